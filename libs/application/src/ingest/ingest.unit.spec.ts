import { Refused } from '#kernel';
import type { Payload } from '#domain';
import { MemoryVault } from '../vault/testing/memory-vault.js';
import { dayOf, furnish, measuring, memory, recorder, runnerOver, unknowing } from '../commands/testing/workbench.js';
import { Ingestion, type Delivery, type LineAnswer } from './index.js';

const delivery: Delivery = { id: 'delivery-1', reason: null };
const club1 = 'measurements-members:club-1';

let parts: ReturnType<typeof memory>;
let bench: Awaited<ReturnType<typeof runnerOver>>;

beforeEach(async () => {
  parts = memory();
  bench = await runnerOver(parts.store, parts.vault);
  await furnish(bench.runner);
});

const ingestion = (facts: readonly string[][] = []) =>
  new Ingestion({ ...bench, reader: parts.store, knowledge: { ...unknowing, factsOfDelivery: () => pages(facts) } });

async function* pages(facts: readonly string[][]) {
  yield* facts;
}

const line = (value: number, more: object = {}) =>
  JSON.stringify({ command: 'recordMeasurement', measure: 'members', unit: 'club-1', on: dayOf(Math.abs(value)), value, ...more });

async function* text(lines: readonly string[]) {
  yield Buffer.from(lines.join('\n'));
}

async function deliver(lines: readonly string[], more: Partial<Delivery> = {}, caller = recorder): Promise<LineAnswer[]> {
  const answers: LineAnswer[] = [];
  for await (const answer of ingestion().deliver(text(lines), caller, { ...delivery, ...more })) answers.push(answer);
  return answers;
}

const eventOf = (answer: LineAnswer) => (answer.accepted ? answer.eventId : answer.issues);
const headSeq = async () => (await parts.store.head()).seq;
const values = async (stream: string) =>
  (await parts.store.readStream(stream, { limit: 10_000 })).map(({ payload }) => (JSON.parse(payload) as Payload).data['value']);

