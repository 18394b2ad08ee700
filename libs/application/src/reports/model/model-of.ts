import { Broken } from '#kernel';
import type { ReportLanguage } from '#domain';
import { basisAt, recordedAtSeq, type Point } from '#projections';
import type { ReportModel } from '#reporting';
import { occasionOf, reportDisclosure, type ReportDisclosure } from '../../disclosure/index.js';
import type { Asked } from '../../queries/asked.js';
import { buildReport } from '../build/index.js';
import type { WhichReport } from './which.js';

/** A question about a report on its way to its answer; its point is what is known now. */
export type AskedForModel = Omit<Asked<unknown>, 'params'>;

/** What of its figures may be told; an edition that is out tells what it told when it was published. */
export async function disclosureOf(
  { read, point: { seq: now } }: AskedForModel,
  { report, edition, at, seq, toDate }: Pick<ReportModel['front'], 'report' | 'edition' | 'toDate'> & Point,
): Promise<ReportDisclosure> {
  const points = [at, ...(toDate === null ? [] : [toDate])].map((day) => ({ at: day, seq }));
  return reportDisclosure(read, await occasionOf(read, report, edition, points, now));
}

/** A report's model at a point, by the basis that is frozen or found there. */
export async function modelOf(asked: AskedForModel, { report, point, frozen }: WhichReport, language: ReportLanguage): Promise<ReportModel> {
  const basis = await basisAt(asked.read, point, null);
  const knownAt = await recordedAtSeq(asked.read, point.seq);
  if (knownAt === null) throw new Broken(`no event has seq ${point.seq}, on which the report ${report.report} rests`);
  const checkpoint = frozen === null ? await asked.checkpointOver(point.seq) : frozen.checkpoint;
  const disclosure = await disclosureOf(asked, { ...report, ...point });
  return buildReport({ ...asked, point, disclosure }, report, { ...basis, ...frozen, checkpoint, knownAt }, language);
}
