import { formatDate } from '#goal-types';
import type { LedgerEvent } from '../engine/projection.js';
import type { DECISIONS } from './about-decisions.js';
import type { GOALS } from './about-goals.js';
import { amount, closed, during, from, on, open, quoted, type Tellings, type Told } from './tell.js';
import { ENTRY_STATE_WORDS, REPORT_WORDS } from './words.js';

/** How facts, and the definitions of what they are facts about, are told. */
export const FACTS: Omit<Tellings, keyof typeof DECISIONS | keyof typeof GOALS> = {
  MeasureDefined: {
    nb: (event) => `Måltallet «${event.data.title}» (${event.data.measure}) ble definert${from('nb', event)}.`,
    en: (event) => `The measure “${event.data.title}” (${event.data.measure}) was defined${from('en', event)}.`,
  },
  MeasureRedefined: {
    nb: (event) => `Måltallet «${event.data.title}» (${event.data.measure}) fikk ny definisjon${from('nb', event)}.`,
    en: (event) => `The measure “${event.data.title}” (${event.data.measure}) was redefined${from('en', event)}.`,
  },
  SeriesBroken: {
    nb: (event) =>
      `Brudd i serien ${event.data.measure}${event.data.unit === null ? '' : ` for ${event.data.unit}`}${from('nb', event)}: ${closed(event.data.cause)}`,
    en: (event) =>
      `Break in the series ${event.data.measure}${event.data.unit === null ? '' : ` for ${event.data.unit}`}${from('en', event)}: ${closed(event.data.cause)}`,
  },
  MeasurementsApproved: {
    nb: ({ data }) => `${data.events.length} ${data.events.length === 1 ? 'måling' : 'målinger'} av ${data.measure} ble godkjent (${data.approval}).`,
    en: ({ data }) =>
      `${data.events.length} ${data.events.length === 1 ? 'measurement of' : 'measurements of'} ${data.measure} ${data.events.length === 1 ? 'was' : 'were'} approved (${data.approval}).`,
  },
  MeasurementRecorded: {
    nb: (event) => `${measured('nb', event)} ble målt til ${amount('nb', event.data)}.`,
    en: (event) => `${measured('en', event)} was measured at ${amount('en', event.data)}.`,
  },
  MeasurementCorrected: {
    nb: (event) => `${measured('nb', event)} ble rettet til ${amount('nb', event.data)}.`,
    en: (event) => `${measured('en', event)} was corrected to ${amount('en', event.data)}.`,
  },
  MeasurementRetracted: {
    nb: ({ data }) => `En måling av ${data.measure} for ${data.unit} ble trukket tilbake.`,
    en: ({ data }) => `A measurement of ${data.measure} for ${data.unit} was retracted.`,
  },
  RegisterDefined: {
    nb: (event) => `Registeret «${event.data.title}» (${event.data.register}) ble opprettet.`,
    en: (event) => `The register “${event.data.title}” (${event.data.register}) was defined.`,
  },
  EntryRecorded: {
    nb: (event) => `«${event.data.title}» ble ført i ${event.data.register} som ${ENTRY_STATE_WORDS[event.data.state].nb}${from('nb', event)}.`,
    en: (event) => `“${event.data.title}” was entered in ${event.data.register} as ${ENTRY_STATE_WORDS[event.data.state].en}${from('en', event)}.`,
  },
  EntryChanged: {
    nb: (event) => `«${event.data.title}» i ${event.data.register} er ${ENTRY_STATE_WORDS[event.data.state].nb}${from('nb', event)}.`,
    en: (event) => `“${event.data.title}” in ${event.data.register} is ${ENTRY_STATE_WORDS[event.data.state].en}${from('en', event)}.`,
  },
  EntryCorrected: {
    nb: (event) => `Føringen av «${event.data.title}» i ${event.data.register} ble rettet til ${ENTRY_STATE_WORDS[event.data.state].nb}${from('nb', event)}.`,
    en: (event) => `The entry “${event.data.title}” in ${event.data.register} was corrected to ${ENTRY_STATE_WORDS[event.data.state].en}${from('en', event)}.`,
  },
  EntryRetracted: {
    nb: ({ data }) => `En føring av ${data.entry} i ${data.register} ble trukket tilbake.`,
    en: ({ data }) => `An entry of ${data.entry} in ${data.register} was retracted.`,
  },
  CoverageDefined: {
    nb: ({ data }) => `Spørsmålet «${data.question}» (${data.coverage}) ble stilt til enhetene.`,
    en: ({ data }) => `The question “${data.question}” (${data.coverage}) was put to the units.`,
  },
  OccasionListed: {
    nb: ({ data }) => `Anledningen ${data.occasion} for ${data.coverage} er ${formatDate(data.on, 'nb')}.`,
    en: ({ data }) => `The occasion ${data.occasion} of ${data.coverage} is on ${formatDate(data.on, 'en')}.`,
  },
  CoverageReported: {
    nb: (event) => `${event.data.unit} meldte ${event.data.coverage} ${REPORT_WORDS[event.data.state].nb}${on('nb', event)}.`,
    en: (event) => `${event.data.unit} reported ${event.data.coverage} ${REPORT_WORDS[event.data.state].en}${on('en', event)}.`,
  },
  CoverageCorrected: {
    nb: (event) => `Meldingen fra ${event.data.unit} om ${event.data.coverage} ble rettet til ${REPORT_WORDS[event.data.state].nb}${on('nb', event)}.`,
    en: (event) => `The report of ${event.data.unit} on ${event.data.coverage} was corrected to ${REPORT_WORDS[event.data.state].en}${on('en', event)}.`,
  },
  CoverageRetracted: {
    nb: ({ data }) => `En melding fra ${data.unit} om ${data.coverage} ble trukket tilbake.`,
    en: ({ data }) => `A report of ${data.unit} on ${data.coverage} was retracted.`,
  },
  RubricDefined: {
    nb: (event) => `Skalaen «${event.data.title}» (${event.data.rubric}, versjon ${event.data.version}) ble fastsatt${from('nb', event)}.`,
    en: (event) => `The scale “${event.data.title}” (${event.data.rubric}, version ${event.data.version}) was laid down${from('en', event)}.`,
  },
  AssessmentMade: {
    nb: (event) => `${event.data.goal} ble vurdert${level('nb', event)}${on('nb', event)}${rationale('nb', event)}`,
    en: (event) => `${event.data.goal} was assessed${level('en', event)}${on('en', event)}${rationale('en', event)}`,
  },
  AssessmentCorrected: {
    nb: (event) => `Vurderingen av ${event.data.goal} ble rettet${level('nb', event)}${on('nb', event)}${rationale('nb', event)}`,
    en: (event) => `The assessment of ${event.data.goal} was corrected${level('en', event)}${on('en', event)}${rationale('en', event)}`,
  },
  AssessmentRetracted: {
    nb: ({ data }) => `En vurdering av ${data.goal} ble trukket tilbake.`,
    en: ({ data }) => `An assessment of ${data.goal} was retracted.`,
  },
};

function measured(language: Told, event: LedgerEvent<'MeasurementRecorded' | 'MeasurementCorrected'>): string {
  return `${event.data.measure} ${language === 'nb' ? 'for' : 'of'} ${event.data.unit}${during(language, event)}`;
}

function level(language: Told, { data }: LedgerEvent<'AssessmentMade' | 'AssessmentCorrected'>): string {
  return data.level === null ? '' : ` ${language === 'nb' ? 'til' : 'as'} ${quoted(language, data.level)}`;
}

function rationale(language: Told, { data }: LedgerEvent<'AssessmentMade' | 'AssessmentCorrected'>): string {
  const text = open(data.rationale);
  return text === null ? '.' : `: ${quoted(language, text)}`;
}
