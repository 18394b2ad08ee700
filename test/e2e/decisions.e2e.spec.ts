import { commandRoutes, type Problem } from '#contract';
import { GROUNDS, INTERPRETATION, MANDATE, type Service, smallUnion } from './fixture.js';
import { expectRefused } from './refusal.js';

let service: Service;
beforeAll(async () => {
  service = await smallUnion();
  service.itIs('2022-02-01');
});
afterAll(() => service.end());

const inForce = async () => (await service.ask<{ item: { override: object | null } }>('/goals/P1/status?at=2022-03-01')).item.override;
const revisionOf = async (thing: string) => (await service.ask<{ revision: number }>(thing)).revision;

describe('an override', () => {
  const proposal = { plan: 'P', override: 'o1', from: '2022-02-01', to: '2022-06-01', course: 'behind', reason: 'Tallet er pyntet på' };
  const confirmation = '/goals/P1/overrides/o1/confirmation';

  it('needs a reason, an answer, an end, and to begin before it', async () => {
    const revision = await revisionOf('/goals/P1');
    for (const [field, wrong] of Object.entries({ reason: { reason: undefined }, course: { course: null }, to: { to: '2022-02-01' } })) {
      await expectRefused(service, 422, field, () => service.post('/goals/P1/overrides', { ...proposal, ...wrong }, { revision }));
    }
  });

  it('is made by two people: not by its proposer alone, nor on an older revision, nor twice', async () => {
    const { revision: proposed } = await service.record('/goals/P1/overrides', proposal, { as: 'board', revision: await revisionOf('/goals/P1') });
    expect(await inForce()).toBeNull();
    await expectRefused(service, 403, 'override', () => service.post(confirmation, { plan: 'P' }, { as: 'board', revision: proposed }));
    await expectRefused(service, 412, 'If-Match', () => service.post(confirmation, { plan: 'P' }, { as: 'planner', revision: proposed - 1 }));
    await expectRefused(service, 404, 'override', () =>
      service.post('/goals/P1/overrides/o9/confirmation', { plan: 'P' }, { as: 'planner', revision: proposed }),
    );
    const { revision: confirmed } = await service.record(confirmation, { plan: 'P' }, { as: 'planner', revision: proposed });
    expect(await inForce()).toMatchObject({ override: 'o1', course: 'behind' });
    await expectRefused(service, 422, 'override', () => service.post(confirmation, { plan: 'P' }, { as: 'planner', revision: confirmed }));
    await expectRefused(service, 409, 'override', () => service.post('/goals/P1/overrides', proposal, { revision: confirmed }));
  });

  it('no longer holds from the day it is withdrawn, and did before', async () => {
    service.itIs('2022-02-15');
    const withdrawal = { plan: 'P', reason: 'Tallet er rettet' };
    await service.record('/goals/P1/overrides/o1/withdrawal', withdrawal, { revision: await revisionOf('/goals/P1') });
    expect(await inForce()).toBeNull();
    const before = await service.ask<{ item: { override: object | null } }>('/goals/P1/status?at=2022-02-14');
    expect(before.item.override).toMatchObject({ override: 'o1' });
  });
});

describe('adopted wording', () => {
  it('is touched by no command: one that brings a wording brings it for a statement of its own', () => {
    const worded = commandRoutes.filter(({ body }) => JSON.stringify(Object.keys(body.shape)).match(/"(wording|statements|added)"/));
    expect(worded.map(({ definition }) => definition.name)).toEqual(['adoptPlan', 'revisePlan', 'formulateLocalGoal', 'addOutsideGoal']);
  });

  it('can not be brought again for a statement that has one', async () => {
    const anew = { statement: 'P2', role: 'goal', parent: 'A', position: 2, wording: { nb: 'Noe lettere' } };
    const revision = await revisionOf('/plans/P');
    const revising = { from: '2022-03-01', summary: 'Lettere mål', withdrawn: ['P2'], ...GROUNDS };
    await expectRefused(service, 409, 'added[0].statement', () => service.post('/plans/P/revisions', { ...revising, added: [anew] }, { revision }));
    await expectRefused(service, 409, 'statement', () => service.post('/plans/P/local-goals', { ...anew, role: undefined, unit: 'alta', from: '2022-03-01' }));
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      await expectRefused(service, 405, 'method', () => service.send(method, '/api/v1/goals/P2', { authorization: `Bearer ${service.tokens.board}` }));
    }
  });

  it('stays to be read after a revision put another in its place', async () => {
    const added = [{ statement: 'P3', role: 'goal', parent: 'A', position: 3, wording: { nb: 'Mange flere unge medlemmer' } }];
    const revising = { from: '2022-03-01', summary: 'Høyere mål', withdrawn: ['P2'], added, ...GROUNDS };
    await service.record('/plans/P/revisions', revising, { as: 'board', revision: await revisionOf('/plans/P') });
    const { statements, revisions } = await service.ask<{
      statements: { statement: string; wording: { nb: string }; ended: object | null }[];
      revisions: object[];
    }>('/plans/P?at=2022-03-01');
    const worded = Object.fromEntries(statements.map(({ statement, wording, ended }) => [statement, [wording.nb, ended !== null]]));
    expect(worded).toMatchObject({ P2: ['Flere unge medlemmer', true], P3: ['Mange flere unge medlemmer', false] });
    expect(revisions).toHaveLength(1);
    const { items } = await service.ask<{ items: { statementId: string }[] }>('/plans/P/status?at=2022-02-28');
    expect(items.map(({ statementId }) => statementId)).toEqual(['A', 'P1', 'P1.1', 'P2']);
  });
});

