import { ANSWERED, day } from '../testing/answers.js';
import type { RollUpAnswer } from './answers.js';
import { renderRollUp } from './roll-up.js';

const amount = (value: string | null) => ({ value: value as never, numerator: null, denominator: null });
const cell = (value: string | null) => ({ ...amount(value), units: [], contributing: [] });
const move = (other: string | null, value: string) => ({ on: day('2022-07-01'), eventIds: ['e'], other, amount: amount(value) });

const answer = (more: Partial<RollUpAnswer> = {}): RollUpAnswer => ({
  ...ANSWERED,
  measure: 'members',
  title: 'Medlemmer',
  measureKind: 'count',
  unitOfMeasure: 'medlemmer',
  unit: null,
  kind: 'region',
  window: null,
  rows: [
    {
      unit: 'n',
      name: 'Nord',
      kind: 'region',
      parent: 'u',
      state: 'open',
      asWas: cell('40'),
      asIs: cell('30'),
      difference: amount('-10'),
      why: [move('s', '-10')],
    },
    {
      unit: 's',
      name: 'Sør',
      kind: 'region',
      parent: 'u',
      state: 'split',
      asWas: cell('50'),
      asIs: cell('60'),
      difference: amount('10'),
      why: [move(null, '10')],
    },
  ],
  total: { asWas: cell('90'), asIs: cell('90'), difference: amount('0') },
  ...more,
});

describe('a measure rolled up', () => {
  it('shows both views, the difference, and the reorganisation that made it', () => {
    const text = renderRollUp(answer(), 'nb', 120);
    expect(text).toMatch(/Nord +40 +30 +−10 +01\.07\.2022 −10 \(Sør\)/);
    expect(text).toMatch(/I alt +90 +90 +0/);
  });

  it('says what has become of a unit, and what came from outside', () => {
    expect(renderRollUp(answer(), 'nb', 120)).toMatch(/Sør \(delt\) +50 +60 +\+10 +01\.07\.2022 \+10 \(utenfor\)/);
  });

  it('shows shares in per cent and their differences in percentage points', () => {
    const rows = answer()
      .rows.slice(0, 1)
      .map((row) => ({ ...row, asWas: cell('0.55'), asIs: cell('0.5'), difference: amount('-0.05'), why: [] }));
    expect(renderRollUp(answer({ measureKind: 'share', rows }), 'nb', 120)).toMatch(/Nord +55\u00A0% +50\u00A0% +−5\u00A0prosentpoeng/);
  });
});
