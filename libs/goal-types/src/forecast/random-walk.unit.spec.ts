import fc from 'fast-check';
import { addDays, decimal, parseDate } from '#kernel';
import { projected, type Observation } from './random-walk.js';

const START = parseDate('2024-01-01');
const at = (day: number, amount: number): Observation => ({ on: addDays(START, day), amount: decimal(amount) });

describe('a random walk with drift', () => {
  it('goes on along its mean change, as wide as its variation, worked by hand', () => {
    // Ten days apart: +10, +30, +20. Drift 2 a day; residuals −10, +10, 0; variance (10 + 10 + 0) / 2 = 10 a day.
    const { central, halfWidth } = projected([at(0, 100), at(10, 110), at(20, 140), at(30, 160)], addDays(START, 60), []);
    expect(central.toNumber()).toBe(220);
    // 10 × 30 × (1 + 30/30) = 600; √600 × 1.281552.
    expect(halfWidth.toDecimalPlaces(4).toNumber()).toBe(31.3915);
  });

  it('has no width where the change was always the same and nothing was ever revised', () => {
    const { central, halfWidth } = projected([at(0, 0), at(10, 10), at(20, 20), at(30, 30)], addDays(START, 50), []);
    expect([central.toNumber(), halfWidth.toNumber()]).toEqual([50, 0]);
  });

  it('is wider where earlier values were revised after they were reported', () => {
    const walk = [at(0, 0), at(10, 10), at(20, 20), at(30, 30)];
    expect(
      projected(walk, addDays(START, 50), [decimal(3), decimal(-5)])
        .halfWidth.toDecimalPlaces(4)
        .toNumber(),
    ).toBe(5.284);
  });

  it('widens the further it looks, and scales with the amounts', () => {
    const changes = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 4, maxLength: 24 });
    fc.assert(
      fc.property(changes, fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 400 }), (steps, near, more) => {
        let amount = 1000;
        const walk = steps.map((step, index) => at(index * 30, (amount += step)));
        const last = (walk.at(-1) as Observation).on;
        const [nearer, farther] = [near, near + more].map((days) => projected(walk, addDays(last, days), [])) as [
          ReturnType<typeof projected>,
          ReturnType<typeof projected>,
        ];
        expect(farther.halfWidth.gte(nearer.halfWidth)).toBe(true);
        const tenfold = projected(
          walk.map(({ on, amount: counted }) => ({ on, amount: counted.times(10) })),
          addDays(last, near),
          [],
        );
        expect(tenfold.central.minus(nearer.central.times(10)).abs().lt('0.000001')).toBe(true);
        expect(tenfold.halfWidth.minus(nearer.halfWidth.times(10)).abs().lt('0.000001')).toBe(true);
      }),
    );
  });
});
