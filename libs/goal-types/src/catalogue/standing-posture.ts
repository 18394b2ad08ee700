import { z } from 'zod';
import { name } from '#domain';
import { maxAgeDays } from '../spec/parts.js';
import { day, entry, NO_FACTS, planOf, unit } from './example.js';
import { defineGoalType } from './goal-type.js';

export const standingPosture = defineGoalType({
  name: 'standingPosture',
  code: 'J5',
  version: 1,
  sentence: {
    nb: 'vi holder fast ved en holdning; anledningene står i {log:quoted}',
    nn: 'vi held fast ved ei haldning; høva står i {log:quoted}',
    en: 'we keep to an attitude; the occasions are in {log:quoted}',
  },
  never: {
    nb: 'At det er nådd, i rute eller etter: det fortelles i ord, og at ingen anledning har meldt seg, er verken godt eller dårlig.',
    nn: 'At det er nådd, i rute eller etter: det blir fortalt i ord, og at ingen høve har meldt seg, er verken godt eller dårleg.',
    en: 'That it is reached, on course or behind: it is told in words, and that no occasion has arisen is neither good nor bad.',
  },
  parameters: z.strictObject({
    /** A register of the occasions that arose, and how each was handled. */
    log: name.nullable().default(null),
    /** How old the last word of it may be. */
    cadenceDays: maxAgeDays.default(400),
  }),
  spec: ({ log, cadenceDays }) => ({ evaluator: 'judgement', scale: { kind: 'narrative', log }, cadenceDays, decidingDate: null }),
  example: {
    parameters: { log: 'allianceOffers' },
    planPeriod: planOf(2021, 2023),
    facts: {
      ...NO_FACTS,
      units: [unit('N')],
      entries: [
        entry('allianceOffers', 'industry', '2021-09-01', 'underWay'),
        entry('allianceOffers', 'industry', '2021-12-01', 'rejected'),
        entry('allianceOffers', 'students', '2022-04-01', 'underWay'),
      ],
    },
    at: day('2022-06-30'),
    expected: { course: 'notApplicable', result: 'notDecidable', data: 'fresh', notes: [], figures: { occasions: '2', occasionsHandled: '1' } },
  },
});
