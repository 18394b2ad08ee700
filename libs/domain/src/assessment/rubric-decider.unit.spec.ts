import type { CalendarDate } from '#kernel';
import { event } from '../event/index.js';
import { command, specification } from '../event/testing/decider-spec.js';
import { defineRubric, reviseRubric } from './commands.js';
import { RubricDefined } from './events.js';
import { rubricDecider } from './rubric-decider.js';

const { given } = specification(rubricDecider);
const level = (id: string) => ({ level: id, title: id, description: `What ${id} means.` });
const scale = { rubric: 'strength', title: 'Strength', levels: [level('weak'), level('strong')] };
const from = '2021-01-01' as CalendarDate;
const later = '2022-01-01' as CalendarDate;
const defined = event(RubricDefined, { ...scale, version: 1 }, { validFrom: from });

const define = (more: object = {}) => command('defineRubric', defineRubric.data.parse({ ...scale, from, ...more }));
const revise = (more: object = {}) => command('reviseRubric', reviseRubric.data.parse({ ...scale, from: later, ...more }));

describe('a rubric', () => {
  it('is defined once, as version 1', () => {
    given().when(define()).then(defined);
    expect(given(defined).when(define()).refused()).toMatchObject({ kind: 'exists', issues: [{ field: 'rubric' }] });
  });

  it('is revised as the next version, from its own day', () => {
    given(defined)
      .when(revise({ title: 'Stronger' }))
      .then(event(RubricDefined, { ...scale, title: 'Stronger', version: 2 }, { validFrom: later }));
    expect(given().when(revise()).refused()).toMatchObject({ kind: 'not-found', issues: [{ field: 'rubric' }] });
  });

  it('has at least two levels, each with an id of its own', () => {
    const levels = [level('weak'), level('strong'), level('weak')];
    expect(given().when(define({ levels })).refused()).toMatchObject({ kind: 'invalid', issues: [{ field: 'levels[2].level' }] });
    expect(given(defined).when(revise({ levels })).refused()).toMatchObject({ kind: 'invalid', issues: [{ field: 'levels[2].level' }] });
    expect(defineRubric.data.safeParse({ ...scale, from, levels: [level('weak')] }).success).toBe(false);
  });
});
