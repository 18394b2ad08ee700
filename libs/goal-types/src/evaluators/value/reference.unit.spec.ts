import { count, seriesBreak, share, unit, wave } from '../../catalogue/example.js';
import type { Facts } from '../../facts.js';
import { evaluated } from '../../testing/evaluated.js';

const units = [unit('N')];
const parity = (facts: Partial<Facts>, at: string, parameters = {}) =>
  evaluated('benchmarkParity', { measure: 'own', reference: 'index', since: '2020-12-31', ...parameters }, { units, ...facts }, at);
const at = (on: string, own: string, index: string) => [count('own', 'N', on, own), count('index', 'N', on, index)];
const base = at('2020-12-31', '200', '100');

const askedWithin = (margin: string) => [wave('own', 'N', '2023-12-31', '52', { margin }), count('index', 'N', '2023-12-31', '50')];

describe('parity with a reference series', () => {
  it('is the own development over that of the series, since the window began', () => {
    const answer = parity({ measurements: [...base, ...at('2021-12-31', '210', '105')] }, '2022-01-15');
    expect(answer).toMatchObject({ course: 'onCourse', figures: { parity: '1', ownIndex: '1.05', referenceIndex: '1.05' } });
    expect(parity({ measurements: [...base, ...at('2021-12-31', '209.9', '105')] }, '2022-01-15').course).toBe('behind');
    expect(parity({ measurements: [...base, ...at('2021-12-31', '209.9', '105')] }, '2022-01-15', { tolerance: '0.001' }).course).toBe('onCourse');
  });

  it('depends on the window that is chosen', () => {
    const measurements = [...base, ...at('2021-12-31', '220', '105'), ...at('2022-12-31', '220', '110')];
    expect(parity({ measurements }, '2023-01-15').figures.parity).toBe('1');
    expect(parity({ measurements }, '2023-01-15', { since: '2021-12-31' }).course).toBe('behind');
  });

  it('is decided the day after the deciding date, without tolerance', () => {
    const measurements = [...base, ...at('2023-12-31', '209.9', '105')];
    expect(parity({ measurements }, '2023-12-31', { tolerance: '0.1' }).result).toBe('notDecidable');
    expect(parity({ measurements }, '2024-01-01', { tolerance: '0.1' }).result).toBe('notReached');
    expect(parity({ measurements }, '2024-01-01', { comparison: 'atMost' }).result).toBe('reached');
  });

  it('says that the reference is provisional', () => {
    const measurements = [...base, count('own', 'N', '2021-12-31', '210'), count('index', 'N', '2021-12-31', '105', { provisional: true })];
    expect(parity({ measurements }, '2022-01-15')).toMatchObject({ course: 'onCourse', data: 'provisional', notes: ['referenceProvisional'] });
  });

  it('waits for the one that is known later', () => {
    const measurements = [...base, ...at('2021-12-31', '210', '105'), count('own', 'N', '2022-06-30', '300')];
    expect(parity({ measurements }, '2022-07-15').figures).toMatchObject({ parity: '1', value: '210' });
  });

  it('compares levels where the interpretation says so', () => {
    const measurements = at('2021-12-31', '210', '200');
    expect(parity({ measurements }, '2022-01-15', { compare: 'level' })).toMatchObject({ course: 'onCourse', figures: { parity: '1.05' } });
    expect(parity({ measurements }, '2022-01-15', { compare: 'level', ratio: '1.1' }).course).toBe('behind');
  });

  it('reads a series that is a share, with or without its parts', () => {
    const measurements = [share('own', 'N', '2021-12-31', '30', '100'), share('index', 'national', '2021-12-31', '250', '1000')];
    const shares = { measure: { kind: 'share', measure: 'own' }, compare: 'level' };
    expect(parity({ measurements }, '2022-01-15', shares).figures.parity).toBe('1.2');
    const published = [share('own', 'N', '2021-12-31', '30', '100'), count('index', 'national', '2021-12-31', '0.25')];
    expect(parity({ measurements: published }, '2022-01-15', shares)).toMatchObject({ notes: ['withoutParts'], figures: { parity: '1.2' } });
  });

  it('has no baseline while either is unknown on the day it is counted from', () => {
    const measurements = [count('own', 'N', '2020-12-31', '200'), ...at('2021-12-31', '210', '105')];
    expect(parity({ measurements }, '2022-01-15')).toMatchObject({ course: 'notApplicable', data: 'missing', notes: ['noBaseline'] });
  });

  it('notes a division by zero', () => {
    const measurements = [...at('2020-12-31', '0', '100'), ...at('2021-12-31', '210', '105')];
    expect(parity({ measurements }, '2022-01-15')).toMatchObject({ course: 'notApplicable', notes: ['divisionByZero'] });
  });

  it('is too early while nothing is known after the day it is counted from', () => {
    expect(parity({ measurements: base }, '2021-02-01')).toMatchObject({ course: 'tooEarly', notes: ['tooEarly'] });
  });

  it('can not be compared across a break in the series', () => {
    const measurements = [...base, ...at('2021-12-31', '210', '105')];
    expect(parity({ measurements, breaks: [seriesBreak('index', '2021-06-01')] }, '2022-01-15')).toMatchObject({ data: 'break', notes: ['seriesBreak'] });
  });

  it('is not decided while some of the units are silent', () => {
    const both = [unit('N'), unit('M')];
    const measurements = [...base, count('own', 'M', '2020-12-31', '100'), ...at('2023-12-31', '330', '105')];
    expect(parity({ units: both, measurements }, '2024-01-01', { maxAgeDays: 100 })).toMatchObject({ result: 'notDecidable', workList: ['M'] });
  });

  it('is reached only with the whole of its margin', () => {
    const survey = { measure: { kind: 'survey', measure: 'own', as: 'number', gate: { answers: null, responseRate: null } }, compare: 'level' };
    expect(parity({ measurements: askedWithin('1.9') }, '2024-01-01', survey).result).toBe('reached');
    expect(parity({ measurements: askedWithin('2.1') }, '2024-01-01', survey)).toMatchObject({ result: 'notDecidable', notes: ['withinUncertainty'] });
  });
});

