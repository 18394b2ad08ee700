import { SIGNS, type Sign } from '../model/figure.js';
import type { Outcome, ReportStatement, ReportStatus } from '../model/status.js';
import { memberChart, shareChart, stackedChart } from './charts.js';
import { exact, figure, onDay } from './figures.js';
import { LONG, SEVERAL_PARAGRAPHS, STRANGE } from './prose.js';

/** Made-up statements: one of every kind that a report must be able to tell. */

const PER = '2022-12-31';

const status = (outcome: Outcome, course: ReportStatus['course'], result: ReportStatus['result'], data: ReportStatus['data']): ReportStatus => ({
  outcome,
  course,
  result,
  data,
});
const FRESH = { code: 'fresh', word: 'ferske' } as const;
const MISSING = { code: 'missing', word: 'mangler' } as const;
const UNDECIDED = { code: 'notDecidable', word: 'kan ikke avgjøres' } as const;
const NOT_APPLICABLE = { code: 'notApplicable', word: 'ikke aktuelt' } as const;

const bare = (id: string, text: string, more: Partial<ReportStatement>): ReportStatement => ({
  id,
  wording: { text, language: 'nb' },
  role: 'Mål',
  mandate: null,
  origin: null,
  unit: null,
  type: null,
  measured: null,
  status: status('notAssessable', NOT_APPLICABLE, UNDECIDED, MISSING),
  overridden: null,
  explanation: '',
  figures: [],
  parts: [],
  toDate: null,
  chart: null,
  assessment: null,
  next: null,
  qualityNote: null,
  quality: [],
  ended: null,
  restated: [],
  ...more,
});

/** Reached, with chart, correction, break, restated figure and a second day. */
export const members = bare('F1', 'Fjellheim Fagforbund skal ha minst 12 500 medlemmer ved utgangen av 2022.', {
  mandate: 'Vedtatt av Landsmøtet 18.11.2019 (sak 7/2019).',
  type: 'Et nivå nås innen en dag',
  measured: 'Antall medlemmer er minst 12 500 innen 31.12.2022.',
  status: status('reached', { code: 'ahead', word: 'foran' }, { code: 'reached', word: 'nådd' }, { code: 'break', word: 'brudd i serien' }),
  explanation: 'Tallet er 12 612 per 31.12.2022. Målet er minst 12 500 innen 31.12.2022.',
  figures: [
    figure(`F1.value@${PER}`, 'verdi', '12612', { unitOfMeasure: 'medlemmer' }),
    figure('F1.baseline@2019-12-31', 'utgangspunkt', '11480', { unitOfMeasure: 'medlemmer' }),
    figure(`F1.limit@${PER}`, 'krav', '12500', { unitOfMeasure: 'medlemmer' }),
    figure(`F1.expected@${PER}`, 'ventet', '12500', { unitOfMeasure: 'medlemmer' }),
  ],
  toDate: {
    at: onDay('2023-09-30'),
    status: status('reached', { code: 'ahead', word: 'foran' }, { code: 'reached', word: 'nådd' }, { code: 'provisional', word: 'foreløpige' }),
    explanation: 'Tallet er 12 790 per 30.09.2023.',
    figures: [figure('F1.value@2023-09-30', 'verdi', '12790', { unitOfMeasure: 'medlemmer', sign: 'provisional' })],
  },
  chart: memberChart,
  assessment: { text: SEVERAL_PARAGRAPHS, language: 'nb' },
  next: { text: 'Vi vil følgje særleg med på dei unge medlemene, som går oftare enn andre.', language: 'nn' },
  qualityNote: { text: 'Registeret ble byttet i 2021. Dobbeltmedlemskap telles nå én gang.', language: 'nb' },
  quality: ['Kilde: medlemsregisteret.', 'Alle 6 avdelinger har rapportert.', 'Brudd i serien 01.01.2021: nytt medlemsregister.'],
  restated: [
    {
      figure: `F1.value@${PER}`,
      label: 'verdi',
      statement: 'F1',
      before: figure(`F1.value@${PER}`, 'verdi', '12621', { unitOfMeasure: 'medlemmer' }),
      now: figure(`F1.value@${PER}`, 'verdi', '12612', { unitOfMeasure: 'medlemmer' }),
      because: [
        {
          sentence: 'Avdeling Fjord rettet antallet medlemmer per 31.12.2022 fra 2 109 til 2 100. Begrunnelse: Ni medlemmer var ført to ganger.',
          eventId: '0192f3a1-0000-7000-8000-000000000001',
        },
      ],
    },
  ],
});

