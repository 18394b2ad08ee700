import fc from 'fast-check';
import { addDays, addMonths, daysBetween, decimal, type CalendarDate, type DecimalText } from '#kernel';
import { LATEST_RULES, type MeasurementFact } from '#goal-types';
import type { MeasureDefinition, OrganisationState, UnitHistory } from '#domain';
import type { MeasureKnown } from './measure-known.js';
import { EVERY, periodsBetween } from './periods.js';
import { figureOfPeriod, resamplingRule } from './resampling.js';

const day = (text: string) => text as CalendarDate;
const anyDay = fc.integer({ min: 0, max: 2000 }).map((after) => addDays(day('2019-11-17'), after));

describe('periods', () => {
  it('hold every day from the first to the last once, each in the period it is named by', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EVERY), anyDay, fc.nat(900), anyDay, (every, first, more, planFrom) => {
        const last = addDays(first, more);
        const periods = periodsBetween(every, first, last, planFrom);
        expect(periods[0]!.from <= first && first < periods[0]!.to).toBe(true);
        expect(periods.at(-1)!.from <= last && last < periods.at(-1)!.to).toBe(true);
        for (const [index, { from, to }] of periods.entries()) {
          if (index > 0) expect(from).toBe(periods[index - 1]!.to);
          expect(daysBetween(from, to)).toBeGreaterThanOrEqual(28);
        }
        expect(new Set(periods.map(({ name }) => name)).size).toBe(periods.length);
      }),
    );
  });

  it.each([
    ['month', ['2022-11', '2022-12', '2023-01']],
    ['quarter', ['2022-Q4', '2023-Q1']],
    ['year', ['2022', '2023']],
    ['planYear', ['2021-11-20/2022-11-19', '2022-11-20/2023-11-19']],
  ] as const)('are named: every %s', (every, names) => {
    expect(periodsBetween(every, day('2022-11-10'), day('2023-01-05'), day('2020-11-20')).map(({ name }) => name)).toEqual(names);
  });
});

describe('the rule of a measure', () => {
  it.each([
    ['count', 'stock', { overTime: 'last', overUnits: 'sum' }],
    ['count', 'flow', { overTime: 'sum', overUnits: 'sum' }],
    ['score', 'stock', { overTime: 'mean', overUnits: 'none' }],
    ['share', 'flow', { overTime: 'ratioOfSums', overUnits: 'ratioOfSums' }],
    ['rate', 'stock', { overTime: 'last', overUnits: 'ratioOfSums' }],
  ] as const)('of a %s that is a %s', (kind, quantity, rule) => {
    expect(resamplingRule({ kind, quantity })).toEqual(rule);
  });
});

const from = day('2020-01-01');
const unit = (id: string, parent: string | null, more: Partial<UnitHistory> = {}): [string, UnitHistory] => [
  id,
  { unit: id, kind: 'branch', from, to: null, into: [], names: [{ from, value: id }], parents: [{ from, value: parent }], ...more },
];
const organisation: OrganisationState = {
  units: new Map([unit('union', null), unit('a', 'union'), unit('b', 'union'), unit('late', 'union', { from: day('2022-07-01') })]),
};

let seq = 0;
function fact(
  of: string,
  first: string,
  to: string | null,
  values: Partial<Pick<MeasurementFact, 'value' | 'numerator' | 'denominator' | 'provisional'>>,
): MeasurementFact {
  seq += 1;
  const none = { value: null, numerator: null, denominator: null, provisional: false, source: null, survey: null };
  return { eventId: `e${seq}`, seq, measure: 'm', unit: of, from: day(first), to: to === null ? null : day(to), ...none, ...values };
}
const number = (text: string) => ({ value: text as DecimalText });
const parts = (numerator: string, denominator: string) => ({ numerator: numerator as DecimalText, denominator: denominator as DecimalText });

function known(kind: MeasureDefinition['kind'], quantity: MeasureDefinition['quantity'], facts: readonly MeasurementFact[]): MeasureKnown {
  const definition: MeasureDefinition = {
    measure: 'm',
    title: 'm',
    kind,
    quantity,
    unitOfMeasure: 'x',
    definition: 'x',
    source: null,
    priceBasis: null,
    range: null,
  };
  return { definition, breaks: [], organisation, facts, choosing: { rules: LATEST_RULES, source: null } };
}

