import type { Payload } from '#domain';
import { WrongRevision } from '#event-store';
import { Refused } from '#kernel';
import { unseal } from '../codec/index.js';
import type { CommandRunner, ExecuteRequest } from './index.js';
import { FILE, furnish, measuring, memory, planner, recorder, runnerOver, type More } from './testing/workbench.js';

const club1 = 'measurements-members:club-1';

let parts: ReturnType<typeof memory>;
let bench: Awaited<ReturnType<typeof runnerOver>>;
let runner: CommandRunner;

beforeEach(async () => {
  parts = memory();
  bench = await runnerOver(parts.store, parts.vault);
  runner = bench.runner;
  await furnish(runner);
});

const restart = async () => (await runnerOver(parts.store, parts.vault)).runner;
const payloads = async (stream: string) => (await parts.store.readStream(stream, { limit: 1000 })).map(({ payload }) => JSON.parse(payload) as Payload);
const headSeq = async () => (await parts.store.head()).seq;

async function refusal(request: ExecuteRequest, by: CommandRunner = runner): Promise<Refused> {
  const before = await headSeq();
  const caught = await by.execute(request).catch((error: unknown) => error);
  expect(await headSeq()).toBe(before);
  if (!(caught instanceof Refused)) throw new Error('not refused', { cause: caught });
  return caught;
}

/** Runs `meanwhile` just before the store takes each of the next `times` appends of somebody else. */
function interrupt(times: number, meanwhile: () => Promise<unknown>): void {
  const append = parts.store.append.bind(parts.store);
  let left = times;
  let isMeanwhile = false;
  parts.store.append = async (request) => {
    if (left > 0 && !isMeanwhile) {
      left -= 1;
      isMeanwhile = true;
      await meanwhile();
      isMeanwhile = false;
    }
    return append(request);
  };
}

const correctingInClub2 = (corrects: string) =>
  refusal({ ...measuring(2, { with: { unit: 'club-2', corrects } }), name: 'correctMeasurement', reason: 'telt på nytt' });

const redefining = (more: Partial<ExecuteRequest>): ExecuteRequest => ({
  name: 'redefineMeasure',
  data: { measure: 'members', title: 'Members', unitOfMeasure: 'members', definition: 'All', from: '2023-01-01' },
  caller: planner,
  reason: 'a clearer definition',
  ...more,
});

const keyed = (value: number, more: More = {}) => measuring(value, { idempotencyKey: 'key-1', ...more });

const approving = (events: readonly unknown[]): ExecuteRequest => ({
  name: 'approveMeasurements',
  data: { measure: 'members', approval: 'a1', events },
  caller: planner,
  expected: 'latest',
});

