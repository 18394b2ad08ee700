import { z } from 'zod';
import { calendarDate, interpretGoal, parseWith, reportingUnits, specData, streamTypeOf } from '#domain';
import { expand, goalType, interpretationSentence, type Language, type NameOf } from '#goal-types';
import { invalid, parseJson, Refused } from '#kernel';
import { eventsOfStream, statusSentence, type Candidate, type Preview, type Read, type TimelinePoint } from '#projections';
import { mustFit } from '../commands/fitting.js';
import type { Folded } from '../commands/folded-streams.js';
import { mustBeDefined } from '../commands/needed.js';

const candidate = z.strictObject({
  type: interpretGoal.data.shape.type,
  parameters: specData,
  from: calendarDate.nullable().default(null),
  reportingUnits: reportingUnits.default({ root: null, kind: null }),
  source: z.string().max(300).nullable().default(null),
});
const candidates = z.array(candidate).min(1).max(2);

/** The candidates a caller sent as JSON. @throws Refused naming each wrong field under `candidates` */
export function candidatesIn(text: string): readonly Candidate[] {
  return parseWith(candidates, parsed(text), ['candidates']).map(({ type, parameters, ...rest }, index) => ({
    type,
    expanded: about(index, () => expand(type, parameters)),
    ...rest,
  }));
}

/** Holds each candidate against what was known, as the decision to take it would be. @throws Refused naming the parameter */
export async function mustBeSound(asked: readonly Candidate[], plan: string, read: Read, seq: number): Promise<void> {
  const folded = { load: (stream: string) => foldedAsOf(read, stream, seq) };
  for (const [index, { expanded }] of asked.entries()) {
    try {
      await mustBeDefined(expanded, folded);
      await mustFit(expanded, plan, folded);
    } catch (error) {
      throw within(index, error);
    }
  }
}

async function foldedAsOf(read: Read, stream: string, seq: number): Promise<Folded> {
  const { initialState, evolve } = streamTypeOf(stream).decider;
  const events = await eventsOfStream(read, stream, seq);
  return { revision: events.length - 1, state: events.reduce((state: unknown, event) => evolve(state, event as never), initialState() as unknown) };
}

function about<T>(index: number, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw within(index, error);
  }
}

/** A refusal with its fields under the candidate they stand in. */
function within(index: number, error: unknown): unknown {
  if (!(error instanceof Refused)) return error;
  const issues = error.issues.map((issue) => ({ ...issue, field: `candidates[${index}].${issue.field}` }));
  return new Refused(error.kind, error.message, issues, { cause: error });
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    throw invalid('candidates', `is no JSON: ${error instanceof Error ? error.message : String(error)}`, 'write [{"type": "…", "parameters": {…}}]');
  }
}

/** A candidate with its sentence as it will be printed, what it can never say, and the status it would have given. */
interface PreviewedCandidate {
  readonly type: string;
  readonly sentence: string;
  readonly never: string;
  readonly spec: object;
  readonly points: readonly TimelinePoint[];
  /** Why the last of them stands where it does; null where there is none. */
  readonly latest: string | null;
}

export interface PreviewInWords extends Pick<Preview, 'goal' | 'period' | 'differOn'> {
  readonly candidates: readonly PreviewedCandidate[];
}

export function previewInWords(
  { goal, period, points, latest, differOn }: Preview,
  asked: readonly Candidate[],
  language: Language,
  nameOf: NameOf,
): PreviewInWords {
  const told = asked.map(({ type, expanded: { parameters, spec } }, index): PreviewedCandidate => {
    const { never } = goalType(type);
    const item = latest[index] ?? null;
    return {
      type,
      sentence: interpretationSentence({ type, parameters, spec }, language, nameOf),
      never: never[language],
      spec,
      points: points[index] ?? [],
      latest: item && statusSentence(item, language),
    };
  });
  return { goal, period, differOn, candidates: told };
}
