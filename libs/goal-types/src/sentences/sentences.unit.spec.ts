import { parseInstant } from '#kernel';
import type { Explanation } from '../evaluation.js';
import { catalogue, expand, goalType } from '../catalogue/index.js';
import { evaluate } from '../evaluate.js';
import { interpretationSentence } from '../interpretation-sentence.js';
import {
  explain,
  FIGURE_WORDS,
  formatAlike,
  formatChange,
  formatDate,
  formatFigure,
  formatInstant,
  formatNumber,
  formatPercent,
  formatPoints,
  LANGUAGES,
  NOTE_WORDS,
  goalSentence,
  specSentence,
  type Language,
} from './index.js';
import { contextOn } from '../catalogue/example.js';
import { STAGES, TELLINGS } from '../vocabulary/index.js';

const NBSP = '\u00A0';

const explained = (type: string, at?: string) => {
  const example = catalogue.get(type)?.example;
  if (example === undefined) throw new Error(type);
  const { spec } = expand(type, example.parameters);
  return evaluate(spec, example.facts, contextOn((at as typeof example.at | undefined) ?? example.at, example.planPeriod, example.context));
};
const told = (key: Explanation['key'], values: Explanation['values'], language: Language) => explain({ explanation: [{ key, values }], notes: [] }, language);
const calledIn = (id: string, register?: string) => (id === 'N1' && register === 'leveranser' ? 'Utredningen' : id);
const plain = (text: string) => text.replaceAll(NBSP, ' ');
const delivered = (given: Readonly<Record<string, unknown>>) => plain(goalSentence(goalType('deliverable').sentence, given, 'nb', calledIn));
describe('numbers', () => {
  it('have a decimal comma and no-break spaces in Norwegian', () => {
    expect(formatNumber('1234567.5', 'nb')).toBe(`1${NBSP}234${NBSP}567,5`);
    expect(formatNumber('1234567.5', 'nn')).toBe(`1${NBSP}234${NBSP}567,5`);
    expect(formatNumber('1234567.5', 'en')).toBe('1,234,567.5');
  });

  it('keep every digit of a number too long for a float', () => {
    expect(formatNumber('12345678901234567890.25', 'en')).toBe('12,345,678,901,234,567,890.25');
  });

  it('write percentages out in text and with the sign in tables', () => {
    expect([formatPercent('0.021', 'nb'), formatPercent('0.021', 'nb', 'table')]).toEqual([`2,1${NBSP}prosent`, `2,1${NBSP}%`]);
    expect([formatPercent('0.021', 'en'), formatPercent('0.021', 'en', 'table')]).toEqual([`2.1${NBSP}per cent`, '2.1%']);
  });

  it('are not clamped', () => {
    expect([formatPercent('-0.2', 'nb', 'table'), formatPercent('1.3', 'nb', 'table')]).toEqual([`−20${NBSP}%`, `130${NBSP}%`]);
  });

  it('never look equal to what they are held against unless they are', () => {
    expect(formatPercent('0.0196', 'nb', 'text', '0.02')).toBe(`1,96${NBSP}prosent`);
    expect(formatPercent('0.0199999', 'nb', 'text', '0.02')).toBe(`1,99999${NBSP}prosent`);
    expect(formatPercent('0.02', 'nb', 'text', '0.02')).toBe(`2${NBSP}prosent`);
  });

  it('give differences between shares in percentage points', () => {
    expect([formatPoints('-0.004', 'nb'), formatPoints('0.004', 'en')]).toEqual([`0,4${NBSP}prosentpoeng`, `0.4${NBSP}percentage points`]);
  });

  it('show the sign of a change, and none of zero', () => {
    expect(['80', '-3.5', '0'].map((change) => formatChange(change, 'nb'))).toEqual(['+80', '−3,5', '0']);
  });

  it('write a fall of a share in a table with its sign, in points', () => {
    expect(formatFigure({ value: '-0.05', unit: 'ratioDifference' }, 'nb')).toBe(`−5${NBSP}prosentpoeng`);
  });

  it('bug-988: have as many decimals as each other in a row of a table', () => {
    expect(formatAlike(['3.9', '3.954', null, '4'], 'number', 'nb')).toEqual(['3,90', '3,95', '–', '4,00']);
    expect(formatAlike(['0.61', '0.691'], 'ratio', 'nn')).toEqual([`61,0${NBSP}%`, `69,1${NBSP}%`]);
    expect(formatAlike(['20000', '20460'], 'number', 'nb')).toEqual([`20${NBSP}000`, `20${NBSP}460`]);
  });

  it('are dashes in a table when they are not known', () => {
    expect(formatFigure({ value: null, unit: 'ratio' }, 'nb')).toBe('–');
  });

  it('are written out in running text, and never like one that they are held against', () => {
    expect(formatFigure({ value: '0.021', unit: 'ratio' }, 'nn', 'text')).toBe(`2,1${NBSP}prosent`);
    expect(formatFigure({ value: '0.420004', unit: 'ratio' }, 'nb', 'table', '0.42')).toBe(`42,0004${NBSP}%`);
    expect(formatFigure({ value: '1.0004', unit: 'number' }, 'nb', 'table', '1')).toBe('1,0004');
    expect(formatFigure({ value: '1', unit: 'number' }, 'nb', 'table', '1.0')).toBe('1');
  });
});

