import { addDays, type CalendarDate } from '#kernel';
import { ASSOCIATION } from '../organisation.js';
import { pseudonymOf, type ActorKey, type Step } from './step.js';

/** A line of the association's yearly action plans; the years of the same action differ in money and in what became of it. */
interface Line {
  readonly action: string;
  readonly goals: readonly string[];
  readonly title: string;
  readonly owner: ActorKey;
  /** Money set aside in each year it goes on. */
  readonly budget: Readonly<Record<number, number>>;
  readonly effect?: string;
  readonly cost?: Readonly<Record<number, number>>;
  readonly ends?: readonly [what: 'completeAction' | 'dropAction', on: string];
}

/** O7 has no line at all, O14 none in 2025; O4 has one without money. */
const LINES: readonly Line[] = [
  {
    action: 'O-verving',
    goals: ['O1', 'O2', 'O12'],
    title: 'Verveuker',
    owner: 'planner',
    budget: { 2024: 90_000, 2025: 110_000 },
    effect: '300 flere i året',
    cost: { 2024: 97_500, 2025: 104_000 },
  },
  {
    action: 'O-turer',
    goals: ['O0', 'O3', 'O13', 'O15'],
    title: 'Turprogram i hvert lag',
    owner: 'secretariat',
    budget: { 2024: 60_000, 2025: 60_000 },
    cost: { 2024: 58_200 },
  },
  { action: 'O-kurs', goals: ['O4'], title: 'Turlederkurs', owner: 'secretariat', budget: {}, ends: ['completeAction', '2025-04-25'] },
  {
    action: 'O-regnskap',
    goals: ['O5', 'O6'],
    title: 'Kvartalsvis gjennomgang',
    owner: 'boardFirst',
    budget: { 2024: 15_000, 2025: 15_000 },
    cost: { 2024: 14_000, 2025: 15_900 },
  },
  {
    action: 'O-barn',
    goals: ['O8'],
    title: 'Barnas turlag',
    owner: 'planner',
    budget: { 2024: 40_000, 2025: 75_000 },
    effect: '200 flere barn',
    cost: { 2024: 31_000 },
  },
  {
    action: 'O-nett',
    goals: ['O9'],
    title: 'Turforslag på nettet',
    owner: 'analyst',
    budget: { 2024: 25_000, 2025: 25_000 },
    ends: ['dropAction', '2025-10-15'],
  },
  { action: 'O-avgift', goals: ['O14'], title: 'Fritak for avgift', owner: 'planner', budget: { 2024: 20_000 }, cost: { 2024: 22_400 } },
];

/** Each action planned before its year, begun, what it cost, and how it ended. */
export function actionSteps(): readonly Step[] {
  return LINES.flatMap(stepsOf);
}

const PLANNED = '2023-12-11' as CalendarDate;
const FIRST_DAY = '2024-01-01' as CalendarDate;

function stepsOf({ action, goals, title, owner, budget, effect, cost = {}, ends }: Line): readonly Step[] {
  const years = Object.keys(budget).map(Number);
  const period = { from: FIRST_DAY, to: `${Math.max(2024, ...years) + 1}-01-01` };
  const line = Object.entries(budget).map(([year, amount]) => ({ year: Number(year), amount, note: `Budsjettet for ${year}` }));
  const step = (on: CalendarDate, command: string, data: Step['data'], reason?: string): Step => ({
    on,
    actor: 'secretariat',
    command,
    data: { action, unit: ASSOCIATION, ...data },
    ...(reason === undefined ? {} : { reason }),
  });
  return [
    step(PLANNED, 'planAction', { plan: 'O', goals, title, owner: pseudonymOf(owner), period, budget: line, expectedEffect: effect ?? null }),
    step(addDays(FIRST_DAY, 14), 'startAction', { on: addDays(FIRST_DAY, 7) }),
    ...Object.entries(cost).map(([year, amount]) =>
      step(`${Number(year) + 1}-01-15` as CalendarDate, 'recordActionCost', { on: `${year}-12-31`, year: Number(year), amount }),
    ),
    ...(ends === undefined
      ? []
      : [
          step(
            addDays(ends[1] as CalendarDate, 2),
            ends[0],
            { on: ends[1] },
            ends[0] === 'dropAction' ? 'Turforslagene er lagt ned til nettsidene er nye' : undefined,
          ),
        ]),
  ];
}
