import type { CalendarDate } from '#kernel';
import { event } from '../event/index.js';
import { command, specification } from '../event/testing/decider-spec.js';
import { organisation } from '../fact/testing/organisation.js';
import { defineCoverage, listOccasion } from './commands.js';
import { coverageDecider } from './coverage-decider.js';
import { CoverageDefined, OccasionListed } from './events.js';

const { given } = specification(coverageDecider);
const words = { coverage: 'plan', title: 'Action plan', question: 'Has the branch an action plan?' };
const define = (eligible: object) => command('defineCoverage', defineCoverage.data.parse({ ...words, eligible }), { known: { organisation } });
const defined = event(CoverageDefined, { ...words, eligible: { root: 'union', kind: 'branch' } });
const list = command('listOccasion', listOccasion.data.parse({ coverage: 'plan', occasion: '2022', on: '2022-12-31' }));
const listed = event(OccasionListed, { coverage: 'plan', occasion: '2022', on: '2022-12-31' as CalendarDate });

describe('defining what is asked of units', () => {
  it('says what, and of which units', () => {
    given()
      .when(define({ root: 'union', kind: 'branch' }))
      .then(defined);
    given()
      .when(define({}))
      .then(event(CoverageDefined, { ...words, eligible: { root: null, kind: null } }));
  });

  it('is done once, and below a unit that was established', () => {
    expect(given(defined).when(define({})).refused()).toMatchObject({ kind: 'exists', issues: [{ field: 'coverage' }] });
    expect(
      given()
        .when(define({ root: 'nowhere' }))
        .refused(),
    ).toMatchObject({ kind: 'not-found', issues: [{ field: 'eligible.root' }] });
  });
});

describe('listing an occasion', () => {
  it('gives it a name and a day', () => {
    given(defined).when(list).then(listed);
  });

  it('is done once for each, and needs a question', () => {
    expect(given(defined, listed).when(list).refused()).toMatchObject({ kind: 'exists', issues: [{ field: 'occasion' }] });
    expect(given().when(list).refused()).toMatchObject({ kind: 'not-found', issues: [{ field: 'coverage' }] });
  });
});
