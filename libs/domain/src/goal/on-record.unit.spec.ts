import type { CalendarDate, DecimalText } from '#kernel';
import { event } from '../event/index.js';
import { command, specification } from '../event/testing/decider-spec.js';
import { goalDecider } from './decider.js';
import { ForecastPublished, GoalDropped, GoalInterpreted, WordingRemarked } from './events.js';
import { day, interpretation, plan } from './testing/plan.js';

const { given } = specification(goalDecider);
const N1 = { goal: 'N1', plan: 'N' };

const remark = (goal: string) =>
  command('remarkOnWording', { goal, plan: 'N', remark: 'contradictsItself' as const, text: 'Both at most 5 and at least 6.' }, { known: { plan } });

describe('a remark on adopted wording', () => {
  it('is said of any statement, from the day the statement stands, and changes nothing else', () => {
    const dropped = event(GoalDropped, { goal: 'N1' }, { validFrom: day('2022-01-01') });
    for (const [goal, from] of [
      ['N1', '2021-01-01'],
      ['A1', '2021-01-01'],
      ['late', '2022-06-01'],
      ['gone', '2021-01-01'],
    ] as const) {
      given(dropped)
        .when(remark(goal))
        .then(event(WordingRemarked, { goal, remark: 'contradictsItself', text: 'Both at most 5 and at least 6.' }, { validFrom: day(from) }));
    }
  });

  it('needs a statement of the plan', () => {
    expect(given().when(remark('X')).refused()).toMatchObject({ kind: 'not-found', issues: [{ field: 'goal' }] });
  });
});

const number = (text: string) => text as DecimalText;

describe('publishing a forecast', () => {
  const foreseen = {
    decidingOn: day('2023-12-31'),
    unit: 'count' as const,
    central: number('1080'),
    low: number('1040'),
    high: number('1120'),
    requiredPace: number('4'),
    method: 'random-walk-with-drift',
    observations: 12,
  };
  const ledger = {
    ledger: 'l',
    origin: 'ledger.example.org/l',
    title: 'L',
    timeZone: 'Europe/Oslo',
    language: 'nb' as const,
    format: 1 as const,
    rules: '2',
    sample: false,
    keys: [],
    closed: null,
    threshold: 3,
  };
  const publish = (at: CalendarDate) => command('publishForecast', { ...N1, at, ...foreseen }, { known: { plan, ledger } });
  const interpreted = event(GoalInterpreted, { ...N1, ...interpretation }, { validFrom: day('2021-03-01') });

  it('puts it on record per the day it is made from, with the rules it was made by', () => {
    given(interpreted)
      .when(publish(day('2022-12-31')))
      .then(event(ForecastPublished, { ...N1, at: day('2022-12-31'), ...foreseen, rules: '2' }, { validFrom: day('2022-12-31') }));
  });

  it.each([
    ['a day to come', [interpreted], '2023-02-02', 'at'],
    ['a day on which the goal was not interpreted', [interpreted], '2021-02-28', 'at'],
    ['a goal that nobody has interpreted', [], '2022-12-31', 'goal'],
  ])('is refused for %s', (_what, past, at, field) => {
    expect(
      given(...past)
        .when(publish(day(at)))
        .refused().issues[0]?.field,
    ).toBe(field);
  });
});
