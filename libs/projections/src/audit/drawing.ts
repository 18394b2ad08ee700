import { createHash } from 'node:crypto';

/** An event as it stands in a draw. */
export interface Ticket {
  readonly seq: number;
  readonly id: string;
  /** Hexadecimal. */
  readonly digest: string;
}

/** Where a draw places an event: SHA-256 over the UTF-8 bytes of the seed followed by the event's id. The lowest are drawn. */
export function ticketOf({ seq, id }: { readonly seq: number; readonly id: string }, seed: string): Ticket {
  return { seq, id, digest: createHash('sha256').update(seed, 'utf8').update(id, 'utf8').digest('hex') };
}

/** The lowest tickets of each stratum, at most `most` of each, and how many there were. */
export class Drum {
  readonly #strata = new Map<string, { size: number; readonly lowest: Ticket[] }>();

  constructor(private readonly most: number) {}

  add(stratum: string, ticket: Ticket): void {
    const drawn = this.#strata.get(stratum) ?? { size: 0, lowest: [] };
    this.#strata.set(stratum, drawn);
    drawn.size += 1;
    const last = drawn.lowest.at(-1);
    if (drawn.lowest.length === this.most && last !== undefined && last.digest < ticket.digest) return;
    drawn.lowest.splice(placeOf(ticket, drawn.lowest), 0, ticket);
    if (drawn.lowest.length > this.most) drawn.lowest.pop();
  }

  /** The strata by name. */
  strata(): readonly { readonly stratum: string; readonly size: number; readonly lowest: readonly Ticket[] }[] {
    return [...this.#strata].map(([stratum, { size, lowest }]) => ({ stratum, size, lowest })).toSorted((one, other) => (one.stratum < other.stratum ? -1 : 1));
  }
}

/** The place of the ticket among those in order. */
function placeOf({ digest }: Ticket, inOrder: readonly Ticket[]): number {
  let [low, high] = [0, inOrder.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((inOrder[middle]?.digest ?? '') < digest) low = middle + 1;
    else high = middle;
  }
  return low;
}
