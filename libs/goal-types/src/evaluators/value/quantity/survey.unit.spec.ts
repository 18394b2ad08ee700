import { planOf, unit, wave } from '../../../catalogue/example.js';
import type { MeasurementFact } from '../../../facts.js';
import { evaluated, type Asking } from '../../../testing/evaluated.js';

const plan: Asking = { planPeriod: planOf(2024, 2025) };
const units = [unit('F')];

const majority = (measurements: readonly MeasurementFact[], at: string, parameters = {}, scope = units) =>
  evaluated('majorityAtEvent', { measure: 'v', event: '2025-09-08', ...parameters }, { units: scope, measurements }, at, plan);
const asked = (value: string, margin: string, more = {}, on = '2025-10-20') => wave('v', 'F', on, value, { margin, ...more });

describe('a majority at a dated event (Q13)', () => {
  it('is not decidable before the event, whatever polls say', () => {
    const poll = asked('0.6', '0.01', {}, '2025-09-07');
    expect(majority([poll], '2025-09-07')).toMatchObject({ course: 'tooEarly', result: 'notDecidable', notes: ['tooEarly'], nextChangeOn: '2025-09-08' });
    expect(majority([poll], '2025-12-01')).toMatchObject({ course: 'tooEarly', result: 'notDecidable' });
  });

  it('is reached when even the lower bound is above half, and not when the upper is below', () => {
    expect(majority([asked('0.53', '0.02')], '2025-10-20').result).toBe('reached');
    expect(majority([asked('0.47', '0.02')], '2025-10-20').result).toBe('notReached');
  });

  it('is not decidable, only probable, when half lies within the uncertainty', () => {
    for (const value of ['0.51', '0.49', '0.52']) {
      expect(majority([asked(value, '0.02')], '2025-10-20')).toMatchObject({ result: 'notDecidable', notes: ['withinUncertainty'] });
    }
  });

  it('has no majority at exactly half', () => {
    expect(majority([asked('0.5', '0')], '2025-10-20').result).toBe('notReached');
  });

  it('is decided by a survey after the plan’s end, within the days it may be asked', () => {
    expect(majority([asked('0.6', '0.02', {}, '2026-02-01')], '2026-02-01')).toMatchObject({ result: 'reached', nextChangeOn: null });
    const late = asked('0.6', '0.02', {}, '2026-03-08');
    expect(majority([late], '2026-03-08')).toMatchObject({ course: 'notApplicable', result: 'notDecidable', data: 'missing', notes: ['gaps', 'notReported'] });
    expect(majority([late], '2026-03-08', { withinDays: 181 }).result).toBe('reached');
  });

  it('is not asked again until it suits: the first survey after the event speaks for it', () => {
    const waves = [asked('0.51', '0.02'), asked('0.6', '0.02', {}, '2025-11-20')];
    expect(majority(waves, '2025-12-01').result).toBe('notDecidable');
  });

  it('decides nothing below the number of answers or the response rate asked for, nor where that is not known', () => {
    const gate = { answers: 1000, responseRate: '0.5' };
    expect(majority([asked('0.6', '0.02', { answers: 1000, asked: 2000 })], '2025-10-20', gate).result).toBe('reached');
    for (const survey of [
      { answers: 999, asked: 1500 },
      { answers: 1000, asked: 2001 },
      { answers: 1000, asked: null },
    ]) {
      expect(majority([asked('0.6', '0.02', survey)], '2026-03-08', gate)).toMatchObject({
        course: 'notApplicable',
        result: 'notDecidable',
        data: 'provisional',
        notes: ['belowGate', 'gaps'],
      });
    }
  });

  it('is never rolled up from the waves of several units', () => {
    const waves = [asked('0.6', '0.02'), wave('v', 'G', '2025-10-20', '0.7', { margin: '0.02' })];
    expect(majority(waves, '2025-10-20', {}, [unit('F'), unit('G')])).toMatchObject({ result: 'notDecidable', notes: ['tooEarly', 'wavesApart'] });
  });

  it('compares a share of all members, so that one over 100 % is an error', () => {
    expect(majority([asked('1.2', '0.02')], '2026-03-08')).toMatchObject({ result: 'notDecidable', notes: ['gaps', 'shareOverOne'] });
  });
});

const level = (measurements: readonly MeasurementFact[], at: string, parameters = {}) =>
  evaluated(
    'levelReached',
    {
      measure: { kind: 'survey', measure: 'v', as: 'number', gate: { answers: null, responseRate: null } },
      bound: { kind: 'atLeast', limit: '4.2', strict: false },
      ...parameters,
    },
    { units, measurements },
    at,
    plan,
  );

describe('a level on a survey', () => {
  it('is reached or not only with the whole of its interval', () => {
    const results = ['4.1', '4.2', '4.3', '4.0'].map((value) => level([asked(value, '0.1', {}, '2025-12-01')], '2026-01-01').result);
    expect(results).toEqual(['notDecidable', 'notDecidable', 'reached', 'notReached']);
  });

  it('says that it lies within the uncertainty once that keeps it undecided, and not before', () => {
    expect(level([asked('4.2', '0.1', {}, '2025-12-01')], '2025-12-31').notes).toEqual([]);
    expect(level([asked('4.2', '0.1', {}, '2025-12-01')], '2026-01-01').notes).toEqual(['withinUncertainty']);
  });

  it('has no course from a baseline that was asked with another instrument', () => {
    const waves = [asked('3.9', '0.1', { instrument: 'old' }, '2023-12-01'), asked('4.1', '0.1', { instrument: 'new' }, '2024-12-01')];
    const line = { path: { shape: 'linear' }, baseline: { on: '2023-12-01', value: null } };
    expect(level(waves, '2024-12-31', line)).toMatchObject({ course: 'notApplicable', data: 'break', notes: ['instrumentChanged'] });
    expect(level([waves[0] as MeasurementFact, asked('4.1', '0.1', { instrument: 'old' }, '2024-12-01')], '2024-12-31', line).course).toBe('ahead');
  });

  it('shows the mean of its waves, and decides nothing on it: they have no weights', () => {
    const waves = [asked('0.3', '0.02', {}, '2024-06-01'), asked('0.5', '0.02', {}, '2025-06-01')];
    const mean = evaluated(
      'shareThreshold',
      { measure: { kind: 'survey', measure: 'v', as: 'ratio', gate: { answers: null, responseRate: null } }, share: '0.35', policy: 'mean' },
      { units, measurements: waves },
      '2026-01-01',
      plan,
    );
    expect(mean).toMatchObject({ result: 'notDecidable', notes: ['wavesApart'], figures: { mean: '0.4' } });
  });
});