const years = (...pairs: readonly (readonly [string, string])[]) => pairs.flatMap(([own, index], year) => at(`${2020 + year}-12-31`, own, index));

describe('parity that is counted anew each year', () => {
  const anew = { reset: 'eachYear' };

  it('does not carry one year’s lead into the next', () => {
    const measurements = years(['100', '100'], ['120', '110'], ['120', '112']);
    expect(parity({ measurements }, '2022-12-31').course).toBe('onCourse');
    expect(parity({ measurements }, '2022-12-31', anew)).toMatchObject({ course: 'behind', nextChangeOn: '2023-01-01' });
    expect(parity({ measurements }, '2023-01-01', anew)).toMatchObject({ course: 'tooEarly', notes: ['tooEarly'] });
  });

  it('is reached when it held in every year, and partly when it held in some', () => {
    expect(parity({ measurements: years(['100', '100'], ['110', '110'], ['121', '121'], ['130', '130']) }, '2024-01-01', anew).result).toBe('reached');
    expect(parity({ measurements: years(['100', '100'], ['110', '110'], ['110', '121'], ['120', '121']) }, '2024-01-01', anew).result).toBe('partly');
    expect(parity({ measurements: years(['100', '100'], ['109', '110'], ['110', '121'], ['110', '130']) }, '2024-01-01', anew).result).toBe('notReached');
  });

  it('does not count a year without a value as missed', () => {
    const measurements = years(['100', '100'], ['110', '110'], ['121', '121'], ['130', '130']).filter((fact) => fact.from !== '2022-12-31');
    expect(parity({ measurements }, '2024-01-01', anew).result).toBe('notDecidable');
  });

  it('bug-354: sees a break after the count that stands for the window’s first day', () => {
    const measurements = [...at('2020-06-30', '200', '100'), ...at('2021-12-31', '300', '105')];
    const breaks = [seriesBreak('own', '2020-10-01')];
    expect(parity({ measurements, breaks }, '2022-01-15')).toMatchObject({ course: 'notApplicable', data: 'break', notes: ['seriesBreak'] });
  });

  it('bug-355: judges no year that was over by the day that developments are counted from', () => {
    const measurements = [...base, ...at('2021-12-31', '220', '110'), ...at('2022-12-31', '230', '112'), ...at('2023-12-31', '240', '114')];
    expect(parity({ measurements }, '2024-01-01', { reset: 'eachYear', since: '2021-12-31' }).result).toBe('reached');
  });
});
