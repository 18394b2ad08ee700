import type { Block } from '#reporting';
import { officeText } from '../../office/text.js';
import type { Part } from '../outline.js';

/** All that is told in words in a part of the document, for the speaker: what the slide had no room for stands here. */
export function spoken({ blocks, parts }: Part): string {
  const here = blocks.flatMap(words);
  const below = parts.flatMap((part) => {
    const text = spoken(part);
    return text === '' ? [] : [`${part.heading.text}\n${text}`];
  });
  return officeText([...here, ...below].join('\n\n'));
}

function words(block: Block): readonly string[] {
  if (block.kind === 'paragraph') return [block.text];
  if (block.kind === 'status') return [block.words];
  if (block.kind === 'list') return [block.items.map(({ text }) => `– ${text}`).join('\n')];
  if (block.kind === 'terms') return [block.items.map(({ term, text }) => `${term}: ${text}`).join('\n')];
  if (block.kind === 'chart') return [block.alternative];
  return [];
}
