import { printedIn, SIGNS, type PrintedFigure, type ReportFigure, type ReportModel, type Say } from '#reporting';
import type { Sheet } from '#tables';
import { days, sheetOf, texts } from './columns.js';
import { numberColumns } from './number-columns.js';

/** Every figure of the report in a list: its id, what it is, its number, and where it can be traced. */
export function figuresSheet(model: ReportModel, say: Say): Sheet {
  const printed = printedIn(model);
  const label = say('statement.value');
  const all = (one: (printed: PrintedFigure) => string | null) => printed.map(one);
  return sheetOf({ id: 'figures', title: say('workbook.allFigures'), language: model.language }, [
    texts(
      'id',
      say('workbook.figureId'),
      all(({ figure }) => figure.id),
    ),
    texts(
      'what',
      say('chapter.figure'),
      all((one) => one.label),
    ),
    texts(
      'statement',
      say('workbook.statement'),
      all(({ statement }) => statement),
    ),
    ...numberColumns(
      'value',
      label,
      printed.map(({ figure: { value, unit } }) => (value === null ? null : { exact: value, unit })),
      say('workbook.exact', { label }),
    ),
    texts(
      'sign',
      say('workbook.sign'),
      all(({ figure }) => signOf(figure)),
    ),
    texts(
      'unit',
      say('chapter.unitOfMeasure'),
      all(({ figure }) => unitOf(figure, say)),
    ),
    days(
      'on',
      say('workbook.on'),
      printed.map(({ figure }) => figure.on),
    ),
    days(
      'at',
      say('workbook.at'),
      printed.map(({ at }) => at),
    ),
    texts(
      'trace',
      say('workbook.trace'),
      all(({ figure }) => figure.trace),
    ),
  ]);
}

function signOf({ sign, value }: ReportFigure): string | null {
  if (sign !== null) return SIGNS[sign];
  return value === null ? SIGNS.missing : null;
}

function unitOf({ unit, unitOfMeasure }: ReportFigure, say: Say): string | null {
  return unit === 'number' || unit === 'count' ? unitOfMeasure : say(`workbook.${unit}`);
}
