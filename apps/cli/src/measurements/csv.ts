import { invalid } from '#kernel';

type Columns = Readonly<Record<string, (cell: string, decimalComma: boolean) => unknown>>;

/** Columns that say how a wave of a survey was asked: fields of its `survey`. */
const SURVEY_COLUMNS: Columns = { instrument: (cell) => cell, answers: whole, asked: whole, margin: number };

/** Columns a CSV file may have, and how a cell becomes a field; an empty cell says nothing. */
const COLUMNS: Columns = {
  measure: (cell) => cell,
  unit: (cell) => cell,
  on: (cell) => cell,
  from: (cell) => cell,
  to: (cell) => cell,
  value: number,
  numerator: number,
  denominator: number,
  provisional: (cell) => cell.toLowerCase() === 'true',
  source: (cell) => ({ name: cell }),
  note: (cell) => cell,
  ...SURVEY_COLUMNS,
};

/** Whether a file's first line is the heading of a CSV file rather than a line of JSON. */
export function isCsvHeading(line: string): boolean {
  return /^\s*"?[A-Za-z]+"?\s*[;,]/.test(line);
}

/**
 * How each line of a CSV file with this heading becomes a line of JSON. With semicolons between cells, numbers may have decimal commas
 * and spaces between thousands, as Norwegian spreadsheets write them.
 * @throws Refused `invalid` naming a column that is not known
 */
export function csvReader(heading: string): (line: string) => string {
  const separator = heading.includes(';') ? ';' : ',';
  const columns = cellsOf(heading, separator);
  const unknown = columns.find((column) => !(column in COLUMNS));
  if (unknown !== undefined) throw invalid('line 1', `the column ${JSON.stringify(unknown)} is not known`, `use ${Object.keys(COLUMNS).join(', ')}`);
  return (line) => {
    if (line.trim() === '') return '';
    const fields = cellsOf(line, separator).map((cell, index): [string, unknown] => {
      const column = columns[index] ?? `column ${index + 1}`;
      return [column, cell === '' ? undefined : (COLUMNS[column]?.(cell, separator === ';') ?? cell)];
    });
    const asked = fields.filter(([column, cell]) => column in SURVEY_COLUMNS && cell !== undefined);
    const survey = asked.length === 0 ? {} : { survey: Object.fromEntries(asked) };
    return JSON.stringify({ command: 'recordMeasurement', ...Object.fromEntries(fields.filter(([column]) => !(column in SURVEY_COLUMNS))), ...survey });
  };
}

/** A whole number; what is none is left as it stands, for the ledger to refuse by its field. */
function whole(cell: string, decimalComma: boolean): number | string {
  const digits = number(cell, decimalComma);
  return /^\d{1,9}$/.test(digits) ? Number(digits) : cell;
}

function number(cell: string, decimalComma: boolean): string {
  return decimalComma ? cell.replace(/[\s\u00A0\u202F]/g, '').replace(',', '.') : cell;
}

/** The cells of a line; one in double quotes may hold the separator, and a quote written twice. */
function cellsOf(line: string, separator: string): readonly string[] {
  const pattern = new RegExp(`(?:^|${separator})\\s*(?:"((?:[^"]|"")*)"\\s*(?=${separator}|$)|([^${separator}]*))`, 'g');
  return [...line.matchAll(pattern)].map(([, quoted, plain]) => (quoted === undefined ? (plain ?? '').trim() : quoted.replaceAll('""', '"')));
}
