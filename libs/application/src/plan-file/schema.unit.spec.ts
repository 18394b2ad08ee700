import { Ajv2020 } from 'ajv/dist/2020.js';
import { planFileJsonSchema } from './schema.js';

const accepts = new Ajv2020({ strict: false, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } }).compile(planFileJsonSchema());

const smallest = {
  id: 'P',
  title: 'En plan',
  unit: 'forbundet',
  period: { firstDay: '2021-01-01', lastDay: '2023-12-31' },
  mandate: { body: 'Landsmøtet', date: '2020-11-20' },
  statements: [{ id: 'P0', role: 'overallGoal', wording: 'Alt skal bli bedre' }],
};

describe('the published JSON Schema of a plan file', () => {
  it('accepts a file as people write it, without what has a default', () => {
    expect(accepts(smallest)).toBe(true);
    expect(accepts({ ...smallest, title: { nb: 'En plan', nn: 'Ein plan' } })).toBe(true);
  });

  it.each([
    ['an unknown field', { ...smallest, goals: [] }],
    ['no statements', { ...smallest, statements: [] }],
    ['an unknown role', { ...smallest, statements: [{ id: 'P0', role: 'aim', wording: 'x' }] }],
    ['a text that is a number', { ...smallest, title: 7 }],
  ])('refuses %s', (_, file) => {
    expect(accepts(file)).toBe(false);
  });

  it('explains in the editor that the last day belongs to the period', () => {
    expect(JSON.stringify(planFileJsonSchema())).toContain('The last day of the plan, which belongs to it');
  });
});
