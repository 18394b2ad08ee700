/** How wide a text is when it is broken between words where its two lines are narrowest. */
export function onTwoLines(text: string, width: (line: string) => number): number {
  const words = text.split(' ');
  return Math.min(...words.map((_, end) => Math.max(width(words.slice(0, end).join(' ')), width(words.slice(end).join(' ')))));
}
