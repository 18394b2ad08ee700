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