describe('days', () => {
  it('are written day first', () => {
    expect([formatDate('2022-12-31', 'nb'), formatDate('2022-12-31', 'nn'), formatDate('2022-12-31', 'en')]).toEqual([
      '31.12.2022',
      '31.12.2022',
      '31 December 2022',
    ]);
  });

  it('are told with the time of a moment by the clock of the zone, with a point in Norwegian', () => {
    const moment = parseInstant('2023-10-15T11:05:12.345678Z');
    expect(formatInstant(moment, 'Europe/Oslo', 'nb')).toBe('15.10.2023 kl. 13.05');
    expect(formatInstant(moment, 'Europe/Oslo', 'en')).toBe('15 October 2023 at 13:05');
  });
});

describe('explanations', () => {
  it('tell growth year by year in plain Norwegian', () => {
    expect(plain(explain(explained('annualGrowthFloor'), 'nb'))).toBe(
      'Målet er en vekst på minst 2 prosent i 3 av 3 år. 2021: 2,5 prosent, nådd. 2022: 1,95 prosent, ikke nådd. ' +
        'Så langt i 2023, per 30.06.2023: 1 prosent, ventet 0,99 prosent; forskjellen er 0,01 prosentpoeng. Kravet er nådd i 1 av 2 avgjorte år; 3 kreves.',
    );
  });

  it('say in English and Nynorsk what they say in Bokmål', () => {
    const answer = explained('deliverable');
    expect(explain(answer, 'en')).toBe(
      'It is due on 30 June 2022. Its state is “accepted” since 1 September 2022. Delivered on 15 August 2022, 46 days after the due date. It came after the due date.',
    );
    expect(explain(answer, 'nn')).toBe(
      'Fristen er 30.06.2022. Status er «godkjend» sidan 01.09.2022. Levert 15.08.2022, 46 dagar etter fristen. Den kom etter fristen.',
    );
  });

  it('say who has not reported as unknown, not as zero', () => {
    expect(plain(explain(explained('allUnitsOnce'), 'nb'))).toBe(
      '2 av 4 har gjort det (50 prosent). Svart nei: 1, ikke meldt fra: 1, fritatt: 1. Målet er 100 prosent innen 31.12.2025. ' +
        'Noen enheter har ikke rapportert, og det er ukjent, ikke null.',
    );
  });

  it('say why a year is undecided', () => {
    const answer: Explanation = { key: 'yearUndecided', values: { year: '2022', why: 'seriesBreak' } };
    expect(explain({ explanation: [answer], notes: [] }, 'nb')).toBe('2022: ikke avgjort; det er brudd i serien, så tallene kan ikke sammenlignes.');
  });

  it('bug-982: do not call it too early where the course of a period that runs is told', () => {
    const tooEarly = { explanation: [], notes: ['tooEarly'] } as const;
    expect(explain({ ...tooEarly, course: 'tooEarly' }, 'nb')).toBe('Det er for tidlig å si noe om kursen.');
    expect(explain({ ...tooEarly, course: 'onCourse' }, 'nb')).toBe('');
  });

  it('bug-987: leave to each method of measuring a gap to say how it moved, where they differ', () => {
    expect(explain({ explanation: [], notes: ['gapNarrowed', 'gapUnchanged', 'smallGroups'] }, 'nb')).not.toMatch(/^Forskjellen/);
    expect(explain({ explanation: [], notes: ['gapNarrowed'] }, 'nb')).toBe('Forskjellen har minket.');
  });

  it('bug-980: say once and several times, and the first place, as they are', () => {
    expect(told('timesMet', { met: 1, decided: 1, required: 2 }, 'nb')).toBe('Avgjort: én gang. Kravet holdt én gang; 2 kreves.');
    expect(told('timesMet', { met: 2, decided: 3, required: 3 }, 'nn')).toBe('Avgjort: 3 gonger. Kravet heldt 2 gonger; 3 krevst.');
    expect(told('wantedRank', { place: 1, by: '2023-12-31' }, 'nb')).toBe('Målet er plass 1 per 31.12.2023.');
    expect(told('wantedRank', { place: 3, by: '2023-12-31' }, 'nn')).toBe('Målet er plass 3 eller betre per 31.12.2023.');
  });

  it.each(LANGUAGES)('leave no hole in any sentence of any worked example in %s', (language) => {
    for (const type of catalogue.keys()) {
      const sentences = explain(explained(type), language);
      expect(sentences).toMatch(/^.+\.$/);
      expect(sentences).not.toMatch(/undefined|NaN|–/);
    }
  });
});

