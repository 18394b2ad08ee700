import type { ReportFigure } from '../model/figure.js';
import type { ReportModel } from '../model/model.js';
import type { ReportStatement } from '../model/status.js';
import { figure, onDay } from '../testing/figures.js';
import { sampleModel } from '../testing/model.js';
import { members } from '../testing/statements.js';
import { answersBetween } from './answers-between.js';
import { differenceBetween } from './difference-between.js';
import { toldOnce } from './told-once.js';

const onlyMembers = (changed: Partial<ReportStatement>, model = sampleModel()): ReportModel => ({
  ...model,
  areas: model.areas.map((area) => ({
    ...area,
    statements: area.statements.map((one) => (one.id === 'F1' ? { ...one, ...changed } : one)),
  })),
});
const value = (number: string | null, more: Partial<ReportFigure> = {}) => [figure('F1.value@2022-12-31', 'verdi', number, more)];

const withBaseline = (number: string): ReportModel => {
  const figures = [figure('F1.baseline@2019-12-31', 'utgangspunkt', number)];
  return onlyMembers({ figures, toDate: members.toDate && { ...members.toDate, figures } });
};

const onBothDays = (number: string, beside = number): ReportModel =>
  onlyMembers({
    figures: value(number),
    toDate: members.toDate && { ...members.toDate, figures: value(beside, { sign: 'break' }) },
  });

const told = (published: ReportModel, now: ReportModel) =>
  differenceBetween(published, now).map(({ figure, before, now }) => [figure, before?.value, now?.value]);

describe('the difference between two reports', () => {
  it('tells a corrected figure with what it was and what it is, whose it is, and that the cause is still to be found', () => {
    const [published, now] = [onlyMembers({ figures: value('12621') }), onlyMembers({ figures: value('12612') })];
    expect(differenceBetween(published, now)).toEqual([
      {
        figure: 'F1.value@2022-12-31',
        label: 'verdi',
        statement: 'F1',
        before: value('12621')[0],
        now: value('12612')[0],
        because: [],
      },
    ]);
  });

  it('sees no difference in how the same number is written', () => {
    expect(told(onlyMembers({ figures: value('12612.0') }), onlyMembers({ figures: value('12612') }))).toEqual([]);
  });

  it('tells of a number that is hidden now, and of one that is no longer provisional', () => {
    expect(told(onlyMembers({ figures: value('2') }), onlyMembers({ figures: value(null, { sign: 'confidential' }) }))).toHaveLength(1);
    expect(told(onlyMembers({ figures: value('2', { sign: 'provisional' }) }), onlyMembers({ figures: value('2') }))).toHaveLength(1);
  });

  it('holds a figure against the one of an earlier day where a later measurement came in, and not against nothing', () => {
    const earlier = [figure('F1.value@2022-11-30', 'verdi', '12570')];
    expect(told(onlyMembers({ figures: earlier }), onlyMembers({ figures: value('12612') }))).toEqual([['F1.value@2022-12-31', '12570', '12612']]);
  });

  it('tells of a figure that only one of them has, where both are per the same day', () => {
    expect(told(onlyMembers({ figures: [] }), onlyMembers({ figures: value('12612') }))).toEqual([['F1.value@2022-12-31', undefined, '12612']]);
    expect(told(onlyMembers({ figures: value('12612') }), onlyMembers({ figures: [] }))).toEqual([['F1.value@2022-12-31', '12612', undefined]]);
  });

  it('calls what is told of another day new and not restated, and still compares the days that both tell of', () => {
    const model = sampleModel();
    const nextYear: ReportModel = {
      ...model,
      front: { ...model.front, toDate: null, basis: { ...model.front.basis, at: onDay('2023-12-31') } },
      keyFigures: {
        years: [2021, 2022, 2023],
        rows: [
          {
            measure: 'medlemmer',
            label: 'Medlemmer i alt',
            unitOfMeasure: 'medlemmer',
            source: null,
            breaks: [],
            values: [
              figure('key.medlemmer@2021-12-31', '2021', '12108'),
              figure('key.medlemmer@2022-12-31', '2022', '12600'),
              figure('key.medlemmer@2023-12-31', '2023', '12990'),
            ],
          },
        ],
      },
    };
    expect(told(model, nextYear).filter(([, before, now]) => before === undefined || now === undefined)).toEqual([]);
    expect(told(model, nextYear)).toEqual([['key.medlemmer@2022-12-31', '12612', '12600']]);
  });

  it('compares the counts of units and of outcomes too', () => {
    const model = sampleModel();
    const now: ReportModel = {
      ...model,
      overview: model.overview.map((one) => (one.outcome === 'dropped' ? { ...one, statements: [] } : one)),
      coverage: model.coverage.map((one) => ({ ...one, rows: one.rows.map((row) => (row.unit === 'vik' ? { ...row, done: 1, notReported: 0 } : row)) })),
    };
    expect(differenceBetween(model, now).map(({ label, before, now }) => `${label}: ${before?.value} → ${now?.value}`)).toEqual([
      'antall punkter som er «Lagt bort»: 1 → 0',
      'Lokale handlingsplaner, Avdeling Vik, Gjort: 0 → 1',
      'Lokale handlingsplaner, Avdeling Vik, Ikke meldt fra: 1 → 0',
    ]);
  });
});

describe('what is told for both days', () => {
  it('bug-873: is one figure, restated once', () => {
    expect(told(withBaseline('11480'), withBaseline('11481'))).toEqual([['F1.baseline@2019-12-31', '11480', '11481']]);
  });
});

describe('answers that differ between two reports', () => {
  it('are told with both, and only where they differ', () => {
    const model = sampleModel();
    const before = model.areas[1]?.statements[0]?.status;
    const now = before && { ...before, outcome: 'behind' as const, result: { code: 'notReached' as const, word: 'ikke nådd' } };
    expect(answersBetween(model, now === undefined ? model : onlyMembers({ status: now }))).toEqual([{ statement: 'F1', before, now }]);
    expect(answersBetween(model, structuredClone(model))).toEqual([]);
  });

  it('are none where it is only said in other words', () => {
    const model = sampleModel();
    const status = model.areas[1]?.statements[0]?.status;
    const reworded = status && { ...status, course: { ...status.course, word: 'godt i gang' } };
    expect(answersBetween(model, reworded === undefined ? model : onlyMembers({ status: reworded }))).toEqual([]);
  });
});

describe('what is told of restated figures', () => {
  it('bug-1005: is told once of a day that the report tells of twice, and each time where it became something else', () => {
    expect(toldOnce(differenceBetween(onBothDays('12621'), onBothDays('12612')))).toHaveLength(1);
    expect(toldOnce(differenceBetween(onBothDays('12621'), onBothDays('12612', '12610')))).toHaveLength(2);
  });
});
