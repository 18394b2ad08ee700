import { Refused } from '#kernel';
import { parsePlanFile } from './parse.js';

const GOOD = `id: P
title: En plan
unit: forbundet
period: { firstDay: 2021-01-01, lastDay: 2023-12-31 }
mandate: { body: Landsmøtet, date: 2020-11-20 }
statements:
  - id: P0
    role: overallGoal
    wording: Alt skal bli bedre
  - id: P1
    role: localGoal
    parent: P0
    unit: avd-1
    wording: { nb: Flere medlemmer, nn: Fleire medlemer }
    checks: { concrete: true, measurable: ingen måling }
measures:
  - id: members
    title: Medlemmer
    kind: count
    quantity: stock
    unitOfMeasure: medlemmer
    definition: Alle med betalt kontingent
`;

function refusalOf(text: string): Refused {
  try {
    parsePlanFile(text, 'plan.yaml');
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
  throw new Error('the file was accepted');
}

const interpreted = (said: string) => `${GOOD}interpretations:\n  - { ${said}, parameters: { register: r, entry: e, due: 2022-01-01 }, reason: ok }\n`;

const withRate = (rate: string) =>
  `${GOOD}interpretations:\n  - { goal: P0, type: annualGrowthFloor, parameters: { measure: members, rate: ${rate} }, reason: ok }\n`;

const issueOf = (text: string) => refusalOf(text).issues[0];

describe('a plan file', () => {
  it('is read from YAML, with a plain wording as bokmål and what was left out filled in', () => {
    const plan = parsePlanFile(GOOD, 'plan.yaml');
    expect(plan.statements[0]).toEqual({ id: 'P0', role: 'overallGoal', wording: { nb: 'Alt skal bli bedre' } });
    expect(plan.statements[1]?.wording).toEqual({ nb: 'Flere medlemmer', nn: 'Fleire medlemer' });
    expect(plan.measures[0]).toMatchObject({ source: null, range: null });
    expect(plan.interpretations).toEqual([]);
  });

  it('is read from JSON to the same plan, also when indented by tabs', () => {
    const plan = parsePlanFile(GOOD, 'plan.yaml');
    expect(parsePlanFile(JSON.stringify(plan, null, '\t'), 'plan.json')).toEqual(plan);
  });

  it('may repeat a value by a YAML alias, and a problem is placed where the value stands', () => {
    const aliased = GOOD.replace('mandate: {', 'mandate: &vedtak {').concat(
      'interpretations:\n  - { goal: P0, type: deliverable, parameters: { register: r, entry: e, due: 2022-01-01 }, reason: ok, mandate: *vedtak }\n',
    );
    expect(parsePlanFile(aliased, 'plan.yaml').interpretations[0]?.mandate?.body).toBe('Landsmøtet');
    expect(issueOf(aliased.replace('2020-11-20', '2020-11-31'))?.field).toBe('line 5, column 44: mandate.date');
  });
});

describe('a bad plan file is refused with the line, the column and the remedy', () => {
  it('for an unknown field, suggesting the one that was meant', () => {
    expect(issueOf(GOOD.replace('wording: Alt', 'wordng: Alt'))).toEqual({
      field: 'line 7, column 5: statements[0].wording',
      problem: 'is missing',
      remedy: 'write a text, or write an object with fields',
    });
    expect(refusalOf(GOOD.replace('wording: Alt', 'wordng: Alt')).issues[1]).toMatchObject({
      field: 'line 9, column 5: statements[0].wordng',
      remedy: expect.stringMatching(/^did you mean wording\?/),
    });
  });

  it('for a wrong type', () => {
    expect(issueOf(GOOD.replace('title: En plan', 'title: [1]'))).toEqual({
      field: 'line 2, column 8: title',
      problem: 'is a list',
      remedy: 'write a text, or write an object with fields',
    });
    expect(issueOf(GOOD.replace('unit: forbundet', 'unit: 17'))).toEqual({
      field: 'line 3, column 7: unit',
      problem: '17 is not accepted here',
      remedy: 'write a text',
    });
  });

  it('for a role that does not exist', () => {
    expect(issueOf(GOOD.replace('role: localGoal', 'role: hovedmål'))).toEqual({
      field: 'line 11, column 11: statements[1].role',
      problem: '"hovedmål" is not accepted here',
      remedy: 'write one of overallGoal, priorityArea, goal, guideline, localGoal, outsideGoal',
    });
  });

  it('for a field inside a text of several languages', () => {
    expect(issueOf(GOOD.replace('nn: Fleire', 'no: Fleire'))?.field).toBe('line 14, column 37: statements[1].wording.no');
  });

  it('for a day that does not exist, and for a period that ends before it starts', () => {
    expect(issueOf(GOOD.replace('2023-12-31', '2023-02-29'))).toEqual({
      field: 'line 4, column 42: period.lastDay',
      problem: '"2023-02-29" is not accepted here',
      remedy: 'write an existing day as YYYY-MM-DD, for example 2023-02-28',
    });
    expect(issueOf(GOOD.replace('2023-12-31', '2020-12-31'))?.problem).toBe('2020-12-31 comes before the first day 2021-01-01');
  });

  it('for an id that stands twice', () => {
    expect(issueOf(GOOD.replace('id: P1', 'id: P0'))).toEqual({
      field: 'line 10, column 9: statements[1].id',
      problem: 'P0 is taken by statements[0]',
      remedy: 'give each its own id',
    });
  });

  it('for a parent that does not stand earlier, so that no circle can arise', () => {
    expect(issueOf(GOOD.replace('parent: P0', 'parent: P1'))?.problem).toBe('P1 does not stand earlier in the file');
  });

  it('for a parent that has no others below it', () => {
    expect(issueOf(`${GOOD.slice(0, GOOD.indexOf('measures:'))}  - { id: P2, role: guideline, parent: P1, wording: Slik }\n`)).toMatchObject({
      problem: 'P1 is a localGoal',
      remedy: 'name one with the role overallGoal, priorityArea, goal',
    });
  });

  it.each([
    ['a local goal without its unit', GOOD.replace('    unit: avd-1\n', ''), 'statements[1].unit'],
    ['a goal from outside without its origin', GOOD.replace('localGoal', 'outsideGoal'), 'statements[1].origin'],
    ['checks on a goal of the whole plan', GOOD.replace('role: localGoal', 'role: goal'), 'statements[1].unit'],
    ['an interpretation of a local goal that has not passed its checks', interpreted('goal: P1, type: deliverable'), 'interpretations[0].goal'],
    ['an interpretation from a day outside the plan', interpreted('goal: P0, type: deliverable, from: 2024-01-01'), 'interpretations[0].from'],
    ['a plan that says nothing itself', GOOD.replace(/ {2}- id: P0[^]*?(?= {2}- id: P1)/, '').replace('    parent: P0\n', ''), 'statements'],
    ['an interpretation of nothing', `${GOOD}interpretations:\n  - { goal: P9, type: netDelta, parameters: {}, reason: ok }\n`, 'interpretations[0].goal'],
  ])('for %s', (_, text, field) => {
    expect(issueOf(text)?.field).toMatch(new RegExp(`: ${field.replaceAll(/[[\].]/g, String.raw`\$&`)}$`));
  });

  it('for a goal type that does not exist, suggesting the one that was meant', () => {
    const issue = issueOf(`${GOOD}interpretations:\n  - { goal: P0, type: anualGrowthFloor, parameters: {}, reason: ok }\n`);
    expect(issue).toMatchObject({ field: 'line 24, column 23: interpretations[0].type', problem: 'there is no goal type anualGrowthFloor' });
    expect(issue?.remedy).toMatch(/^did you mean annualGrowthFloor\? the goal types are /);
  });

  it('for parameters that their goal type does not accept', () => {
    expect(parsePlanFile(withRate('"0.02"'), 'plan.yaml').interpretations).toHaveLength(1);
    expect(issueOf(withRate('2 %'))).toMatchObject({ field: 'line 24, column 80: interpretations[0].parameters.rate', problem: '"2 %" is not accepted here' });
  });

  it('for tabs, for broken syntax and for a key that stands twice', () => {
    expect(issueOf(GOOD.replace('    role: overallGoal', '\trole: overallGoal'))).toMatchObject({
      field: 'line 8, column 1',
      remedy: 'indent with spaces, not tabs',
    });
    expect(issueOf(GOOD.replace('title: En plan', 'title: "En plan'))?.field).toMatch(/^line \d+, column \d+$/);
    expect(issueOf(GOOD.replace('unit: forbundet', 'id: Q'))).toMatchObject({ field: 'line 3, column 1', remedy: 'let each key stand once' });
    expect(issueOf('{"id": "P", "id": "Q"}')).toMatchObject({ field: 'line 1, column 13', remedy: 'let each key stand once' });
  });

  it('for a file that is empty, or not a plan at all', () => {
    expect(issueOf('')).toMatchObject({ field: 'line 1, column 1', problem: 'the file is empty' });
    expect(issueOf('# bare en kommentar\n')?.problem).toBe('the file is empty');
    expect(issueOf('hei')).toMatchObject({ field: 'line 1, column 1: the plan', remedy: 'write an object with fields' });
  });

  it('for a file that is too large, before it is read', () => {
    const refusal = refusalOf(`# ${'x'.repeat(1_000_000)}\n${GOOD}`);
    expect(refusal.kind).toBe('too-large');
    expect(refusal.issues[0]?.problem).toMatch(/characters$/);
  });

  it('for aliases that multiply and nesting without end, at once', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'.split('').map((key, index) => `${key}: &${key} [${Array(10).fill(`*${'abcdefgh'[index]}`).join(',')}]`),
    ].join('\n');
    expect(refusalOf(bomb).kind).toBe('invalid');
    expect(refusalOf('['.repeat(200_000)).kind).toBe('invalid');
  });

  it('for two plans in one file, and for tags', () => {
    expect(issueOf(`${GOOD}---\n${GOOD}`)?.remedy).toBe('write one plan to a file');
    expect(issueOf(GOOD.replace('unit: forbundet', 'unit: !!binary Zm9v'))?.remedy).toBe('write plain text, numbers, lists and objects, without tags');
  });

  it('with every problem at once, and no more than a hundred of them', () => {
    expect(refusalOf(GOOD.replace('role: localGoal', 'role: x').replace('2020-11-20', '20.11.2020')).issues).toHaveLength(2);
    const statements = Array.from({ length: 300 }, () => '  - {}').join('\n');
    expect(refusalOf(`statements:\n${statements}\n`).issues).toHaveLength(100);
  });
});
