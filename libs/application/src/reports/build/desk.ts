import type { NameOf } from '#goal-types';
import type { ReportLanguage } from '#domain';
import type { Point } from '#projections';
import type { ReportDisclosure } from '../../disclosure/index.js';
import type { Asked } from '../../queries/asked.js';

/** What a report is built with: one snapshot, and the tools of a question; the point is the report's own. */
export interface BuildingDesk extends Omit<Asked<unknown>, 'params' | 'language' | 'point'> {
  readonly point: Point;
  readonly language: ReportLanguage;
  /** What units, measures and registers are called at the report's point. */
  readonly nameOf: NameOf;
  readonly timeZone: string;
  /** What of its figures may be told, so that none tells of few people. */
  readonly disclosure: ReportDisclosure;
}
