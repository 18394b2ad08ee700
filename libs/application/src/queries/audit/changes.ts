import { invalid } from '#kernel';
import { FIGURE_WORDS, formatFigure, partTitle, type Language } from '#goal-types';
import {
  answersInWords,
  ASPECT_WORDS,
  explainedChanges,
  namesAt,
  ownWordsAt,
  type AnswersInWords,
  type Aspect,
  type ChangeStep,
  type Difference,
  type Effort,
  type ExplainedChange,
  type ExplainedChanges,
  type FigureMoved,
  type LedgerEvent,
  type OwnWords,
  type PartMoved,
  type StatusItem,
} from '#projections';
import type { Asked } from '../asked.js';
import type { QuestionParams } from '../definitions.js';
import { inWords, told, type StatusInWords, type ToldEvent } from '../in-words.js';
import type { Named } from '../named.js';

/** A figure that moved, and by how much, in words. */
export interface FigureMovedInWords extends FigureMoved {
  /** "vekst 2,05 % → 1,96 %". */
  readonly words: string;
}

/** How a goal stood, in codes and words. */
export interface Standing extends Pick<StatusItem, 'course' | 'result' | 'data'> {
  readonly words: AnswersInWords;
}

/** A part of what is judged that moved, in words. */
export interface PartMovedInWords extends Omit<PartMoved, 'before' | 'after' | 'figures'> {
  readonly before: Standing | null;
  readonly after: Standing | null;
  readonly figures: readonly FigureMovedInWords[];
}

/** What differs between two answers, in words. */
interface DifferenceInWords {
  readonly aspects: readonly Aspect[];
  /** The aspects, said. */
  readonly moved: readonly string[];
  readonly figures: readonly FigureMovedInWords[];
  readonly parts: readonly PartMovedInWords[];
}

/** What one append did to a goal, with who, why and by which mandate. */
export interface ChangeStepInWords extends DifferenceInWords {
  readonly seq: number;
  readonly recordedAt: string;
  readonly before: Standing | null;
  readonly after: Standing | null;
  /** The first {@link MAX_EVENTS_A_STEP} of those that concern the goal. */
  readonly events: readonly Pick<ToldEvent, 'eventId' | 'seq' | 'type' | 'validFrom' | 'actor' | 'actorName' | 'role' | 'mandate' | 'reason' | 'sentence'>[];
  readonly count: number;
}

export interface ExplainedChangeInWords extends DifferenceInWords, Pick<ExplainedChange, 'statementId'> {
  readonly wording: StatusItem['wording'];
  readonly before: StatusInWords | null;
  readonly after: StatusInWords | null;
  readonly steps: readonly ChangeStepInWords[];
}

export interface AuditChangesInWords extends Omit<ExplainedChanges, 'items' | 'leftOut'> {
  readonly from: { readonly seq: number };
  readonly to: { readonly seq: number };
  readonly items: readonly ExplainedChangeInWords[];
}

const MAX_EVENTS_A_STEP = 20;

type AskedForChanges = Asked<QuestionParams<'auditChanges'>>;

/** @throws Refused `too-large` */
export async function auditChangesAnswer(asked: AskedForChanges): Promise<AuditChangesInWords> {
  const { leftOut: _none, ...answer } = await changesInWords(asked, null);
  return answer;
}

/** The same with so much effort, and what that left out. @throws Refused `too-large` where no effort is given */
export async function changesInWords(asked: AskedForChanges, effort: Effort | null): Promise<AuditChangesInWords & Pick<ExplainedChanges, 'leftOut'>> {
  const { read, point, params, language, unseal, named, seqOf } = asked;
  const after = await seqOf(params.from, 'from');
  const to = params.to === undefined ? point.seq : await seqOf(params.to, 'to');
  if (after > to) throw invalid('from', `it is later than what it is compared with: seq ${after} and seq ${to}`, 'give the earlier of the two as from');
  const { items, ...rest } = await explainedChanges(read, params.plan, point.at, { after, to }, effort);
  const own = await ownWordsAt(read, params.plan, point);
  const nameOf = await namesAt(read, point, language);
  const eventsOf = async (events: readonly LedgerEvent[]): Promise<readonly Named<LedgerEvent>[]> => named(await unseal(events.slice(0, MAX_EVENTS_A_STEP)));
  const standing = (item: StatusItem | null): Standing | null => item && standingIn(inWords(item, language, own));
  const stepInWords = async ({ seq, events, before, after: later, ...difference }: ChangeStep): Promise<ChangeStepInWords> => ({
    seq,
    recordedAt: events[0]?.recordedAt ?? '',
    before: standing(before),
    after: standing(later),
    ...differenceIn(difference, language, own),
    events: (await eventsOf(events)).map((event) => eventIn(told(event, language, nameOf))),
    count: events.length,
  });
  const changes: ExplainedChangeInWords[] = [];
  for (const { statementId, before, after: later, steps, ...difference } of items) {
    const inSteps: ChangeStepInWords[] = [];
    for (const step of steps) inSteps.push(await stepInWords(step));
    const [was, is] = await unseal([before, later]);
    changes.push({
      statementId,
      wording: (later ?? before)?.wording ?? {},
      before: was ? inWords(was, language, own) : null,
      after: is ? inWords(is, language, own) : null,
      ...differenceIn(difference, language, own),
      steps: inSteps,
    });
  }
  return { ...rest, from: { seq: after }, to: { seq: to }, items: changes };
}

function standingIn({ course, result, data, words }: StatusInWords): Standing {
  return { course, result, data, words };
}

function differenceIn({ aspects, figures, parts }: Difference, language: Language, own: OwnWords | null): DifferenceInWords {
  const answers = (part: PartMoved['before']): Standing | null => part && { ...part, words: answersInWords(part, language, own) };
  return {
    aspects,
    moved: aspects.map((aspect) => ASPECT_WORDS[aspect][language]),
    figures: figures.map((figure) => moved(figure, language)),
    parts: parts.map(({ title, before, after, figures: ofPart }) => ({
      title: partTitle(title, language),
      before: answers(before),
      after: answers(after),
      figures: ofPart.map((figure) => moved(figure, language)),
    })),
  };
}

function moved(figure: FigureMoved, language: Language): FigureMovedInWords {
  const { key, unit, before, after } = figure;
  const said = (value: FigureMoved['before']) => (value === null ? '–' : formatFigure({ value, unit }, language));
  return { ...figure, words: `${FIGURE_WORDS[key][language]} ${said(before)} → ${said(after)}` };
}

function eventIn({ eventId, seq, type, validFrom, actor, actorName, role, mandate, reason, sentence }: ToldEvent): ChangeStepInWords['events'][number] {
  return { eventId, seq, type, validFrom, actor, actorName, role, mandate, reason, sentence };
}
