/** A whole number from 0 to 2^53 - 1 in decimal digits without leading zeros; null when the text is anything else. */
export function parseWhole(text: string): number | null {
  const value = Number(text);
  return Number.isSafeInteger(value) && WHOLE.test(text) ? value : null;
}

const WHOLE = /^(?:0|[1-9]\d*)$/;
