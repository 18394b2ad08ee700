import { commandRegistry } from '#domain';
import { Broken, daysBetween } from '#kernel';
import { dueOf, ROLE_WORDS, TO_FILL_IN, type Due, type DueStep, type Owed } from '#projections';
import { COMMAND_ADDRESSES } from '../../commands/addresses.js';
import type { Asked } from '../asked.js';
import type { QuestionParams } from '../definitions.js';
import { owedInWords, remarkInWords, stepInWords } from './due-words.js';
import { inQuotes } from './in-quotes.js';

/** One line that answers it: on the command line, and over HTTP. `?` stands where something is to be filled in. */
export interface AnswerLine {
  readonly line: string;
  readonly method: 'POST';
  readonly address: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** What goes in the header `If-Match`; null where none is needed. */
  readonly ifMatch: number | null;
}

/** One thing that is missing, said. */
export interface OwedInWords extends Omit<Owed, 'settling'> {
  readonly daysLeft: number;
  readonly sentence: string;
  /** The owner by name, else the unit, else who has the role. */
  readonly who: string;
  readonly answer: AnswerLine | null;
}

/** What is missing from a report, said, with the days that are left. */
export interface DueInWords extends Omit<Due, 'steps' | 'items' | 'remarks'> {
  readonly steps: readonly { readonly step: DueStep; readonly on: string; readonly daysLeft: number; readonly words: string }[];
  readonly remarks: readonly { readonly remark: Due['remarks'][number]; readonly words: string }[];
  readonly items: readonly OwedInWords[];
}

export async function dueAnswer({ read, point, params, language, named, linkTo }: Asked<QuestionParams<'due'>>): Promise<DueInWords> {
  const { steps, remarks, items, ...due } = await dueOf(read, params.plan, { report: params.report ?? null, unit: params.unit ?? null }, point);
  const owners = await named(items.flatMap(({ from }) => (from.owner === null ? [] : [{ actor: from.owner }])));
  const nameOf = new Map(owners.map(({ actor, actorName }) => [actor, actorName]));
  const who = ({ owner, unitName, role }: Owed['from']) => (owner === null ? null : (nameOf.get(owner) ?? owner)) ?? unitName ?? ROLE_WORDS[role][language];
  const left = (on: typeof point.at) => daysBetween(point.at, on);
  return {
    ...due,
    steps: steps.map(({ step, on }) => ({ step, on, daysLeft: left(on), words: stepInWords(step, on, left(on), language) })),
    remarks: remarks.map((remark) => ({ remark, words: remarkInWords(remark, language) })),
    items: items.map(({ settling, ...owed }) => ({
      ...owed,
      daysLeft: left(owed.by),
      sentence: owedInWords({ ...owed, settling }, language),
      who: who(owed.from),
      answer: settling === null ? null : answerLine(settling, linkTo),
    })),
  };
}

function answerLine({ command, data, revision }: NonNullable<Owed['settling']>, linkTo: (path: string) => string): AnswerLine {
  const path = COMMAND_ADDRESSES[command];
  const definition = commandRegistry.get(command);
  if (path === undefined || definition === undefined) throw new Broken(`${command} can't be sent`);
  const inPath = new Set([...path.matchAll(/:(\w+)/g)].map(([, field]) => field));
  const address = linkTo(path.replaceAll(/:(\w+)/g, (_, field: string) => encodeURIComponent(String(data[field]))));
  const { needsMandate, needsReason } = definition;
  const mandate = needsMandate ? { mandate: { body: TO_FILL_IN, date: TO_FILL_IN } } : {};
  const reason = needsReason ? { reason: TO_FILL_IN } : {};
  const flags = [
    ...(revision === null ? [] : [`--revision ${revision}`]),
    ...(needsMandate ? [`--body '${TO_FILL_IN}' --date '${TO_FILL_IN}'`] : []),
    ...(needsReason ? [`--reason '${TO_FILL_IN}'`] : []),
  ];
  return {
    line: [`fremdrift record ${command} ${inQuotes(data)}`, ...flags].join(' '),
    method: 'POST',
    address,
    body: { ...Object.fromEntries(Object.entries(data).filter(([field]) => !inPath.has(field))), ...mandate, ...reason },
    ifMatch: revision,
  };
}
