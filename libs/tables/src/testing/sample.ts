import type { Column, Row, Table } from '../table.js';

const COLUMNS: readonly Column[] = [
  { id: 'unit', type: 'text', role: 'place', label: 'Enhet', wordsIn: 'unitName' },
  { id: 'unitName', type: 'text', role: 'attribute', label: 'Enhetens navn' },
  { id: 'at', type: 'date', role: 'time', label: 'Per' },
  { id: 'members', type: 'integer', role: 'measure', label: 'Medlemmer', display: 'grouped' },
  { id: 'growth', type: 'decimal', role: 'measure', label: 'Vekst', unit: 'andel', display: 'percent' },
  { id: 'sign', type: 'text', role: 'sign', label: 'Tegn' },
  { id: 'isProvisional', type: 'boolean', role: 'attribute', label: 'Foreløpig' },
  { id: 'recordedAt', type: 'instant', role: 'attribute', label: 'Registrert' },
];

const ROWS: readonly Row[] = [
  ['north', 'Nord; og "øst", ÆØÅ', '2022-12-31', 12345, '0.0205', null, false, '2023-01-31T22:59:59.123456Z'],
  ['south', '=HYPERLINK("http://x")', '2022-12-31', -7, '-0.5', '*', true, '2023-01-31T22:59:59.123456Z'],
  ['west', '', '2023-12-31', null, null, ':', null, null],
];

/** A small table with every type and role, text that would be a formula, and rows that come in two pages. */
export function sampleTable(): Table {
  return {
    id: 'sample',
    title: 'Medlemmer: nord/sør',
    language: 'nb',
    columns: COLUMNS,
    rows: [ROWS.slice(0, 2), ROWS.slice(2)],
    about: { basis: { at: '2023-12-31', seq: 12 }, measures: [{ id: 'members', definition: '=1+1 er ikke en formel' }] },
  };
}

/** One column of text, one row for each. */
export function tableOfTexts(texts: readonly string[]): Table {
  const columns: readonly Column[] = [
    { id: 'row', type: 'integer', role: 'dimension', label: 'Rad' },
    { id: 'text', type: 'text', role: 'attribute', label: 'Tekst' },
  ];
  return { id: 'texts', title: 'Tekster', language: 'nb', columns, rows: [texts.map((text, row) => [row, text])], about: {} };
}
