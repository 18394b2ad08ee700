import type { Language, Words } from '#goal-types';
import type { CellType, Column, ColumnRole } from '#tables';

/** A column of some table, in every language. */
interface ColumnWords {
  readonly type: CellType;
  readonly role: ColumnRole;
  readonly label: Words;
  readonly description?: Words;
  readonly wordsIn?: string;
  readonly required?: true;
}

function words(nb: string, nn: string, en: string): Words {
  return { nb, nn, en };
}

function column(type: CellType, role: ColumnRole, label: Words, more: Partial<ColumnWords> = {}): ColumnWords {
  return { type, role, label, ...more };
}

const DAY_OUTSIDE = words(
  'Første dag utenfor; tomt for det som gjelder én dag',
  'Første dag utanfor; tomt for det som gjeld éin dag',
  'The first day outside; empty for what holds on one day',
);
const NAMED_DAYS = words(
  'En dag, første og siste dag, eller måneden, kvartalet eller året',
  'Ein dag, første og siste dag, eller månaden, kvartalet eller året',
  'A day, a first and last day, or the month, quarter or year',
);
const WHOLE = words('Tomt for hele organisasjonen', 'Tomt for heile organisasjonen', 'Empty for the whole organisation');
const SIGNS = words(
  '":" skjermet, "." kan ikke oppgis, ".." mangler, "|" brudd i serien, "*" foreløpig',
  '":" skjerma, "." kan ikkje oppgjevast, ".." manglar, "|" brot i serien, "*" førebels',
  '":" confidential, "." not possible, ".." missing, "|" break in the series, "*" provisional',
);
const SIGN = column('text', 'sign', words('Tegn', 'Teikn', 'Sign'), { description: SIGNS });

