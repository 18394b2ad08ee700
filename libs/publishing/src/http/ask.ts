/** What a server answered, whole. */
export interface HttpAnswer {
  readonly status: number;
  /** The media type as it was sent; empty when none was. */
  readonly mediaType: string;
  readonly body: Buffer;
}

/** Why there is no answer: nobody was reached, it did not come in time, or it is longer than anything that could be right. */
export interface NoAnswer {
  readonly failure: 'down' | 'slow' | 'too-large';
  readonly words: string;
}

export interface AskLimits {
  /** Ends the exchange, which may last to the last byte of the answer: as a rule a time-out. */
  readonly signal: AbortSignal;
  readonly maxBytes: number;
}

/** Asks a server that is not ours: bounded in time and size, and sent nowhere else by a redirection. Never throws. */
export async function askHttp(url: string, request: RequestInit, { signal, maxBytes }: AskLimits): Promise<HttpAnswer | NoAnswer> {
  try {
    const answer = await fetch(url, { ...request, redirect: 'error', signal });
    const pieces: Uint8Array[] = [];
    let size = 0;
    for await (const piece of answer.body ?? []) {
      size += piece.byteLength;
      // leaving the loop ends the connection
      if (size > maxBytes) return { failure: 'too-large', words: `answered more than ${maxBytes} bytes` };
      pieces.push(piece);
    }
    return { status: answer.status, mediaType: answer.headers.get('content-type') ?? '', body: Buffer.concat(pieces) };
  } catch (error) {
    if (signal.aborted) return { failure: 'slow', words: 'gave no answer in time' };
    return { failure: 'down', words: `can't be reached: ${causeOf(error)}` };
  }
}

/** The innermost reason, which is what tells `ECONNREFUSED` from a bad certificate. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return causeOf(error.cause);
  if (error instanceof AggregateError && error.errors.length > 0) return causeOf(error.errors[0]);
  return error.message || error.name;
}
