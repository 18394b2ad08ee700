import { alternativeOf, type ChartDefinition, type ChartMark, type ChartPoint } from '#reporting';
import type { CalendarDate, DecimalText } from '#kernel';
import { chartSvg } from './chart-svg.js';
import { PAPER } from './style.js';

const point = (on: string, value: string | null, provisional = false): ChartPoint => ({
  on: on as CalendarDate,
  value: value as DecimalText | null,
  provisional,
});
const series = (label: string, ...points: readonly ChartPoint[]) => ({ id: label, label, points });
const mark = (on: string, kind: ChartMark['kind'], label: string): ChartMark => ({ on: on as CalendarDate, kind, label });
const chart: ChartDefinition = {
  id: 'chart-7',
  kind: 'line',
  title: 'Antall medlemmer',
  unit: 'number',
  unitOfMeasure: 'medlemmer',
  period: { from: '2020-01-01' as CalendarDate, to: '2023-01-01' as CalendarDate },
  series: [series('medlemmer', point('2020-06-30', '11601'), point('2021-06-30', '11840'), point('2022-12-31', '12612', true))],
  target: null,
  range: null,
  baseline: null,
  tolerance: null,
  marks: [],
};
const drawn = (changes: Partial<ChartDefinition> = {}, language: 'nb' | 'nn' = 'nb') => chartSvg({ ...chart, ...changes }, { language, width: 640 });
const textsOf = (svg: string) => Array.from(svg.matchAll(/<text[^>]*>([^<]*)<\/text>/gu), ([, text]) => (text ?? '').replaceAll('\u00A0', ' '));
/** The line in the colour of the first series: one `M` for each stretch. */
const stretches = (svg: string) => (/<path d="([^"]+)"[^>]*stroke="#0b4f8a" stroke-width="2.25"/u.exec(svg)?.[1] ?? '').split('M').length - 1;

