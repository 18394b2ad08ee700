import type { Language } from '#goal-types';
import type { LedgerEvent } from '../engine/projection.js';
import { date, listed, quoted, wording, type Tellings } from './tell.js';
import { CHAPTER_WORDS, LANGUAGE_WORDS, SLOT_WORDS } from './words.js';

/** How the making of reports is told. */
export const REPORTS = {
  ReportDrafted: {
    nb: ({ data }) => `Rapporten «${wording('nb', data.title)}» (${data.report}) ble påbegynt for planen ${data.plan}, ${basis('nb', data)}.`,
    nn: ({ data }) => `Rapporten «${wording('nn', data.title)}» (${data.report}) vart påbyrja for planen ${data.plan}, ${basis('nn', data)}.`,
    en: ({ data }) => `The report “${wording('en', data.title)}” (${data.report}) was begun for the plan ${data.plan}, ${basis('en', data)}.`,
  },
  ReportBasisSet: {
    nb: ({ data }) => `Rapporten ${data.report} ble satt til å gjelde ${basis('nb', data)}; landsmøtet er ${date('nb', data.assembly.on)}.`,
    nn: ({ data }) => `Rapporten ${data.report} vart sett til å gjelde ${basis('nn', data)}; landsmøtet er ${date('nn', data.assembly.on)}.`,
    en: ({ data }) => `The report ${data.report} was set to be ${basis('en', data)}; the assembly is on ${date('en', data.assembly.on)}.`,
  },
  ReportProseWritten: {
    nb: ({ data }) => `${place('nb', data)} ble ${data.text === null ? 'tatt bort fra' : 'skrevet i'} rapporten ${data.report}.`,
    nn: ({ data }) => `${place('nn', data)} vart ${data.text === null ? 'teke bort frå' : 'skrive i'} rapporten ${data.report}.`,
    en: ({ data }) => `${place('en', data)} was ${data.text === null ? 'taken out of' : 'written in'} the report ${data.report}.`,
  },
  ReportApproved: {
    nb: ({ data }) => `Rapporten ${data.report} ble godkjent slik den var ved revisjon ${data.revision}, med tall slik de var kjent ved seq ${data.seq}.`,
    nn: ({ data }) => `Rapporten ${data.report} vart godkjend slik han var ved revisjon ${data.revision}, med tal slik dei var kjende ved seq ${data.seq}.`,
    en: ({ data }) => `The report ${data.report} was approved as it said at revision ${data.revision}, with figures as known at seq ${data.seq}.`,
  },
  ReportPublished: {
    nb: ({ data }) => `Rapporten ${data.report} ble utgitt, ${data.edition}. utgave, per ${date('nb', data.basis.at)} (${files('nb', data)}).`,
    nn: ({ data }) => `Rapporten ${data.report} vart gjeven ut, ${data.edition}. utgåve, per ${date('nn', data.basis.at)} (${files('nn', data)}).`,
    en: ({ data }) => `The report ${data.report} was published, edition ${data.edition}, as of ${date('en', data.basis.at)} (${files('en', data)}).`,
  },
  ReportEditionDrafted: {
    nb: ({ data }) => `Arbeidet med ${data.edition}. utgave av rapporten ${data.report} begynte, ${basis('nb', data)}.`,
    nn: ({ data }) => `Arbeidet med ${data.edition}. utgåve av rapporten ${data.report} byrja, ${basis('nn', data)}.`,
    en: ({ data }) => `Work on edition ${data.edition} of the report ${data.report} began, ${basis('en', data)}.`,
  },
  ReportFileRedacted: {
    nb: ({ data }) =>
      `Fila ${data.format} (${LANGUAGE_WORDS[data.language].nb}) i ${data.edition}. utgave av rapporten ${data.report} ble erstattet av en sladdet, etter slettingen ${data.erasure}.`,
    nn: ({ data }) =>
      `Fila ${data.format} (${LANGUAGE_WORDS[data.language].nn}) i ${data.edition}. utgåve av rapporten ${data.report} vart erstatta av ei sladda, etter slettinga ${data.erasure}.`,
    en: ({ data }) =>
      `The file ${data.format} (${LANGUAGE_WORDS[data.language].en}) of edition ${data.edition} of the report ${data.report} was replaced by a redacted one, after the erasure ${data.erasure}.`,
  },
} satisfies Partial<Tellings>;

type Figures = Pick<LedgerEvent<'ReportBasisSet'>['data'], 'at' | 'cutOff' | 'cutOffOn' | 'toDate'>;

/** "per 31.12.2022, slik det er kjent ved utgangen av 20.10.2023". */
function basis(language: Language, { at, cutOff, cutOffOn, toDate }: Figures): string {
  const [of, toDateWords, end, known] = {
    nb: ['per', 'og hittil i år per', 'slik det er kjent ved utgangen av', 'slik det var kjent ved'],
    nn: ['per', 'og hittil i år per', 'slik det er kjent ved utgangen av', 'slik det var kjent ved'],
    en: ['as of', 'and the year to date as of', 'as known at the end of', 'as known at'],
  }[language] as [string, string, string, string];
  return [
    `${of} ${date(language, at)}${toDate === null ? '' : ` ${toDateWords} ${date(language, toDate.at)}`}`,
    ...(cutOffOn === null ? [] : [`${end} ${date(language, cutOffOn)}`]),
    ...(cutOff === null ? [] : [`${known} seq ${cutOff}`]),
  ].join(', ');
}

/** "Vurderingen av N1 på bokmål", "Kapitlet «innledning» på nynorsk"; a text itself may fill pages. */
function place(language: Language, { about, language: writtenIn }: LedgerEvent<'ReportProseWritten'>['data']): string {
  const named = LANGUAGE_WORDS[writtenIn][language];
  if (about.kind === 'statement') return `${SLOT_WORDS[about.slot][language]} ${about.id} ${language === 'en' ? 'in' : 'på'} ${named}`;
  const chapter = quoted(language, CHAPTER_WORDS[about.id][language]);
  return { nb: `Kapitlet ${chapter} på ${named}`, nn: `Kapitlet ${chapter} på ${named}`, en: `The chapter ${chapter} in ${named}` }[language];
}

/** "bokmål: pdf og docx; nynorsk: pdf". */
function files(language: Language, { documents }: LedgerEvent<'ReportPublished'>['data']): string {
  return documents
    .map((one) => {
      const formats = one.files.map(({ format }) => format);
      return `${LANGUAGE_WORDS[one.language][language]}: ${listed(language, formats)}`;
    })
    .join('; ');
}
