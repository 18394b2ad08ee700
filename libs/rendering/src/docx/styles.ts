import { AlignmentType, BorderStyle, LineRuleType, type IBaseParagraphStyleOptions, type IParagraphStyleOptions, type IStylesOptions } from 'docx';
import { OFFICE_FONT } from '../office/width.js';

/** A4 in twentieths of a point, its margins, and what is left for text. */
export const PAGE = { width: 11_906, height: 16_838, margin: 1_250 } as const;
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;

export const TABLE_STYLE = 'FremdriftTable';

const INK = '1F2937';
const ACCENT = '1F3A5F';
const MUTED = '4B5563';

const heading = (size: number, before: number, after: number): IBaseParagraphStyleOptions => ({
  run: { size, bold: true, color: ACCENT, font: OFFICE_FONT },
  paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
});

const custom = (id: string, name: string, more: Partial<IParagraphStyleOptions>): IParagraphStyleOptions => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  ...more,
});

/** The styles that everything is set in, so that whoever edits the document changes its look in one place. */
export function stylesOf(language: string): IStylesOptions {
  return {
    default: {
      document: {
        run: { font: OFFICE_FONT, size: 21, color: INK, language: { value: language, eastAsia: 'en-US', bidirectional: 'ar-SA' } },
        paragraph: { spacing: { after: 100, line: 264, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { size: 64, bold: true, color: ACCENT, font: OFFICE_FONT },
        paragraph: { spacing: { before: 240, after: 160, line: 240, lineRule: LineRuleType.AUTO } },
      },
      heading1: heading(36, 480, 200),
      heading2: heading(28, 320, 120),
      heading3: heading(24, 300, 100),
      heading4: heading(21, 160, 60),
      caption: { run: { size: 18, bold: true, color: INK }, paragraph: { spacing: { before: 200, after: 80 }, keepLines: true } },
      listParagraph: { paragraph: { spacing: { after: 60 }, contextualSpacing: true } },
      hyperlink: { run: { color: '1F4E8C', underline: {} } },
    },
    paragraphStyles: [
      custom('Subtitle', 'Subtitle', { run: { size: 28, color: MUTED }, paragraph: { spacing: { after: 360 } } }),
      custom('Organisation', 'Organisation', { run: { size: 26, bold: true, color: MUTED }, paragraph: { spacing: { before: 1200, after: 60 } } }),
      custom('Mark', 'Report mark', {
        run: { bold: true, color: '8A1C1C' },
        paragraph: { border: { top: MARK, bottom: MARK, left: MARK, right: MARK }, alignment: AlignmentType.CENTER, spacing: { after: 240 } },
      }),
      custom('Recurring3', 'Recurring heading 3', { basedOn: 'Heading4', paragraph: { outlineLevel: 2 } }),
      custom('Recurring4', 'Recurring heading 4', { basedOn: 'Heading4', paragraph: { outlineLevel: 3 } }),
      custom('ContentsTitle', 'Contents title', { run: { size: 36, bold: true, color: ACCENT }, paragraph: { spacing: { after: 240 }, keepNext: true } }),
      ...([1, 2, 3] as const).map((level) =>
        custom(`TOC${level}`, `toc ${level}`, {
          ...(level === 1 ? { run: { bold: true } } : {}),
          paragraph: { spacing: { before: level === 1 ? 140 : 0, after: 40, line: 252, lineRule: LineRuleType.AUTO }, indent: { left: (level - 1) * 240 } },
        }),
      ),
      custom('Wording', 'Adopted wording', {
        run: { size: 23, bold: true },
        paragraph: {
          border: { left: { style: BorderStyle.SINGLE, size: 24, space: 10, color: ACCENT } },
          indent: { left: 220 },
          keepLines: true,
          keepNext: true,
        },
      }),
      custom('Prose', 'Prose', {}),
      custom('Note', 'Note', { run: { size: 18, color: MUTED } }),
      custom('Term', 'Term', { paragraph: { indent: { left: 2000, hanging: 2000 }, spacing: { after: 60 }, keepNext: true } }),
      custom('FrontTerm', 'Front page term', { basedOn: 'Term', run: { size: 18 }, paragraph: { indent: { left: 2600, hanging: 2600 } } }),
      custom('Status', 'Status', { run: { bold: true }, paragraph: { spacing: { before: 100, after: 120 }, keepLines: true } }),
      custom('Figure', 'Figure', { paragraph: { spacing: { before: 200, after: 60 }, keepNext: true } }),
      custom('TableText', 'Table text', { run: { size: 18 }, paragraph: { spacing: { before: 30, after: 30, line: 240, lineRule: LineRuleType.AUTO } } }),
      custom('TableNumber', 'Table number', { basedOn: 'TableText', paragraph: { alignment: AlignmentType.END } }),
      custom('TableHead', 'Table head', { basedOn: 'TableText', run: { bold: true } }),
      custom('TableHeadNumber', 'Table head number', { basedOn: 'TableHead', paragraph: { alignment: AlignmentType.END } }),
      custom('TableNote', 'Table note', { run: { size: 17, color: MUTED }, paragraph: { spacing: { before: 60, after: 240 } } }),
      custom('TableGap', 'Table gap', { run: { size: 8 }, paragraph: { spacing: { before: 0, after: 0, line: 140, lineRule: LineRuleType.EXACT } } }),
      custom('Header', 'header', { run: { size: 16, color: '8A1C1C', bold: true }, paragraph: { alignment: AlignmentType.CENTER } }),
      custom('Footer', 'footer', { run: { size: 16, color: MUTED } }),
    ],
  };
}

const MARK = { style: BorderStyle.SINGLE, size: 8, space: 6, color: '8A1C1C' } as const;

/** What the library has no words for: the styles that all others rest on, and that of tables. To be put last among the styles. */
export const MORE_STYLES = [
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>',
  '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>',
  '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
  `<w:style w:type="table" w:customStyle="1" w:styleId="${TABLE_STYLE}">`,
  '<w:name w:val="Fremdrift table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/>',
  '<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="1F3A5F"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="1F3A5F"/>',
  '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="D1D5DB"/></w:tblBorders></w:tblPr>',
  '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="1F3A5F"/></w:tcBorders>',
  '<w:shd w:val="clear" w:color="auto" w:fill="EEF2F7"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>',
  '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>',
].join('');
