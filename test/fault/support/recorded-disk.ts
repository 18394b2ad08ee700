import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Random } from '#samples';

/** A change of a file as the system was asked for it, what makes a file's changes durable, or a line that was told meanwhile. */
type Step =
  | { readonly kind: 'write'; readonly file: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'cut'; readonly file: string; readonly length: number }
  | { readonly kind: 'sync'; readonly file: string }
  | { readonly kind: 'told'; readonly lines: readonly string[] };

/** What a disk writes whole; a longer write may be torn between two of them. */
const SECTOR = 512;

/** The command that runs another with everything it writes to these files, and tells on its output, written to `trace`. */
export function recordingWrites(trace: string): readonly string[] {
  const calls = 'pwrite64,ftruncate,fdatasync,fsync,write';
  return ['strace', '-f', '--seccomp-bpf', '-qq', '-xx', '-y', '-s', '2000000', '-o', trace, '-e', 'signal=none', '-e', `trace=${calls}`];
}

/** What was done to a folder's files, in order, from its state at the beginning: as much as a disk may have of it when the power goes. */
export class RecordedDisk {
  private constructor(
    private readonly files: ReadonlyMap<string, Buffer>,
    readonly steps: readonly Step[],
  ) {}

  /** @param files the names of those that are looked at, which exist when the recording begins */
  static read(trace: string, folder: string, image: string, files: readonly string[]): RecordedDisk {
    const lines = wholeCalls(readFileSync(trace, 'latin1').split('\n'));
    const steps = lines.flatMap((line) => stepOf(line, folder, files));
    return new RecordedDisk(new Map(files.map((file) => [file, readFileSync(join(image, file))])), steps);
  }

  /** The lines that had been told before a step. */
  toldBefore(step: number): readonly string[] {
    return this.steps.slice(0, step).flatMap((each) => (each.kind === 'told' ? each.lines : []));
  }

  /**
   * Writes the files into a folder as a disk may hold them that lost power before a step: all that was synced; of the rest each change, and
   * of a long one each sector, or not, as the random numbers say.
   */
  writeAsLost(folder: string, step: number, random: Random): void {
    mkdirSync(folder);
    for (const [file, before] of this.files) writeFileSync(join(folder, file), this.#lost(file, before, step, random));
  }

  #lost(file: string, before: Buffer, step: number, random: Random): Buffer {
    const own = this.steps.slice(0, step).filter((each) => each.kind !== 'told' && each.file === file);
    const synced = own.findLastIndex(({ kind }) => kind === 'sync');
    let bytes = before;
    for (const [index, each] of own.entries()) {
      if (each.kind === 'write') for (const { at, part } of sectorsOf(each)) if (index < synced || random() < 0.5) bytes = withBytes(bytes, at, part);
      if (each.kind === 'cut' && (index < synced || random() < 0.5)) bytes = resized(bytes, each.length);
    }
    return bytes;
  }
}

function sectorsOf({ at, bytes }: { readonly at: number; readonly bytes: Buffer }): readonly { readonly at: number; readonly part: Buffer }[] {
  const parts: { readonly at: number; readonly part: Buffer }[] = [];
  for (let from = 0; from < bytes.length; ) {
    const to = Math.min(bytes.length, from + SECTOR - ((at + from) % SECTOR));
    parts.push({ at: at + from, part: bytes.subarray(from, to) });
    from = to;
  }
  return parts;
}

function withBytes(bytes: Buffer, at: number, part: Buffer): Buffer {
  const written = resized(bytes, Math.max(bytes.length, at + part.length));
  part.copy(written, at);
  return written;
}

function resized(bytes: Buffer, length: number): Buffer {
  return length <= bytes.length ? Buffer.from(bytes.subarray(0, length)) : Buffer.concat([bytes, Buffer.alloc(length - bytes.length)]);
}

/** A call during which another thread made one stands on two lines. It is taken as one where it ended, when it was done for certain (bug-1023). */
function wholeCalls(lines: readonly string[]): readonly string[] {
  const begun = new Map<string, string>();
  return lines.flatMap((line) => {
    const [thread = ''] = line.split(' ', 1);
    if (line.endsWith(UNFINISHED)) {
      begun.set(thread, line.slice(0, -UNFINISHED.length));
      return [];
    }
    const rest = RESUMED.exec(line)?.[1];
    return [rest === undefined ? line : `${begun.get(thread) ?? thread}${rest}`];
  });
}

const UNFINISHED = ' <unfinished ...>';
const RESUMED = /^\d+ +<\.\.\. \w+ resumed>(.*)$/;

/** As strace writes it with `-xx -y`: `123 pwrite64(17<\x2f\x74…>, "\x00…", 4096, 8192) = 4096`; what failed changed nothing. */
const CALL = /^\d+ +(?<call>\w+)\((?<fd>\d+)<(?<path>[^>]*)>(?:, (?:"(?<bytes>[^"]*)", \d+(?:, (?<at>\d+))?|(?<length>\d+)))?\) += (?<result>\d+)/;

function stepOf(line: string, folder: string, files: readonly string[]): readonly Step[] {
  const { call, fd, path = '', bytes = '', at = '0', length = '0' } = CALL.exec(line)?.groups ?? {};
  if (call === 'write' && fd === '1') return [{ kind: 'told', lines: unescaped(bytes).toString().split('\n').slice(0, -1) }];
  const whole = unescaped(path).toString();
  const file = basename(whole);
  if (whole !== join(folder, file) || !files.includes(file)) return [];
  if (call === 'pwrite64') return [{ kind: 'write', file, at: Number(at), bytes: unescaped(bytes) }];
  if (call === 'ftruncate') return [{ kind: 'cut', file, length: Number(length) }];
  return call === 'fdatasync' || call === 'fsync' ? [{ kind: 'sync', file }] : [];
}

function unescaped(text: string): Buffer {
  return text.startsWith('\\x') ? Buffer.from(text.replaceAll('\\x', ''), 'hex') : Buffer.from(text, 'latin1');
}
