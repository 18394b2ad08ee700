import { setImmediate as endOfTurn } from 'node:timers/promises';
import { Refused, type Instant } from '#kernel';
import { sampleEvents } from '../contract/under-test.js';
import type { AppendRequest } from '../port.js';
import { GroupCommit, WORTH_A_COMMIT } from './group-commit.js';
import type { Outcome } from './messages.js';

const request = (stream: string): AppendRequest => ({ stream, expected: 'any', events: sampleEvents(1) });
const stored = (seq: number): Outcome => ['stored', seq, seq, 0, '2022-01-01T00:00:00.000000Z' as Instant];

describe('group commit', () => {
  let groups: string[][];
  let queue: GroupCommit;

  beforeEach(() => {
    groups = [];
    queue = new GroupCommit({ appends: 5, bytes: 100 }, (group) => groups.push(group.map(({ stream }) => stream)));
  });

  it('writes a lone append at the end of the turn', async () => {
    const alone = queue.add(request('a'), 1);
    await endOfTurn();
    expect(groups).toEqual([['a']]);
    queue.committed([stored(0)]);
    expect(await alone).toMatchObject({ seq: 0, repeated: false });
  });

  it('writes together what came in one turn, and what gathered meanwhile as the next group', async () => {
    const first = [queue.add(request('a'), 1), queue.add(request('b'), 1)];
    await endOfTurn();
    const second = [queue.add(request('c'), 1), queue.add(request('d'), 1)];
    await endOfTurn();
    expect(groups).toEqual([['a', 'b']]);
    queue.committed([stored(0), stored(1)]);
    expect(groups).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    queue.committed([stored(2), stored(3)]);
    expect((await Promise.all([...first, ...second])).map(({ seq }) => seq)).toEqual([0, 1, 2, 3]);
  });

  it('does not let the writer wait for the end of a turn that brings many', async () => {
    const busy = new GroupCommit({ appends: 100, bytes: 100 }, (group) => groups.push(group.map(({ stream }) => stream)));
    const added = Array.from({ length: 70 }, (_, index) => busy.add(request(String(index)), 1));
    expect(groups.map(({ length }) => length)).toEqual([32]);
    await endOfTurn();
    expect(groups.map(({ length }) => length)).toEqual([32]);
    busy.committed(Array.from({ length: 32 }, (_, seq) => stored(seq)));
    expect(groups.map(({ length }) => length)).toEqual([32, 38]);
    busy.committed(Array.from({ length: 38 }, (_, index) => stored(32 + index)));
    expect((await Promise.all(added)).map(({ seq }) => seq)).toEqual(added.map((_, seq) => seq));
  });

  it('writes as many as are worth a commit together when they come in one turn, and none apart from the others', async () => {
    const roomy = new GroupCommit({ appends: 100, bytes: 100 }, (group) => groups.push(group.map(({ stream }) => stream)));
    for (const count of [WORTH_A_COMMIT - 1, WORTH_A_COMMIT]) {
      const added = Array.from({ length: count }, (_, index) => roomy.add(request(String(index)), 1));
      await endOfTurn();
      expect(groups.splice(0).map(({ length }) => length)).toEqual([count]);
      roomy.committed(Array.from({ length: count }, (_, seq) => stored(seq)));
      await Promise.all(added);
    }
  });

  it('gives each append of a group its own outcome', async () => {
    const added = ['a', 'b', 'c'].map((stream) => queue.add(request(stream), 1));
    await endOfTurn();
    queue.committed([['wrong-revision', 4], stored(0), ['conflict', 'some-id']]);
    const [wrong, fine, conflict] = await Promise.allSettled(added);
    expect(wrong).toMatchObject({ reason: { name: 'WrongRevision', stream: 'a', actual: 4 } });
    expect(fine).toMatchObject({ value: { seq: 0 } });
    expect(conflict).toMatchObject({ reason: { kind: 'conflict' } });
  });

  it('refuses the whole group when writing fails, and goes on with the next', async () => {
    const failing = Promise.allSettled([queue.add(request('a'), 1), queue.add(request('b'), 1)]);
    await endOfTurn();
    const next = queue.add(request('c'), 1);
    queue.failed(new Refused('unavailable', 'the disk is full'));
    expect(await failing).toMatchObject([{ reason: { kind: 'unavailable' } }, { reason: { kind: 'unavailable' } }]);
    queue.committed([stored(0)]);
    expect(await next).toMatchObject({ seq: 0 });
  });

  it('is busy when as many appends wait as may, counting those being written, until they are done', async () => {
    const accepted = ['a', 'b', 'c'].map((stream) => queue.add(request(stream), 1));
    await endOfTurn();
    accepted.push(queue.add(request('d'), 1), queue.add(request('e'), 1));
    expect(() => queue.add(request('f'), 1)).toThrow(expect.objectContaining({ kind: 'busy', message: expect.stringContaining('5 appends') }));
    queue.committed([stored(0), stored(1), stored(2)]);
    accepted.push(queue.add(request('f'), 1));
    queue.committed([stored(3), stored(4)]);
    queue.committed([stored(5)]);
    expect(await Promise.all(accepted)).toHaveLength(6);
  });

  it('is busy when as many bytes wait as may', async () => {
    const accepted = queue.add(request('a'), 60);
    expect(() => queue.add(request('b'), 41)).toThrow(expect.objectContaining({ kind: 'busy', message: expect.stringContaining('60 bytes') }));
    await endOfTurn();
    queue.committed([stored(0)]);
    await accepted;
    const next = queue.add(request('b'), 100);
    await endOfTurn();
    queue.committed([stored(1)]);
    expect(await next).toMatchObject({ seq: 1 });
  });

  it('is idle once everything is answered', async () => {
    await queue.idle();
    const added = queue.add(request('a'), 1);
    let isIdle = false;
    const idle = queue.idle().then(() => (isIdle = true));
    await endOfTurn();
    expect(isIdle).toBe(false);
    queue.committed([stored(0)]);
    await idle;
    expect(await added).toMatchObject({ seq: 0 });
  });

  it('refuses everything that waits when it is abandoned', async () => {
    const added = [queue.add(request('a'), 1)];
    await endOfTurn();
    added.push(queue.add(request('b'), 1));
    const settled = Promise.allSettled(added);
    queue.abandon(new Refused('unavailable', 'the writer thread failed'));
    expect(await settled).toMatchObject([{ reason: { kind: 'unavailable' } }, { reason: { kind: 'unavailable' } }]);
    await queue.idle();
    expect(groups).toEqual([['a']]);
  });
});
