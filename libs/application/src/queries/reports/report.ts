import { streams } from '#domain';
import {
  eventsOfStream,
  namesAt,
  reportAt,
  reportsAt,
  sentenceOf,
  type ReportAnswer,
  type ReportApproval,
  type ReportProse,
  type ReportSummary,
} from '#projections';
import type { Asked } from '../asked.js';
import type { QuestionParams } from '../definitions.js';
import type { ToldEvent } from '../in-words.js';
import type { Named } from '../named.js';

/** One step in the making of a report. */
export type ReportStep = Pick<ToldEvent, 'eventId' | 'seq' | 'revision' | 'recordedAt' | 'actorName' | 'role' | 'sentence'>;

/** A report with the names of those who wrote and approved, its texts opened, and how it came to be in plain sentences. */
export interface ReportInWords extends Omit<ReportAnswer, 'prose' | 'approval'> {
  readonly prose: readonly Named<ReportProse>[];
  readonly approval: Named<ReportApproval> | null;
  readonly history: readonly ReportStep[];
}

export interface ReportsInWords {
  readonly items: readonly ReportSummary[];
}

export async function reportsAnswer({ read, point, params }: Asked<QuestionParams<'reports'>>): Promise<ReportsInWords> {
  return { items: await reportsAt(read, point, params.plan ?? null) };
}

export async function reportAnswer(asked: Asked<QuestionParams<'report'>>): Promise<ReportInWords> {
  const { read, point, params, unseal, named } = asked;
  const report = await unseal(await reportAt(read, params.report, point));
  const [approval = null] = report.approval === null ? [] : await named([report.approval]);
  return { ...report, prose: await named(report.prose), approval, history: await historyOf(asked) };
}

/** Every step, without the texts that were written: a sentence says where. */
async function historyOf({ read, point, params, unseal, named, language }: Asked<QuestionParams<'report'>>): Promise<readonly ReportStep[]> {
  const nameOf = await namesAt(read, point, language);
  const events = (await eventsOfStream(read, streams.report(params.report), point.seq)).map((event) =>
    event.type === 'ReportProseWritten' && event.data.text !== null ? { ...event, data: { ...event.data, text: '' } } : event,
  );
  return (await named(await unseal(events))).map((event) => {
    const { id, seq, revision, recordedAt, actorName, role } = event;
    return { eventId: id, seq, revision, recordedAt, actorName, role, sentence: sentenceOf(event, language, nameOf) };
  });
}
