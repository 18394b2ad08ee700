/** Words laid out in lines of at most `width` characters, broken at spaces and given line ends; a longer word keeps a line of its own. */
export function linesOf(words: string, width: number): readonly string[] {
  return words.split('\n').flatMap((paragraph) =>
    paragraph.split(/ +/).reduce<string[]>((lines, word) => {
      const last = lines.at(-1);
      if (last !== undefined && `${last} ${word}`.length <= width) lines.splice(-1, 1, `${last} ${word}`);
      else lines.push(word);
      return lines;
    }, []),
  );
}

/** The words after a heading, every line but the first indented as far as the heading reaches. */
export function besideHeading(heading: string, words: string, width: number): string {
  return linesOf(words, Math.max(1, width - heading.length))
    .map((line, index) => (index === 0 ? heading : ' '.repeat(heading.length)) + line)
    .join('\n');
}
