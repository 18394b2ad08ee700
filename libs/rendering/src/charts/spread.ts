/** Moves the middles of labels of one height as little as their order allows, so that none overlaps another and all lie between `top` and `bottom`. */
export function spread(middles: readonly number[], heights: readonly number[], top: number, bottom: number): readonly number[] {
  const order = middles.map((_, index) => index).toSorted((a, b) => (middles[a] ?? 0) - (middles[b] ?? 0) || a - b);
  const placed = [...middles];
  const half = (index: number) => (heights[index] ?? 0) / 2;
  let edge = top;
  for (const index of order) {
    placed[index] = Math.max(placed[index] ?? 0, edge + half(index));
    edge = (placed[index] ?? 0) + half(index);
  }
  edge = bottom;
  for (const index of order.toReversed()) {
    placed[index] = Math.min(placed[index] ?? 0, edge - half(index));
    edge = (placed[index] ?? 0) - half(index);
  }
  return placed;
}
