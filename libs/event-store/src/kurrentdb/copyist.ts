import { Refused } from '#kernel';
import { checkAppend } from '../bounds.js';
import type { AppendRequest, EventStore } from '../port.js';
import { WORTH_A_COMMIT } from '../sqlite/group-commit.js';
import { idsOf, lastRevision } from './known-append.js';
import { LogProblem } from './log-problem.js';
import type { LoggedAppend } from './whole-appends.js';

/** UTF-8 bytes of payloads that go into the copy at once. */
const GROUP_BYTES = 32 * 1024 * 1024;

interface Sound {
  readonly request: AppendRequest;
  readonly bytes: number;
}

/**
 * Writes the appends of the log into the copy, in their order and each at the next seq, from `seq` on. What the copy has already is compared with the
 * log instead; what can't follow on what is there is not written, nor anything after it.
 */
export class Copyist {
  constructor(
    private readonly copy: EventStore,
    /** The last event that is known to be the same in both. */
    private last: number,
  ) {}

  get seq(): number {
    return this.last;
  }

  /** @throws LogProblem once what comes before it is in the copy; Refused `unavailable` when the copy can't be written */
  async write(appends: readonly LoggedAppend[]): Promise<void> {
    const { seq: head } = await this.copy.head();
    let next = 0;
    for (; next < appends.length && this.last < head; next += 1) await this.#compare(appends[next] as LoggedAppend);
    const { sound, problem } = await this.#check(appends.slice(next));
    for (const group of groupsOf(sound)) {
      const stored = await Promise.all(group.map(({ request }) => this.copy.append(request)));
      this.last = stored.at(-1)?.seq ?? this.last;
    }
    if (problem !== null) throw problem;
  }

  async #compare({ stream, firstRevision, events }: LoggedAppend): Promise<void> {
    const stored = await this.copy.readAll(this.last, events.length);
    for (const [index, { id }] of events.entries()) {
      const found = stored[index];
      if (found?.id === id && found.stream === stream && found.revision === firstRevision + index) continue;
      throw new LogProblem(
        `the log has event ${id} of ${stream} where the sequenced copy has event ${found?.id ?? 'none'} (seq ${this.last + 1 + index})`,
        'name the server and the tenant that the copy was made from; or remove the copy, which is made again from the log',
      );
    }
    this.last += events.length;
  }

  async #check(appends: readonly LoggedAppend[]): Promise<{ readonly sound: readonly Sound[]; readonly problem: LogProblem | null }> {
    const revisions = new Map<string, number>();
    const ids = new Set<string>();
    const sound: Sound[] = [];
    for (const append of appends) {
      try {
        sound.push(await this.#sound(append, revisions, ids));
      } catch (error) {
        if (error instanceof LogProblem) return { sound, problem: error };
        throw error;
      }
    }
    return { sound, problem: null };
  }

  async #sound({ stream, firstRevision, claimedAt, events }: LoggedAppend, revisions: Map<string, number>, ids: Set<string>): Promise<Sound> {
    const last = revisions.get(stream) ?? (await lastRevision(this.copy, stream));
    if (firstRevision !== last + 1) {
      throw new LogProblem(`stream ${stream} goes on with revision ${firstRevision} after ${last}: what lay between is gone`, FROM_BACKUP);
    }
    const request: AppendRequest = { stream, expected: last < 0 ? 'none' : last, events, claimedAt };
    const bytes = bytesOf(request);
    const [known] = await this.copy.find(idsOf(request));
    const twice = known?.id ?? events.find(({ id }) => ids.has(id))?.id;
    if (twice !== undefined) throw new LogProblem(`event ${twice} of ${stream} lies in the log twice`, FROM_BACKUP);
    for (const { id } of events) ids.add(id);
    revisions.set(stream, last + events.length);
    return { request, bytes };
  }
}

const FROM_BACKUP = 'restore the log from a backup that is whole';

function bytesOf(request: AppendRequest): number {
  try {
    return checkAppend(request);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new LogProblem(
      `the log holds an append to ${request.stream} that is out of bounds (${error.message})`,
      'let nothing but Fremdrift write these streams',
    );
  }
}

/** Groups that the copy commits as one, so that none of them is stored after one before it has failed. */
function* groupsOf(appends: readonly Sound[]): Generator<readonly Sound[]> {
  let group: Sound[] = [];
  let size = 0;
  for (const append of appends) {
    if (group.length === WORTH_A_COMMIT || (group.length > 0 && size + append.bytes > GROUP_BYTES)) {
      yield group;
      group = [];
      size = 0;
    }
    group.push(append);
    size += append.bytes;
  }
  if (group.length > 0) yield group;
}
