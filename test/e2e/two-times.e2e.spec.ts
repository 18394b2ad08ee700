import { GROUNDS, INTERPRETATION, MANDATE, members, type Service, smallUnion } from './fixture.js';
import { expectRefused } from './refusal.js';

let service: Service;
beforeAll(async () => {
  service = await smallUnion();
});
afterAll(() => service.end());

const MEASUREMENTS = '/measures/members/measurements';

interface Status {
  readonly item: {
    readonly course: string;
    readonly tracked: boolean;
    readonly missingChecks: readonly string[];
    readonly figures: readonly { readonly key: string; readonly value: string | null }[];
    readonly contributing: readonly string[];
    readonly computed: { readonly course: string } | null;
    readonly override: { readonly override: string; readonly reason: string; readonly proposedBy: string; readonly confirmedBy: string } | null;
  };
}
interface Measurements {
  readonly items: readonly { readonly root: string; readonly event: { readonly id: string; readonly data: { readonly value: string } } }[];
}

const statusOf = async (goal: string, point: string) => (await service.ask<Status>(`/goals/${goal}/status?${point}`)).item;
const figureOf = ({ figures }: Status['item'], key: string) => figures.find((figure) => figure.key === key)?.value;
const changeOf = async (point: string) => figureOf(await statusOf('P1', point), 'change');
const valuesOn = async (day: string, point: string) =>
  (await service.ask<Measurements>(`${MEASUREMENTS}?unit=union&from=${day}&to=${day}&${point}`)).items.map(({ event }) => event.data.value);
const revisionOf = async (thing: string) => (await service.ask<{ revision: number }>(thing)).revision;
const record = async (on: string, value: number) => (await service.record(MEASUREMENTS, members(on, value), { as: 'recorder' })).eventIds[0] ?? '';
const correct = async (event: string, on: string, value: number) =>
  (await service.record(`${MEASUREMENTS}/${event}/correction`, { ...members(on, value), reason: 'Talt på nytt' }, { as: 'recorder' })).eventIds[0] ?? '';

function passed(check: string) {
  return { check, passed: true };
}

describe('a correction', () => {
  it('changes what is known from then on, and nothing of what was known before', async () => {
    service.itIs('2022-01-05');
    const first = await record('2021-12-31', 1030);
    service.itIs('2022-02-10');
    const second = await correct(first, '2021-12-31', 1010);
    expect(await changeOf('at=2021-12-31&asOf=2022-01-04')).toBeNull();
    expect(await changeOf('at=2021-12-31&asOf=2022-01-31')).toBe('30');
    expect(await changeOf('at=2021-12-31&asOf=2022-02-10')).toBe('10');
    expect(await changeOf('at=2021-12-31')).toBe('10');
    expect((await statusOf('P1', 'at=2021-12-31&asOf=2022-01-31')).contributing).toContain(first);
    expect((await statusOf('P1', 'at=2021-12-31')).contributing).toContain(second);
    const { items } = await service.ask<{ items: { statementId: string; events: { eventId: string; sentence: string }[] }[] }>(
      '/plans/P/changes?at=2021-12-31&from=2022-01-31',
    );
    expect(items.map(({ statementId, events }) => [statementId, events.map(({ eventId }) => eventId)])).toContainEqual(['P1', [second]]);
    expect(items.find(({ statementId }) => statementId === 'P1')?.events[0]?.sentence).toContain('Talt på nytt');
  });

  it('may itself be corrected; the fact stays one, and a retraction of any version ends it', async () => {
    service.itIs('2022-02-11');
    const root = await record('2022-01-31', 1000);
    const first = await correct(root, '2022-01-31', 1050);
    service.itIs('2022-02-12');
    const second = await correct(first, '2022-01-31', 1005);
    service.itIs('2022-02-13');
    const { items } = await service.ask<Measurements>(`${MEASUREMENTS}?unit=union&from=2022-01-31&to=2022-01-31`);
    expect(items.map(({ root, event }) => [root, event.id, event.data.value])).toEqual([[root, second, '1005']]);
    await service.record(`${MEASUREMENTS}/${first}/retraction`, { unit: 'union', reason: 'Gjaldt naboen' }, { as: 'recorder' });
    expect(await valuesOn('2022-01-31', 'asOf=2022-02-11')).toEqual(['1050']);
    expect(await valuesOn('2022-01-31', 'asOf=2022-02-12')).toEqual(['1005']);
    expect(await valuesOn('2022-01-31', 'asOf=2022-02-13')).toEqual([]);
  });
});

