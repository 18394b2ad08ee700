import { readFileSync } from 'node:fs';
import type { Random } from '#samples';
import { treeOf, writeTree, type Tree } from './file-tree.js';
import { Recorder, type Entries, type Node, type Step } from './recorder.js';

/** What a disk writes whole; a longer write may be torn between two of them. */
const SECTOR = 512;

/** Whether something that was not synced is on the disk all the same. */
type IsKept = () => boolean;

/** A step of one file or folder, and when it was done. */
interface Own {
  readonly at: number;
  readonly step: Exclude<Step, { readonly kind: 'told' }>;
}

/** What was done to a folder and all below it, in order, from its state at the beginning: as much as a disk may have of it when the power goes. */
export class RecordedDisk {
  readonly #own = new Map<Node, Own[]>();

  private constructor(
    private readonly begun: ReadonlyMap<Node, Buffer | Entries>,
    readonly steps: readonly Step[],
  ) {
    for (const node of begun.keys()) this.#own.set(node, []);
    for (const [at, step] of steps.entries()) if (step.kind !== 'told') this.#own.get(step.of)?.push({ at, step });
  }

  /**
   * Of a run that was recorded.
   * @param folder what is looked at, as the run left it
   * @param image the same as the run found it
   * @throws Error when what was recorded does not lead from the one to the other: then it says nothing
   */
  static read(trace: string, folder: string, image: string): RecordedDisk {
    const recorder = new Recorder(folder, treeOf(image));
    recorder.take(readFileSync(trace, 'latin1'));
    const disk = new RecordedDisk(recorder.begun, recorder.steps);
    mustBeSame(
      disk.#treeAt(disk.steps.length, () => true),
      treeOf(folder),
    );
    return disk;
  }

  /** The lines that had been told before a step. */
  toldBefore(step: number): readonly string[] {
    return this.steps.slice(0, step).flatMap((each) => (each.kind === 'told' ? each.lines : []));
  }

  /**
   * Writes a folder as a disk may hold it that lost power before a step: all that was synced; of the rest each change of a file and each entry
   * of a folder, and of a long write each sector, or not, as the random numbers say: hardly any of it one time, nearly all another.
   */
  writeAsLost(folder: string, step: number, random: Random): void {
    const share = random();
    writeTree(
      folder,
      this.#treeAt(step, () => random() < share),
    );
  }

  #treeAt(step: number, isKept: IsKept): Tree {
    const tree = new Map<string, Buffer | null>();
    const add = (path: string, content: Buffer | Entries): void => {
      if (path !== '') tree.set(path, Buffer.isBuffer(content) ? content : null);
      if (Buffer.isBuffer(content)) return;
      for (const [name, node] of content) add(path === '' ? name : `${path}/${name}`, this.#contentAt(node, step, isKept));
    };
    add('', this.#contentAt(0, step, isKept));
    return tree;
  }

  #contentAt(node: Node, step: number, isKept: IsKept): Buffer | Entries {
    const own = (this.#own.get(node) ?? []).filter(({ at }) => at < step);
    const synced = Math.max(0, ...own.map((each) => (each.step.kind === 'sync' ? each.step.covers : 0)));
    const begun = this.begun.get(node) ?? Buffer.alloc(0);
    return Buffer.isBuffer(begun) ? bytesOf(begun, own, synced, isKept) : entriesOf(begun, own, synced, isKept);
  }
}

function entriesOf(begun: Entries, own: readonly Own[], synced: number, isKept: IsKept): Entries {
  const entries = new Map(begun);
  for (const { at, step } of own) {
    if (step.kind !== 'name' || !(at < synced || isKept())) continue;
    if (step.node === null) entries.delete(step.name);
    else entries.set(step.name, step.node);
  }
  return entries;
}

function bytesOf(begun: Buffer, own: readonly Own[], synced: number, isKept: IsKept): Buffer {
  const bytes = Buffer.alloc(Math.max(begun.length, ...own.map(({ step }) => endOf(step))));
  let length = begun.copy(bytes);
  for (const { at, step } of own) {
    if (step.kind === 'write') {
      for (const part of sectorsOf(step)) {
        if (!(at < synced || isKept())) continue;
        part.bytes.copy(bytes, part.at);
        length = Math.max(length, part.at + part.bytes.length);
      }
    } else if (step.kind === 'cut' && (at < synced || isKept())) {
      bytes.fill(0, step.length);
      length = step.length;
    }
  }
  return bytes.subarray(0, length);
}

function endOf(step: Own['step']): number {
  if (step.kind === 'write') return step.at + step.bytes.length;
  return step.kind === 'cut' ? step.length : 0;
}

function* sectorsOf({ at, bytes }: { readonly at: number; readonly bytes: Buffer }): Generator<{ readonly at: number; readonly bytes: Buffer }> {
  for (let from = 0; from < bytes.length; ) {
    const to = Math.min(bytes.length, from + SECTOR - ((at + from) % SECTOR));
    yield { at: at + from, bytes: bytes.subarray(from, to) };
    from = to;
  }
}

function mustBeSame(recorded: Tree, found: Tree): void {
  for (const path of new Set([...recorded.keys(), ...found.keys()])) {
    const [one, other] = [recorded.get(path), found.get(path)];
    const same = Buffer.isBuffer(one) && Buffer.isBuffer(other) ? one.equals(other) : one === other;
    if (!same) throw new Error(`the recording does not lead to ${path} as it is: ${one?.length} bytes recorded, ${other?.length} found`);
  }
}