describe('a chart as SVG', () => {
  it('has a name, a language and a description, and nothing that runs, styles or leads outside', () => {
    const svg = drawn();
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="640" height="\d+" viewBox="0 0 640 \d+" role="img" xml:lang="nb"/u);
    expect(svg).toContain('<title id="chart-7-title">Antall medlemmer</title>');
    expect(svg).toContain(`<desc id="chart-7-desc">${alternativeOf(chart, 'nb')}</desc>`);
    expect(svg).not.toMatch(/<style|<script|class=|href|url\(|ecmeta|pointer-events|zr\d/u);
    expect(chartSvg(chart, { language: 'nb', width: 640, fingerprint: 'abc' })).toContain('<metadata>abc</metadata>');
  });

  it('is the same bytes whatever was drawn before it', () => {
    const first = drawn();
    expect(drawn({ kind: 'stacked' })).not.toBe(first);
    expect(drawn()).toBe(first);
  });

  it('says at the end of a line what it is and what its last number is, and what is provisional', () => {
    expect(textsOf(drawn())).toEqual(expect.arrayContaining(['medlemmer', 'Medlemmer', '12 612*', '2020', '2021', '2022', '12 500', 'foreløpig tall']));
    expect(textsOf(drawn({}, 'nn'))).toContain('førebels tal');
    expect(drawn()).toMatch(new RegExp(`<path [^>]*fill="${PAPER}" stroke="#0b4f8a"`, 'u'));
  });

  it('does not draw a line across a gap, nor across a break in the series', () => {
    const gap = [
      series('medlemmer', point('2020-06-30', '1'), point('2020-12-31', '2'), point('2021-06-30', null), point('2022-06-30', '3'), point('2022-12-31', '4')),
    ];
    expect(stretches(drawn())).toBe(1);
    expect(stretches(drawn({ series: gap }))).toBe(2);
    expect(stretches(drawn({ marks: [mark('2020-12-31', 'break', 'nytt register')] }))).toBe(2);
  });

  it('shows the way to the target dashed, the baseline dotted and the tolerance as a band, each with its words', () => {
    const target = series('ventet', point('2020-01-01', '11480'), point('2022-12-31', '12500'));
    const svg = drawn({ target, baseline: { label: 'utgangspunkt', on: null, value: '11480' as DecimalText }, tolerance: '50' as DecimalText });
    expect(svg).toContain('stroke-dasharray="6,4"');
    expect(svg).toContain('stroke-dasharray="1.5,3.5"');
    expect(svg).toContain('fill="#dfe7ee"');
    expect(textsOf(svg)).toEqual(
      expect.arrayContaining(['Mål', '12 500', 'Utgangspunkt', '11 480', 'ventet på veien til målet', 'inntil 50 medlemmer fra det ventede']),
    );
  });

  it('shows a range as a band between its dashed ends all the way, with room for how far outside it still counts (bug-1001)', () => {
    const range = { low: '11000' as DecimalText, high: '13000' as DecimalText };
    expect(textsOf(drawn({ range }))).toEqual(expect.arrayContaining(['Mål, høyeste', '13 000', 'Mål, laveste', '11 000', 'mellom laveste og høyeste']));
    expect(textsOf(drawn({ range }, 'nn'))).toEqual(expect.arrayContaining(['Mål, høgste', 'Mål, lågaste', 'mellom lågaste og høgste']));
    expect(drawn({ range })).toContain('fill="#dfe7ee"');
    const widened = textsOf(drawn({ range, tolerance: '1500' as DecimalText }));
    expect(widened).toEqual(expect.arrayContaining(['inntil 1 500 medlemmer utenfor', '15 000']));
  });

  it('keeps the band of a share within the whole', () => {
    const shares = { unit: 'ratio' as const, series: [series('alle', point('2022-12-31', '0.9'))], tolerance: '0.2' as DecimalText };
    const texts = textsOf(drawn({ ...shares, target: series('ventet', point('2020-01-01', '0.1'), point('2022-12-31', '1')) }));
    expect(texts).toContain('100');
    expect(texts).not.toContain('120');
  });

  it('numbers what is marked and says below what each is, in the order of their days', () => {
    const marks = [mark('2022-12-31', 'correction', 'ni var ført to ganger'), mark('2021-01-01', 'break', 'nytt register')];
    const texts = textsOf(drawn({ marks }));
    expect(texts).toContain('Brudd i serien 01.01.2021: nytt register');
    expect(texts.indexOf('Brudd i serien 01.01.2021: nytt register')).toBeLessThan(texts.findIndex((text) => text.endsWith('ni var ført to ganger')));
  });

  it('counts lines and marks that are too many to be told apart', () => {
    const many = Array.from({ length: 50 }, (_, index) => series(`serie ${index}`, point('2020-12-31', String(index)), point('2022-12-31', String(index * 2))));
    const marks = Array.from({ length: 30 }, (_, index) => mark(`2021-01-${String(index + 1).padStart(2, '0')}`, 'correction', 'x'));
    const texts = textsOf(drawn({ series: many, marks }));
    expect(texts).toContain('Serier i tillegg: 42; alle står i tabellen.');
    expect(texts).toContain('Merknader i tillegg: 21; alle står i tabellen.');
    expect(texts).not.toContain('Serie 8');
  });

  it('puts parts that are too many together, so that the whole stays whole', () => {
    const many = Array.from({ length: 50 }, (_, index) => series(`del ${index}`, point('2022-12-31', '10')));
    const texts = textsOf(drawn({ kind: 'stacked', series: many }));
    expect(texts).toEqual(expect.arrayContaining(['Del 0', 'Andre (43)', '430', '500', '31.12.2022']));
  });

  it('stacks parts from nought, upward and downward, each as long as its number', () => {
    const parts = [series('inn', point('2022-12-31', '6')), series('mer', point('2022-12-31', '2')), series('ut', point('2022-12-31', '-4'))];
    const bars = Array.from(
      drawn({ kind: 'stacked', series: parts }).matchAll(/<path d="M[\d.]+ ([\d.]+)l[\d.]+ 0l0 ([\d.]+)[^"]*" fill="(#\w+)" stroke="#ffffff"/gu),
    );
    const [inn, mer, ut] = bars.map(([, top, height]) => ({ top: Number(top), height: Number(height) }));
    expect(bars).toHaveLength(3);
    expect((inn?.height ?? 0) / (mer?.height ?? 1)).toBeCloseTo(3, 1);
    expect((inn?.height ?? 0) / (ut?.height ?? 1)).toBeCloseTo(1.5, 1);
    expect((mer?.top ?? 0) + (mer?.height ?? 0)).toBeCloseTo(inn?.top ?? 0, 0);
    expect(ut?.top).toBeCloseTo((inn?.top ?? 0) + (inn?.height ?? 0), 0);
  });

  it('says that there are no numbers where there are none', () => {
    expect(textsOf(drawn({ series: [] }))).toContain('Det er ingen tall i perioden.');
    expect(textsOf(drawn({ kind: 'stacked', series: [series('del', point('2022-12-31', null))] }, 'nn'))).toContain('Det er ingen tal i perioden.');
  });

  it('tells a number beside its point so that it does not look like the one before', () => {
    const near = [series('verdi', point('2021-12-31', '100000.0001'), point('2022-12-31', '100000.0003'))];
    expect(textsOf(drawn({ series: near }))).toContain('100 000,0003');
    const huge = [series('verdi', point('2022-12-31', '123456789012345678901234567890'))];
    expect(textsOf(drawn({ series: huge }))).toContain('1,23 × 10²⁹');
  });

  it.each(['__proto__', 'constructor', 'toString'])('bug-880: draws what is called %s without spoiling what is drawn afterwards', (label) => {
    const before = drawn();
    const named = drawn({ series: [series(label, point('2020-06-30', '1'), point('2021-06-30', '2'))], marks: [mark('2021-01-01', 'break', label)] });
    expect(textsOf(named).join(' ')).toContain(label);
    expect(drawn()).toBe(before);
    expect(Object.keys(Object.getPrototypeOf({}) as object)).toEqual([]);
  });
});
