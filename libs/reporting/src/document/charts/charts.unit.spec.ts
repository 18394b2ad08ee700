import type { ChartDefinition, ChartPoint } from '../../model/chart.js';
import { memberChart, shareChart, stackedChart } from '../../testing/charts.js';
import { exact, onDay } from '../../testing/figures.js';
import { sampleModel } from '../../testing/model.js';
import { documentOf } from '../document-of.js';
import { onPaper } from '../on-paper.js';
import { alternativeOf } from './alternative-of.js';
import { tableOf } from './table-of.js';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const told = (chart: ChartDefinition, language: 'nb' | 'nn' = 'nb') => plain(alternativeOf(chart, language));
const point = (on: string, value: string | null, provisional = false): ChartPoint => ({
  on: onDay(on),
  value: value === null ? null : exact(value),
  provisional,
});
const bare: ChartDefinition = { ...memberChart, series: [], target: null, baseline: null, tolerance: null, marks: [] };
const withPoints = (...points: readonly ChartPoint[]): ChartDefinition => ({ ...bare, series: [{ id: 'value', label: 'medlemmer', points }] });

describe('the text alternative of a chart', () => {
  it('says what it shows, from where to where, the extremes, the gaps, the target, the tolerance, and every mark', () => {
    expect(told(memberChart)).toBe(
      'Linjediagram: Antall medlemmer, 01.01.2020–31.12.2022. ' +
        'Medlemmer: fra 11 522 medlemmer per 31.03.2020 til 12 612 medlemmer per 31.12.2022. ' +
        'Høyest 12 612 medlemmer (31.12.2022), lavest 11 522 medlemmer (31.03.2020). ' +
        'Tall mangler for 1 av 9 datoer i serien. Siste tall er foreløpig. ' +
        'Utgangspunkt: 11 480 medlemmer per 31.12.2019. ' +
        'Målet er 12 500 medlemmer per 31.12.2022. Siste tall er 112 medlemmer over målet. ' +
        'Inntil 50 medlemmer fra det ventede regnes som i rute. ' +
        'Brudd i serien 01.01.2021: nytt medlemsregister. Rettet 31.12.2022: ni medlemmer var ført to ganger.',
    );
  });

  it('tells differences of shares in percentage points, in nynorsk too', () => {
    expect(told(shareChart, 'nn')).toContain(
      'Målet er 100 prosent per 31.12.2022. Siste tal er 3,6 prosentpoeng under målet. Inntil 5 prosentpoeng frå det venta',
    );
    expect(told(stackedChart, 'nn')).toMatch(/^Stabla diagram: Avtaler etter sektor/u);
  });

  it('is told of charts with no number, one number, and one number all the time', () => {
    expect(told(bare)).toBe('Linjediagram: Antall medlemmer, 01.01.2020–31.12.2022. Det er ingen tall i perioden.');
    expect(told(withPoints(point('2020-12-31', null)))).toContain('Det er ingen tall i perioden.');
    expect(told(withPoints(point('2020-12-31', '7')))).toContain('Medlemmer: ett tall, 7 medlemmer per 31.12.2020.');
    expect(told(withPoints(point('2020-12-31', '7'), point('2021-12-31', '7.0')))).toContain(
      'Medlemmer: 7 medlemmer hele tiden fra 31.12.2020 til 31.12.2021.',
    );
  });

  it('tells the points in the order of their days, exactly where floats would not', () => {
    const huge = withPoints(point('2021-12-31', '9007199254740993'), point('2020-12-31', '9007199254740992'));
    expect(told(huge)).toContain('Høyest 9 007 199 254 740 993 medlemmer (31.12.2021), lavest 9 007 199 254 740 992 medlemmer (31.12.2020).');
    expect(told(withPoints(point('2020-12-31', '-5'), point('2021-12-31', '-12')))).toContain('lavest −12 medlemmer (31.12.2021)');
  });

  it('says only where the last number lies against the target: which way is good is not the chart’s to say', () => {
    const target = { id: 'target', label: 'ventet', points: [point('2022-12-31', '10')] };
    const at = (value: string) => told({ ...withPoints(point('2022-12-31', value)), target });
    expect([at('10.00'), at('9'), at('12')].map((text) => text.split('. ').at(-1))).toEqual([
      'Siste tall er akkurat på målet.',
      'Siste tall er 1 medlemmer under målet.',
      'Siste tall er 2 medlemmer over målet.',
    ]);
  });

  it('tells a range, how far outside it still counts, and where the last number lies against it (bug-1001)', () => {
    const range = { low: exact('6'), high: exact('8') };
    const ranged = (value: string) => ({ ...withPoints(point('2022-12-31', value)), unitOfMeasure: null, range, tolerance: exact('1') });
    expect(['5', '6', '8', '10.5'].map((value) => told(ranged(value)).split(' per 31.12.2022. ').at(-1))).toEqual([
      'Målet er mellom 6 og 8. Siste tall er 1 under det laveste. Inntil 1 utenfor regnes som i rute.',
      'Målet er mellom 6 og 8. Siste tall er innenfor. Inntil 1 utenfor regnes som i rute.',
      'Målet er mellom 6 og 8. Siste tall er innenfor. Inntil 1 utenfor regnes som i rute.',
      'Målet er mellom 6 og 8. Siste tall er 2,5 over det høyeste. Inntil 1 utenfor regnes som i rute.',
    ]);
    expect(told(ranged('5'), 'nn')).toContain('Siste tal er 1 under det lågaste. Inntil 1 utanfor blir rekna som i rute.');
    expect(tableOf(ranged('5'), 'nb').note).toBe('Målet er mellom 6 og 8. Inntil 1 utenfor regnes som i rute.');
  });

  it('counts the series and marks that are too many to be told', () => {
    const series = Array.from({ length: 50 }, (_, index) => ({ id: `s${index}`, label: `serie ${index}`, points: [point('2020-12-31', '1')] }));
    const marks = Array.from({ length: 30 }, () => ({ on: onDay('2021-01-01'), kind: 'correction' as const, label: 'Rettet' }));
    const text = told({ ...bare, series, marks });
    expect(text).toContain('Serier i tillegg: 42; alle står i tabellen.');
    expect(text).toContain('Rettet 01.01.2021. Merknader i tillegg: 18; alle står i tabellen.');
  });
});

