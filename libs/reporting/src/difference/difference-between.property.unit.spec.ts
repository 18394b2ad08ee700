import fc from 'fast-check';
import type { ReportFigure } from '../model/figure.js';
import type { ReportModel } from '../model/model.js';
import { printedIn } from '../model/printed.js';
import type { ReportStatement } from '../model/status.js';
import { exact, onDay } from '../testing/figures.js';
import { sampleModel } from '../testing/model.js';
import { differenceBetween } from './difference-between.js';

/** What may become of a figure from one edition to the next. */
type Fate = 'kept' | 'gone' | 'hidden' | 'provisional' | 'newer' | { readonly value: number };
const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 4, arbitrary: fc.constant('kept' as const) },
  fc.constantFrom('gone', 'hidden', 'provisional', 'newer'),
  fc.record({ value: fc.integer({ min: -1000, max: 1_000_000 }) }),
);

function moved(figure: ReportFigure, fate: Fate): readonly ReportFigure[] {
  if (fate === 'kept') return [figure];
  if (fate === 'gone') return [];
  if (fate === 'hidden') return [{ ...figure, value: null, sign: 'confidential' }];
  if (fate === 'provisional') return [{ ...figure, sign: 'provisional' }];
  if (fate === 'newer') return [{ ...figure, id: `${figure.id.split('@')[0]}@2022-12-15`, on: onDay('2022-12-15') }];
  return [{ ...figure, value: exact(String(fate.value)) }];
}

/** The same report with each figure as fate has it, in turn. */
function later(model: ReportModel, fates: readonly Fate[]): ReportModel {
  let next = 0;
  const all = (figures: readonly ReportFigure[]) => figures.flatMap((figure) => moved(figure, fates[next++ % fates.length] ?? 'kept'));
  const statement = (one: ReportStatement): ReportStatement => ({
    ...one,
    figures: all(one.figures),
    parts: one.parts.map((part) => ({ ...part, figures: all(part.figures) })),
    toDate: one.toDate === null ? null : { ...one.toDate, figures: all(one.toDate.figures) },
  });
  return {
    ...model,
    areas: model.areas.map((area) => ({ ...area, statements: area.statements.map(statement) })),
    outside: model.outside.map(statement),
    keyFigures: { ...model.keyFigures, rows: model.keyFigures.rows.map((row) => ({ ...row, values: all(row.values) })) },
    coverage: model.coverage.map((one) => ({ ...one, rows: one.rows.map((row, index) => ({ ...row, done: row.done + (fates[index] === 'gone' ? 1 : 0) })) })),
  };
}

/** What a model prints, in no order: each figure with its number, sign and day. */
const printed = (figures: readonly ReportFigure[]) => figures.map(({ id, value, sign, on }) => `${id} ${value} ${sign} ${on}`).toSorted();
const figuresOf = (model: ReportModel) => printedIn(model).map(({ figure }) => figure);

const ids = (of: ReturnType<typeof differenceBetween>, side: 'before' | 'now') => of.map((one) => one[side]?.id ?? '').toSorted();

const fates = fc.array(fate, { minLength: 1, maxLength: 60 });

describe('the difference between two reports', () => {
  it('is nothing where nothing differs', () => {
    fc.assert(
      fc.property(fates, (given) => {
        const model = later(sampleModel(), given);
        expect(differenceBetween(model, structuredClone(model))).toEqual([]);
      }),
    );
  });

  it('makes of the earlier figures the later ones', () => {
    fc.assert(
      fc.property(fates, fates, (given, then) => {
        const [published, now] = [later(sampleModel(), given), later(sampleModel(), then)];
        const difference = differenceBetween(published, now);
        const kept = printed(figuresOf(published));
        for (const { before } of difference) {
          if (before !== null) kept.splice(kept.indexOf(printed([before])[0] ?? ''), 1);
        }
        const after = difference.flatMap(({ now }) => (now === null ? [] : [now]));
        expect([...kept, ...printed(after)].toSorted()).toEqual(printed(figuresOf(now)));
      }),
    );
  });

  it('is the same the other way about, with before and now changed over', () => {
    fc.assert(
      fc.property(fates, (given) => {
        const [published, now] = [sampleModel(), later(sampleModel(), given)];
        const [there, back] = [differenceBetween(published, now), differenceBetween(now, published)];
        expect(ids(there, 'before')).toEqual(ids(back, 'now'));
        expect(ids(there, 'now')).toEqual(ids(back, 'before'));
      }),
    );
  });
});