/** On course, a share with a tolerance, in parts. */
const trained = bare('F2', 'Alle tillitsvalgte skal ha gjennomført grunnskolering i perioden.', {
  type: 'Alle gjør det én gang',
  measured: 'Andelen tillitsvalgte med grunnskolering er 100 prosent innen 31.12.2022.',
  status: status('onCourse', { code: 'onCourse', word: 'i rute' }, { code: 'partly', word: 'delvis nådd' }, FRESH),
  explanation: 'Andelen er 96,4 prosent (402 av 417) per 31.12.2022.',
  figures: [
    figure(`F2.share@${PER}`, 'andel', '0.9640287769784172661870503597122302158273', { unit: 'ratio' }),
    figure(`F2.missing@${PER}`, 'enheter som mangler', '15', { unit: 'count', unitOfMeasure: 'tillitsvalgte' }),
    figure(`F2.change@${PER}`, 'endring fra året før', '0.042', { unit: 'ratioDifference' }),
    figure(`F2.left@${PER}`, 'dager igjen', '0', { unit: 'days' }),
  ],
  parts: [
    {
      title: 'Verneombud',
      status: status('behind', { code: 'behind', word: 'etter' }, { code: 'notReached', word: 'ikke nådd' }, FRESH),
      explanation: '38 av 52 har gjennomført.',
      figures: [figure(`F2.share.verneombud@${PER}`, 'andel', '0.7307692307692307692307692307692307692308', { unit: 'ratio' })],
    },
    {
      title: 'Hovedtillitsvalgte',
      status: status('reached', { code: 'ahead', word: 'foran' }, { code: 'reached', word: 'nådd' }, FRESH),
      explanation: 'Alle 61 har gjennomført.',
      figures: [figure(`F2.share.hovedtillitsvalgte@${PER}`, 'andel', '1', { unit: 'ratio' })],
    },
  ],
  chart: shareChart,
  assessment: { text: STRANGE, language: 'nb' },
});

/** Judged in words, behind, written of in nynorsk. */
const judged = bare('F3', 'Forbundet skal vere synleg og tydeleg i samfunnsdebatten.', {
  wording: { text: 'Forbundet skal vere synleg og tydeleg i samfunnsdebatten.', language: 'nn' },
  type: 'Bedømmes med ord',
  measured: 'Styret bedømmer det med ord én gang i året.',
  status: status('behind', { code: 'behind', word: 'etter' }, { code: 'notReached', word: 'ikke nådd' }, { code: 'outdated', word: 'utdaterte' }),
  explanation: 'Siste vurdering er fra 14.02.2021 og er eldre enn ett år.',
  assessment: { text: 'Vi har vore mykje i media, men sjeldan med eigne saker.', language: 'nn' },
  quality: ['Ingen vurdering er gjort siste år.'],
});

