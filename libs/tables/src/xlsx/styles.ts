import type { Column, NumberDisplay, TableLanguage } from '../table.js';
import { MAIN, XML } from './xml.js';

/** The looks of cells, in the order of the file's list; a cell names its own by number. */
const LOOKS = ['plain', 'heading', 'integer', 'grouped', 'percent', 'date', 'text', 'lines', 'link'] as const;
export type Look = (typeof LOOKS)[number];

/** The number by which a cell names its look. */
export function lookNumber(look: Look): number {
  return LOOKS.indexOf(look);
}

/** The look of a column's cells, or of one that is displayed otherwise than the column. */
export function lookOf({ type, ...column }: Column, display: NumberDisplay | undefined = column.display): Look {
  if (type === 'text' || type === 'instant') return 'text';
  if (type === 'date') return 'date';
  if (display === 'grouped' || display === 'percent') return display;
  return type === 'integer' ? 'integer' : 'plain';
}

/** Days as each language writes them; a quoted point is a point, whatever Excel's own language. */
const DATES: Readonly<Record<TableLanguage, string>> = { nb: 'dd\\.mm\\.yyyy', nn: 'dd\\.mm\\.yyyy', en: 'yyyy\\-mm\\-dd' };

/** Numbers of formats: 0 to 49 are built in, `@` is text, `#,##0` is divided as the reader's Excel divides. */
const FORMATS: Readonly<Record<Look, number>> = { plain: 0, heading: 0, integer: 1, grouped: 3, percent: 165, date: 164, text: 49, lines: 49, link: 49 };

/** Numbers of fonts; 0 is the plain one. */
const FONTS: Partial<Readonly<Record<Look, number>>> = { heading: 1, link: 2 };

/** Looks in which long text goes on below itself. */
const WRAPPED: ReadonlySet<Look> = new Set(['heading', 'lines', 'link']);

/** The part that says how cells look: a bold first row, and numbers and days as numbers and days. */
export function stylesXml(language: TableLanguage): string {
  const looks = LOOKS.map((look) => {
    const align = WRAPPED.has(look) ? '<alignment vertical="top" wrapText="1"/>' : '<alignment vertical="top"/>';
    return `<xf numFmtId="${FORMATS[look]}" fontId="${FONTS[look] ?? 0}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1">${align}</xf>`;
  });
  return `${XML}<styleSheet xmlns="${MAIN}">
<numFmts count="2"><numFmt numFmtId="164" formatCode="${DATES[language]}"/><numFmt numFmtId="165" formatCode="0.0##\\ %"/></numFmts>
<fonts count="3"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><u/><sz val="11"/><color rgb="FF0A4A80"/><name val="Calibri"/><family val="2"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="${looks.length}">${looks.join('')}</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>`;
}
