import type { EventReader, Leaf } from '#event-store';
import { leafHash, nodesOfLeaves, rootAt, type Hash } from '#transparency';

/** A log of entries that say no more than their number, and the tree that it should have. */
export class GrowingLog implements Pick<EventReader, 'readLeaves' | 'head'> {
  readonly leaves: Leaf[] = [];
  largestPage = 0;

  constructor(size = 0) {
    this.grow(size);
  }

  grow(by: number): void {
    for (let count = 0; count < by; count += 1) this.leaves.push({ seq: this.leaves.length, envelope: `{"entry":${this.leaves.length}}` });
  }

  async head() {
    return { seq: this.leaves.length - 1, recordedAt: null };
  }

  async readLeaves(after: number, limit: number): Promise<readonly Leaf[]> {
    this.largestPage = Math.max(this.largestPage, limit);
    return this.leaves.slice(after + 1, after + 1 + limit);
  }

  /** The root over the first `size` entries, worked out from the entries. */
  rootAt(size: number): Promise<Hash> {
    return rootAt(size, nodesOfLeaves(this.leaves.slice(0, size).map(({ envelope }) => leafHash(envelope))));
  }
}
