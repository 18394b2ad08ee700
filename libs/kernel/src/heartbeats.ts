import { nowOf, type Clock } from './clock.js';
import { microsOf, type Instant } from './instant.js';

/** How a part of the program that runs for long is doing. */
export interface Pulse {
  /** Which part: `projector`, `relay out`. */
  readonly part: string;
  /** When it was last heard of, or began. */
  readonly at: Instant;
  /** Why it does not get on, and since when; null while it does. */
  readonly held: Held | null;
}

export interface Held {
  readonly because: string;
  readonly since: Instant;
}

/** What one part says of itself: that it gets on, or what holds it. Silence for longer than it may be silent holds it as well. */
export class Heartbeat {
  #at: Instant;
  #held: Held | null = null;

  /** @param seconds for which it may be silent */
  constructor(
    readonly part: string,
    private readonly seconds: number,
    private readonly clock: Clock,
  ) {
    this.#at = nowOf(clock);
  }

  /** It gets on. */
  beat(): void {
    this.#at = nowOf(this.clock);
    this.#held = null;
  }

  /** It is there, and does not get on. */
  hold(because: string): void {
    this.#at = nowOf(this.clock);
    this.#held = { because, since: this.#held?.since ?? this.#at };
  }

  pulse(): Pulse {
    const silent = { because: `nothing was heard of it for more than ${this.seconds} seconds`, since: this.#at };
    return { part: this.part, at: this.#at, held: this.#isSilent() ? silent : this.#held };
  }

  #isSilent(): boolean {
    return this.clock.nowMicros() - microsOf(this.#at) > this.seconds * 1_000_000;
  }
}

/** The heartbeats of a process. */
export class Heartbeats {
  readonly #parts = new Set<Heartbeat>();

  constructor(private readonly clock: Clock) {}

  /** A part begins. @param seconds for which it may be silent */
  begin(part: string, seconds: number): Heartbeat {
    const heartbeat = new Heartbeat(part, seconds, this.clock);
    this.#parts.add(heartbeat);
    return heartbeat;
  }

  /** A part has ended as it should: no more is expected of it. */
  end(heartbeat: Heartbeat): void {
    this.#parts.delete(heartbeat);
  }

  pulses(): readonly Pulse[] {
    return [...this.#parts].map((heartbeat) => heartbeat.pulse());
  }
}
