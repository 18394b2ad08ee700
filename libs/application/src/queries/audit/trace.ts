import { FIGURE_WORDS, formatFigure, type Figure } from '#goal-types';
import { namesAt, ownWordsOfGoal, traceOf, type Definition, type LedgerEvent, type Trace } from '#projections';
import type { Asked } from '../asked.js';
import type { QuestionParams } from '../definitions.js';
import { inWords, type StatusInWords } from '../in-words.js';
import { MISSING } from './stated.js';
import { peopleAmong, tellingOf, type Telling } from './telling.js';
import { decidedInWords, definitionInWords, tracedInWords, type DecidedInWords, type DefinitionInWords, type TracedInWords } from './traced-in-words.js';

/** A figure followed to its proof: what it is and why; what it means and who decided that; the facts it is made of. */
export interface TraceInWords {
  readonly goal: string;
  /** Null when the statement was adopted after t. */
  readonly status: Pick<StatusInWords, 'wording' | 'type' | 'course' | 'result' | 'data' | 'words' | 'sentence' | 'override' | 'computed'> | null;
  readonly figures: readonly (Figure & { readonly words: string })[];
  readonly definition: {
    readonly adopted: DecidedInWords;
    readonly interpretation: typeof MISSING | readonly DecidedInWords[];
    /** What each fact means, in the version that held on its day. */
    readonly of: readonly DefinitionInWords[];
  };
  readonly facts: { readonly total: number; readonly items: readonly TracedInWords[]; readonly next: string | null };
  readonly decisions: readonly DecidedInWords[];
  readonly below: readonly { readonly goal: string; readonly trace: string }[];
  /** The figures worked out anew from the facts listed (all pages of them) and no others. */
  readonly recalculated: { readonly equal: boolean; readonly facts: number };
}

export async function goalTraceAnswer({ read, point, params, language, unseal, named, linkTo }: Asked<QuestionParams<'goalTrace'>>): Promise<TraceInWords> {
  const { goal, figure, cursor, limit } = params;
  const trace = await unseal(await traceOf(read, goal, point, { figure: figure ?? null, cursor: cursor ?? null, limit }));
  const own = await ownWordsOfGoal(read, goal, point);
  const people = peopleAmong(await named(eventsIn(trace)));
  const telling = tellingOf({ language, nameOf: await namesAt(read, point, language), people, linkTo });
  const status = trace.item === null ? null : inWords(trace.item, language, own);
  return {
    goal,
    status: status && statusOf(status),
    figures: trace.figures.map((one) => ({ ...one, words: `${FIGURE_WORDS[one.key][language]} ${formatFigure(one, language)}` })),
    definition: {
      adopted: decidedInWords(trace.statement, telling),
      interpretation: trace.interpretation.length === 0 ? MISSING : told(trace.interpretation, telling),
      of: definitionsIn(trace).map((event) => definitionInWords(event, telling)),
    },
    facts: { total: trace.facts.total, items: trace.facts.items.map((fact) => tracedInWords(fact, telling)), next: trace.facts.next },
    decisions: told(trace.decisions, telling),
    below: trace.below.map((other) => ({ goal: other, trace: linkTo(`/goals/${other}/trace`) })),
    recalculated: { equal: trace.recalculated, facts: trace.facts.total },
  };
}

function statusOf({ wording, type, course, result, data, words, sentence, override, computed }: StatusInWords): TraceInWords['status'] {
  return { wording, type, course, result, data, words, sentence, override, computed };
}

function told(events: readonly LedgerEvent[], telling: Telling): readonly DecidedInWords[] {
  return events.map((event) => decidedInWords(event, telling));
}

/** Each definition once, in order of seq. */
function definitionsIn({ facts }: Trace): readonly Definition[] {
  const definitions = facts.items.flatMap(({ definition }) => definition ?? []);
  return [...new Map(definitions.map((event) => [event.id, event])).values()].toSorted((one, other) => one.seq - other.seq);
}

/** Every event whose actor is told. */
function eventsIn(trace: Trace): readonly LedgerEvent[] {
  const ofFacts = trace.facts.items.flatMap(({ event, approvals }) => [event, ...approvals]);
  return [trace.statement, ...trace.interpretation, ...trace.decisions, ...definitionsIn(trace), ...ofFacts];
}
