import { Transform, type Readable, type TransformCallback } from 'node:stream';

/** A longer line is passed on in pieces; whoever reads lines refuses it. */
const HELD_BYTES_MAX = 2 ** 20;

/** Passes bytes on up to the last end of line, so that a stream which is cut short ends between two lines. */
class WholeLines extends Transform {
  private held: Buffer = Buffer.alloc(0);

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const bytes = this.held.length === 0 ? chunk : Buffer.concat([this.held, chunk]);
    const end = bytes.length > HELD_BYTES_MAX ? bytes.length : bytes.lastIndexOf('\n') + 1;
    this.held = bytes.subarray(end);
    done(null, bytes.subarray(0, end));
  }

  override _flush(done: TransformCallback): void {
    done(null, this.held);
  }

  /** Ends after the last whole line. */
  cut(): void {
    this.held = Buffer.alloc(0);
    this.end();
  }
}

/** The lines of a request, ended early, between two lines, when the signal aborts. */
export function linesUntil(signal: AbortSignal, body: Readable): Readable {
  const lines = new WholeLines();
  const cut = () => {
    body.unpipe(lines);
    lines.cut();
  };
  signal.addEventListener('abort', cut, { once: true });
  lines.once('close', () => signal.removeEventListener('abort', cut));
  body.once('error', (error) => lines.destroy(error));
  return body.pipe(lines);
}
