/** Words laid out in lines of at most `width` characters, the first line beginning with `first` and the others with `rest`; a longer word keeps its line. */
export function folded(words: string, { width, first, rest }: { readonly width: number; readonly first: string; readonly rest: string }): string {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of words.split(/ +/)) {
    const next = isEmpty ? line + word : `${line} ${word}`;
    if (next.length <= width || isEmpty) {
      line = next;
      isEmpty = false;
      continue;
    }
    lines.push(line);
    line = rest + word;
  }
  return [...lines, line].join('\n');
}
