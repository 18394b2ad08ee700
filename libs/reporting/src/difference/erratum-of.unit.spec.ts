import type { ReportFigure, Restated } from '../model/figure.js';
import type { Reanswered } from '../model/status.js';
import { exact, figure } from '../testing/figures.js';
import { sampleModel } from '../testing/model.js';
import { erratumOf } from './erratum-of.js';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const ID = 'F1.value@2022-12-31';
const members = (value: string | null, more: Partial<ReportFigure> = {}) => figure(ID, 'medlemmer i alt', value, { unitOfMeasure: 'medlemmer', ...more });
const restated = (before: ReportFigure | null, now: ReportFigure | null, because: Restated['because'] = []): Restated => ({
  figure: ID,
  label: 'medlemmer i alt',
  statement: 'F1',
  before,
  now,
  because,
});
const told = (before: ReportFigure | null, now: ReportFigure | null, language: 'nb' | 'nn' = 'nb') =>
  plain(erratumOf([restated(before, now)], language))
    .split('\n\n')
    .at(-2);

const share = (value: string) => members(value, { unit: 'ratio', unitOfMeasure: null });
const many = (count: number) => Array.from({ length: count }, (_, index) => restated(members('1'), members(String(index + 2))));

const cause = (eventId: string) => [{ sentence: `Hendelse ${eventId}.`, eventId }];
const two = (first: string, second: string) => [
  restated(members('1'), members('2'), cause(first)),
  { ...restated(members('3'), members('4'), cause(second)), statement: 'F2' },
];
const paragraphs = (of: readonly Restated[]) => plain(erratumOf(of, 'nb')).split('\n\n');
const MOVED = /^Medlemmer i alt per/u;

const counts = (label: string) => ({
  ...restated(members('2', { unit: 'count', unitOfMeasure: null }), members('3', { unit: 'count', unitOfMeasure: null })),
  label,
});

