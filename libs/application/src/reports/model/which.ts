import { notFound, Refused, type CalendarDate } from '#kernel';
import { reportAt, reportAtRevision, type Basis, type Point, type Read, type ReportAnswer, type ReportEdition } from '#projections';
import type { ReportToBuild } from '../build/index.js';
import type { Asked } from '../../queries/asked.js';

/** A report as it is to be built, the point of its figures, and its basis where that is frozen. */
export interface WhichReport {
  readonly report: ReportToBuild;
  /** The edition that it is, or is to be; from 1. */
  readonly edition: number;
  readonly point: Point;
  /** Of what was published; null where it is still to be found. */
  readonly frozen: Pick<Basis, 'checkpoint' | 'rules' | 'timeZone'> | null;
}

type Tools = Pick<Asked<unknown>, 'read' | 'unseal'>;

/** As it stands now: what was written so far, with figures known at its cut-off; what was published, where no other edition is begun. @throws Refused `not-found` */
export async function draftOf(tools: Tools, id: string, seq: number): Promise<WhichReport> {
  const answer = await reportAt(tools.read, id, { seq });
  const { approval, stage, edition, revision } = answer;
  if (stage === 'published') return editionOf(tools, id, edition, seq);
  const stands = approval !== null && approval.takenAwayBy === null;
  return {
    report: {
      ...(await commonTo(answer, tools.unseal)),
      edition: null,
      state: stage === 'drafted' ? 'draft' : stage,
      revision,
      toDate: answer.figures.toDate?.at ?? null,
      approval: stands ? approval.mandate : null,
    },
    edition,
    point: { at: answer.figures.at, seq: answer.known.seq },
    frozen: null,
  };
}

/**
 * As publishing it now would freeze it: the next edition, by what was approved. @throws Refused `not-found`; `invalid` naming `report`
 * where no approval stands
 */
export async function nextEditionOf({ read, unseal }: Tools, id: string, seq: number): Promise<WhichReport> {
  const { approval, stage, edition } = await reportAt(read, id, { seq });
  if (stage !== 'approved' || approval === null) {
    const problem = stage === 'published' ? `edition ${edition} of ${id} is published already` : `nothing in ${id} is approved as it stands`;
    const remedy = stage === 'published' ? 'draft another edition first' : 'let the board approve the report as it stands first';
    throw new Refused('invalid', problem, [{ field: 'report', problem, remedy }]);
  }
  const approved = await reportAtRevision(read, id, approval.revision, { seq });
  return publishedAs({ ...(await commonTo(approved, unseal)), edition, revision: approval.revision }, approved, approval.mandate, approval.seq, null);
}

/** An edition as it was published: from what was approved then, and nothing later. @throws Refused `not-found` */
export async function editionOf({ read, unseal }: Tools, id: string, wanted: number, seq: number): Promise<WhichReport> {
  const { editions } = await reportAt(read, id, { seq });
  const found = editions.find(({ edition }) => edition === wanted);
  if (found === undefined) {
    const there = editions.map(({ edition }) => edition).join(', ');
    throw notFound('edition', `edition ${wanted} of ${id}`, there === '' ? 'publish the report first' : `choose one of ${there}`);
  }
  const approved = await reportAtRevision(read, id, found.proseRevision, { seq });
  const common = { ...(await commonTo(approved, unseal)), edition: wanted, revision: found.proseRevision };
  return publishedAs(common, approved, found.approval.mandate, found.basis.seq, found.basis);
}

type Common = Omit<ReportToBuild, 'edition' | 'state' | 'revision' | 'toDate' | 'approval'>;

async function commonTo({ report, title, plan, assembly, prose }: ReportAnswer, unseal: Tools['unseal']): Promise<Common> {
  const opened = (await unseal(prose)).flatMap(({ about, language, text }) => (typeof text === 'string' ? [{ about, language, text }] : []));
  return { report, title, plan, assembly: assembly.on, prose: opened };
}

function publishedAs(
  common: Common & { readonly edition: number; readonly revision: number },
  { figures }: { readonly figures: { readonly at: CalendarDate; readonly toDate: ReportEdition['toDate'] } },
  mandate: ReportToBuild['approval'],
  seq: number,
  frozen: WhichReport['frozen'],
): WhichReport {
  return {
    report: { ...common, state: 'published', toDate: figures.toDate?.at ?? null, approval: mandate },
    edition: common.edition,
    point: { at: figures.at, seq },
    frozen,
  };
}

/** The edition that was published before this one; null for the first. */
export async function editionBefore(read: Read, { report, edition }: WhichReport, seq: number): Promise<number | null> {
  const { editions } = await reportAt(read, report.report, { seq });
  return editions.findLast((one) => one.edition < edition)?.edition ?? null;
}