describe('executing a command', () => {
  it('appends its event and says where it lies', async () => {
    const receipt = await runner.execute(measuring(120));
    expect(receipt).toEqual({ seq: 5, stream: club1, revision: 0, eventIds: [expect.any(String)], recordedAt: expect.any(String), repeated: false });
    const [stored] = await parts.store.find(receipt.eventIds);
    expect(stored).toMatchObject({ seq: 5, stream: club1, revision: 0 });
    expect(await payloads(club1)).toEqual([{ actor: 'actor-recorder', role: 'recorder', data: expect.objectContaining({ value: '120' }) }]);
  });

  it('keeps the keys of sealed fields before the event, and puts grounds beside the data', async () => {
    await runner.execute(measuring(120));
    const [{ id: corrects } = { id: '' }] = await parts.store.readStream(club1, { limit: 1 });
    await runner.execute({
      ...measuring(121, { with: { corrects, note: 'Kari telte' } }),
      name: 'correctMeasurement',
      reason: '  telt på nytt ',
      mandate: { body: 'Styret', date: '2023-01-30' },
      correlation: 'trace-1',
      causation: corrects,
    });
    const [, payload] = await payloads(club1);
    expect(JSON.stringify(payload)).not.toMatch(/Kari|nytt/);
    expect(await unseal(payload, parts.vault, () => Promise.reject(new Error('nothing is gone')))).toMatchObject({
      reason: 'telt på nytt',
      mandate: { body: 'Styret', date: '2023-01-30' },
      correlation: 'trace-1',
      causation: corrects,
      data: { note: 'Kari telte' },
    });
  });

  it('lets the folded state follow what it appends, without reading the stream again', async () => {
    await runner.execute(measuring(1));
    const read = parts.store.readStream.bind(parts.store);
    const asked: string[] = [];
    parts.store.readStream = (stream, options) => {
      asked.push(stream);
      return read(stream, options);
    };
    const { eventIds } = await runner.execute(measuring(2));
    await runner.execute({ ...measuring(3, { with: { corrects: eventIds[0] } }), name: 'correctMeasurement', reason: 'telt på nytt' });
    expect(asked).toEqual([]);
  });

  it('judges by the same state after a restart', async () => {
    const { eventIds } = await runner.execute(measuring(1));
    const correction = { ...measuring(2, { with: { corrects: eventIds[0] } }), name: 'correctMeasurement', reason: 'telt på nytt' };
    expect(await (await restart()).execute(correction)).toMatchObject({ stream: club1, revision: 1 });
  });

  it('gives 64 callers on one stream, and 64 on others, dense revisions and no refusal', async () => {
    const receipts = await Promise.all(
      Array.from({ length: 128 }, (_, index) =>
        runner.execute(measuring(index, index % 2 === 0 ? {} : { with: { unit: index % 4 === 1 ? 'club-2' : 'union' } })),
      ),
    );
    const revisions = receipts.filter(({ stream }) => stream === club1).map(({ revision }) => revision);
    expect(revisions.sort((a, b) => a - b)).toEqual(Array.from({ length: 64 }, (_, index) => index));
    expect(new Set(receipts.map(({ seq }) => seq)).size).toBe(128);
  });
});