describe('grounds', () => {
  it.each([
    ['/goals/P3/interpretation', INTERPRETATION],
    ['/goals/P1/target', { plan: 'P', changes: { change: '60' }, from: '2022-03-01', ...GROUNDS }],
    ['/goals/P1/baseline', { plan: 'P', on: '2020-12-31', value: '990', from: '2022-03-01', ...GROUNDS }],
    ['/goals/P1/drop', { plan: 'P', from: '2022-03-01', ...GROUNDS }],
    ['/plans/P/revisions', { from: '2022-03-01', summary: 'Uten P3', withdrawn: ['P3'], ...GROUNDS }],
    ['/plans/P/deciding-dates', { goals: ['P1'], decidingDate: '2024-06-30', from: '2022-03-01', ...GROUNDS }],
  ])('that %s lacks are named, all at once', async (path, { mandate, reason, ...rest }) => {
    const given = { as: 'board', revision: 0 } as const;
    const neither = await expectRefused(service, 422, 'mandate', () => service.post(path, rest, given));
    expect(neither.errors.map(({ field }) => field)).toEqual(['mandate', 'reason']);
    await expectRefused(service, 422, 'reason', () => service.post(path, { ...rest, mandate }, given));
    await expectRefused(service, 422, 'mandate', () => service.post(path, { ...rest, reason }, given));
    await expectRefused(service, 422, 'mandate.date', () => service.post(path, { ...rest, reason, mandate: { ...MANDATE, date: '2022-02-30' } }, given));
    await expectRefused(service, 422, 'mandate.body', () => service.post(path, { ...rest, reason, mandate: { date: '2022-02-01' } }, given));
  });

  it('are read beside the decision, word by word', async () => {
    const mandate = { body: 'Landsstyret', meeting: 'Møte 2/2022', case: '17/22', date: '2022-02-10' };
    const change = { plan: 'P', changes: { change: '60' }, from: '2022-03-01', mandate, reason: 'Utmeldingene etter sammenslåingen' };
    const { eventIds } = await service.record('/goals/P1/target', change, { as: 'board', revision: await revisionOf('/goals/P1') });
    const { event } = await service.ask<{ event: object }>(`/events/${eventIds[0]}`);
    expect(event).toMatchObject({ mandate, reason: 'Utmeldingene etter sammenslåingen', role: 'board' });
    const { items } = await service.ask<{ items: { eventId: string; sentence: string }[] }>('/goals/P1/history');
    const { sentence = '' } = items.find(({ eventId }) => eventId === eventIds[0]) ?? {};
    for (const word of ['80', '60', 'Landsstyret', '17/22', 'Utmeldingene etter sammenslåingen']) expect(sentence).toContain(word);
  });
});

describe('the revision', () => {
  it.each([
    [
      '/goals/P1',
      '/goals/P1/owner',
      async () => ({ plan: 'P', owner: (await service.running.callerOf(service.tokens.planner ?? '')).actor, from: '2022-03-01' }),
    ],
    ['/plans/P', '/plans/P/deciding-dates', async () => ({ goals: ['P1'], decidingDate: '2024-06-30', from: '2022-03-01', ...GROUNDS })],
    ['/units', '/units/oslo/name', async () => ({ name: 'Oslo og Akershus', on: '2022-03-01' })],
  ])('that %s gives is the one the next decision names; then it is another', async (thing, path, body) => {
    const revision = await revisionOf(thing);
    const answer = await service.post(path, await body(), { revision });
    expect([answer.status, answer.headers.get('etag')]).toEqual([201, `"${revision + 1}"`]);
    expect(await revisionOf(thing)).toBe(revision + 1);
    await expectRefused(service, 412, 'If-Match', async () => service.post(path, await body(), { revision }));
  });

  it('of a goal that has none yet is -1', async () => {
    expect(await revisionOf('/goals/P3')).toBe(-1);
    await service.record('/goals/P3/interpretation', { ...INTERPRETATION, from: '2022-03-01' }, { revision: -1 });
    expect(await revisionOf('/goals/P3')).toBe(0);
  });

  it('lets one of two who decide at the same time through, and tells the other', async () => {
    const revision = await revisionOf('/goals/P1');
    const decide = (change: string) => service.post('/goals/P1/target', { plan: 'P', changes: { change }, from: '2022-04-01', ...GROUNDS }, { revision });
    const answers = await Promise.all(['61', '62', '63'].map(decide));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const refusals = answers.filter(({ status }) => status === 412).map(({ text }) => (JSON.parse(text) as Problem).errors[0]?.field);
    expect(refusals).toEqual(['If-Match', 'If-Match']);
    expect(await revisionOf('/goals/P1')).toBe(revision + 1);
  });
});
