import type { Block } from '#reporting';

type Heading = Extract<Block, { kind: 'heading' }>;

/** A heading with what stands under it, up to the next one that is as high or higher. */
export interface Part {
  readonly heading: Heading;
  /** Up to the first heading below it. */
  readonly blocks: readonly Block[];
  readonly parts: readonly Part[];
}

/** The document by its headings. */
export function outlineOf(blocks: readonly Block[], level = 1): readonly Part[] {
  const starts = blocks.flatMap((block, index) => (block.kind === 'heading' && block.level === level ? [{ heading: block, index }] : []));
  return starts.map(({ heading, index }, which) => {
    const under = blocks.slice(index + 1, starts[which + 1]?.index);
    const own = under.findIndex(({ kind }) => kind === 'heading');
    return { heading, blocks: own === -1 ? under : under.slice(0, own), parts: own === -1 ? [] : outlineOf(under, level + 1) };
  });
}

/** The blocks of one kind, in the part and all below it. */
export function within<Kind extends Block['kind']>({ blocks, parts }: Part, kind: Kind): readonly Extract<Block, { kind: Kind }>[] {
  const here = blocks.filter((block): block is Extract<Block, { kind: Kind }> => block.kind === kind);
  return [...here, ...parts.flatMap((part) => within(part, kind))];
}

/** The part below whose anchor ends so. */
export function partAt({ parts }: Part, ending: string): Part | undefined {
  return parts.find(({ heading }) => heading.id.endsWith(ending));
}

/** Whether it is the section of one statement: they alone have a status. */
export function isStatement({ blocks }: Part): boolean {
  return blocks.some(({ kind }) => kind === 'status');
}