describe('a delivery', () => {
  it('records each line in order, on as many streams as it names, and says where', async () => {
    const answers = await deliver([line(1), line(2, { unit: 'club-2' }), line(3), line(4)]);
    expect(answers.map((answer) => [answer.line, answer.accepted])).toEqual([1, 2, 3, 4].map((number) => [number, true]));
    expect(await values(club1)).toEqual(['1', '3', '4']);
    const [first] = answers;
    const [stored] = await parts.store.find(first?.accepted === true ? [first.eventId] : []);
    expect(stored).toMatchObject({ seq: first?.accepted === true ? first.seq : null, stream: club1, revision: 0 });
    expect((JSON.parse(stored?.payload ?? '') as Payload).data['delivery']).toBe('delivery-1');
  });

  it('shares one append among the lines of a stream', async () => {
    await deliver([line(1), line(2), line(3)]);
    const parting = (await parts.store.readStream(club1, { limit: 10 })).map(({ envelope }) => (JSON.parse(envelope) as { part: unknown }).part);
    expect(parting).toEqual([
      [0, 3],
      [1, 3],
      [2, 3],
    ]);
  });

  it('refuses what is wrong line by line, says why, and goes on', async () => {
    const answers = await deliver([
      line(1),
      '{"command": "recordMeasurement", ',
      'null',
      line(-2),
      line(3, { colour: 'red' }),
      line(4, { unit: 'nowhere' }),
      '{}',
      line(5),
    ]);
    expect(answers.map((answer) => (answer.accepted ? 'accepted' : answer.issues.map(({ field }) => field).join()))).toEqual([
      'accepted',
      'line',
      'line',
      'value',
      'colour',
      'unit',
      'command',
      'accepted',
    ]);
    expect(await values(club1)).toEqual(['1', '5']);
  });

  it('takes facts only', async () => {
    const [answer] = await deliver([JSON.stringify({ command: 'grantAccess', grant: 'g', actor: 'actor-x', role: 'admin' })]);
    expect(answer).toMatchObject({ accepted: false, kind: 'invalid', issues: [{ field: 'command' }] });
  });

  it('gives its reason to the lines that bring none', async () => {
    const { eventIds } = await bench.runner.execute(measuring(1));
    const correction = { command: 'correctMeasurement', corrects: eventIds[0] };
    expect(await deliver([line(2, correction)])).toEqual([
      expect.objectContaining({ kind: 'invalid', issues: [expect.objectContaining({ field: 'reason' })] }),
    ]);
    expect(await deliver([line(2, correction), line(3, { ...correction, reason: 'its own' })], { id: 'd2', reason: 'telt på nytt' })).toEqual([
      expect.objectContaining({ accepted: true }),
      expect.objectContaining({ accepted: true }),
    ]);
    expect(parts.vault.keys.size).toBe(2);
  });

  it('lets a line correct what an earlier line recorded, once its id is known', async () => {
    const [first] = await deliver([line(1)]);
    const corrects = first?.accepted === true ? first.eventId : '';
    const retraction = JSON.stringify({ command: 'retractMeasurement', measure: 'members', unit: 'club-1', corrects, reason: 'feil' });
    const answers = await deliver([line(2, { command: 'correctMeasurement', corrects, reason: 'telt' }), retraction, retraction], { id: 'd2' });
    expect(answers.map(({ accepted }) => accepted)).toEqual([true, true, false]);
  });

  it('repeats nothing when it is sent again, also after a restart, and records what was missing', async () => {
    const lines = [line(1), line(2, { unit: 'club-2', note: 'Kari' }), line(3)];
    const first = await deliver(lines.slice(0, 2));
    const seq = await headSeq();
    bench = await runnerOver(parts.store, parts.vault);
    const second = await deliver(lines);
    expect(second.slice(0, 2)).toEqual(first.map((answer) => ({ ...answer, repeated: true })));
    expect(second[2]).toMatchObject({ accepted: true, repeated: false });
    expect(await headSeq()).toBe(seq + 1);
    expect(parts.vault.keys.size).toBe(1);
  });

  it('refuses another text on a line that was recorded, and belongs to its sender', async () => {
    await deliver([line(1)]);
    expect(await deliver([line(2)])).toEqual([expect.objectContaining({ accepted: false, kind: 'key-reused' })]);
    expect(await deliver([line(2)], {}, { ...recorder, actor: 'actor-other' })).toEqual([expect.objectContaining({ accepted: true, repeated: false })]);
  });

  it('records once when it comes twice at the same time', async () => {
    const lines = Array.from({ length: 50 }, (_, index) => line(index, { unit: index % 2 === 0 ? 'club-1' : 'club-2' }));
    const [one, two] = await Promise.all([deliver(lines), deliver(lines)]);
    expect(one.map(eventOf)).toEqual(two.map(eventOf));
    expect(await values(club1)).toHaveLength(25);
    expect(await values('measurements-members:club-2')).toHaveLength(25);
  });

  it('is taken over several batches, answered in order', async () => {
    const lines = Array.from({ length: 2500 }, (_, index) => line(index, { unit: `club-${1 + (index % 2)}` }));
    const answers = await deliver(lines);
    expect(answers.map((answer) => answer.line)).toEqual(lines.map((_, index) => index + 1));
    expect(await values(club1)).toEqual(lines.map((_, index) => String(index)).filter((_, index) => index % 2 === 0));
  });

  it('ends with an error when the ledger can not go on, after the answers that are certain; sent again, it is whole', async () => {
    const append = parts.store.append.bind(parts.store);
    let appends = 0;
    parts.store.append = (request) => {
      appends += 1;
      return appends > 2 ? Promise.reject(new Refused('unavailable', 'the disk is full')) : append(request);
    };
    const lines = Array.from({ length: 3500 }, (_, index) => line(index));
    const answers: LineAnswer[] = [];
    const interrupted = async () => {
      for await (const answer of ingestion().deliver(text(lines), recorder, delivery)) answers.push(answer);
    };
    await expect(interrupted()).rejects.toMatchObject({ kind: 'unavailable' });
    expect(answers).toHaveLength(2000);
    parts.store.append = append;
    expect((await deliver(lines)).filter((answer) => answer.accepted && answer.repeated)).toHaveLength(2000);
    expect(await values(club1)).toEqual(lines.map((_, index) => String(index)));
  });

  it('writes the keys of a stream in one go, before its events', async () => {
    const kept: number[] = [];
    const keep = MemoryVault.prototype.keep.bind(parts.vault);
    parts.vault.keep = async (keys) => {
      kept.push(keys.length);
      expect(await parts.store.readStream(club1, { limit: 1 })).toEqual([]);
      return keep(keys);
    };
    await deliver([line(1, { note: 'a' }), line(2, { note: 'b' }), line(3)]);
    expect(kept).toEqual([2]);
  });
});

const retract = async (facts: readonly string[][]) => {
  const answers: LineAnswer[] = [];
  for await (const answer of ingestion(facts).retract('delivery-1', 'feil fil', recorder)) answers.push(answer);
  return answers;
};

describe('retracting a delivery', () => {
  it('retracts each fact that is listed, with the reason, and may be repeated without harm', async () => {
    const ids = (await deliver([line(1), line(2, { unit: 'club-2' }), line(3)])).map((answer) => eventOf(answer) as string);
    const answers = await retract([ids.slice(0, 2), ids.slice(2)]);
    expect(answers.map(({ line: number, accepted }) => [number, accepted])).toEqual([
      [1, true],
      [2, true],
      [3, true],
    ]);
    const [, , retraction] = await parts.store.readStream(club1, { limit: 10 });
    expect(JSON.parse(retraction?.envelope ?? '')).toMatchObject({ type: 'MeasurementRetracted', corrects: ids[0] });
    const seq = await headSeq();
    expect((await retract([ids])).map(({ accepted }) => accepted)).toEqual([false, false, false]);
    expect(await headSeq()).toBe(seq);
  });
});
