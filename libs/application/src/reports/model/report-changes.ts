import { notFound } from '#kernel';
import { reportAt, type Basis } from '#projections';
import { erratumOf, statementsOf, type Reanswered, type Restated } from '#reporting';
import type { Asked } from '../../queries/asked.js';
import type { QuestionParams } from '../../queries/definitions.js';
import { modelOf } from './model-of.js';
import { printedModel, type ModelSource } from './printed-model.js';
import { changesBetween, restating, type Changes } from './restating.js';
import { editionOf } from './which.js';

/** What has changed since an edition was published, of the day that it is of. */
export interface ReportChangesAnswer {
  /** Of the day that the edition is of, whatever day was asked about. */
  readonly basis: Basis;
  readonly report: string;
  readonly edition: number;
  /** Where what the edition printed was taken from. */
  readonly source: ModelSource;
  /** What the edition knew, and what is known now. */
  readonly from: { readonly seq: number };
  readonly to: { readonly seq: number };
  /** Every figure that would be printed otherwise, with what changed it. */
  readonly restated: readonly Restated[];
  readonly reanswered: readonly Reanswered[];
  /**
   * Every step of every goal that moved, with its own effect. Where too much came in between to explain it all, `leftOut` names the statements
   * of which nothing is told here, and an event counts as having moved something only where that is told.
   */
  readonly changes: Pick<Changes, 'items' | 'events' | 'unexplained' | 'leftOut'>;
  /** A draft of what the board tells of it, in the language asked for where the report is in that; empty where nothing is restated. */
  readonly erratum: string;
}

/** @throws Refused `not-found` naming `edition` where none is published */
export async function reportChangesAnswer(asked: Asked<QuestionParams<'reportChanges'>>): Promise<ReportChangesAnswer> {
  const { params, point, read } = asked;
  const { editions, languages } = await reportAt(read, params.report, point);
  // what was printed is kept in the report's own languages
  const language = languages.find((one) => one === params.language) ?? languages[0] ?? 'nb';
  const edition = params.edition ?? editions.at(-1)?.edition;
  if (edition === undefined) throw notFound('edition', `a published edition of ${params.report}`, 'publish the report first');
  const published = await editionOf(asked, params.report, edition, point.seq);
  const { model: before, source } = await printedModel(asked, published, language);
  const now = await modelOf(asked, { ...published, point: { at: published.point.at, seq: point.seq }, frozen: null }, language);
  const { items, events, unexplained, leftOut } = await changesBetween(asked, before, now);
  const model = await restating(asked, now, before, async () => ({ items, leftOut }));
  const names = new Map(statementsOf(model).map(({ id, role }) => [id, `${role} ${id}`]));
  const reanswered = model.reanswered ?? [];
  return {
    basis: { ...asked.basis, at: published.point.at },
    report: params.report,
    edition,
    source,
    from: { seq: published.point.seq },
    to: { seq: point.seq },
    restated: model.restated,
    reanswered,
    changes: { items, events, unexplained, leftOut },
    erratum: erratumOf(model.restated, language, { nameOf: (id) => names.get(id) ?? id, reanswered }),
  };
}