describe('an override', () => {
  it('stands beside what was computed from its first day until before its last, once another has confirmed it', async () => {
    service.itIs('2022-02-20');
    const proposal = { plan: 'P', override: 'o1', from: '2022-03-01', to: '2022-06-01', course: 'behind', reason: 'Tallet er pyntet på' };
    await service.record('/goals/P1/overrides', proposal, { as: 'planner', revision: await revisionOf('/goals/P1') });
    const proposed = await service.head();
    await service.record('/goals/P1/overrides/o1/confirmation', { plan: 'P' }, { as: 'board', revision: await revisionOf('/goals/P1') });
    const courses = async (at: string, asOf = '') => {
      const { course, computed, override } = await statusOf('P1', `at=${at}${asOf}`);
      return [course, computed?.course, override?.reason];
    };
    const ruled = (await statusOf('P1', 'at=2022-02-28')).course;
    expect(await courses('2022-02-28')).toEqual([ruled, undefined, undefined]);
    expect(await courses('2022-03-01')).toEqual(['behind', expect.any(String), 'Tallet er pyntet på']);
    expect(await courses('2022-05-31')).toEqual(['behind', expect.any(String), 'Tallet er pyntet på']);
    expect(await courses('2022-06-01')).toEqual([expect.any(String), undefined, undefined]);
    expect(await courses('2022-03-01', `&asOf=seq:${proposed}`)).toEqual([expect.any(String), undefined, undefined]);
    const { override } = await statusOf('P1', 'at=2022-04-01');
    expect(override?.confirmedBy).not.toBe(override?.proposedBy);
  });
});

describe('a changed target', () => {
  it('holds from its day on; the timeline shows both targets over their dates, as it did the first alone before', async () => {
    service.itIs('2022-06-20');
    const before = await service.head();
    const change = { plan: 'P', changes: { change: '40' }, from: '2022-07-01', ...GROUNDS };
    await service.record('/goals/P1/target', change, { as: 'board', revision: await revisionOf('/goals/P1') });
    const required = async (point: string) => {
      const { points, marks } = await service.ask<{ points: { on: string; figures: Status['item']['figures'] }[]; marks: { on: string; what: string }[] }>(
        `/goals/P1/timeline?${point}`,
      );
      const on = (day: string) => points.find((one) => one.on === day)?.figures.find(({ key }) => key === 'required')?.value;
      return [on('2022-05-31'), on('2022-06-30'), on('2022-07-31'), marks.filter(({ what }) => what === 'target').map((mark) => mark.on)];
    };
    expect(await required('at=2022-08-31')).toEqual(['80', '80', '40', ['2022-07-01']]);
    expect(await required(`at=2022-08-31&asOf=seq:${before}`)).toEqual(['80', '80', '80', []]);
    const { versions } = await service.ask<{ versions: { type: string; mandate: object; reason: string; data: { previous?: string; next?: string } }[] }>(
      '/goals/P1',
    );
    expect(versions.at(-1)).toMatchObject({ ...GROUNDS, type: 'TargetChanged', data: { previous: 'change 80', next: 'change 40' } });
  });
});

describe('a branch’s own goal', () => {
  it('is kept but not tracked until it passes all four checks, and says which are missing', async () => {
    service.itIs('2022-06-21');
    const goal = { statement: 'L1', unit: 'alta', parent: 'P1', position: 7, wording: { nb: 'Ti flere i Alta' }, from: '2022-06-21' };
    await service.record('/plans/P/local-goals', { ...goal, checks: [passed('concrete'), passed('reasoned')] });
    expect(await statusOf('L1', 'at=2022-07-01')).toMatchObject({ tracked: false, missingChecks: ['measurable', 'realistic'] });
    const interpreting = { ...INTERPRETATION, from: '2022-06-21', reportingUnits: { root: 'alta', kind: null } };
    const { detail } = await expectRefused(service, 422, 'goal', () => service.post('/goals/L1/interpretation', interpreting, { revision: -1 }));
    expect(detail).toContain('measurable, realistic');

    const checks = '/plans/P/local-goals/L1/checks';
    for (const check of ['measurable', 'realistic']) await service.record(checks, { unit: 'alta', ...passed(check) });
    await service.record('/goals/L1/interpretation', interpreting, { revision: -1 });
    expect(await statusOf('L1', 'at=2022-07-01')).toMatchObject({ tracked: true, missingChecks: [] });
  });

  it('has its origin named where it comes from outside the plan', async () => {
    const goal = { statement: 'O1', unit: 'oslo', position: 8, wording: { nb: 'Hovedorganisasjonens mål' }, from: '2022-06-21' };
    await expectRefused(service, 422, 'origin', () => service.post('/plans/P/outside-goals', goal));
    await service.record('/plans/P/outside-goals', { ...goal, origin: { from: 'superiorBody', decision: MANDATE } });
    const { statement } = await service.ask<{ statement: { data: { origin: object } } }>('/goals/O1');
    expect(statement.data.origin).toEqual({ from: 'superiorBody', decision: MANDATE });
  });
});
