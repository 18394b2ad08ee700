import { invalid } from '#kernel';
import { streams } from '#domain';
import {
  coverageReports,
  coveragesAt,
  erasuresAt,
  eventById,
  listEvents,
  goalAt,
  goalForecast,
  goalHistory,
  goalPreview,
  goalRollUp,
  goalStatus,
  goalTimeline,
  grantsAt,
  listAssessments,
  listDelivery,
  listEntries,
  listMeasurements,
  measureRollUp,
  measureSeries,
  measuresAt,
  namesAt,
  ownWordsAt,
  ownWordsOfGoal,
  planActions,
  planAt,
  planChanges,
  planStatus,
  plansAt,
  registersAt,
  revisionAt,
  rubricsAt,
  rulesAdopted,
  settingsAt,
  unitsAt,
  workList,
  type Basis,
  type PageRequest,
  type Point,
  type Read,
} from '#projections';
import { exportMetadata } from '../exports/metadata.js';
import { erasureInWords } from './erasures.js';
import type { Asked } from './asked.js';
import { auditAnswers } from './audit/index.js';
import { reportAnswers } from './reports/index.js';
import { reportChangesAnswer, reportModelAnswer } from '../reports/model/index.js';
import type { QuestionName, QuestionParams } from './definitions.js';
import { changeInWords, inWords, rollUpInWords, timelineInWords, told, type ChangeInWords } from './in-words.js';
import { candidatesIn, mustBeSound, previewInWords } from './preview.js';
import { rulesInWords } from './rules.js';
import { goalTypesInWords, workbenchInWords } from './workbench.js';

type Answers = { readonly [N in QuestionName]: (asked: Asked<QuestionParams<N>>) => Promise<object & { readonly basis?: Basis }> };

