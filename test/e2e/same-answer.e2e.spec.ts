import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { questions } from '#application';
import { addressOf, GROUNDS, members, membersLine, OF_EACH_BRANCH, type Service, smallUnion } from './fixture.js';

interface Answer {
  readonly self: string;
  readonly basis: { readonly asOf: string };
}

let service: Service;
/** What each question's own link said. */
const pins = new Map<string, string>();
beforeAll(async () => {
  service = await smallUnion();
  await service.record('/goals/P2/interpretation', OF_EACH_BRANCH, { revision: -1 });
  await happen('2021-06-30');
  await publish();
});
afterAll(() => service.end());

const MEASUREMENTS = '/measures/members/measurements';
const revisionOf = async (thing: string) => (await service.ask<{ revision: number }>(thing)).revision;

/** A fact of every kind, a correction, and what was said of the goal. */
async function happen(on: string): Promise<void> {
  const as = 'recorder';
  service.itIs(on);
  const { eventIds } = await service.record(MEASUREMENTS, { ...members(on, 1040), note: 'Fra registeret' }, { as });
  await service.record(`${MEASUREMENTS}/${eventIds[0]}/correction`, { ...members(on, 1030), reason: 'Talt på nytt' }, { as });
  await service.deliver(`of-${on}`, [membersLine(on, 300, 'alta'), membersLine(on, 200, 'bodo')].join('\n'));
  await service.record('/registers/forums/entries', { entry: `forum-${on}`, title: 'Forum', state: 'active', from: on }, { as });
  await service.record('/coverage/training/reports', { unit: 'alta', on, state: 'done', note: 'Tolv deltok' }, { as });
  const judged = { unit: 'union', on, rubric: 'standing', level: 'strong', rationale: 'Vi spurte', selfAssessed: true };
  await service.record('/goals/P1/assessments', judged, { as });
  await service.record('/goals/P1/narratives', { plan: 'P', on, language: 'nb', text: 'Vi er godt i gang' });
}

/** A report, so that there is an edition to ask about. */
async function publish(): Promise<void> {
  const mandate = { body: 'Forbundsstyret', date: '2021-06-30' };
  await service.record(
    '/reports',
    { report: 'r', plan: 'P', title: { nb: 'Rapport' }, at: '2021-06-30', assembly: { on: '2021-11-17' } },
    { as: 'secretariat' },
  );
  await service.record('/reports/r/approval', { mandate }, { as: 'board', revision: 0 });
  await service.record('/reports/r/publication', { mandate }, { as: 'secretariat', revision: 1 });
}

/** Every question, asked of what is known now by an auditor, who may ask them all. */
async function answers(): Promise<readonly Answer[]> {
  const [event] = (await service.ask<{ items: { id: string }[] }>('/events?limit=1')).items;
  const known = {
    plan: 'P',
    goal: 'P1',
    measure: 'members',
    register: 'forums',
    coverage: 'training',
    delivery: 'of-2021-06-30',
    table: 'series',
    report: 'r',
    event: event?.id ?? '',
  };
  return Promise.all(questions.map(({ path }) => service.ask<Answer>(addressOf(path, known), 'auditor')));
}

async function pinned(self: string): Promise<string> {
  return (await service.send('GET', self, { authorization: `Bearer ${service.tokens.auditor}` })).text;
}

it('an answer names its own link, which says the same', async () => {
  for (const answer of await answers()) {
    const text = await pinned(answer.self);
    const again = JSON.parse(text) as Answer;
    expect(again).toEqual({ ...answer, basis: { ...answer.basis, asOf: again.basis.asOf } });
    pins.set(answer.self, text);
  }
  expect(pins.size).toBe(questions.length);
});

it('the link says the same to the byte after more has happened, to what it was about and to what that rests on', async () => {
  await happen('2021-09-30');
  await service.record(MEASUREMENTS, members('2021-06-30', 990, 'union', 'opptelling'), { as: 'recorder' });
  const revision = await revisionOf('/plans/P');
  await service.record('/plans/P/revisions', { from: '2021-06-01', summary: 'P2 utgår', withdrawn: ['P2'], ...GROUNDS }, { revision });
  await service.record(
    '/goals/P1/target',
    { plan: 'P', changes: { change: '40' }, from: '2021-02-01', ...GROUNDS },
    { revision: await revisionOf('/goals/P1') },
  );
  await service.record('/units/alta/name', { name: 'Alta og omegn', on: '2021-01-01' }, { revision: await revisionOf('/units') });
  await service.record('/measures/members/breaks', { on: '2021-06-01', cause: 'Opprydding', reason: 'Nytt register' }, { revision: 0 });
  for (const [self, text] of pins) expect(await pinned(self)).toBe(text);
  for (const { self } of await answers()) pins.set(self, await pinned(self));
  expect(pins.size).toBe(2 * questions.length);
});

it('the link says the same to the byte when the read models were deleted while the service was stopped', async () => {
  const head = await service.head();
  await service.stop();
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(service.folder, `views.db${suffix}`), { force: true });
  await service.startAgain();
  await service.ask(`/plans?minSeq=${head}`);
  expect(pins.size).toBe(2 * questions.length);
  for (const [self, text] of pins) expect(await pinned(self)).toBe(text);
});
