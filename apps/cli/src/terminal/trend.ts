const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** A row of bars, one a value, from the smallest to the largest; a gap where there is no value. The axis does not begin at zero. */
export function trend(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  return values
    .map((value) => {
      if (value === null) return '·';
      const height = span === 0 ? 3 : Math.round(((value - low) / span) * (BARS.length - 1));
      return BARS[height] ?? '·';
    })
    .join('');
}

/** At most `most` of the values, evenly spread, the first and the last among them. */
export function spread<T>(values: readonly T[], most: number): readonly T[] {
  if (values.length <= most) return values;
  return Array.from({ length: most }, (_, place) => values[Math.round((place * (values.length - 1)) / Math.max(1, most - 1))] as T);
}
