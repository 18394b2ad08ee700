import { context, createContextKey, type Context } from '@opentelemetry/api';
import { RandomIdGenerator, type IdGenerator } from '@opentelemetry/sdk-trace';

/** Ids that the next span is to get; what is absent is drawn at random. */
export interface Ids {
  readonly trace?: string;
  readonly span?: string;
}

const WANTED = createContextKey('fremdrift ids of the next span');

/** Begins a span, in `parent`, that gets these ids. */
export function withIds<T>(parent: Context, ids: Ids, begin: () => T): T {
  return context.with(parent.setValue(WANTED, ids), begin);
}

/** Random ids but for those that are wanted: an event says under which trace it was recorded, and that is where its spans belong. */
export class GivenIds implements IdGenerator {
  readonly #random = new RandomIdGenerator();

  generateTraceId(): string {
    return wanted().trace ?? this.#random.generateTraceId();
  }

  generateSpanId(): string {
    return wanted().span ?? this.#random.generateSpanId();
  }
}

function wanted(): Ids {
  return (context.active().getValue(WANTED) as Ids | undefined) ?? {};
}