describe('a command is refused, and the ledger left as it was,', () => {
  it('when there is no such command', async () => {
    expect(await refusal({ ...measuring(1), name: 'inventMeasurement' })).toMatchObject({ kind: 'not-found', issues: [{ field: 'command' }] });
  });

  it('bug-122: refuses a fact that names as evidence a file which is not here, and takes one that names a file which is', async () => {
    const file = { hash: FILE, title: 'Report' };
    const missing = { hash: FILE.replace('aa', 'ab') };
    const { kind, issues } = await refusal(measuring(1, { with: { evidence: [file, missing] } }));
    expect(kind).toBe('invalid');
    expect(issues).toEqual([{ field: 'evidence[1].hash', problem: expect.stringContaining('is not here'), remedy: expect.stringContaining('upload') }]);
    expect(await runner.execute(measuring(1, { with: { evidence: [file] } }))).toMatchObject({ stream: club1, revision: 0 });
  });

  it('when its data does not fit, naming each field', async () => {
    const { kind, issues } = await refusal(measuring(1, { with: { on: '2023-02-30', colour: 'red', evidence: [{ hash: 'x' }] } }));
    expect(kind).toBe('invalid');
    expect(issues.map(({ field }) => field).sort()).toEqual(['colour', 'evidence[0].hash', 'on']);
    for (const issue of issues) expect(issue.remedy).not.toBe('');
  });

  it('when mandate or reason have the wrong form, or are missing', async () => {
    expect((await refusal(measuring(1, { mandate: { body: 'Styret', date: 'i går' } }))).issues).toEqual([expect.objectContaining({ field: 'mandate.date' })]);
    expect((await refusal(measuring(1, { reason: 'x'.repeat(4001) }))).issues).toEqual([expect.objectContaining({ field: 'reason' })]);
    const { eventIds } = await runner.execute(measuring(1));
    const unfounded = { ...measuring(2, { with: { corrects: eventIds[0] } }), name: 'correctMeasurement' };
    expect((await refusal(unfounded)).issues).toEqual([expect.objectContaining({ field: 'reason' })]);
  });

  it('when the role may not give it', async () => {
    expect(await refusal(measuring(1, { caller: { ...recorder, role: 'auditor' } }))).toMatchObject({ kind: 'forbidden', issues: [{ field: 'role' }] });
    const opening = { name: 'openLedger', data: {}, caller: { ...recorder, role: 'admin' as const } };
    expect(await refusal(opening)).toMatchObject({ kind: 'forbidden', issues: [{ remedy: 'the ledger does this by itself' }] });
  });

  it('when the caller has authority over another unit, whether or not the one named exists', async () => {
    const ofClub2 = { ...recorder, unit: 'club-2' };
    await runner.execute(measuring(1, { caller: ofClub2, with: { unit: 'club-2' } }));
    expect(await refusal(measuring(1, { caller: ofClub2 }))).toMatchObject({ kind: 'forbidden', issues: [{ field: 'unit' }] });
    expect(await refusal(measuring(1, { caller: ofClub2, with: { unit: 'nowhere' } }))).toMatchObject({ kind: 'forbidden', issues: [{ field: 'unit' }] });
  });

  it('when the domain says no', async () => {
    expect(await refusal(measuring(1, { with: { unit: 'nowhere' } }))).toMatchObject({ kind: 'not-found', issues: [{ field: 'unit' }] });
  });

  it('when it corrects what is not there, or another stream has, and says which', async () => {
    const { eventIds } = await runner.execute(measuring(1));
    expect((await correctingInClub2(eventIds[0] ?? '')).message).toContain(`belongs to ${club1}`);
    expect((await correctingInClub2('018c0000-0000-7000-8000-000000000009')).message).toContain('no event has the id');
  });

  it('when it brings a sealed box of its own', async () => {
    expect(await refusal(measuring(1, { with: { note: { key: 'another', box: 'AAAA' } } }))).toMatchObject({ kind: 'invalid' });
  });

  it('when text was cut inside a character', async () => {
    expect(await refusal(measuring(1, { with: { note: 'a\ud83d' } }))).toMatchObject({ kind: 'invalid', issues: [{ field: 'note' }] });
  });

  it('when the vault can not keep its keys', async () => {
    parts.vault.keep = () => Promise.reject(new Refused('unavailable', 'the disk is full'));
    expect(await refusal(measuring(1, { with: { note: 'Kari telte' } }))).toMatchObject({ kind: 'unavailable' });
    expect(await runner.execute(measuring(1))).toMatchObject({ revision: 0 });
  });
});

describe('a decision', () => {
  it('must say which revision it was made on', async () => {
    expect(await refusal(redefining({}))).toMatchObject({ kind: 'precondition-required', issues: [{ field: 'If-Match' }] });
  });

  it('is refused when the stream has moved on', async () => {
    expect(await runner.execute(redefining({ expected: 0 }))).toMatchObject({ revision: 1 });
    expect(await refusal(redefining({ expected: 0 }))).toMatchObject({ kind: 'conflict', message: 'measure-members is at revision 1, not at 0' });
    expect(await refusal(redefining({ expected: 'none' }))).toMatchObject({ kind: 'conflict' });
    expect(await runner.execute(redefining({ expected: 'latest' }))).toMatchObject({ revision: 2 });
  });

  it('is refused when it loses the race to another process', async () => {
    const other = await restart();
    interrupt(1, () => other.execute(redefining({ expected: 0 })));
    const caught = await runner.execute(redefining({ expected: 0 })).catch((error: unknown) => error);
    expect(caught).toMatchObject({ kind: 'conflict' });
    expect(await payloads('measure-members')).toHaveLength(2);
  });
});

describe('a fact', () => {
  it('is decided anew when another process wrote to its stream in between', async () => {
    await runner.execute(measuring(1));
    const other = await restart();
    const theirs = [11, 12, 13];
    interrupt(3, () => other.execute(measuring(theirs.pop() as number)));
    expect(await runner.execute(measuring(2))).toMatchObject({ revision: 4 });
    expect(await runner.execute(measuring(3))).toMatchObject({ revision: 5 });
  });

  it('is turned away when that never ends', async () => {
    parts.store.append = ({ stream, expected }) => Promise.reject(new WrongRevision(stream, expected, 99));
    expect(await refusal(measuring(1))).toMatchObject({ kind: 'busy' });
  });
});

