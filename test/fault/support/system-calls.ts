/** What a call was given: a file that is open, with the path it had; a text; or anything else, as strace writes it. */
export interface Argument {
  readonly fd?: string;
  readonly path?: string;
  readonly bytes?: Buffer;
  readonly word?: string;
}

/** A system call that did what it was asked for. */
export interface SystemCall {
  readonly name: string;
  readonly args: readonly Argument[];
  /** What it answered: of a write, how many bytes it took. */
  readonly result: number;
  /** How many of the calls were done when this one began. */
  readonly after: number;
}

const UNFINISHED = ' <unfinished ...>';
const RESUMED = /^\d+ +<\.\.\. \w+ resumed>(.*)$/;
/** As strace writes it with `-xx -y`: `123 pwrite64(17<\x2f\x74…>, "\x00…", 4096, 8192) = 4096`. */
const CALL = /^\d+ +(?<name>\w+)\((?<args>.*)\) += (?<result>\d+)/;
const ARGUMENT = /(?<fd>AT_FDCWD|\d+)<(?<path>[^>]*)>|"(?<text>[^"]*)"|(?<word>[^\s,()"<>]+)/g;

/**
 * The calls in a trace, each where it ended, when it was done for certain. A call during which another thread made one stands on two lines
 * (bug-1023). What failed changed nothing and is left out.
 */
export function* callsIn(trace: string): Generator<SystemCall> {
  const begun = new Map<string, { readonly line: string; readonly after: number }>();
  let done = 0;
  for (const line of trace.split('\n')) {
    const [thread = ''] = line.split(' ', 1);
    if (line.endsWith(UNFINISHED)) {
      begun.set(thread, { line: line.slice(0, -UNFINISHED.length), after: done });
      continue;
    }
    const rest = RESUMED.exec(line)?.[1];
    const began = rest === undefined ? undefined : begun.get(thread);
    const { name, args, result } = CALL.exec(`${began?.line ?? ''}${rest ?? line}`)?.groups ?? {};
    if (name === undefined || args === undefined) continue;
    yield { name, args: argumentsIn(args), result: Number(result), after: began?.after ?? done };
    done += 1;
  }
}

function argumentsIn(text: string): readonly Argument[] {
  return Array.from(text.matchAll(ARGUMENT), ({ groups: { fd, path, text: bytes, word } = {} }) => ({
    ...(fd !== undefined && path !== undefined && { fd, path: unescaped(path).toString() }),
    ...(bytes !== undefined && { bytes: unescaped(bytes) }),
    ...(word !== undefined && { word }),
  }));
}

function unescaped(text: string): Buffer {
  return text.startsWith('\\x') ? Buffer.from(text.replaceAll('\\x', ''), 'hex') : Buffer.from(text, 'latin1');
}
