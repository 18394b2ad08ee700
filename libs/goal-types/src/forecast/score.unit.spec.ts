import { parseDecimal } from '#kernel';
import { scored } from './score.js';

const forecast = { central: parseDecimal('100'), low: parseDecimal('90'), high: parseDecimal('112') };
const score = (actual: string) => scored(forecast, parseDecimal(actual));

describe('a forecast held against what came', () => {
  it('costs its width when the actual lies within, both ends included', () => {
    expect(score('108')).toEqual({ actual: '108', error: '8', within: true, intervalScore: '22' });
    expect(score('112').within).toBe(true);
    expect(score('90').within).toBe(true);
  });

  it('costs ten times the distance besides when it lies outside, on either side', () => {
    expect(score('115')).toEqual({ actual: '115', error: '15', within: false, intervalScore: '52' });
    expect(score('85')).toEqual({ actual: '85', error: '-15', within: false, intervalScore: '72' });
  });
});
