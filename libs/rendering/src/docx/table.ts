import { Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import type { Cell, Column, TableBlock } from '#reporting';
import { columnWidths, INDENT } from '../office/columns.js';
import { isSmall } from '../small-table.js';
import { isRightToLeft } from '../office/text.js';
import { anchored, linked, numberRuns, textRuns } from './runs.js';
import type { Setting } from './setting.js';
import { TABLE_STYLE, TEXT_WIDTH } from './styles.js';

/** Twentieths of a point to an em in a table, and beside the text of a cell. */
const EM = 9 * 20;
const PADDING = 220;

/** A table under its caption: the header row is marked and repeated on each page, the first cell of each row heads it, rows do not break over pages. */
export function tableOf(block: TableBlock, setting: Setting): readonly (Paragraph | Table)[] {
  const { id, caption, columns, rows, note } = block;
  const widths = columnWidths(block, TEXT_WIDTH / EM, PADDING / EM).map((width) => Math.floor(width * EM));
  const number = setting.numbers.get(block) ?? 0;
  const cell = (column: Column, content: Cell, index: number, head: boolean) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      children: [cellParagraph(column, content, head, setting)],
    });
  return [
    new Paragraph({
      style: 'Caption',
      keepNext: true,
      children: [...numberRuns('setting.tableNumber', number, setting), ...anchored(textRuns(caption, undefined), id, setting)],
    }),
    new Table({
      style: TABLE_STYLE,
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      tableLook: { firstRow: true, firstColumn: true, lastRow: false, lastColumn: false, noHBand: true, noVBand: true },
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          keepNext: true,
          children: columns.map((column, index) => cell(column, { text: column.label }, index, true)),
        }),
        ...rows.map(
          (row, place) =>
            new TableRow({
              cantSplit: true,
              keepNext: isSmall(rows) && place < rows.length - 1,
              children: columns.map((column, index) => cell(column, row[index] ?? { text: '' }, index, false)),
            }),
        ),
      ],
    }),
    note === null ? new Paragraph({ style: 'TableGap' }) : new Paragraph({ style: 'TableNote', children: textRuns(note, undefined) }),
  ];
}

function cellParagraph({ align }: Column, { text, language, depth = 0, to }: Cell, head: boolean, setting: Setting): Paragraph {
  const style = align === 'end' ? (head ? 'TableHeadNumber' : 'TableNumber') : head ? 'TableHead' : 'TableText';
  return new Paragraph({
    style,
    ...(depth === 0 ? {} : { indent: { start: depth * INDENT * EM } }),
    ...(isRightToLeft(text) ? { bidirectional: true } : {}),
    children: linked(textRuns(text, language), to, setting),
  });
}
