import { streams } from '#domain';
import { needsOf, type Expanded, type FactNeeds } from '#goal-types';
import { notFound } from '#kernel';
import type { FoldedStreams } from './folded-streams.js';
import { parameterHolding } from './parameter-holding.js';

/** What a goal may be judged by, and the stream that its definition begins. */
const definitions = [
  { kind: 'measure', named: ({ measures, references }: FactNeeds) => [...measures, ...references], stream: streams.measure },
  { kind: 'register', named: ({ registers }: FactNeeds) => registers, stream: streams.register },
  { kind: 'coverage', named: ({ coverages }: FactNeeds) => coverages, stream: streams.coverage },
  { kind: 'rubric', named: ({ rubrics }: FactNeeds) => rubrics, stream: streams.rubric },
] as const;

/** A goal that is judged by what nobody has defined would wait for facts that can't come. @throws Refused `not-found` naming the parameter */
export async function mustBeDefined({ spec, parameters }: Pick<Expanded, 'spec' | 'parameters'>, folded: Pick<FoldedStreams, 'load'>): Promise<void> {
  const needs = needsOf(spec);
  for (const { kind, named, stream } of definitions) {
    for (const id of named(needs)) {
      if ((await folded.load(stream(id))).revision >= 0) continue;
      throw notFound(parameterHolding(id, parameters), `the ${kind} ${id}`, `define it first, or name a ${kind} that is defined`);
    }
  }
}