describe('nynorsk', () => {
  it('bug-983: says blir and not vert, in every word, sentence and question', () => {
    const all = [
      ...[NOTE_WORDS, FIGURE_WORDS, STAGES].flatMap((words) => Object.values(words).map(({ nn }) => nn)),
      ...[...catalogue.values()].flatMap(({ name, sentence, never }) => [sentence.nn, never.nn, explain(explained(name), 'nn')]),
      ...[...catalogue.values()].map(({ name, example }) => specSentence(expand(name, example.parameters).spec, 'nn')),
    ];
    expect(all.filter((text) => /(?<!\p{L})vert(?!\p{L})/iu.test(text))).toEqual([]);
  });
});

describe('words', () => {
  it('exist in every language for every note, figure, stage and explanation', () => {
    for (const language of LANGUAGES) {
      for (const words of [NOTE_WORDS, FIGURE_WORDS, STAGES]) expect(Object.entries(words).filter(([, each]) => each[language] === '')).toEqual([]);
      expect(Object.entries(TELLINGS).filter(([, telling]) => typeof telling[language] !== 'function')).toEqual([]);
    }
  });
});

describe('the sentence of a goal', () => {
  const words = {
    nb: '{measure} er {bound:bound} innen {decidingDate:deadline}',
    nn: '{measure} er {bound:bound} innan {decidingDate:deadline}',
    en: '{measure} is {bound:bound} by {decidingDate:deadline}',
  };
  const parameters = { measure: { kind: 'share', measure: 'covered' }, bound: { kind: 'atLeast', limit: '0.4', strict: false }, decidingDate: null };
  const named = new Map([['covered', 'andelen med tariffavtale']]);
  const printed = (given: Readonly<Record<string, unknown>> | null, language: Language) =>
    plain(goalSentence(words, given, language, (id) => named.get(id) ?? id));

  it('has its parameters in their places, measures by name', () => {
    expect(printed(parameters, 'nb')).toBe('Andelen med tariffavtale er minst 40 prosent innen planens siste dag');
    expect(printed({ ...parameters, decidingDate: '2025-12-31' }, 'en')).toBe('Andelen med tariffavtale is at least 40 per cent by 31 December 2025');
  });

  it('has blanks where nothing is chosen yet', () => {
    expect(printed(null, 'nb')).toBe('… er … innen …');
    expect(printed({ measure: 'members' }, 'nn')).toBe('Members er … innan siste dag i planen');
  });

  it('says a strict bound and a range as they are', () => {
    expect(printed({ bound: { kind: 'atMost', limit: '30', strict: true } }, 'nb')).toContain('mindre enn 30');
    expect(printed({ bound: { kind: 'between', low: '30', high: '50' } }, 'en')).toContain('between 30 and 50');
  });

  it.each([
    [{ change: '80' }, '+80'],
    [{ change: '-0.2', by: 'percent' }, '−20 prosent'],
    [{ change: '0.05', measure: { kind: 'share', measure: 'covered' } }, '+5 prosentpoeng'],
    [{ change: '30', comparison: 'atMost' }, 'høyst +30'],
  ])('says a change in its own unit: %j is %s', (given, written) => {
    const asked = { nb: '{change:change}', nn: '{change:change}', en: '{change:change}' };
    expect(plain(goalSentence(asked, given, 'nb'))).toBe(written.charAt(0).toUpperCase() + written.slice(1));
  });

  it.each([
    ['allUnitsEachYear', { coverage: 'møte', period: 'month' }, 'Alle gjør det hver måned (kravet er …): møte'],
    ['allUnitsEachYear', { coverage: 'møte', period: 'year' }, 'Alle gjør det hvert år (kravet er …): møte'],
    ['allUnitsEachOccasion', { coverage: 'møte', longestDays: null }, 'Alle gjør det ved hver anledning ('],
    ['allUnitsEachOccasion', { coverage: 'møte', longestDays: 90 }, 'Alle gjør det jevnlig, med et opphold på høyst 90 dager ('],
    ['coverageMaintained', { register: 'avtaler' }, 'en gyldig oppføring i «avtaler»'],
    ['conditionalCoverage', { register: 'saker', withinDays: 1 }, 'innen 1 dag ('],
    ['deliverable', { entry: 'planen', due: { register: 'r', entry: 'vedtaket', states: ['accepted'], days: 90 } }, 'innen 90 dager etter «vedtaket»'],
    [
      'structuredQuota',
      { register: 'samlinger', total: 8, conditions: [], areas: { attribute: 'a', values: ['b'] }, attendance: null },
      'Antallet i «samlinger» er minst 8, og det stilles krav om områder',
    ],
  ])('bug-335: is grammatical and whole: %s with %j', (type, given, written) => {
    expect(plain(goalSentence(goalType(type).sentence, given, 'nb'))).toContain(written);
  });

  it.each([
    ['minimumCount', { register: 'samarbeid', count: 1 }, 'nb', 'Antallet gyldige i «samarbeid» er minst 1'],
    ['minimumCount', { register: 'samarbeid', count: 2 }, 'nn', 'Talet på gyldige i «samarbeid» er minst 2'],
    [
      'deliverableInParts',
      { parts: [{ title: 'Plan, for tre år' }, { title: 'Budsjett' }, { title: 'Kampanje' }], targetState: 'accepted', due: '2023-12-31' },
      'nb',
      'Alle delene er godkjent innen 31.12.2023: «Plan, for tre år», «Budsjett» og «Kampanje»',
    ],
    [
      'deliverableInParts',
      { parts: [{ title: 'Plan' }, { title: 'Budsjett' }], targetState: 'delivered', due: '2023-12-31' },
      'nn',
      'Alle delane er leverte innan 31.12.2023: «Plan» og «Budsjett»',
    ],
  ] as const)('bug-980: agrees in number, and lists things as people do: %s with %j in %s', (type, given, language, written) => {
    expect(plain(goalSentence(goalType(type).sentence, given, language))).toBe(written);
  });

  it('bug-981: calls an entry by its title in its register, and nothing else of that id', () => {
    const due = { register: 'leveranser', entry: 'N1', states: ['accepted'], days: 30 };
    expect(delivered({ register: 'leveranser', entry: 'N1', targetState: 'accepted', due })).toBe(
      '«Utredningen» er godkjent innen 30 dager etter «Utredningen»',
    );
    expect(delivered({ register: 'andre', entry: 'N1', targetState: 'accepted', due: '2022-06-30' })).toBe('«N1» er godkjent innen 30.06.2022');
  });

  it('keeps one blank where two choices stand together', () => {
    const asked = { nb: 'vokser med {comparison} {rate:percent}', nn: '', en: '' };
    expect(goalSentence(asked, null, 'nb')).toBe('Vokser med …');
  });

  it.each(LANGUAGES)('can be written of every goal type, with and without its example’s parameters, in %s', (language) => {
    for (const { name, sentence, example } of catalogue.values()) {
      const { parameters } = expand(name, example.parameters);
      for (const given of [null, parameters]) expect(goalSentence(sentence, given, language)).not.toMatch(/[{}]|undefined|NaN|\[object/);
    }
  });

  it.each(LANGUAGES)('is assembled from the spec itself where no goal type has one, in %s', (language) => {
    for (const { name, example } of catalogue.values()) {
      expect(specSentence(expand(name, example.parameters).spec, language)).not.toMatch(/[{}]|undefined|NaN|\[object/);
    }
  });
});

describe('the sentence of an interpretation', () => {
  it('bug-338: tells each unit’s own figure in the sentence of its own type', () => {
    const parameters = { figure: { type: 'annualGrowthFloor', parameters: { measure: 'medlemmer', rate: '0.02' } } };
    const sentence = interpretationSentence({ type: 'eachUnitReaches', ...expand('eachUnitReaches', parameters) }, 'nb');
    expect(plain(sentence)).toBe('Hver enhet når sitt eget tall: Medlemmer vokser med minst 2 prosent hvert år (kravet er 100 prosent av enhetene)');
  });
});