/** The rule's answer, and the board's in its place. */
const overridden = bare('F4', 'Lønnsgapet mellom kvinner og menn skal bli mindre.', {
  type: 'Et gap blir mindre',
  measured: 'Gapet i gjennomsnittlig lønn er mindre enn det var 31.12.2019.',
  status: status('onCourse', { code: 'onCourse', word: 'i rute' }, UNDECIDED, { code: 'provisional', word: 'foreløpige' }),
  overridden: {
    computed: status('behind', { code: 'behind', word: 'etter' }, { code: 'notReached', word: 'ikke nådd' }, { code: 'provisional', word: 'foreløpige' }),
    reason: { text: 'Statistikken for kommunal sektor kommer først i mars, og de foreløpige tallene viser bedring.', language: 'nb' },
    until: onDay('2023-06-30'),
    proposedBy: 'a1-TKBTaCKKdab_HCq5dhg',
    confirmedBy: 'x6DuEYwRGPmASfsaZXkA2w',
  },
  explanation: 'Overstyrt til: i rute, kan ikke avgjøres. Beregnet: etter, ikke nådd. Gapet er 11,2 prosentpoeng per 31.12.2022.',
  figures: [
    figure(`F4.gap@${PER}`, 'gap', '-0.112', { unit: 'ratioDifference', sign: 'provisional' }),
    ...(Object.keys(SIGNS) as Sign[]).map((sign) =>
      figure(`F4.sign.${sign}@${PER}`, `eksempel på tegnet ${SIGNS[sign]}`, sign === 'provisional' || sign === 'break' ? '38700.5' : null, {
        unitOfMeasure: 'kr',
        sign,
      }),
    ),
  ],
  quality: ['Tallene er foreløpige.'],
});

const uninterpreted = bare('F0', 'Fellesskap, likeverd og respekt skal prege arbeidslivet.', {
  role: 'Overordnet mål',
  explanation: 'Ikke tolket: det er ikke bestemt hva det skal måles på.',
});

const dropped = bare('F5', 'Medlemsbladet skal komme ut ti ganger i året.', {
  type: 'Et antall hvert år',
  measured: 'Minst 10 utgaver hvert år.',
  status: status('dropped', NOT_APPLICABLE, UNDECIDED, FRESH),
  explanation: 'Målet er lagt bort.',
  ended: 'Lagt bort av landsstyret 12.03.2021, sak 14/2021, fordi bladet ble erstattet av et nyhetsbrev.',
});

/** Of a long wording, with parts that add up in its chart. */
const long = bare('F6', `Forbundet skal ${'arbeide for at flere arbeidsplasser har tariffavtale, og '.repeat(6)}tallet på avtaler skal øke.`, {
  role: 'Strategisk grep',
  type: 'Retning uten nivå',
  measured: 'Antall avtaler går i riktig retning.',
  status: status('onCourse', { code: 'onCourse', word: 'i rute' }, UNDECIDED, FRESH),
  explanation: 'Tallet går opp.',
  figures: [figure(`F6.value@${PER}`, 'verdi', '0', { unitOfMeasure: 'avtaler' })],
  chart: stackedChart,
});

export const area = { members, trained, judged, overridden, uninterpreted, dropped, long };

export const local = bare('L1', 'Avdeling Fjord skal møte alle nye medlemmer innen tre måneder.', {
  role: 'Lokalt mål',
  unit: 'Avdeling Fjord',
  explanation: 'Målet følges ikke: det er ikke funnet målbart.',
});

export const outside = bare('U1', 'Utslippene fra reiser skal halveres til 2030.', {
  role: 'Mål utenfor planen',
  origin: 'Fra et overordnet organ. Vedtatt av Kongressen 12.05.2021 (sak 9).',
  type: 'Et nivå nås innen en dag',
  measured: 'Tonn CO₂ fra reiser er høyst halvparten av 2019.',
  status: status('notAssessable', { code: 'tooEarly', word: 'for tidlig å si' }, UNDECIDED, MISSING),
  explanation: 'Ingen tall er registrert.',
  figures: [figure(`U1.value@${PER}`, 'verdi', null, { unitOfMeasure: 'tonn', sign: 'missing' })],
});

/** The same statement with 20,000 characters of assessment, and with a table of 400 figures. */
export const huge = bare('F7', 'Et mål med svært mye å fortelle.', {
  assessment: { text: LONG, language: 'nb' },
  figures: Array.from({ length: 400 }, (_, index) =>
    figure(`F7.value.${index}@${PER}`, `Enhet ${index + 1}`, String(index * 7919), { value: exact(String(index * 7919)) }),
  ),
});
