import { canonicalJson } from '#kernel';
import type { Mandate, WordingText } from '#domain';
import { NOTE_WORDS, type Language } from '#goal-types';
import { goalTimeline, mandateInWords, STATEMENT_ROLE_WORDS, type MeasureAnswer, type OwnWords, type StatementSummary, type StatusItem } from '#projections';
import { sayIn, type ReportFigure, type ReportStatement, type ReportStatus, type StandingOn, type Text } from '#reporting';
import { inWords, type StatusInWords } from '../../queries/in-words.js';
import { chartOf } from './chart.js';
import { aimOf, dueIn } from './chart-aim.js';
import type { BuildingDesk } from './desk.js';
import { figuresOf, type FiguresOf } from './figures.js';
import { unitOfMeasureOf, type Interpreted } from './interpreted.js';
import { outcomeOf } from './outcome.js';
import type { WrittenProse } from './report-to-build.js';
import { capitalised, ENDED_WORDS, NOTES_OF_DATA, ORIGIN_WORDS, quality, withoutFullStop } from './words.js';

/** One statement with all that is known of it at the report's point. */
export interface StatementParts {
  readonly summary: StatementSummary;
  /** What the whole plan rests on, which is not said again of each statement. */
  readonly planMandate: Mandate | null;
  readonly item: StatusItem;
  /** Where it stands on the second day; null where there is none, or it is not there then. */
  readonly later: StatusItem | null;
  readonly laterAt: StandingOn['at'] | null;
  readonly interpreted: Interpreted;
  readonly prose: readonly WrittenProse[];
  readonly own: OwnWords | null;
  readonly measures: ReadonlyMap<string, MeasureAnswer>;
}

/** Builds what the report says of one statement. */
export async function reportStatement(desk: BuildingDesk, parts: StatementParts): Promise<ReportStatement> {
  const { read, point, language, nameOf } = desk;
  const { summary, interpreted, own, laterAt } = parts;
  const item = inWords(await desk.unseal(parts.item), language, own);
  const later = parts.later === null ? null : inWords(await desk.unseal(parts.later), language, own);
  const unitOfMeasure = unitOfMeasureOf(interpreted, parts.measures);
  const of = { goal: item.goalId, part: null, data: item.data, at: point.at, seq: point.seq, unitOfMeasure, language };
  const wording = textIn(summary.wording, language);
  return {
    id: summary.statement,
    wording,
    role: STATEMENT_ROLE_WORDS[summary.role][language],
    mandate: summary.mandate === null || canonicalJson(summary.mandate) === canonicalJson(parts.planMandate) ? null : mandateInWords(summary.mandate, language),
    origin: summary.origin === null ? null : `${ORIGIN_WORDS[summary.origin.from][language]} ${mandateInWords(summary.origin.decision, language)}`,
    unit: summary.unit === null ? null : nameOf(summary.unit),
    type: interpreted.type,
    measured: interpreted.measured,
    status: statusOf(item),
    overridden: overrideOf(item, language),
    explanation: item.sentence,
    figures: figuresOf(item.figures, of),
    parts: item.parts.map((part, index) => ({
      title: capitalised(part.title),
      status: statusOf({ ...part, ended: null }),
      explanation: part.sentence,
      figures: figuresOf(part.figures, ofPart(part, index + 1, of)),
    })),
    toDate: later === null || laterAt === null ? null : standingOn(later, item.parts, { ...of, at: laterAt, data: later.data }),
    chart: desk.disclosure.mayDraw(item)
      ? chartOf(await goalTimeline(read, item.goalId, point), {
          title: withoutFullStop(interpreted.measured ?? wording.text),
          unitOfMeasure,
          aim: aimOf(interpreted.spec),
          due: dueIn(parts.item.explanation),
          language,
        })
      : null,
    assessment: proseOf(parts.prose, 'assessment', language),
    next: proseOf(parts.prose, 'next', language),
    qualityNote: proseOf(parts.prose, 'quality', language),
    quality: qualityOf(item, interpreted, language),
    ended: item.ended === null ? null : ENDED_WORDS[item.ended][language],
    restated: [],
  };
}

/** The text in the report's language, or in one that it was adopted in. */
export function textIn(wording: WordingText, language: Language): Text {
  const found = [language, 'nb', 'nn', 'en'].find((one): one is Language => wording[one as Language] !== undefined) ?? language;
  return { text: wording[found] ?? '', language: found };
}

type Answered = Pick<StatusInWords, 'course' | 'result' | 'data' | 'words' | 'ended'>;

function statusOf({ course, result, data, words, ended }: Answered): ReportStatus {
  return {
    outcome: outcomeOf({ course, result, ended }),
    course: { code: course, word: words.course },
    result: { code: result, word: words.result },
    data: { code: data, word: words.data },
  };
}

function overrideOf(item: StatusInWords, language: Language): ReportStatement['overridden'] {
  const { override, computed, data, words } = item;
  if (override === null || computed === null) return null;
  const reason = typeof override.reason === 'string' ? { text: override.reason, language } : null;
  return {
    computed: statusOf({ ...computed, data, words: { ...computed.words, data: words.data }, ended: item.ended }),
    reason,
    until: override.to,
    proposedBy: override.proposedBy,
    confirmedBy: override.confirmedBy,
  };
}

/** @param parts those that it had on the report's day: each keeps its number, and what has come since is numbered on */
function standingOn(item: StatusInWords, parts: StatusInWords['parts'], of: FiguresOf & Pick<StandingOn, 'at'>): StandingOn {
  const titles = [...new Set([...parts, ...item.parts].map(({ title }) => title))];
  const ofParts = item.parts.flatMap((part) => labelled(part.title, figuresOf(part.figures, ofPart(part, titles.indexOf(part.title) + 1, of)), of));
  return { at: of.at, status: statusOf(item), explanation: item.sentence, figures: [...figuresOf(item.figures, of), ...ofParts] };
}

function ofPart({ data }: Pick<StatusInWords, 'data'>, number: number, of: FiguresOf): FiguresOf {
  return { ...of, part: String(number), data, unitOfMeasure: null };
}

function labelled(title: string, figures: readonly ReportFigure[], { language }: FiguresOf): readonly ReportFigure[] {
  const say = sayIn(language);
  return figures.map((figure) => ({ ...figure, label: say('statement.ofPart', { part: capitalised(title), label: figure.label }) }));
}

function proseOf(prose: readonly WrittenProse[], slot: 'assessment' | 'next' | 'quality', language: Language): Text | null {
  const found = prose.find(({ about, language: written }) => about.kind === 'statement' && about.slot === slot && written === language);
  return found === undefined ? null : { text: found.text, language: found.language };
}

/** What the ledger says of the data, apart from whether they are good. */
function qualityOf(item: StatusInWords, { goal, spec }: Interpreted, language: 'nb' | 'nn'): readonly string[] {
  if (spec === null) return [];
  const source = goal.interpretation?.source ?? null;
  return [
    source === null ? quality.noSource[language] : quality.source(source)[language],
    ...(item.workList.length === 0 ? [] : [quality.silent(item.workList.length)[language]]),
    ...item.notes.filter((note) => NOTES_OF_DATA.has(note)).map((note) => quality.note(NOTE_WORDS[note][language])),
    ...(item.contributing.length === 0 ? [] : [quality.events(item.contributing.length)[language]]),
  ];
}
