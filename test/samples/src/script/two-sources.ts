import { figures } from './figures.js';
import type { Step } from './step.js';
import { sampleMoments } from '../moments.js';
import { UNION } from '../organisation.js';

/** Representatives with a course on the net, by the course system; and once also by the secretariat's own list, which is sent in later and says more. */
export function twoSourceSteps(): readonly Step[] {
  const { measure, on, value, recordedOn, source } = sampleMoments.twoSources;
  return [
    ...figures(
      measure,
      [
        ['2020-12-31', 143],
        ['2021-12-31', 161],
        ['2022-12-31', 214],
        ['2023-12-31', 252],
      ],
      { source: 'Kurssystemet' },
    ),
    {
      on: recordedOn,
      actor: 'secretariat',
      command: 'recordMeasurement',
      data: { measure, unit: UNION, on, value, source: { name: source } },
    },
    adoption(),
  ];
}

/** From then on the source that the interpretation names counts. What was answered before stays as it was. */
function adoption(): Step {
  const { rules, recordedOn, decidedOn } = sampleMoments.rulesAdopted;
  return {
    on: recordedOn,
    actor: 'boardFirst',
    command: 'adoptRules',
    data: { rules },
    mandate: { body: 'Forbundsstyret', meeting: 'Styremøtet i mars 2022', case: 'FS 14/22', date: decidedOn },
    reason: 'To kilder kan si forskjellige ting om samme dag; den som tolkningen nevner, skal gjelde',
  };
}
