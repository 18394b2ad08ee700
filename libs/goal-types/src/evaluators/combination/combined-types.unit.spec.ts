import { assessed, day, entry, report, rubric, unit } from '../../catalogue/example.js';
import type { EntryFact, GoalAnswer } from '../../index.js';
import { explain } from '../../sentences/index.js';
import { evaluated } from '../../testing/evaluated.js';

describe('a living register', () => {
  const parameters = {
    creation: { register: 'd', entry: 'overview' },
    due: '2021-06-30',
    kept: 'exposed',
    maxAgeDays: 90,
    use: 'used',
    usedEveryDays: 365,
  };
  const made = [
    entry('d', 'overview', '2021-06-01', 'accepted'),
    entry('exposed', 'cleaning', '2021-06-01', 'active', { title: 'Kari Nordmann sitt vaskelag' }),
  ];
  const coverage = [report('used', 'N', '2021-07-01'), report('used', 'N', '2021-12-01'), report('used', 'N', '2022-06-01'), report('used', 'N', '2023-03-01')];
  const living = (entries: readonly EntryFact[], at: string) => evaluated('livingRegister', parameters, { units: [unit('N')], entries, coverage }, at);
  /** Something is said of it at least every 90 days. */
  const fresh = ['2021-08-01', '2021-10-20', '2022-01-10', '2022-04-01', '2022-06-20', '2022-09-10', '2022-12-01', '2023-02-20', '2023-05-10', '2023-08-01']
    .concat(['2023-10-20', '2023-12-15'])
    .map((on) => entry('exposed', 'canteen', on, 'active'));

  it('stale after "done": it falls back when it is not kept up, and comes again when it is', () => {
    expect(living(made, '2021-08-01')).toMatchObject({ course: 'onCourse', result: 'notDecidable' });
    expect(living(made, '2021-09-30')).toMatchObject({ course: 'behind', result: 'notDecidable' });
    expect(living([...made, entry('exposed', 'canteen', '2021-10-01', 'active')], '2021-10-02').course).toBe('onCourse');
  });

  it('is reached when it was made in time, kept up throughout and in use to the end', () => {
    expect(living([...made, ...fresh], '2023-12-31')).toMatchObject({ course: 'onCourse', result: 'notDecidable' });
    expect(living([...made, ...fresh], '2024-01-01')).toMatchObject({ course: 'notApplicable', result: 'reached' });
    expect(living([...made, ...fresh.slice(2)], '2024-01-01').result).toBe('partly');
  });

  it('calls its conditions by words of the reader’s language', () => {
    expect(explain(living(made, '2021-09-30'), 'nn')).toContain('«halde ved like»: kurs etter');
    expect(explain(living(made, '2021-09-30'), 'en')).toContain('“kept up”: course behind');
  });

  it('personal data inside: the answer tells of days and ages, never what the register holds', () => {
    const answer = living(made, '2021-09-30');
    const told = [answer, ...answer.parts].map((part) => explain(part, 'nb')).join(' ');
    expect(JSON.stringify(answer)).not.toContain('Nordmann');
    expect(told).not.toContain('Nordmann');
  });
});

const held = (id: string, overnight: boolean, area: string, present: number, state: EntryFact['state'] = 'delivered') =>
  entry('g', id, '2022-03-01', state, { plannedFor: day('2022-03-01'), attributes: { overnight, area, present } });

describe('a structured quota', () => {
  const parameters = {
    register: 'g',
    total: 2,
    conditions: [{ title: 'overnight', having: { attribute: 'overnight', equals: true }, atLeast: 1 }],
    areas: { attribute: 'area', values: ['east', 'west'] },
    attendance: { having: { attribute: 'present', atLeast: 5 } },
  };
  const quota = (entries: readonly EntryFact[], at = '2024-01-01') => evaluated('structuredQuota', parameters, { units: [unit('N')], entries }, at);
  const results = (entries: readonly EntryFact[]) => quota(entries).parts.map(({ result }) => result);

  it('"of which" means inside the total: two in all are enough when one of them is overnight', () => {
    expect(quota([held('one', true, 'east', 5), held('two', false, 'west', 6)])).toMatchObject({ result: 'reached', figures: { conditionsReached: '4' } });
  });

  it('is reached only if every condition is, and many of one kind do not make up for few of another', () => {
    expect(results([held('one', false, 'east', 5), held('two', false, 'west', 5), held('three', false, 'west', 5)])).toEqual([
      'reached',
      'notReached',
      'reached',
      'reached',
    ]);
    expect(quota([held('one', false, 'east', 5), held('two', false, 'west', 5), held('three', false, 'west', 5)]).result).toBe('partly');
  });

  it('attendance rule: as many as the total must have had enough present', () => {
    expect(results([held('one', true, 'east', 5), held('two', false, 'west', 4)])).toEqual(['reached', 'reached', 'reached', 'notReached']);
  });

  it('cancelled events count for nothing, and digital ones only where a condition lets them', () => {
    expect(results([held('one', true, 'east', 5), held('two', false, 'west', 5, 'cancelled')])).toEqual(['notReached', 'reached', 'notReached', 'notReached']);
  });

  it('planned events give the path', () => {
    const planned = [held('one', true, 'east', 5), entry('g', 'two', '2022-01-01', 'planned', { plannedFor: day('2022-10-01'), attributes: { area: 'west' } })];
    expect(quota(planned, '2022-09-30').course).toBe('onCourse');
    const missed = quota(planned, '2022-10-02');
    expect(missed).toMatchObject({ course: 'behind', result: 'notDecidable' });
    expect(missed.parts.map(({ title, course }) => [title, course])).toEqual([
      ['inAll', 'behind'],
      ['overnight', 'onCourse'],
      ['areas', 'behind'],
      ['attendance', 'onCourse'],
    ]);
  });
});

const answer = (result: GoalAnswer['result']): GoalAnswer => ({
  course: 'notApplicable',
  result,
  data: 'fresh',
  notes: [],
  contributing: [],
  nextChangeOn: null,
});

describe('an overarching goal', () => {
  const goals = ['F1', 'F2', 'F3'].map((goal) => ({ title: goal, goal }));
  const answers = new Map([
    ['F1', answer('reached')],
    ['F2', answer('reached')],
    ['F3', answer('notReached')],
  ]);

  it('is derived by a stated rule and never averaged from its children: no share, no mean', () => {
    const derived = evaluated('overallGoal', { derived: { rule: { kind: 'all' }, goals } }, { units: [unit('F')] }, '2024-01-01', { answers });
    expect(derived).toMatchObject({ result: 'partly', figures: { conditionsReached: '2', conditions: '3' } });
    expect(Object.keys(derived.figures)).toEqual(['conditionsReached', 'conditions']);
  });

  it('is judged as a whole where that is chosen, whatever its children answer', () => {
    const judged = evaluated(
      'overallGoal',
      { judged: { rubric: 'r', target: 'strong' } },
      { units: [unit('F')], rubrics: [rubric('r', 1, ['weak', 'strong'])], assessments: [assessed('goal', 'F', '2023-06-01', 'r', 'strong')] },
      '2024-01-01',
      { answers },
    );
    expect(judged).toMatchObject({ result: 'reached', parts: [] });
  });
});
