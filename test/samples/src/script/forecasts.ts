import { sampleMoments } from '../moments.js';
import type { Step } from './step.js';

/** What was foreseen for goals, and published; each is held against what came once its deciding date has passed. */
export function forecastSteps(): readonly Step[] {
  const { goals, at, recordedOn } = sampleMoments.forecasts;
  return goals.map((goal) => ({
    on: recordedOn,
    actor: 'secretariat',
    command: 'publishForecast',
    data: { goal, plan: goal.startsWith('O') ? 'O' : 'F', at },
  }));
}