describe('the draft of an erratum', () => {
  it('is empty where nothing is restated', () => {
    expect(erratumOf([], 'nb')).toBe('');
  });

  it('says what is right, what stood there, how much it moved, and why, in both languages', () => {
    const because = [{ sentence: 'Avdeling Fjord rettet tallet. Begrunnelse: Ni var ført to ganger', eventId: 'e-1' }];
    const one = [restated(members('12621'), members('12612'), because)];
    expect(plain(erratumOf(one, 'nb', { nameOf: () => 'Mål 2: Fjellheim skal vokse' })).split('\n\n')).toEqual([
      'Rettelse',
      'Etter at rapporten ble publisert, er én opplysning bak den endret. Det endrer ett tall i rapporten, som er bevart slik den ble publisert.',
      'Dette er endret: Avdeling Fjord rettet tallet. Begrunnelse: Ni var ført to ganger.',
      'Mål 2: Fjellheim skal vokse',
      'Medlemmer i alt per 31.12.2022 er 12 612 medlemmer. I rapporten stod det 12 621 medlemmer. Det riktige tallet er 9 medlemmer lavere.',
    ]);
    expect(plain(erratumOf(one, 'nn')).split('\n\n').slice(1)).toEqual([
      'Etter at rapporten vart publisert, er éi opplysning bak han endra. Det endrar eitt tal i rapporten, som er teken vare på slik han vart publisert.',
      'Dette er endra: Avdeling Fjord rettet tallet. Begrunnelse: Ni var ført to ganger.',
      'F1',
      'Medlemmer i alt per 31.12.2022 er 12 612 medlemmer. I rapporten stod det 12 621 medlemmer. Det rette talet er 9 medlemmer lågare.',
    ]);
  });

  it('bug-1005: says a change once, and each number that it moved once, with the other names that it stands by', () => {
    const because = [{ sentence: 'Medlemmer for Fjord ble rettet til 185. Begrunnelse: Talt to ganger', eventId: 'e-1' }];
    const total = (label: string, statement: string | null, sign: ReportFigure['sign'] = null): Restated => ({
      ...restated(members('20861', { sign }), members('20831', { sign }), statement === null ? [] : because),
      label,
      statement,
    });
    const growth = (label: string): Restated => ({ ...restated(share('0.0196'), share('0.0181'), because), label });
    expect(
      paragraphs([
        total('Medlemmer', null),
        growth('vekst'),
        total('verdi', 'F1'),
        growth('vekst siste tolv måneder'),
        growth('vekst'),
        total('ved forrige årsslutt', 'F1', 'break'),
        total('verdi', 'F4'),
      ]).slice(1),
    ).toEqual([
      'Etter at rapporten ble publisert, er én opplysning bak den endret. Det endrer to tall i rapporten, som er bevart slik den ble publisert.',
      'Dette er endret: Medlemmer for Fjord ble rettet til 185. Begrunnelse: Talt to ganger.',
      'F1',
      'Medlemmer per 31.12.2022 er 20 831 medlemmer. I rapporten stod det 20 861 medlemmer. Det riktige tallet er 30 medlemmer lavere. Tallet står også som «verdi», «ved forrige årsslutt» og «verdi» under F4.',
      'Vekst per 31.12.2022 er 1,81 prosent. I rapporten stod det 1,96 prosent. Det riktige tallet er 0,15 prosentpoeng lavere. Tallet står også som «vekst siste tolv måneder».',
    ]);
  });

  it('bug-1005: tells two counts that moved alike by chance as two numbers', () => {
    expect(paragraphs([counts('deltakere'), counts('samlinger')]).filter((text) => text.includes('per 31.12.2022'))).toHaveLength(2);
  });

  it('tells shares in per cent and their difference in percentage points, and never lets two numbers look alike', () => {
    expect(told(share('0.4'), share('0.421'))).toContain('er 42,1 prosent. I rapporten stod det 40 prosent. Det riktige tallet er 2,1 prosentpoeng høyere.');
    expect(told(share('0.42'), share('0.420004'))).toContain(
      'er 42,0004 prosent. I rapporten stod det 42 prosent. Det riktige tallet er 0,0004 prosentpoeng høyere.',
    );
  });

  it('tells of numbers that came, went, were hidden, or changed their sign', () => {
    expect(told(null, members('5'))).toBe('Medlemmer i alt per 31.12.2022 er 5 medlemmer. Tallet stod ikke i rapporten.');
    expect(told(members('5'), null)).toContain('er ikke med lenger. I rapporten stod det 5 medlemmer.');
    expect(told(members('2'), members(null, { sign: 'confidential' }))).toContain(
      'kan ikke lenger oppgis: kan ikke vises av hensyn til personvern. I rapporten stod det 2 medlemmer.',
    );
    expect(told(members(null, { sign: 'missing' }), members('7'))).toContain('er 7 medlemmer. I rapporten stod det ikke noe tall: oppgave mangler.');
    expect(told(members('5', { sign: 'provisional' }), members('5'))).toContain('er fortsatt 5 medlemmer. Tallet er ikke lenger foreløpig.');
    expect(told(members(null, { sign: 'missing' }), members(null, { sign: 'confidential' }), 'nn')).toContain(
      'har framleis ikkje noko tal: kan ikkje visast av omsyn til personvernet. I rapporten var grunnen: oppgåve manglar.',
    );
  });

  it('tells a change once, and of which of several a statement’s figures moved', () => {
    expect(paragraphs(two('a', 'a')).filter((text) => text.includes('Hendelse a') || text.startsWith('Årsak'))).toEqual(['Dette er endret: Hendelse a.']);
    expect(
      paragraphs(two('a', 'b'))
        .slice(2)
        .filter((text) => !MOVED.test(text)),
    ).toEqual(['Endring 1: Hendelse a.', 'Endring 2: Hendelse b.', 'F1', 'Årsak: endring 1.', 'F2', 'Årsak: endring 2.']);
    expect(paragraphs([restated(members('1'), members('2'))]).at(-1)).toBe('Loggen sier ikke hvorfor.');
  });

  it('tells the first of many changes, and how many more there are', () => {
    const because = Array.from({ length: 40 }, (_, index) => ({ sentence: `Hendelse ${index + 1}.`, eventId: String(index) }));
    const last = { ...restated(members('3'), members('4'), because.slice(19, 22)), statement: 'F2' };
    const told = paragraphs([restated(members('1'), members('2'), because), last]);
    expect(told.slice(21, 23)).toEqual(['Endring 20: Hendelse 20.', 'Årsaker i tillegg, som står i loggen: 20.']);
    expect(told.at(-1)).toBe('Årsak: endring 20 og andre endringer, som står i loggen.');
  });

  it('tells last of figures that are no statement’s', () => {
    const count = { ...restated(members('1'), members('2')), statement: null };
    const told = paragraphs([
      { ...count, label: 'punkter', before: members('1', { unit: 'count' }), now: members('2', { unit: 'count' }) },
      restated(members('3'), members('4')),
    ]);
    expect(told.indexOf('Andre tall')).toBe(told.length - 2);
  });

  it('says of which day a number was that stood there of another', () => {
    const earlier = figure('F1.value@2022-11-30', 'medlemmer i alt', '12570');
    expect(told(earlier, members('12612'))).toContain('per 31.12.2022 er 12 612 medlemmer. I rapporten stod det 12 570 per 30.11.2022.');
  });

  it('writes small counts in letters and larger in digits', () => {
    expect(erratumOf(many(12), 'nb')).toContain('er tolv tall rettet');
    expect(erratumOf(many(13), 'nn')).toContain('er 13 tal retta');
  });

  it('tells first of answers that became others', () => {
    const before = sampleModel().areas[1]?.statements[0]?.status;
    if (before === undefined) throw new Error('the sample has no such statement');
    const reanswered: Reanswered[] = [{ statement: 'F1', before, now: { ...before, outcome: 'behind', result: { code: 'notReached', word: 'ikke nådd' } } }];
    const text = plain(erratumOf([restated(members('12621'), members('12412'))], 'nb', { reanswered, nameOf: () => 'Mål 2' }));
    expect(text.split('\n\n').slice(2, 4)).toEqual([
      'Mål 2',
      'Svaret er nå: Ikke i rute. Kurs: foran. Resultat: ikke nådd. Data: brudd i serien. I rapporten var svaret: Nådd. Kurs: foran. Resultat: nådd. Data: brudd i serien.',
    ]);
    expect(erratumOf([], 'nb', { reanswered })).toContain('har punkter fått et annet svar');
  });

  it('is never longer than what may be written, and says when there is more', () => {
    const all = Array.from(
      { length: 2000 },
      (_, index): Restated => ({ ...restated(members('1'), { ...members('2'), value: exact(String(index + 2)) }), statement: `mål-${index}` }),
    );
    const text = erratumOf(all, 'nb');
    expect(text.length).toBeLessThanOrEqual(20_000);
    expect(plain(text)).toContain('er 2 000 tall rettet');
    expect(text.split('\n\n').at(-1)).toBe('Flere tall er rettet enn det er plass til her. Alle står i oversikten over rettede tall.');
  });
});
