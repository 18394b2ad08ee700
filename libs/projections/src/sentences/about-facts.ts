import { formatDate, type Language, type NameOf } from '#goal-types';
import type { LedgerEvent } from '../engine/projection.js';
import type { DECISIONS } from './about-decisions.js';
import type { GOALS } from './about-goals.js';
import type { LOG } from './about-log.js';
import type { REPORTS } from './about-reports.js';
import { amount, closed, during, from, noted, on, quoted, type Tellings } from './tell.js';
import { CONTRIBUTORS_WORDS, ENTRY_STATE_WORDS, REPORT_WORDS } from './words.js';

/** How facts, and the definitions of what they are facts about, are told. */
export const FACTS: Omit<Tellings, keyof typeof DECISIONS | keyof typeof GOALS | keyof typeof LOG | keyof typeof REPORTS> = {
  MeasureDefined: {
    nb: (event) => `Måltallet «${event.data.title}» (${event.data.measure}) ble definert${from('nb', event)}.`,
    nn: (event) => `Måltalet «${event.data.title}» (${event.data.measure}) vart definert${from('nn', event)}.`,
    en: (event) => `The measure “${event.data.title}” (${event.data.measure}) was defined${from('en', event)}.`,
  },
  MeasureRedefined: {
    nb: (event) => `Måltallet «${event.data.title}» (${event.data.measure}) fikk ny definisjon${from('nb', event)}.`,
    nn: (event) => `Måltalet «${event.data.title}» (${event.data.measure}) fekk ny definisjon${from('nn', event)}.`,
    en: (event) => `The measure “${event.data.title}” (${event.data.measure}) was redefined${from('en', event)}.`,
  },
  SeriesBroken: {
    nb: (event, called) =>
      `Brudd i serien ${called(event.data.measure)}${event.data.unit === null ? '' : ` for ${called(event.data.unit)}`}${from('nb', event)}: ${closed(event.data.cause)}`,
    nn: (event, called) =>
      `Brot i serien ${called(event.data.measure)}${event.data.unit === null ? '' : ` for ${called(event.data.unit)}`}${from('nn', event)}: ${closed(event.data.cause)}`,
    en: (event, called) =>
      `Break in the series ${called(event.data.measure)}${event.data.unit === null ? '' : ` for ${called(event.data.unit)}`}${from('en', event)}: ${closed(event.data.cause)}`,
  },
  ContributorsMarked: {
    nb: ({ data }, called) => `${called(data.measure)}: ${CONTRIBUTORS_WORDS[data.contributors].nb}.`,
    nn: ({ data }, called) => `${called(data.measure)}: ${CONTRIBUTORS_WORDS[data.contributors].nn}.`,
    en: ({ data }, called) => `${called(data.measure)}: ${CONTRIBUTORS_WORDS[data.contributors].en}.`,
  },
  MeasurementsApproved: {
    nb: ({ data }, called) =>
      `${data.events.length} ${data.events.length === 1 ? 'måling' : 'målinger'} av ${called(data.measure)} ble godkjent (${data.approval}).`,
    nn: ({ data }, called) =>
      `${data.events.length} ${data.events.length === 1 ? 'måling' : 'målingar'} av ${called(data.measure)} vart ${data.events.length === 1 ? 'godkjend' : 'godkjende'} (${data.approval}).`,
    en: ({ data }, called) =>
      `${data.events.length} ${data.events.length === 1 ? 'measurement of' : 'measurements of'} ${called(data.measure)} ${data.events.length === 1 ? 'was' : 'were'} approved (${data.approval}).`,
  },
  MeasurementRecorded: {
    nb: (event, called) => `${measured('nb', event, called)} ble målt til ${amount('nb', event.data)}.`,
    nn: (event, called) => `${measured('nn', event, called)} vart målt til ${amount('nn', event.data)}.`,
    en: (event, called) => `${measured('en', event, called)} was measured at ${amount('en', event.data)}.`,
  },
  MeasurementCorrected: {
    nb: (event, called) => `${measured('nb', event, called)} ble rettet til ${amount('nb', event.data)}.`,
    nn: (event, called) => `${measured('nn', event, called)} vart retta til ${amount('nn', event.data)}.`,
    en: (event, called) => `${measured('en', event, called)} was corrected to ${amount('en', event.data)}.`,
  },
  MeasurementRetracted: {
    nb: ({ data }, called) => `En måling av ${called(data.measure)} for ${called(data.unit)} ble trukket tilbake.`,
    nn: ({ data }, called) => `Ei måling av ${called(data.measure)} for ${called(data.unit)} vart trekt tilbake.`,
    en: ({ data }, called) => `A measurement of ${called(data.measure)} for ${called(data.unit)} was retracted.`,
  },
  RegisterDefined: {
    nb: (event) => `Registeret «${event.data.title}» (${event.data.register}) ble opprettet.`,
    nn: (event) => `Registeret «${event.data.title}» (${event.data.register}) vart oppretta.`,
    en: (event) => `The register “${event.data.title}” (${event.data.register}) was defined.`,
  },
  EntryRecorded: {
    nb: (event, called) => `«${event.data.title}» ble ført i ${called(event.data.register)} som ${ENTRY_STATE_WORDS[event.data.state].nb}${from('nb', event)}.`,
    nn: (event, called) =>
      `«${event.data.title}» vart ført i ${called(event.data.register)} som ${ENTRY_STATE_WORDS[event.data.state].nn}${from('nn', event)}.`,
    en: (event, called) =>
      `“${event.data.title}” was entered in ${called(event.data.register)} as ${ENTRY_STATE_WORDS[event.data.state].en}${from('en', event)}.`,
  },
  EntryChanged: {
    nb: (event, called) => `«${event.data.title}» i ${called(event.data.register)} er ${ENTRY_STATE_WORDS[event.data.state].nb}${from('nb', event)}.`,
    nn: (event, called) => `«${event.data.title}» i ${called(event.data.register)} er ${ENTRY_STATE_WORDS[event.data.state].nn}${from('nn', event)}.`,
    en: (event, called) => `“${event.data.title}” in ${called(event.data.register)} is ${ENTRY_STATE_WORDS[event.data.state].en}${from('en', event)}.`,
  },
  EntryCorrected: {
    nb: (event, called) =>
      `Føringen av «${event.data.title}» i ${called(event.data.register)} ble rettet til ${ENTRY_STATE_WORDS[event.data.state].nb}${from('nb', event)}.`,
    nn: (event, called) =>
      `Føringa av «${event.data.title}» i ${called(event.data.register)} vart retta til ${ENTRY_STATE_WORDS[event.data.state].nn}${from('nn', event)}.`,
    en: (event, called) =>
      `The entry “${event.data.title}” in ${called(event.data.register)} was corrected to ${ENTRY_STATE_WORDS[event.data.state].en}${from('en', event)}.`,
  },
  EntryRetracted: {
    nb: ({ data }, called) => `En føring av «${called(data.entry, data.register)}» i ${called(data.register)} ble trukket tilbake.`,
    nn: ({ data }, called) => `Ei føring av «${called(data.entry, data.register)}» i ${called(data.register)} vart trekt tilbake.`,
    en: ({ data }, called) => `An entry of “${called(data.entry, data.register)}” in ${called(data.register)} was retracted.`,
  },
  CoverageDefined: {
    nb: ({ data }) => `Spørsmålet «${data.question}» (${data.coverage}) ble stilt til enhetene.`,
    nn: ({ data }) => `Spørsmålet «${data.question}» (${data.coverage}) vart stilt til einingane.`,
    en: ({ data }) => `The question “${data.question}” (${data.coverage}) was put to the units.`,
  },
  OccasionListed: {
    nb: ({ data }, called) => `Anledningen ${data.occasion} for ${called(data.coverage)} er ${formatDate(data.on, 'nb')}.`,
    nn: ({ data }, called) => `Høvet ${data.occasion} for ${called(data.coverage)} er ${formatDate(data.on, 'nn')}.`,
    en: ({ data }, called) => `The occasion ${data.occasion} of ${called(data.coverage)} is on ${formatDate(data.on, 'en')}.`,
  },
  CoverageReported: {
    nb: (event, called) => `${called(event.data.unit)} meldte ${called(event.data.coverage)} ${REPORT_WORDS[event.data.state].nb}${on('nb', event)}.`,
    nn: (event, called) => `${called(event.data.unit)} melde ${called(event.data.coverage)} ${REPORT_WORDS[event.data.state].nn}${on('nn', event)}.`,
    en: (event, called) => `${called(event.data.unit)} reported ${called(event.data.coverage)} ${REPORT_WORDS[event.data.state].en}${on('en', event)}.`,
  },
  CoverageCorrected: {
    nb: (event, called) =>
      `Meldingen fra ${called(event.data.unit)} om ${called(event.data.coverage)} ble rettet til ${REPORT_WORDS[event.data.state].nb}${on('nb', event)}.`,
    nn: (event, called) =>
      `Meldinga frå ${called(event.data.unit)} om ${called(event.data.coverage)} vart retta til ${REPORT_WORDS[event.data.state].nn}${on('nn', event)}.`,
    en: (event, called) =>
      `The report of ${called(event.data.unit)} on ${called(event.data.coverage)} was corrected to ${REPORT_WORDS[event.data.state].en}${on('en', event)}.`,
  },
  CoverageRetracted: {
    nb: ({ data }, called) => `En melding fra ${called(data.unit)} om ${called(data.coverage)} ble trukket tilbake.`,
    nn: ({ data }, called) => `Ei melding frå ${called(data.unit)} om ${called(data.coverage)} vart trekt tilbake.`,
    en: ({ data }, called) => `A report of ${called(data.unit)} on ${called(data.coverage)} was retracted.`,
  },
  RubricDefined: {
    nb: (event) => `Skalaen «${event.data.title}» (${event.data.rubric}, versjon ${event.data.version}) ble fastsatt${from('nb', event)}.`,
    nn: (event) => `Skalaen «${event.data.title}» (${event.data.rubric}, versjon ${event.data.version}) vart fastsett${from('nn', event)}.`,
    en: (event) => `The scale “${event.data.title}” (${event.data.rubric}, version ${event.data.version}) was laid down${from('en', event)}.`,
  },
  AssessmentMade: {
    nb: (event) => `${event.data.goal} ble vurdert${level('nb', event)}${on('nb', event)}${noted('nb', event.data.rationale)}`,
    nn: (event) => `${event.data.goal} vart vurdert${level('nn', event)}${on('nn', event)}${noted('nn', event.data.rationale)}`,
    en: (event) => `${event.data.goal} was assessed${level('en', event)}${on('en', event)}${noted('en', event.data.rationale)}`,
  },
  AssessmentCorrected: {
    nb: (event) => `Vurderingen av ${event.data.goal} ble rettet${level('nb', event)}${on('nb', event)}${noted('nb', event.data.rationale)}`,
    nn: (event) => `Vurderinga av ${event.data.goal} vart retta${level('nn', event)}${on('nn', event)}${noted('nn', event.data.rationale)}`,
    en: (event) => `The assessment of ${event.data.goal} was corrected${level('en', event)}${on('en', event)}${noted('en', event.data.rationale)}`,
  },
  AssessmentRetracted: {
    nb: ({ data }) => `En vurdering av ${data.goal} ble trukket tilbake.`,
    nn: ({ data }) => `Ei vurdering av ${data.goal} vart trekt tilbake.`,
    en: ({ data }) => `An assessment of ${data.goal} was retracted.`,
  },
};

function measured(language: Language, event: LedgerEvent<'MeasurementRecorded' | 'MeasurementCorrected'>, called: NameOf): string {
  return `${called(event.data.measure)} ${language === 'en' ? 'of' : 'for'} ${called(event.data.unit)}${during(language, event)}`;
}

function level(language: Language, { data }: LedgerEvent<'AssessmentMade' | 'AssessmentCorrected'>): string {
  return data.level === null ? '' : ` ${language === 'en' ? 'as' : 'til'} ${quoted(language, data.level)}`;
}
