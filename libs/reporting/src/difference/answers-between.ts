import type { Reanswered, ReportStatus } from '../model/status.js';
import type { ReportModel } from '../model/model.js';
import { statementsOf } from '../model/statements-of.js';

/** The statements that are answered otherwise in the later model, in its order; those that only one of them has are not among them. */
export function answersBetween(published: ReportModel, now: ReportModel): readonly Reanswered[] {
  const earlier = new Map(statementsOf(published).map(({ id, status }) => [id, status]));
  return statementsOf(now).flatMap(({ id, status }) => {
    const before = earlier.get(id);
    return before === undefined || isSame(before, status) ? [] : [{ statement: id, before, now: status }];
  });
}

function isSame(one: ReportStatus, other: ReportStatus): boolean {
  return one.outcome === other.outcome && one.course.code === other.course.code && one.result.code === other.result.code && one.data.code === other.data.code;
}
