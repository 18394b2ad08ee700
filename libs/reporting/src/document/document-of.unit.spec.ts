import { fingerprintOf } from '../model/index.js';
import { REPORT_LANGUAGES } from '../model/text.js';
import { sampleModel } from '../testing/model.js';
import type { Block, ReportDocument } from './blocks.js';
import { documentOf } from './document-of.js';

const documentIn = (language: (typeof REPORT_LANGUAGES)[number]): ReportDocument => {
  const model = sampleModel({ language, huge: true });
  return documentOf(model, { fingerprint: fingerprintOf(model), service: 'https://ledger.example' });
};

const anchorsOf = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => {
    if (block.kind === 'heading') return [block.id];
    if (block.kind !== 'table') return [];
    return [block.id, ...block.rows.flat().flatMap(({ figure }) => (figure === undefined ? [] : [figure]))];
  });

const linksOf = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => {
    const places = block.kind === 'list' ? block.items : block.kind === 'table' ? block.rows.flat() : [];
    return places.flatMap(({ to }) => (to === undefined ? [] : [to]));
  });

describe.each(REPORT_LANGUAGES)('the document of a report in %s', (language) => {
  const { blocks } = documentIn(language);

  it('has anchors that are each in one place, and links that all lead to one', () => {
    const anchors = anchorsOf(blocks);
    expect(anchors.filter((anchor, index) => anchors.indexOf(anchor) !== index)).toEqual([]);
    expect(linksOf(blocks).filter((to) => !anchors.includes(to))).toEqual([]);
  });

  it('never skips a level of headings', () => {
    const levels = blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : []));
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  });

  it('gives every row of every table a cell for each column', () => {
    const uneven = blocks.filter((block) => block.kind === 'table' && block.rows.some((row) => row.length !== block.columns.length));
    expect(uneven).toEqual([]);
  });
});
