import { members, membersLine, type Service, smallUnion } from './fixture.js';
import { expectRefused } from './refusal.js';

let service: Service;
beforeAll(async () => {
  service = await smallUnion();
});
afterAll(() => service.end());

const MEASUREMENTS = '/measures/members/measurements';
const UNITS = ['alta', 'bodo', 'oslo', 'alta-ung', 'bodo-ung'];

interface Fact {
  readonly event: { readonly id: string; readonly data: { readonly unit: string; readonly value: string } };
}

const keyed = (key: string) => ({ as: 'recorder', key }) as const;
const deliveredIn = async (delivery: string) => (await service.ask<{ items: readonly Fact[] }>(`/deliveries/${delivery}?limit=1000`)).items;

/** Lines of a delivery, spread over units, each from a source of its own. */
function linesOn(day: string, from: number, to: number): string {
  return Array.from({ length: to - from }, (_, index) => membersLine(day, from + index, UNITS[(from + index) % UNITS.length], `list ${from + index}`)).join(
    '\n',
  );
}

async function restart(): Promise<void> {
  await service.stop();
  await service.startAgain();
}

describe('a request with a key', () => {
  it('is answered the same when it is repeated, also after a restart, and recorded once', async () => {
    const first = await service.post(MEASUREMENTS, members('2021-01-05', 5), keyed('after-a-restart'));
    const head = await service.head();
    for (const before of [() => Promise.resolve(), restart, restart]) {
      await before();
      const again = await service.post(MEASUREMENTS, members('2021-01-05', 5), keyed('after-a-restart'));
      expect([again.status, again.text, again.headers.get('etag')]).toEqual([201, first.text, first.headers.get('etag')]);
    }
    expect(await service.head()).toBe(head);
    await expectRefused(service, 422, 'Idempotency-Key', () => service.post(MEASUREMENTS, members('2021-01-05', 6), keyed('after-a-restart')));
  });

  it('is recorded once when twenty come at the same time, and all hear the same', async () => {
    const head = await service.head();
    const answers = await Promise.all(Array.from({ length: 20 }, () => service.post(MEASUREMENTS, members('2021-01-06', 5), keyed('twenty'))));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    expect(await service.head()).toBe(head + 1);
  });

  it('is recorded once when it races others on its stream', async () => {
    const head = await service.head();
    const race = Array.from({ length: 40 }, (_, index) => service.post(MEASUREMENTS, members(`2021-01-1${index % 8}`, 100), keyed(`race-${index % 8}`)));
    expect(new Set((await Promise.all(race)).map(({ text }) => text)).size).toBe(8);
    expect(await service.head()).toBe(head + 8);
  });

  it('is another’s own under the same key', async () => {
    const head = await service.head();
    const mine = await service.record(MEASUREMENTS, members('2021-01-08', 5), keyed('shared'));
    const theirs = await service.record(MEASUREMENTS, members('2021-01-09', 5), { as: 'planner', key: 'shared' });
    expect(theirs.eventIds).not.toEqual(mine.eventIds);
    expect(await service.head()).toBe(head + 2);
  });

  it('is remembered only when it went through', async () => {
    await expectRefused(service, 422, 'on', () => service.post(MEASUREMENTS, members('2021-02-30', 5), keyed('mended')));
    await service.record(MEASUREMENTS, members('2021-02-28', 5), keyed('mended'));
  });

  it('repeats a decision though its revision has been passed since', async () => {
    const { revision } = await service.ask<{ revision: number }>('/goals/P1');
    const narrative = { plan: 'P', on: '2021-02-01', language: 'nb', text: 'Godt i gang' };
    const first = await service.record('/goals/P1/narratives', narrative, { revision, key: 'decision' });
    await service.record('/goals/P1/narratives', { ...narrative, text: 'Fortsatt i gang' }, { revision: first.revision });
    expect(await service.record('/goals/P1/narratives', narrative, { revision, key: 'decision' })).toEqual(first);
  });

  it('repeats all the events of one decision', async () => {
    const plan = {
      plan: 'K',
      title: { nb: 'Kort plan' },
      unit: 'union',
      period: { from: '2024-01-01', to: '2025-01-01' },
      mandate: { body: 'Landsmøtet', date: '2023-11-01' },
      statements: [1, 2, 3].map((position) => ({ statement: `K${position}`, role: 'goal', position, wording: { nb: `Mål ${position}` } })),
    };
    const first = await service.record('/plans', plan, { key: 'adopted' });
    expect(first.eventIds).toHaveLength(4);
    await restart();
    expect(await service.record('/plans', plan, { key: 'adopted' })).toEqual(first);
  });
});

describe('a delivery', () => {
  it('that is sent again repeats nothing, also after a restart, and answers the same', async () => {
    const body = linesOn('2021-01-10', 0, 500);
    const first = await service.deliver('twice', body);
    const head = await service.head();
    await restart();
    const again = await service.deliver('twice', body);
    expect(again.map(({ eventId }) => eventId)).toEqual(first.map(({ eventId }) => eventId));
    expect([first, again].map((answers) => answers.filter(({ repeated }) => repeated).length)).toEqual([0, 500]);
    expect(await service.head()).toBe(head);
    expect(await deliveredIn('twice')).toHaveLength(500);
  });

  it('of which half came loses nothing when it is sent whole, and brings nothing twice', async () => {
    await service.deliver('halved', linesOn('2021-01-11', 0, 250));
    const whole = await service.deliver('halved', linesOn('2021-01-11', 0, 500));
    expect(whole.map(({ repeated }) => repeated)).toEqual(Array.from({ length: 500 }, (_, index) => index < 250));
    const values = (await deliveredIn('halved')).map(({ event }) => Number(event.data.value));
    expect(values.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, index) => index));
  });

  it('that is sent twice at the same time is recorded once', async () => {
    const body = linesOn('2021-01-12', 0, 300);
    const [one, other] = await Promise.all([service.deliver('both', body), service.deliver('both', body)]);
    expect(one.map(({ eventId }) => eventId)).toEqual(other.map(({ eventId }) => eventId));
    expect(await deliveredIn('both')).toHaveLength(300);
  });

  it('refuses a line that says something else than it did before under the same number', async () => {
    await service.deliver('changed', linesOn('2021-01-13', 0, 3));
    const answers = await service.deliver('changed', [linesOn('2021-01-13', 0, 2), membersLine('2021-01-13', 99, 'oslo')].join('\n'));
    expect(answers.map(({ accepted, repeated }) => [accepted, repeated])).toEqual([
      [true, true],
      [true, true],
      [false, undefined],
    ]);
  });

  it('is retracted whole, once, and the status forgets it', async () => {
    const change = async () => {
      const { item } = await service.ask<{ item: { figures: { key: string; value: string | null }[] } }>('/goals/P1/status?at=2021-03-31');
      return item.figures.find(({ key }) => key === 'change')?.value;
    };
    await service.record(MEASUREMENTS, members('2021-03-01', 1010), { as: 'recorder' });
    await service.deliver('wrong', [membersLine('2021-03-31', 1500), linesOn('2021-03-31', 0, 200)].join('\n'));
    expect(await change()).toBe('500');
    const retract = () => service.post('/deliveries/wrong/retraction', { reason: 'Feil fil' }, { as: 'recorder' });
    const answers = (await retract()).text.trim().split('\n');
    expect(answers).toHaveLength(201);
    expect(answers.filter((line) => !line.includes('"accepted":true'))).toEqual([]);
    expect(await change()).toBe('10');
    expect(await deliveredIn('wrong')).toEqual([]);
    expect(await retract()).toMatchObject({ status: 200, text: '' });
  });
});