describe('the table of a chart', () => {
  it('has a row for each day that a line or a mark stands on, with gaps, provisional numbers and reasons', () => {
    const { columns, rows, note } = tableOf(memberChart, 'nb');
    expect(columns.map(({ label }) => label)).toEqual(['Dato', 'Medlemmer', 'Ventet', 'Merknad']);
    expect(rows.map((row) => row.map(({ text }) => plain(text)).join(' | '))).toEqual([
      '01.01.2020 |  | 11 480 | ',
      '31.03.2020 | 11 522 |  | ',
      '30.06.2020 | 11 601 |  | ',
      '30.09.2020 | .. |  | ',
      '31.12.2020 | 11 790 |  | ',
      '01.01.2021 |  |  | Brudd i serien: nytt medlemsregister',
      '31.03.2021 | 11 655 |  | ',
      '30.06.2021 | 11 840 |  | ',
      '31.12.2021 | 12 108 |  | ',
      '30.06.2022 | 12 390 |  | ',
      '31.12.2022 | 12 612* | 12 500 | Rettet: ni medlemmer var ført to ganger',
    ]);
    expect(plain(note ?? '')).toBe(
      'Måleenhet: medlemmer. Utgangspunkt: 11 480 medlemmer per 31.12.2019. Inntil 50 medlemmer fra det ventede regnes som i rute.',
    );
  });

  it('carries every number exactly as the chart has it', () => {
    const { rows } = tableOf(shareChart, 'nb');
    const exactly = rows.map((row) => row.slice(1, 3).map(({ number }) => number?.exact ?? null));
    expect(exactly).toEqual([
      [null, null],
      ...['2020-12-31', '2021-12-31', '2022-12-31'].map((on) => shareChart.series.map(({ points }) => points.find((one) => one.on === on)?.value)),
    ]);
  });

  it('is brief on paper where it is long: the first and last day, the last of each year and what is marked, and where all of it stands (bug-992)', () => {
    const days = Array.from({ length: 24 }, (_, month) => `${2021 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-28`);
    const monthly = {
      ...withPoints(...days.map((on, index) => point(on, index === 0 ? null : String(index)))),
      marks: [{ on: onDay('2022-05-28'), kind: 'correction' as const, label: 'rettet' }],
    };
    const { rows, brief, note } = tableOf(monthly, 'nb');
    expect(rows).toHaveLength(24);
    expect(brief?.rows.map((row) => days[row])).toEqual(['2021-02-28', '2021-12-28', '2022-05-28', '2022-12-28']);
    const [printed] = onPaper({ ...documentOf(sampleModel(), { fingerprint: '' }), blocks: [tableOf(monthly, 'nb')] }).blocks;
    expect(printed).toMatchObject({
      rows: brief?.rows.map((row) => rows[row]),
      note: `${note} Et utdrag; alle 24 dager står i HTML-utgaven og i regnearket.`,
    });
    expect(printed).not.toHaveProperty('brief');
  });

  it('bug-988: has as many decimals in every row of a column', () => {
    const { rows } = tableOf(withPoints(point('2021-12-31', '1'), point('2022-06-30', null), point('2022-12-31', '0.954')), 'nb');
    expect(rows.map(([, cell]) => cell?.text)).toEqual(['1,00', '..', '0,95']);
  });

  it('is printed whole where it is short, or where most of its days are told of', () => {
    expect(tableOf(shareChart, 'nb')).not.toHaveProperty('brief');
    const yearly = Array.from({ length: 12 }, (_, year) => point(`${2010 + year}-12-31`, '1'));
    expect(tableOf(withPoints(...yearly), 'nb')).not.toHaveProperty('brief');
  });

  it('is empty, but there, where the chart has no points', () => {
    expect(tableOf(bare, 'nn').rows).toEqual([]);
  });
});
