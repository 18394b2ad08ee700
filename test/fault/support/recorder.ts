import { basename, dirname, join, resolve } from 'node:path';
import { isKept, type Tree } from './file-tree.js';
import { callsIn, type Argument, type SystemCall } from './system-calls.js';

/** A file or a folder, whatever it is called now; 0 is the folder that is looked at. */
export type Node = number;
/** What a folder holds, by name. */
export type Entries = ReadonlyMap<string, Node>;

/**
 * A change of a file's bytes or of a folder's entries as the system was asked for it; what makes those durable that were made before the
 * step `covers`; or lines that were told meanwhile.
 */
export type Step =
  | { readonly kind: 'write'; readonly of: Node; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'cut'; readonly of: Node; readonly length: number }
  | { readonly kind: 'name'; readonly of: Node; readonly name: string; readonly node: Node | null }
  | { readonly kind: 'sync'; readonly of: Node; readonly covers: number }
  | { readonly kind: 'told'; readonly lines: readonly string[] };

const CALLS = 'openat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,rmdir,write,pwrite64,ftruncate,fsync,fdatasync';

/** The command that runs another with all it does to files, and tells on its output, written to `trace`. */
export function recordingWrites(trace: string): readonly string[] {
  return ['strace', '-f', '--seccomp-bpf', '-qq', '-xx', '-y', '-s', '2000000', '-o', trace, '-e', 'signal=none', '-e', `trace=${CALLS}`];
}

/** Makes steps of the calls in a trace. */
export class Recorder {
  readonly steps: Step[] = [];
  /** What each file and folder was when the recording began, or when it was made: then empty. */
  readonly begun = new Map<Node, Buffer | Entries>();
  /** The folders as they are now. */
  readonly #entries = new Map<Node, Map<string, Node>>();
  /** The files' lengths as they are now. */
  readonly #lengths = new Map<Node, number>();

  constructor(
    private readonly folder: string,
    image: Tree,
  ) {
    this.#made(null);
    for (const [path, bytes] of image) this.#entriesAt(dirname(join(folder, path)))?.set(basename(path), this.#made(bytes));
    for (const [node, entries] of this.#entries) this.begun.set(node, new Map(entries));
  }

  take(trace: string): void {
    /** How many steps there were after each call. */
    const stepsAfter = [0];
    for (const call of callsIn(trace)) {
      this.#take(call, stepsAfter[call.after] ?? 0);
      stepsAfter.push(this.steps.length);
    }
  }

  #take({ name, args, result }: SystemCall, begunAt: number): void {
    const [first = {}, second = {}, third = {}, fourth = {}] = args;
    switch (name) {
      case 'write':
        if (first.fd === '1') this.steps.push({ kind: 'told', lines: bytesOf(second).toString().split('\n').slice(0, -1) });
        else this.#write(first, bytesOf(second).subarray(0, result));
        break;
      case 'pwrite64':
        this.#write(first, bytesOf(second).subarray(0, result), Number(fourth.word));
        break;
      case 'ftruncate':
        this.#cut(this.#nodeAt(first.path), Number(second.word));
        break;
      case 'fsync':
      case 'fdatasync':
        this.#sync(this.#nodeAt(first.path), begunAt);
        break;
      case 'openat':
        this.#open(pathOf(first, second), third.word?.split('|') ?? []);
        break;
      case 'mkdir':
        this.#name(pathOf(first), this.#made(null));
        break;
      case 'mkdirat':
        this.#name(pathOf(first, second), this.#made(null));
        break;
      case 'rename':
        this.#rename(pathOf(first), pathOf(second));
        break;
      case 'renameat':
      case 'renameat2':
        this.#rename(pathOf(first, second), pathOf(third, fourth));
        break;
      case 'unlinkat':
        this.#name(pathOf(first, second), null);
        break;
      default:
        this.#name(pathOf(first), null);
    }
  }

  #open(path: string, flags: readonly string[]): void {
    const node = this.#nodeAt(path);
    if (node === null && flags.includes('O_CREAT')) this.#name(path, this.#made(Buffer.alloc(0)));
    else if (flags.includes('O_TRUNC')) this.#cut(node, 0);
  }

  /** Where no place is named, at the end: no file here is written from its beginning but a new one. */
  #write({ path }: Argument, bytes: Buffer, place?: number): void {
    const of = this.#nodeAt(path);
    const length = of === null ? undefined : this.#lengths.get(of);
    if (of === null || length === undefined) return;
    const at = place ?? length;
    this.steps.push({ kind: 'write', of, at, bytes });
    this.#lengths.set(of, Math.max(length, at + bytes.length));
  }

  #cut(of: Node | null, length: number): void {
    if (of === null) return;
    this.steps.push({ kind: 'cut', of, length });
    this.#lengths.set(of, length);
  }

  #sync(of: Node | null, covers: number): void {
    if (of !== null) this.steps.push({ kind: 'sync', of, covers });
  }

  #rename(from: string, to: string): void {
    const node = this.#nodeAt(from);
    if (node === null) return;
    this.#name(to, node);
    this.#name(from, null);
  }

  #name(path: string, node: Node | null): void {
    const of = this.#nodeAt(dirname(path));
    const name = basename(path);
    if (of === null || !isKept(name)) return;
    this.steps.push({ kind: 'name', of, name, node });
    if (node === null) this.#entries.get(of)?.delete(name);
    else this.#entries.get(of)?.set(name, node);
  }

  /** @param content null for a folder */
  #made(content: Buffer | null): Node {
    const node = this.begun.size;
    this.begun.set(node, content ?? new Map());
    if (content === null) this.#entries.set(node, new Map());
    else this.#lengths.set(node, content.length);
    return node;
  }

  #entriesAt(path: string): Map<string, Node> | undefined {
    const node = this.#nodeAt(path);
    return node === null ? undefined : this.#entries.get(node);
  }

  /** Null for what is not below the folder, and what is not kept. */
  #nodeAt(path: string | undefined): Node | null {
    if (path === this.folder) return 0;
    if (path === undefined || !path.startsWith(`${this.folder}/`)) return null;
    return this.#entriesAt(dirname(path))?.get(basename(path)) ?? null;
  }
}

function bytesOf({ bytes = Buffer.alloc(0) }: Argument): Buffer {
  return bytes;
}

/** Of a path as it was given, below the open folder it begins at, where one was named. */
function pathOf(...given: readonly Argument[]): string {
  return resolve(...given.map((each) => each.path ?? bytesOf(each).toString()));
}
