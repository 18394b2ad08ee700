import { SIGNS, type ReportDocument, type ReportModel, type Say, type Sign } from '#reporting';
import type { Sheet } from '#tables';
import { sheetOf, texts } from './columns.js';

type Told = readonly [what: string, value: string];

/** What the workbook rests on and how it is to be read: basis, fingerprint, signs, definitions and sources. */
export function aboutSheet({ definitions }: ReportModel, { front, language }: ReportDocument, say: Say): Sheet {
  const rows = [
    ...inPart(say('setting.aboutReport'), [
      [say('workbook.title'), front.title],
      [say('workbook.subject'), front.subtitle],
      [say('workbook.organisation'), front.organisation],
      ...(front.mark === null ? [] : [[say('workbook.mark'), front.mark] as const]),
      ...front.terms.map(({ term, text }): Told => [term, text]),
      [say('workbook.language'), say('workbook.languageIs')],
    ]),
    ...inPart(say('workbook.numbers'), [
      [say('workbook.numbers'), say('workbook.numbersAre')],
      [say('workbook.precision'), say('workbook.precisionIs')],
    ]),
    ...inPart(
      say('appendix.signs'),
      (Object.keys(SIGNS) as Sign[]).map((sign) => [SIGNS[sign], say(`appendix.${sign}`)]),
    ),
    ...inPart(
      say('chapter.definitions'),
      definitions.map(({ title, definition, unitOfMeasure, source }) => [
        title,
        say('workbook.definitionIs', { definition, unit: unitOfMeasure, source: source ?? say('chapter.sourceUnknown') }),
      ]),
    ),
  ];
  const column = (id: string, label: string, nth: 0 | 1 | 2) =>
    texts(
      id,
      label,
      rows.map((row) => row[nth]),
    );
  return sheetOf({ id: 'about', title: say('setting.aboutReport'), language }, [
    column('part', say('workbook.aboutPart'), 0),
    column('what', say('workbook.aboutWhat'), 1),
    column('value', say('workbook.aboutValue'), 2),
  ]);
}

function inPart(part: string, told: readonly Told[]): readonly (readonly [string, string, string])[] {
  return told.map(([what, value]) => [part, what, value]);
}
