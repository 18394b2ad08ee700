import type { Json } from '#kernel';
import type { Column, Row, Table, TableLanguage } from './table.js';

const WORDS: Readonly<Record<TableLanguage, { readonly title: string; readonly what: string; readonly value: string }>> = {
  nb: { title: 'Om tabellen', what: 'Hva', value: 'Verdi' },
  nn: { title: 'Om tabellen', what: 'Kva', value: 'Verdi' },
  en: { title: 'About the table', what: 'What', value: 'Value' },
};

/** What goes with a table, as a table of its own: a row for each thing said, named by its path (`basis.seq`, `measures.0.unit`). */
export function aboutTable({ id, language, about }: Table): Table {
  const words = WORDS[language];
  return {
    id: `${id}-about`,
    title: words.title,
    language,
    columns: [
      { id: 'what', type: 'text', role: 'attribute', label: words.what },
      { id: 'value', type: 'text', role: 'attribute', label: words.value },
    ],
    rows: [said('', about)],
    about: {},
  };
}

/** The columns as data: what they are, without how a spreadsheet shows their cells. */
export function aboutColumns(columns: readonly Column[]): readonly Json[] {
  return columns.map(({ id, type, role, label, description, unit, wordsIn }) => ({
    id,
    type,
    role,
    label,
    ...(description !== undefined && { description }),
    ...(unit !== undefined && { unit }),
    ...(wordsIn !== undefined && { wordsIn }),
  }));
}

function said(path: string, value: Json): readonly Row[] {
  if (value === null) return [];
  if (typeof value !== 'object') return [[path, String(value)]];
  return Object.entries(value).flatMap(([name, inner]) => said(path === '' ? name : `${path}.${name}`, inner));
}
