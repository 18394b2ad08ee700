import { share, unit } from '../catalogue/example.js';
import { expand } from '../catalogue/index.js';
import type { Explanation } from '../evaluation.js';
import { evaluated } from '../testing/evaluated.js';
import { explain, formatChange, formatNumber, formatPercent, specSentence, type Language } from './index.js';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const told = (explanation: Explanation, language: Language) => plain(explain({ explanation: [explanation], notes: [] }, language));

const wanted = (bound: string, limit: string) => told({ key: 'wantedChange', values: { unit: 'number', bound, limit, by: null } }, 'nb');

describe('what is printed', () => {
  it('bug-371: never looks like zero unless it is', () => {
    expect(formatNumber('0.0004', 'nb')).toBe('0,0004');
    expect(['0.001', '-0.001', '0'].map((change) => formatChange(change, 'nb'))).toEqual(['+0,001', '−0,001', '0']);
    expect(plain(formatPercent('0.00001', 'en'))).toBe('0.001 per cent');
  });

  it('bug-372: says of a change that must go further than its limit that it must', () => {
    expect(wanted('moreThan', '80')).toBe('Målet er en endring på mer enn +80.');
    expect(wanted('lessThan', '-80')).toBe('Målet er en endring på mindre enn −80.');
    expect(wanted('atLeast', '80')).toBe('Målet er en endring på +80 eller mer.');
    expect(wanted('atMost', '-80')).toBe('Målet er en endring på −80 eller mer.');
  });

  it('bug-373: is grammatical in English of one day and of one time', () => {
    const values = { unit: 'ratio', bound: 'moreThan', limit: '0.5', planned: 1, required: 1, on: '2025-09-08', days: 180 };
    expect(told({ key: 'wantedAtOccasions', values }, 'en')).toBe('The goal is more than 50 per cent on 8 September 2025, measured within 180 days after.');
    expect(told({ key: 'timesMet', values: { met: 1, decided: 1, required: 1 } }, 'en')).toBe('It held 1 of 1 times decided; 1 required.');
  });

  it('bug-374: never looks like the limit that it is held against unless it is', () => {
    const facts = { units: [unit('N')], measurements: [share('s', 'N', '2023-12-31', '2499', '25000')] };
    const under = evaluated('shareThreshold', { measure: 's', share: '0.10' }, facts, '2024-01-01');
    expect(under.result).toBe('notReached');
    expect(plain(explain(under, 'nb'))).toContain('Andelen er 9,996 prosent (2 499 av 25 000) per 31.12.2023. Målet er minst 10 prosent');
    const over = evaluated('parityWithNeed', { supply: 'a', need: 'b', low: '0.9', high: '1.1' }, {}, '2022-01-01');
    const rate: Explanation = { key: 'rate', values: { rate: '1.1004', numerator: '11004', denominator: '10000', on: '2021-12-31' } };
    expect(plain(explain({ ...over, explanation: [rate, ...over.explanation] }, 'nb'))).toContain('Forholdet er 1,1004 (11 004 mot 10 000)');
  });

  it('bug-375: is assembled of a spec with a change of a share in points, and of so much per cent as a percentage', () => {
    const points = expand('netDelta', { measure: { kind: 'share', measure: 'andelen' }, change: '0.05' }).spec;
    expect(plain(specSentence(points, 'nb'))).toBe('Andelen endrer seg fra utgangspunktet med minst 5 prosentpoeng');
    const percent = expand('netDelta', { measure: 'tallet', change: '0.05', by: 'percent' }).spec;
    expect(plain(specSentence(percent, 'nb'))).toBe('Tallet endrer seg fra utgangspunktet med minst 5 prosent');
  });
});