describe('an idempotency key', () => {
  it('gives the same request the same answer, also after a restart and later events', async () => {
    const first = await runner.execute(keyed(1));
    await runner.execute(measuring(2));
    expect(await runner.execute(keyed(1))).toEqual({ ...first, repeated: true });
    expect(await (await restart()).execute(keyed(1))).toEqual({ ...first, repeated: true });
    expect(await payloads(club1)).toHaveLength(2);
  });

  it('gives a command of several events the same answer', async () => {
    const units = ['a', 'b', 'c'].map((unit) => ({ unit, kind: 'club', name: unit, parent: 'union', from: '2022-01-01' }));
    const founding: ExecuteRequest = {
      name: 'establishUnits',
      data: { units },
      caller: { ...planner, role: 'secretariat' },
      expected: 2,
      idempotencyKey: 'key-1',
    };
    const first = await runner.execute(founding);
    expect(first.eventIds).toHaveLength(3);
    expect(await (await restart()).execute(founding)).toEqual({ ...first, repeated: true });
  });

  it('refuses another body, command or stream', async () => {
    await runner.execute(keyed(1));
    for (const other of [keyed(2), keyed(1, { with: { unit: 'club-2' } }), keyed(1, { reason: 'because' })]) {
      expect(await refusal(other)).toMatchObject({ kind: 'key-reused', issues: [{ field: 'Idempotency-Key' }] });
    }
  });

  it('writes once when the same request comes many times at once', async () => {
    const receipts = await Promise.all(Array.from({ length: 16 }, () => runner.execute(keyed(1))));
    expect(receipts.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(new Set(receipts.flatMap(({ eventIds }) => eventIds)).size).toBe(1);
  });

  it('refuses all but one of different bodies on different streams at once', async () => {
    const outcomes = await Promise.allSettled(['club-1', 'club-2', 'union'].map((unit) => runner.execute(keyed(1, { with: { unit } }))));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ kind: 'key-reused' });
  });

  it('belongs to its caller, and to its line', async () => {
    await runner.execute(keyed(1));
    await runner.execute(keyed(2, { caller: { ...recorder, actor: 'actor-other' } }));
    await runner.execute(keyed(3, { line: 1 }));
    expect(await payloads(club1)).toHaveLength(3);
  });

  it('remembers only what succeeded', async () => {
    await refusal(keyed(-1));
    expect(await runner.execute(keyed(1))).toMatchObject({ repeated: false });
  });

  it('answers with what was stored when the answer to the first try was lost', async () => {
    const append = parts.store.append.bind(parts.store);
    parts.store.append = async (request) => {
      await append(request);
      throw new Refused('unavailable', 'the connection was lost');
    };
    await expect(runner.execute(keyed(1))).rejects.toMatchObject({ kind: 'unavailable' });
    parts.store.append = append;
    expect(await runner.execute(keyed(1))).toMatchObject({ repeated: true, revision: 0 });
    expect(await runner.execute(measuring(2))).toMatchObject({ revision: 1 });
  });

  it('has 1 to 200 characters', async () => {
    for (const idempotencyKey of ['', 'x'.repeat(201)]) expect(await refusal(keyed(1, { idempotencyKey }))).toMatchObject({ kind: 'invalid' });
  });
});

describe('approving measurements', () => {
  it('names the events that are no measurements of the measure', async () => {
    const { eventIds } = await runner.execute(measuring(1));
    const [opened] = await parts.store.readStream('ledger', { limit: 1 });
    expect((await refusal(approving([...eventIds, opened?.id]))).issues).toEqual([expect.objectContaining({ field: 'events[1]' })]);
    expect(await runner.execute(approving(eventIds))).toMatchObject({ stream: 'measure-members' });
  });
});
