import { streams } from '#domain';
import type { Language } from '#goal-types';
import {
  coverageReports,
  eventById,
  listEvents,
  goalAt,
  goalHistory,
  goalStatus,
  goalTimeline,
  listAssessments,
  listDelivery,
  listEntries,
  listMeasurements,
  measureSeries,
  measuresAt,
  planAt,
  planChanges,
  planStatus,
  plansAt,
  revisionAt,
  settingsAt,
  unitsAt,
  type PageRequest,
  type Point,
  type Read,
} from '#projections';
import type { QuestionName, QuestionParams } from './definitions.js';
import { changeInWords, inWords, told } from './in-words.js';

/** A question on its way to its answer. */
interface Asked<P> {
  readonly read: Read;
  readonly point: Point;
  readonly params: P;
  readonly language: Language;
  /** The seq that a point of knowledge comes to. @throws Refused `invalid` naming `field`; `not-yet` */
  readonly seqOf: (text: string, field: string) => Promise<number>;
  /** Opens every sealed field in what was read; the last step before words are made of it. */
  readonly unseal: <T>(value: T) => Promise<T>;
}

type Answers = { readonly [N in QuestionName]: (asked: Asked<QuestionParams<N>>) => Promise<object> };

/** How each question is answered. An answer is plain data; `revision` is what the next decision about the thing must name. */
export const answers: Answers = {
  ledger: async ({ read, point }) => ({
    ledger: await settingsAt(read, point.seq),
    revisions: await revisionsOf(read, point, [streams.ledger(), streams.organisation(), streams.access()]),
  }),
  units: async ({ read, point }) => ({ items: await unitsAt(read, point), revision: await revisionAt(read, streams.organisation(), point.seq) }),
  plans: async ({ read, point }) => ({ items: await plansAt(read, point) }),
  plan: async ({ read, point, params, unseal }) => ({
    ...(await unseal(await planAt(read, params.plan, point))),
    revision: await revisionAt(read, streams.plan(params.plan), point.seq),
  }),
  planStatus: async ({ read, point, params, unseal, language }) => ({
    plan: params.plan,
    items: (await unseal(await planStatus(read, params.plan, point))).map((item) => inWords(item, language)),
  }),
  planChanges: async ({ read, point, params, unseal, language, seqOf }) => {
    const range = { after: await seqOf(params.from, 'from'), to: params.to === undefined ? point.seq : await seqOf(params.to, 'to') };
    const changes = await unseal(await planChanges(read, params.plan, point.at, range));
    return { plan: params.plan, from: { seq: range.after }, to: { seq: range.to }, items: changes.map((change) => changeInWords(change, language)) };
  },
  goal: async ({ read, point, params, unseal }) => ({
    ...(await unseal(await goalAt(read, params.goal, point))),
    revision: await revisionAt(read, streams.goal(params.goal), point.seq),
  }),
  goalStatus: async ({ read, point, params, unseal, language }) => {
    const item = await unseal(await goalStatus(read, params.goal, point));
    return { goal: params.goal, item: item === null ? null : inWords(item, language) };
  },
  goalTimeline: async ({ read, point, params }) => goalTimeline(read, params.goal, point),
  goalHistory: async ({ read, point, params, unseal, language }) => {
    const page = await unseal(await goalHistory(read, params.goal, point, { ...pageOf(params), facts: params.facts }));
    return { goal: params.goal, items: page.items.map((event) => told(event, language)), next: page.next };
  },
  assessments: async ({ read, point, params, unseal }) => unseal(await listAssessments(read, params.goal, point, pageOf(params))),
  measures: async ({ read, point }) => {
    const measures = await measuresAt(read, point);
    const revisions = await revisionsOf(
      read,
      point,
      measures.map(({ measure }) => streams.measure(measure)),
    );
    return { items: measures.map((measure) => ({ ...measure, revision: revisions[streams.measure(measure.measure)] })) };
  },
  measurements: async ({ read, point, params, unseal }) =>
    unseal(
      await listMeasurements(read, params.measure, point, { ...pageOf(params), unit: params.unit ?? null, from: params.from ?? null, to: params.to ?? null }),
    ),
  series: async ({ read, point, params }) => measureSeries(read, params.measure, params.unit ?? null, point),
  entries: async ({ read, point, params, unseal }) => unseal(await listEntries(read, params.register, point, pageOf(params))),
  coverageReports: async ({ read, point, params }) => ({
    ...(await coverageReports(read, params.coverage, params.occasion ?? null, point)),
    revision: await revisionAt(read, streams.coverage(params.coverage), point.seq),
  }),
  delivery: async ({ read, point, params, unseal }) => unseal(await listDelivery(read, params.delivery, point, pageOf(params))),
  events: async ({ read, point, params, unseal }) =>
    unseal(await listEvents(read, point, { ...pageOf(params), stream: params.stream ?? null, type: params.type ?? null })),
  event: async ({ read, point, params, unseal }) => ({ event: await unseal(await eventById(read, params.event, point)) }),
};

function pageOf({ cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }): PageRequest {
  return { cursor: cursor ?? null, limit };
}

async function revisionsOf(read: Read, { seq }: Point, names: readonly string[]): Promise<Readonly<Record<string, number>>> {
  const found: Record<string, number> = {};
  for (const stream of names) found[stream] = await revisionAt(read, stream, seq);
  return found;
}