/** Every column that tables have, by its id. */
const COLUMNS = {
  measure: column('text', 'dimension', words('Måltall', 'Måltal', 'Measure'), { wordsIn: 'measureTitle' }),
  measureTitle: column('text', 'attribute', words('Måltallets navn', 'Namnet på måltalet', 'Title of the measure')),
  measureId: column('text', 'attribute', words('Måltall', 'Måltal', 'Measure'), { required: true }),
  unit: column('text', 'place', words('Enhet', 'Eining', 'Unit'), { wordsIn: 'unitName', description: WHOLE }),
  unitId: column('text', 'attribute', words('Enhet', 'Eining', 'Unit'), { required: true }),
  unitName: column('text', 'attribute', words('Enhetens navn', 'Namnet på eininga', 'Name of the unit'), { required: true }),
  unitKind: column('text', 'attribute', words('Slags enhet', 'Slags eining', 'Kind of unit')),
  unitState: column('text', 'attribute', words('Enhetens tilstand', 'Tilstanden til eininga', 'State of the unit')),
  period: column('text', 'time', words('Periode', 'Periode', 'Period'), { description: NAMED_DAYS }),
  from: column('date', 'attribute', words('Fra og med', 'Frå og med', 'From'), { required: true }),
  to: column('date', 'attribute', words('Til', 'Til', 'To'), { description: DAY_OUTSIDE }),
  value: column('decimal', 'measure', words('Verdi', 'Verdi', 'Value')),
  numerator: column('decimal', 'measure', words('Teller', 'Teljar', 'Numerator')),
  denominator: column('decimal', 'measure', words('Nevner', 'Nemnar', 'Denominator')),
  unitOfMeasure: column('text', 'attribute', words('Måleenhet', 'Måleining', 'Unit of measure'), { required: true }),
  sign: SIGN,
  provisional: column('boolean', 'attribute', words('Foreløpig', 'Førebels', 'Provisional'), { required: true }),
  broken: column('boolean', 'attribute', words('Brudd i serien', 'Brot i serien', 'Break in the series')),
  units: column('integer', 'attribute', words('Enheter som er med', 'Einingar som er med', 'Units included')),
  carried: column('integer', 'attribute', words('Av dem med eldre verdi', 'Av dei med eldre verdi', 'Of them with an earlier value')),
  source: column('text', 'attribute', words('Kilde', 'Kjelde', 'Source')),
  delivery: column('text', 'attribute', words('Leveranse', 'Leveranse', 'Delivery')),
  surveyAnswers: column('integer', 'attribute', words('Svar i undersøkelsen', 'Svar i undersøkinga', 'Answers in the survey')),
  surveyAsked: column('integer', 'attribute', words('Spurte i undersøkelsen', 'Spurde i undersøkinga', 'Asked in the survey')),
  surveyMargin: column('decimal', 'attribute', words('Feilmargin', 'Feilmargin', 'Margin of error')),
  recordedAt: column('instant', 'attribute', words('Registrert', 'Registrert', 'Recorded'), { required: true }),
  seq: column('integer', 'attribute', words('Nummer i hovedboken', 'Nummer i hovudboka', 'Ordinal in the ledger'), { required: true }),
  eventId: column('text', 'attribute', words('Hendelse', 'Hending', 'Event'), { required: true }),
  answerId: column('text', 'attribute', words('Hendelse', 'Hending', 'Event')),
  root: column('text', 'attribute', words('Retter', 'Rettar', 'Corrects'), {
    description: words(
      'Hendelsen som rettelsene begynte med; tomt for det som ikke er rettet',
      'Hendinga som rettingane byrja med; tomt for det som ikkje er retta',
      'The event that its corrections began with; empty for what was not corrected',
    ),
  }),
  known: column('text', 'time', words('Slik det var kjent', 'Slik det var kjent', 'As known'), {
    description: words('seq:N eller ved utgangen av en dag', 'seq:N eller ved utgangen av ein dag', 'seq:N, or at the end of a day'),
  }),
  knownAt: column('instant', 'attribute', words('Kjent fra', 'Kjent frå', 'Known from')),
  change: column('decimal', 'measure', words('Endring', 'Endring', 'Change'), {
    description: words('Fra verdien som var kjent før', 'Frå verdien som var kjend før', 'From the value known before'),
  }),
  asWas: column('decimal', 'measure', words('Som det var', 'Som det var', 'As it was'), {
    description: words(
      'Slik enhetene var på hver verdis egen dag',
      'Slik einingane var på eigen dag for kvar verdi',
      "As the units were on each value's own day",
    ),
  }),
  asWasNumerator: column('decimal', 'measure', words('Teller, som det var', 'Teljar, som det var', 'Numerator, as it was')),
  asWasDenominator: column('decimal', 'measure', words('Nevner, som det var', 'Nemnar, som det var', 'Denominator, as it was')),
  asIs: column('decimal', 'measure', words('Som det er', 'Som det er', 'As it is'), {
    description: words('Slik enhetene er nå', 'Slik einingane er no', 'As the units are now'),
  }),
  asIsNumerator: column('decimal', 'measure', words('Teller, som det er', 'Teljar, som det er', 'Numerator, as it is')),
  asIsDenominator: column('decimal', 'measure', words('Nevner, som det er', 'Nemnar, som det er', 'Denominator, as it is')),
  difference: column('decimal', 'measure', words('Forskjell', 'Skilnad', 'Difference')),
  why: column('text', 'attribute', words('Hvorfor de skiller seg', 'Kvifor dei skil seg', 'Why they differ')),
  goal: column('text', 'dimension', words('Mål', 'Mål', 'Goal'), { wordsIn: 'wording' }),
  wording: column('text', 'attribute', words('Vedtatt ordlyd', 'Vedteken ordlyd', 'Adopted wording')),
  statementRole: column('text', 'attribute', words('Slags utsagn', 'Slags utsegn', 'Kind of statement')),
  parent: column('text', 'attribute', words('Under', 'Under', 'Below')),
  goalType: column('text', 'attribute', words('Måltype', 'Måltype', 'Goal type')),
  tracked: column('boolean', 'attribute', words('Følges opp', 'Blir følgd opp', 'Followed')),
  ended: column('text', 'attribute', words('Slik det tok slutt', 'Slik det tok slutt', 'How it ended')),
  day: column('date', 'time', words('Per', 'Per', 'As of')),
  course: column('text', 'attribute', words('Kurs', 'Kurs', 'Course')),
  courseWords: column('text', 'attribute', words('Kurs med ord', 'Kurs med ord', 'Course in words')),
  result: column('text', 'attribute', words('Resultat', 'Resultat', 'Result')),
  resultWords: column('text', 'attribute', words('Resultat med ord', 'Resultat med ord', 'Result in words')),
  data: column('text', 'attribute', words('Data', 'Data', 'Data')),
  dataWords: column('text', 'attribute', words('Data med ord', 'Data med ord', 'Data in words')),
  overridden: column('boolean', 'attribute', words('Overstyrt', 'Overstyrt', 'Overridden')),
  figureKey: column('text', 'dimension', words('Tall', 'Tal', 'Figure'), { wordsIn: 'figureTitle' }),
  figureTitle: column('text', 'attribute', words('Hva tallet er', 'Kva talet er', 'What the figure is')),
  figureValue: column('decimal', 'measure', words('Verdi', 'Verdi', 'Value'), {
    description: words('Andeler er brøker: 0.021 er 2,1 prosent', 'Delar er brøkar: 0.021 er 2,1 prosent', 'Shares are ratios: 0.021 is 2.1 per cent'),
  }),
  figureSign: SIGN,
  figureUnit: column('text', 'attribute', words('Slags tall', 'Slags tal', 'Kind of figure')),
  figureOn: column('date', 'attribute', words('Tallets dag', 'Dagen til talet', 'Day of the figure')),
  coverage: column('text', 'dimension', words('Spørsmål', 'Spørsmål', 'Question'), { wordsIn: 'coverageTitle' }),
  coverageTitle: column('text', 'attribute', words('Spørsmålets navn', 'Namnet på spørsmålet', 'Title of the question')),
  occasion: column('text', 'dimension', words('Anledning', 'Høve', 'Occasion')),
  occasionOn: column('date', 'attribute', words('Anledningens dag', 'Dagen for høvet', 'Day of the occasion')),
  state: column('text', 'attribute', words('Svar', 'Svar', 'Answer'), {
    description: words(
      'done, notDone, exempt, eller notReported for den som ikke har svart',
      'done, notDone, exempt, eller notReported for den som ikkje har svara',
      'done, notDone, exempt, or notReported for who has not answered',
    ),
  }),
  done: column('integer', 'measure', words('Gjort', 'Gjort', 'Done'), {
    description: words('1 for gjort, 0 for ikke gjort', '1 for gjort, 0 for ikkje gjort', '1 for done, 0 for not done'),
  }),
  count: column('integer', 'measure', words('Antall', 'Tal', 'Count')),
  reportedOn: column('date', 'attribute', words('Svarets dag', 'Dagen for svaret', 'Day of the answer')),
} as const satisfies Readonly<Record<string, ColumnWords>>;

export type ColumnId = keyof typeof COLUMNS;

/** Columns that share a heading with another, and what they are called in a table. */
const NAMES: Partial<Record<ColumnId, string>> = {
  measureId: 'measure',
  unitId: 'unit',
  figureKey: 'figure',
  figureValue: 'value',
  figureSign: 'sign',
  day: 'at',
  answerId: 'eventId',
};

/** The columns in a language, in the order given. */
export function columnsIn(ids: readonly ColumnId[], language: Language): readonly Column[] {
  return ids.map((id) => {
    const { type, role, label, description, wordsIn, required }: ColumnWords = COLUMNS[id];
    return {
      id: NAMES[id] ?? id,
      type,
      role,
      label: label[language],
      ...(description && { description: description[language] }),
      ...(wordsIn && { wordsIn }),
      ...(required && { required }),
    };
  });
}
