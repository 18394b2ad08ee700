import type { KeyFigures, ReportChange, ReportControl, ReportCoverage, ReportDefinition } from '../model/model.js';
import { figure, onDay } from './figures.js';

/** Made-up chapters besides the statements. */

const eventId = (number: number) => `0192f3a1-0000-7000-8000-${String(number).padStart(12, '0')}`;

const yearly = (measure: string, ...values: readonly (string | null)[]) =>
  values.map((value, index) =>
    figure(`key.${measure}@${2020 + index}-12-31`, String(2020 + index), value, { sign: value === null ? 'missing' : null, trace: null }),
  );

export const keyFigures: KeyFigures = {
  years: [2020, 2021, 2022],
  rows: [
    {
      measure: 'medlemmer',
      label: 'Medlemmer i alt',
      unitOfMeasure: 'medlemmer',
      source: 'medlemsregisteret',
      values: yearly('medlemmer', '11790', '12108', '12612'),
      breaks: [{ year: 2021, cause: 'nytt medlemsregister' }],
    },
    {
      measure: 'tillitsvalgte',
      label: 'Tillitsvalgte',
      unitOfMeasure: 'personer',
      source: null,
      values: yearly('tillitsvalgte', null, '409', '417'),
      breaks: [],
    },
    {
      measure: 'organisasjonsgrad',
      label: 'Organisasjonsgrad',
      unitOfMeasure: 'andel',
      source: 'SSB',
      values: yearly('organisasjonsgrad', '0.5012', '0.498', '0.5').map((one) => ({ ...one, unit: 'ratio' as const })),
      breaks: [],
    },
  ],
};

export const coverage: readonly ReportCoverage[] = [
  {
    coverage: 'lokale-mal',
    statement: 'F2',
    title: 'Lokale handlingsplaner',
    question: 'Har avdelingen vedtatt en handlingsplan?',
    occasion: { label: 'Årsmøtet 2022', on: onDay('2022-03-15') },
    rows: [
      { unit: 'fjellheim', name: 'Fjellheim Fagforbund', depth: 0, done: 4, notDone: 1, exempt: 1, notReported: 2 },
      { unit: 'nord', name: 'Region Nord', depth: 1, done: 3, notDone: 0, exempt: 0, notReported: 1 },
      { unit: 'fjord', name: 'Avdeling Fjord', depth: 2, done: 1, notDone: 0, exempt: 0, notReported: 0 },
      { unit: 'sor', name: 'Region Sør', depth: 1, done: 1, notDone: 1, exempt: 1, notReported: 1 },
      { unit: 'vik', name: 'Avdeling Vik', depth: 2, done: 0, notDone: 0, exempt: 0, notReported: 1 },
    ],
  },
];

export const changes: readonly ReportChange[] = [
  {
    kind: 'goal',
    on: onDay('2021-03-12'),
    recordedOn: onDay('2021-03-15'),
    sentence: 'Målet om medlemsbladet ble lagt bort.',
    reason: 'Bladet ble erstattet av et nyhetsbrev.',
    statement: 'F5',
    eventId: eventId(11),
  },
  {
    kind: 'target',
    on: onDay('2021-06-01'),
    recordedOn: onDay('2021-06-02'),
    sentence: 'Måltallet for medlemmer ble hevet fra 12 300 til 12 500.',
    reason: null,
    statement: 'F1',
    eventId: eventId(12),
  },
  {
    kind: 'definition',
    on: onDay('2021-01-01'),
    recordedOn: onDay('2021-02-10'),
    sentence: 'Dobbeltmedlemskap telles nå én gang.',
    reason: 'Nytt medlemsregister.',
    statement: null,
    eventId: eventId(13),
  },
  {
    kind: 'organisation',
    on: onDay('2022-01-01'),
    recordedOn: onDay('2021-12-20'),
    sentence: 'Avdeling Vik ble slått sammen med Avdeling Nes.',
    reason: 'Vedtak i begge årsmøtene.',
    statement: null,
    eventId: eventId(14),
  },
  {
    kind: 'rules',
    on: null,
    recordedOn: onDay('2022-05-04'),
    sentence: 'Reglene 2026.1 ble tatt i bruk.',
    reason: null,
    statement: null,
    eventId: eventId(15),
  },
];

export const control: ReportControl = {
  late: {
    count: 45,
    items: [
      {
        on: onDay('2022-12-31'),
        sentence: 'Avdeling Fjord rettet antallet medlemmer.',
        reason: 'Ni medlemmer var ført to ganger.',
        eventId: eventId(21),
      },
      { on: null, sentence: 'Region Sør leverte tall for 2022.', reason: null, eventId: eventId(22) },
    ],
  },
  overrides: {
    count: 1,
    items: [
      { on: onDay('2023-01-20'), sentence: 'Svaret for likelønn er satt til i rute av styret.', reason: 'Statistikken kommer i mars.', eventId: eventId(23) },
    ],
  },
  exceptions: { count: 0, items: [] },
  dropped: { count: 1, items: [{ on: onDay('2021-03-12'), sentence: 'Målet om medlemsbladet ble lagt bort.', reason: null, eventId: eventId(24) }] },
  findings: [{ finding: 'f-1', title: 'Manglende bilag for skolering', stage: 'besvart', sentence: 'Styret har lagt fram bilag for 9 av 12 samlinger.' }],
  questions: ['Hvorfor ble måltallet for medlemmer endret midt i perioden?', 'Hva gjøres for at Region Sør skal rapportere i tide?'],
  support: { facts: 214, withSource: 201, withEvidence: 96, approved: 188 },
};

export const definitions: readonly ReportDefinition[] = [
  {
    measure: 'medlemmer',
    title: 'Medlemmer i alt',
    definition: 'Alle som har betalt kontingent siste tre måneder, yrkesaktive og pensjonister, talt siste dag i måneden.',
    unitOfMeasure: 'medlemmer',
    source: 'medlemsregisteret',
  },
  { measure: 'tillitsvalgte', title: 'Tillitsvalgte', definition: 'Valgte og meldt til forbundet.', unitOfMeasure: 'personer', source: null },
];
