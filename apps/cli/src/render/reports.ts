import { CHAPTER_WORDS, LANGUAGE_WORDS, SLOT_WORDS, type ReportStage } from '#projections';
import { formatDate, type Language, type Words } from '#goal-types';
import { table, type Column } from '../terminal/table.js';
import { text } from '../texts.js';
import type { ReportAnswered, ReportsAnswered } from './answers.js';
import { basisInWords, dayInWords, sampleMark, shortened, wordingIn } from './basis.js';

const STAGES: Readonly<Record<ReportStage, Words>> = {
  drafted: { nb: 'utkast', nn: 'utkast', en: 'draft' },
  approved: { nb: 'godkjent', nn: 'godkjend', en: 'approved' },
  published: { nb: 'utgitt', nn: 'gjeven ut', en: 'published' },
};

type Prose = ReportAnswered['prose'][number];
type Edition = ReportAnswered['editions'][number];
type Figures = ReportAnswered['figures'];

/** Every report in a line. */
export function renderReports({ items, basis }: ReportsAnswered, language: Language, width: number): string {
  if (items.length === 0) return `${text('nothing', language)}${sampleMark(basis, language)}`;
  const columns: readonly Column[] = [
    { heading: text('report', language), stretch: 0 },
    { heading: text('title', language), stretch: 2 },
    { heading: text('plan', language), stretch: 0 },
    { heading: text('per', language), stretch: 0 },
    { heading: text('assembly', language), stretch: 0 },
    { heading: text('state', language), stretch: 1 },
  ];
  const rows = items.map(({ report, title, plan, figures, assembly, stage, edition }) => [
    report,
    wordingIn(title, language),
    plan,
    formatDate(figures.at, language),
    formatDate(assembly.on, language),
    edition === 1 ? STAGES[stage][language] : `${STAGES[stage][language]} (${text('edition', language)} ${edition})`,
  ]);
  return `${basisInWords(basis, language)}\n${table(columns, rows, width)}`;
}

/** One report: what it is of, where it stands, what is written in it, and what was published. */
export function renderReport(answer: ReportAnswered, language: Language, width: number): string {
  const { report, title, plan, figures, known, assembly, languages, stage, edition, revision, approval, prose, editions, basis } = answer;
  const say = (key: Parameters<typeof text>[0]) => text(key, language);
  const approved = approval === null ? '–' : `${approval.mandate?.body ?? approval.actorName ?? approval.actor}, ${dayOf(approval, basis.timeZone, language)}`;
  const facts: readonly (readonly [heading: string, words: string])[] = [
    [say('plan'), plan],
    [say('figures'), figuresInWords(figures, language)],
    [say('cutOff'), `${cutOffInWords(figures, language)} (seq ${known.seq}${known.isPinned ? '' : `, ${say('follows')}`})`],
    [say('assembly'), `${formatDate(assembly.on, language)}, ${say('papers')} ${formatDate(assembly.papersOn, language)}`],
    [say('language'), languages.map((one) => LANGUAGE_WORDS[one][language]).join(', ')],
    [say('state'), `${STAGES[stage][language]}, ${say('edition')} ${edition}, ${say('revision')} ${revision}`],
    [say('approval'), approval?.takenAwayBy == null ? approved : `${approved}; ${say('takenAway')}`],
  ];
  const widest = Math.max(...facts.map(([heading]) => heading.length));
  return [
    `${wordingIn(title, language)} (${report})${sampleMark(basis, language)}`,
    ...facts.map(([heading, words]) => `  ${heading.padEnd(widest)}  ${words}`),
    ...(prose.length === 0 ? ['', say('nothingWritten')] : ['', proseTable(prose, basis.timeZone, language, width)]),
    ...editions.flatMap((one) => ['', renderEdition(one, language, width)]),
  ].join('\n');
}

/** An edition and its files, each with the hash that it is held to. */
export function renderEdition({ edition, basis, documents, because }: Edition, language: Language, width: number): string {
  const columns: readonly Column[] = [
    { heading: text('language', language), stretch: 0 },
    { heading: text('format', language), stretch: 0 },
    { heading: 'kB', stretch: 0, align: 'right' },
    { heading: 'SHA-256', stretch: 0 },
  ];
  const rows = documents.flatMap(({ language: of, files }) =>
    files.map(({ format, size, sha256, redacted }) => [
      LANGUAGE_WORDS[of][language],
      redacted === null ? format : `${format} (${text('redacted', language)})`,
      String(Math.ceil(size / 1000)),
      sha256,
    ]),
  );
  const why = typeof because === 'string' ? `: ${because}` : '';
  const prints = documents.map(({ language: of, fingerprint }) => `${LANGUAGE_WORDS[of][language]} ${fingerprint.slice(0, 16)}`).join(', ');
  return [
    `${text('edition', language)} ${edition}${why} · ${text('per', language)} ${formatDate(basis.at, language)}, seq ${basis.seq}`,
    `${text('fingerprint', language)}: ${prints}`,
    table(columns, rows, width),
  ].join('\n');
}

function proseTable(prose: readonly Prose[], timeZone: string, language: Language, width: number): string {
  const columns: readonly Column[] = [
    { heading: text('place', language), stretch: 1 },
    { heading: text('language', language), stretch: 0 },
    { heading: text('writtenBy', language), stretch: 1 },
    { heading: text('beginning', language), stretch: 2 },
  ];
  const rows = prose.map((one) => [
    placeInWords(one, language),
    LANGUAGE_WORDS[one.language][language],
    `${one.actorName ?? one.actor}, ${dayInWords(one.recordedAt, timeZone, language)}`,
    typeof one.text === 'string' ? shortened(one.text.replaceAll(/\s+/g, ' '), BEGINNING) : '',
  ]);
  return table(columns, rows, width);
}

/** Characters of a text that are shown. */
const BEGINNING = 80;

function placeInWords({ about }: Prose, language: Language): string {
  return about.kind === 'chapter' ? CHAPTER_WORDS[about.id][language] : `${SLOT_WORDS[about.slot][language]} ${about.id}`;
}

/** "per 31.12.2022, hittil i år per 30.09.2023": which days the figures are of. */
export function figuresInWords({ at, toDate }: Figures, language: Language): string {
  const per = `${text('per', language).toLowerCase()} ${formatDate(at, language)}`;
  return toDate === null ? per : `${per}, ${text('toDate', language)} ${formatDate(toDate.at, language)}`;
}

function cutOffInWords({ cutOff, cutOffOn }: Figures, language: Language): string {
  if (cutOffOn !== null) return formatDate(cutOffOn, language);
  return cutOff === null ? text('notSet', language) : `seq ${cutOff}`;
}

function dayOf({ mandate, recordedAt }: NonNullable<ReportAnswered['approval']>, timeZone: string, language: Language): string {
  return mandate === null ? dayInWords(recordedAt, timeZone, language) : formatDate(mandate.date, language);
}
