import { commandRegistry } from '#domain';
import { formOf } from '../commands/index.js';
import { commandsOf } from './commands.js';
import { parsePlanFile } from './parse.js';

const plan = parsePlanFile(
  `id: P
title: En plan
unit: forbundet
period: { firstDay: 2021-01-01, lastDay: 2023-12-31 }
mandate: { body: Landsmøtet, date: 2020-11-20 }
statements:
  - { id: P0, role: overallGoal, wording: Alt skal bli bedre }
  - { id: A, role: priorityArea, parent: P0, wording: Vekst }
  - { id: P1, role: goal, parent: A, wording: Vi skal vokse }
  - { id: L1, role: localGoal, parent: A, unit: avd-1, wording: Åtti flere, checks: { concrete: true, measurable: ingen måling } }
  - { id: U1, role: outsideGoal, unit: avd-1, wording: Naboer, origin: { from: branchBoard, decision: { body: Styret, date: 2021-02-01 } } }
measures:
  - { id: members, title: Medlemmer, kind: count, quantity: stock, unitOfMeasure: medlemmer, definition: Alle, from: 2020-01-01 }
registers:
  - { id: forums, title: Forum, definition: Alle forum, states: [active, ended] }
coverages:
  - { id: course, title: Kurs, question: Er kurset tatt?, eligible: { root: avd-1, kind: club } }
rubrics:
  - { id: skill, title: Ferdighet, levels: [{ level: low, title: Lav, description: Lite }, { level: high, title: Høy, description: Mye }] }
interpretations:
  - goal: P1
    type: annualGrowthFloor
    parameters: { measure: members, rate: "0.02" }
    reason: Ordlyden sier to prosent
`,
  'plan.yaml',
);
const commands = commandsOf(plan);
const dataOf = (name: string) => commands.find((command) => command.name === name)?.data;

describe('the commands of a plan file', () => {
  it('come in the order in which they can be given: the plan before goals, definitions before interpretations', () => {
    expect(commands.map(({ name }) => name)).toEqual([
      'adoptPlan',
      'formulateLocalGoal',
      'addOutsideGoal',
      'defineMeasure',
      'defineRegister',
      'defineCoverage',
      'defineRubric',
      'interpretGoal',
    ]);
  });

  it('are all known commands that the secretariat may give, with data that their schemas accept', () => {
    for (const { name, data } of commands) {
      const definition = commandRegistry.get(name);
      expect(definition?.roles).toContain('secretariat');
      expect(definition && formOf(definition).safeParse(data).error).toBeUndefined();
    }
  });

  it('bring a mandate where one is needed: the plan’s own, also for an interpretation that names none', () => {
    for (const { name, mandate } of commands) {
      if (commandRegistry.get(name)?.needsMandate) expect(mandate).toEqual({ body: 'Landsmøtet', date: '2020-11-20' });
    }
  });

  it('keep their keys when another part of the file is mended, so that the rest is not recorded again', () => {
    const mended = commandsOf({ ...plan, registers: [] });
    const keys = commands.map(({ key }) => key);
    expect(new Set(keys).size).toBe(commands.length);
    expect(mended.map(({ key }) => key)).toEqual(commands.filter(({ name }) => name !== 'defineRegister').map(({ key }) => key));
    expect(commandsOf({ ...plan, id: 'Q' }).some(({ key, name }) => name === 'adoptPlan' && keys.includes(key))).toBe(false);
  });

  it('count the last day of the period in, so that the first day outside is the next', () => {
    expect(dataOf('adoptPlan')).toMatchObject({ period: { from: '2021-01-01', to: '2024-01-01' } });
  });

  it('give each statement its place among its siblings, branches’ own goals after the plan’s', () => {
    expect(dataOf('adoptPlan')?.['statements']).toEqual([
      { statement: 'P0', parent: null, position: 1, wording: { nb: 'Alt skal bli bedre' }, role: 'overallGoal' },
      { statement: 'A', parent: 'P0', position: 1, wording: { nb: 'Vekst' }, role: 'priorityArea' },
      { statement: 'P1', parent: 'A', position: 1, wording: { nb: 'Vi skal vokse' }, role: 'goal' },
    ]);
    expect(dataOf('formulateLocalGoal')).toMatchObject({ statement: 'L1', parent: 'A', position: 2 });
  });

  it('say of a check whether it passed, and what is missing where it did not; what is not answered is not said', () => {
    expect(dataOf('formulateLocalGoal')?.['checks']).toEqual([
      { check: 'concrete', passed: true },
      { check: 'measurable', passed: false, note: 'ingen måling' },
    ]);
  });

  it('let a definition hold from the plan’s first day unless the file says another', () => {
    expect(dataOf('defineMeasure')).toMatchObject({ measure: 'members', from: '2020-01-01' });
    expect(dataOf('defineRubric')).toMatchObject({ rubric: 'skill', from: '2021-01-01' });
    expect(dataOf('interpretGoal')).toMatchObject({ goal: 'P1', plan: 'P', from: '2021-01-01' });
  });
});