const [FIRST_QUARTER, SECOND_QUARTER] = periodsBetween('quarter', day('2022-01-01'), day('2022-06-30'), null) as [never, never];
const END = day('2023-12-31');

describe('a figure for a period', () => {
  it('of a stock is the last of each unit, an earlier one told of as carried', () => {
    const stock = known('count', 'stock', [
      fact('a', '2022-01-31', null, number('10')),
      fact('a', '2022-04-30', null, number('12')),
      fact('b', '2022-02-28', null, number('5')),
    ]);
    expect(figureOfPeriod(stock, null, FIRST_QUARTER, END)).toMatchObject({ value: '15', units: ['a', 'b'], carried: [], provisional: false });
    expect(figureOfPeriod(stock, null, SECOND_QUARTER, END)).toMatchObject({ value: '17', units: ['a', 'b'], carried: ['b'] });
    expect(figureOfPeriod(stock, 'b', SECOND_QUARTER, END)).toMatchObject({ value: null, without: 'missing', units: [] });
  });

  it('of a flow is the sum, provisional where a day is not counted or the period is not over', () => {
    const months = ['2022-01', '2022-02', '2022-03'].map((month) => fact('a', `${month}-01`, addMonths(day(`${month}-01`), 1), number('2')));
    expect(figureOfPeriod(known('count', 'flow', months), null, FIRST_QUARTER, END)).toMatchObject({ value: '6', provisional: false, without: null });
    expect(figureOfPeriod(known('count', 'flow', months.slice(1)), null, FIRST_QUARTER, END)).toMatchObject({ value: '4', provisional: true });
    expect(figureOfPeriod(known('count', 'flow', months.slice(0, 2)), null, FIRST_QUARTER, day('2022-03-15'))).toMatchObject({ value: '4', provisional: true });
    const whole = fact('late', '2022-07-01', '2023-01-01', number('3'));
    const [year] = periodsBetween('year', day('2022-01-01'), day('2022-12-31'), null) as [never];
    expect(figureOfPeriod(known('count', 'flow', [whole]), 'late', year, END)).toMatchObject({ value: '3', provisional: false });
    expect(figureOfPeriod(known('count', 'flow', [whole]), 'late', FIRST_QUARTER, END)).toMatchObject({ value: null, without: 'missing' });
    const [third] = periodsBetween('quarter', day('2022-07-01'), day('2022-07-01'), null) as [never];
    expect(figureOfPeriod(known('count', 'flow', [whole]), 'late', third, END)).toMatchObject({ value: null, without: 'notPossible' });
  });

  it('of a share is the ratio of sums, never a mean of shares', () => {
    const shares = known('share', 'flow', [fact('a', '2022-01-01', '2022-04-01', parts('1', '2')), fact('b', '2022-01-01', '2022-04-01', parts('0', '98'))]);
    expect(figureOfPeriod(shares, null, FIRST_QUARTER, END)).toMatchObject({ value: '0.01', numerator: '1', denominator: '100' });
  });

  it('of a score is the mean of one unit, and not possible of several', () => {
    const scores = [fact('a', '2022-01-31', null, number('3')), fact('a', '2022-03-31', null, number('4')), fact('b', '2022-03-31', null, number('1'))];
    expect(figureOfPeriod(known('score', 'stock', scores), 'a', FIRST_QUARTER, END)).toMatchObject({ value: '3.5' });
    expect(figureOfPeriod(known('score', 'stock', scores), null, FIRST_QUARTER, END)).toMatchObject({ value: null, without: 'notPossible' });
  });

  it('of a flow over a year equals the sum of its months, whatever was counted', () => {
    const counted = fc.array(fc.record({ month: fc.nat(11), of: fc.constantFrom('a', 'b'), value: fc.nat(100) }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(counted, (all) => {
        const facts = all.map(({ month, of, value }) => {
          const first = addMonths(day('2022-01-01'), month);
          return fact(of, first, addMonths(first, 1), number(String(value)));
        });
        const flow = known('count', 'flow', facts);
        const figures = (every: 'month' | 'year') =>
          periodsBetween(every, day('2022-01-01'), day('2022-12-31'), null).map((period) => figureOfPeriod(flow, null, period, END).value ?? '0');
        expect(
          figures('month')
            .reduce((sum, value) => sum.plus(value), decimal(0))
            .toFixed(),
        ).toBe(figures('year')[0]);
      }),
    );
  });
});