/** How each question is answered. An answer is plain data; `basis` is there where it is of another day than was asked about; `revision` is what the next decision about the thing must name. */
export const answers: Answers = {
  ...auditAnswers,
  ...reportAnswers,
  reportModel: reportModelAnswer,
  reportChanges: reportChangesAnswer,
  ledger: async ({ read, point }) => ({
    ledger: await settingsAt(read, point.seq),
    revisions: await revisionsOf(read, point, [streams.ledger(), streams.organisation(), streams.access()]),
  }),
  rules: async ({ read, point, unseal, named, language }) => ({
    items: rulesInWords(await named(await unseal(await rulesAdopted(read, point.seq))), language),
    revision: await revisionAt(read, streams.ledger(), point.seq),
  }),
  grants: async ({ read, point, named }) => ({
    items: await named(await grantsAt(read, point)),
    revision: await revisionAt(read, streams.access(), point.seq),
  }),
  erasures: async ({ read, point, unseal, named, owed, backups }) => ({
    items: await Promise.all((await erasuresAt(read, point.seq)).map(async (item) => erasureInWords(item, { unseal, named, owed }))),
    backups: await backups(),
    revision: await revisionAt(read, streams.erasures(), point.seq),
  }),
  units: async ({ read, point }) => ({ items: await unitsAt(read, point), revision: await revisionAt(read, streams.organisation(), point.seq) }),
  plans: async ({ read, point }) => ({ items: await plansAt(read, point) }),
  plan: async ({ read, point, params, unseal }) => ({
    ...(await unseal(await planAt(read, params.plan, point))),
    revision: await revisionAt(read, streams.plan(params.plan), point.seq),
  }),
  planStatus: async ({ read, point, params, unseal, language }) => {
    const own = await ownWordsAt(read, params.plan, point);
    return { plan: params.plan, items: (await unseal(await planStatus(read, params.plan, point))).map((item) => inWords(item, language, own)) };
  },
  planActions: async ({ read, point, params, named }) => {
    const { items, ...rest } = await planActions(read, params.plan, point);
    const owned = await named(items.map((item) => ({ ...item, actor: item.owner })));
    return { ...rest, items: owned.map(({ actor: _actor, actorName, ...item }) => ({ ...item, ownerName: actorName })) };
  },
  workList: async ({ read, point, params }) => workList(read, params.plan, params.unit ?? null, point),
  planChanges: async ({ read, point, params, unseal, named, language, seqOf }) => {
    const range = { after: await seqOf(params.from, 'from'), to: params.to === undefined ? point.seq : await seqOf(params.to, 'to') };
    if (range.after > range.to) {
      throw invalid('from', `it is later than what it is compared with: seq ${range.after} and seq ${range.to}`, 'give the earlier of the two as from');
    }
    const items: ChangeInWords[] = [];
    const own = await ownWordsAt(read, params.plan, point);
    const nameOf = await namesAt(read, point, language);
    for (const change of await unseal(await planChanges(read, params.plan, point.at, range))) {
      items.push(changeInWords(change, await named(change.because), { language, own, nameOf }));
    }
    return { plan: params.plan, from: { seq: range.after }, to: { seq: range.to }, items };
  },
  goal: async ({ read, point, params, unseal }) => ({
    ...(await unseal(await goalAt(read, params.goal, point))),
    revision: await revisionAt(read, streams.goal(params.goal), point.seq),
  }),
  goalStatus: async ({ read, point, params, unseal, language }) => {
    const item = await unseal(await goalStatus(read, params.goal, point));
    return { goal: params.goal, item: item === null ? null : inWords(item, language, await ownWordsOfGoal(read, params.goal, point)) };
  },
  goalRollUp: async ({ read, point, params, unseal, language }) => {
    const rollUp = await unseal(await goalRollUp(read, params.goal, params.kind, point));
    return rollUpInWords(rollUp, language, await ownWordsOfGoal(read, params.goal, point));
  },
  goalTimeline: async ({ read, point, params, language }) =>
    timelineInWords(await goalTimeline(read, params.goal, point), language, await ownWordsOfGoal(read, params.goal, point)),
  goalHistory: async ({ read, point, params, unseal, named, language }) => {
    const page = await unseal(await goalHistory(read, params.goal, point, { ...pageOf(params), facts: params.facts }));
    const nameOf = await namesAt(read, point, language);
    return { goal: params.goal, items: (await named(page.items)).map((event) => told(event, language, nameOf)), next: page.next };
  },
  assessments: async ({ read, point, params, unseal }) => unseal(await listAssessments(read, params.goal, point, pageOf(params))),
  goalTypes: async ({ language }) => ({ items: goalTypesInWords(language) }),
  workbench: async ({ language }) => workbenchInWords(language),
  goalForecast: async ({ read, point, params, unseal }) => unseal(await goalForecast(read, params.goal, point)),
  goalPreview: async ({ read, point, params, language }) => {
    const candidates = candidatesIn(params.candidates);
    await mustBeSound(candidates, (await goalAt(read, params.goal, point)).plan, read, point.seq);
    return previewInWords(await goalPreview(read, params.goal, candidates, point), candidates, language, await namesAt(read, point, language));
  },
  exportMetadata,
  measures: async ({ read, point }) => ({ items: await withRevisions(read, point, await measuresAt(read, point), ({ measure }) => streams.measure(measure)) }),
  measurements: async ({ read, point, params, unseal }) =>
    unseal(
      await listMeasurements(read, params.measure, point, { ...pageOf(params), unit: params.unit ?? null, from: params.from ?? null, to: params.to ?? null }),
    ),
  series: async ({ read, point, params }) => measureSeries(read, params.measure, params.unit ?? null, point),
  rollUp: async ({ read, point, params }) =>
    measureRollUp(read, params.measure, { unit: params.unit ?? null, kind: params.kind, from: params.from ?? null }, point),
  entries: async ({ read, point, params, unseal }) => unseal(await listEntries(read, params.register, point, pageOf(params))),
  registers: async ({ read, point }) => ({
    items: await withRevisions(read, point, await registersAt(read, point), ({ register }) => streams.register(register)),
  }),
  coverages: async ({ read, point }) => ({
    items: await withRevisions(read, point, await coveragesAt(read, point), ({ coverage }) => streams.coverage(coverage)),
  }),
  rubrics: async ({ read, point }) => ({ items: await withRevisions(read, point, await rubricsAt(read, point), ({ rubric }) => streams.rubric(rubric)) }),
  coverageReports: async ({ read, point, params }) => ({
    ...(await coverageReports(read, params.coverage, params.occasion ?? null, point)),
    revision: await revisionAt(read, streams.coverage(params.coverage), point.seq),
  }),
  delivery: async ({ read, point, params, unseal }) => unseal(await listDelivery(read, params.delivery, point, pageOf(params))),
  events: async ({ read, point, params, unseal, named }) => {
    const page = await unseal(await listEvents(read, point, { ...pageOf(params), stream: params.stream ?? null, type: params.type ?? null }));
    return { items: await named(page.items), next: page.next };
  },
  event: async ({ read, point, params, unseal, named }) => {
    const [event] = await named([await unseal(await eventById(read, params.event, point))]);
    return { event };
  },
};

function pageOf({ cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }): PageRequest {
  return { cursor: cursor ?? null, limit };
}

async function revisionsOf(read: Read, { seq }: Point, names: readonly string[]): Promise<Readonly<Record<string, number>>> {
  const found: Record<string, number> = {};
  for (const stream of names) found[stream] = await revisionAt(read, stream, seq);
  return found;
}

/** Each definition with the revision that the next decision about it must name. */
async function withRevisions<T>(read: Read, { seq }: Point, items: readonly T[], streamOf: (item: T) => string) {
  const revised: (T & { readonly revision: number })[] = [];
  for (const item of items) revised.push({ ...item, revision: await revisionAt(read, streamOf(item), seq) });
  return revised;
}
