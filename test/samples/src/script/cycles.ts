import { lives, type Life, type Stage } from './lives.js';
import type { Step } from './step.js';

/** In 2022 the analysis was read and changed nothing, so there are two years between two closed rounds. */
const ANALYSES: readonly Life[] = [
  round('2021', ['2021-02-01', 'underWay'], ['2021-05-10', 'delivered'], ['2021-06-14', 'accepted'], ['2021-09-01', 'achieved']),
  round('2022', ['2022-02-01', 'underWay'], ['2022-05-16', 'delivered'], ['2022-06-13', 'accepted']),
  round('2023', ['2023-02-06', 'underWay'], ['2023-05-15', 'delivered'], ['2023-06-12', 'accepted'], ['2023-09-11', 'achieved']),
];

const BENEFITS: readonly Life[] = [
  round('2021', ['2021-03-01', 'underWay'], ['2021-06-07', 'delivered'], ['2021-08-30', 'accepted'], ['2021-10-18', 'achieved']),
  round('2022', ['2022-03-01', 'underWay'], ['2022-06-07', 'delivered'], ['2022-09-05', 'accepted'], ['2022-11-07', 'achieved']),
  round('2023', ['2023-03-01', 'underWay'], ['2023-06-05', 'delivered'], ['2023-09-04', 'accepted'], ['2023-12-04', 'achieved']),
];

/** Rounds of measuring and adjusting: measured, analysed, decided on, changed. */
export function cycleSteps(): readonly Step[] {
  return [...lives('member-analyses', ANALYSES), ...lives('satisfaction-rounds', BENEFITS)];
}

function round(year: string, ...life: readonly Stage[]): Life {
  return { entry: year, title: `Runden i ${year}`, life };
}
