import { Heartbeats, inSpan, Refused, systemClock, workerUrl } from '#kernel';
import { startQueryPool, type ProjectorHandle, type QueryPool } from '#projections';
import { approveReport, publishReport, streams } from '#domain';
import { mustBeAllowedToAsk, mustBeInside, type Caller } from '../authority/index.js';
import { keepUpReadModels, openReadModels } from '../engines/index.js';
import { paramsOfExport } from '../exports/definitions.js';
import { ExportThreads } from '../exports/export-threads.js';
import type { LineAnswer } from '../ingest/index.js';
import { layoutOf, openLedger, type Ledger, type OpenOptions } from '../ledger/index.js';
import { ledgerLog, publishWhenNew } from '../publishing/index.js';
import { parametersFor, questionNamed } from '../queries/parameters.js';
import { ErasuresOnRecord } from '../erasure/index.js';
import { RunningReports } from '../reports/index.js';
import { startDeepCheck } from '../verification/index.js';
import { headsOf } from './follow.js';
import { clockGauge, deepGauges, heartbeatGauges, projectorGauges, publishingGauges, questionGauges } from './gauges.js';
import { readModelKnowledge } from './knowledge.js';
import { watchClock } from './clock-behind.js';
import { readinessOf } from './readiness.js';
import type { RunningLedger } from './running-ledger.js';

const QUERY_THREADS = 2;
const MAX_WAITING_QUESTIONS = 256;
const MAX_SECONDS_A_QUESTION = 60;
/** A thread takes half a second to start, and holds 100 MB. */
const KEPT_IDLE_MS = 10 * 60 * 1000;
const MAX_EXPORTS = 2;
/** For one piece of an export, and for whoever takes it to come back for the next. */
const MAX_SECONDS_A_PIECE = 120;
/** How long `minSeq` waits for the read models. */
const MAX_WAIT_MS = 5000;
/** Said where the files that are published, or about to be, will tell nobody how to reach the service. */
const NO_ADDRESS =
  'FREMDRIFT_ADDRESS is not set, so the code and the links of published files lead nowhere; set it before you publish, for files that are out stay as they are';
const MAKES_FILES: ReadonlySet<string> = new Set([approveReport.name, publishReport.name]);

/** Every ledger has been opened: read models that have not come this far are still being built. */
const FIRST_SEQ = 0;

export interface RunOptions extends Omit<OpenOptions, 'knowledge' | 'heartbeats'> {
  /** Holds the projector back from the start, for measuring; `ask` then answers from what was there. */
  readonly paused?: boolean;
  /** Whether the read models are kept up here, or by a process of its own that this one only watches; default here. */
  readonly projector?: 'inside' | 'apart';
  /** Address of the service without a slash at its end, which reports print; default: they print a path alone. */
  readonly address?: string | null;
  /** Verifies everything in the background while it runs; default no. */
  readonly deepCheck?: boolean;
}

/** The embedded ledger in a folder with everything around it. */
export interface EmbeddedLedger extends RunningLedger {
  readonly ledger: Ledger;
  readonly projector: ProjectorHandle;
}

/** Opens the ledger in the folder, starts its projector and its query threads, and answers until closed. @throws Refused as {@link openLedger} does */
export async function runLedger(
  folder: string,
  { paused = false, projector: where = 'inside', deepCheck = false, address = null, ...options }: RunOptions = {},
): Promise<EmbeddedLedger> {
  const layout = layoutOf(folder, options);
  const views = openReadModels(layout);
  const questions = startQueryPool(workerUrl(import.meta.url, '../queries/query.worker.js'), {
    threads: QUERY_THREADS,
    maxWaiting: MAX_WAITING_QUESTIONS,
    timeoutMs: MAX_SECONDS_A_QUESTION * 1000,
    keptIdleMs: KEPT_IDLE_MS,
    workerData: { layout },
  });
  const caughtUp = async () => projector.waitFor((await ledger.store.head()).seq, MAX_WAIT_MS);
  const heartbeats = new Heartbeats(systemClock);
  const erasures = new ErasuresOnRecord({ readStream: (...asked) => ledger.store.readStream(...asked) });
  const reports = new RunningReports(layout.reports, address ?? '', {
    ask: async (question, params) => {
      await caughtUp();
      return questions.ask(question, { question, params, address: '/' });
    },
    mustBeCaughtUp: async () => mustHaveReached(projector, (await ledger.store.head()).seq, 'report'),
    sign: async () => {
      if (ledger.publishing.isAtWork) await ledger.publishing.signNow();
    },
    erasures: () => erasures.all(),
    record: async (data) => {
      await ledger.runner.execute({ name: 'redactReportFile', data, caller: ledger.self });
    },
    reachBackups: () => ledger.reachBackups(),
    isShared: layout.engines.kurrentdb !== null,
  });
  const ledger = await openLedger(folder, { ...options, heartbeats, knowledge: readModelKnowledge(views, caughtUp), reports: reports.press });
  const projector = keepUpReadModels(ledger.layout, where === 'inside' ? 'keep' : 'watch');
  if (paused) projector.pause();
  const exportThreads = () =>
    new ExportThreads(workerUrl(import.meta.url, '../exports/export.worker.js'), {
      atOnce: MAX_EXPORTS,
      idleMs: MAX_SECONDS_A_PIECE * 1000,
      workerData: { layout: ledger.layout },
    });
  // what others take keeps nobody inside waiting
  const [exports, published] = [exportThreads(), exportThreads()];
  ledger.store.onAppended(() => projector.nudge());
  const clock = watchClock(ledger.store, options.clock ?? systemClock);
  await publishWhenNew(ledger);
  // a new ledger's read models take a moment; a long log's are built while the ledger already takes commands
  if (!paused) await projector.waitFor(FIRST_SEQ, MAX_WAIT_MS);
  // what an erasure still owes is told by readiness
  if (!paused) void reports.redact().catch(() => undefined);
  const mend = () => {
    options.tell?.('The deep verification found damaged tiles: they are made anew from the log, once it is found to be as signed');
    return ledger.publishing.makeAnew();
  };
  const deep = deepCheck ? startDeepCheck(ledger.layout, { witnesses: options.publishing?.witnesses ?? null, mend }) : null;
  const pulses = () => [projector.pulse(), ledger.publishing.pulse(), ...heartbeats.pulses()].filter((pulse) => pulse !== null);
  return {
    ledger,
    projector,
    execute: async (request) => {
      mustBeInside(request.caller);
      const execute = () => ledger.runner.execute(request);
      const receipt = await (request.name === publishReport.name ? reports.inTurn(execute) : execute());
      if (receipt.stream === streams.erasures()) await reports.redact();
      return address === null && MAKES_FILES.has(request.name) ? { ...receipt, remarks: [NO_ADDRESS] } : receipt;
    },
    ask: (request, caller) => ask(request, caller, projector, questions),
    exportTable: async (request, caller) => {
      mustBeInside(caller);
      const { minSeq } = paramsOfExport(request);
      await mustHaveReached(projector, minSeq ?? FIRST_SEQ, 'minSeq');
      return exports.begin(request);
    },
    publishedTable: async (request) => {
      await mustHaveReached(projector, FIRST_SEQ, 'table');
      return published.begin(request);
    },
    showReport: async (request, caller) => {
      mustBeInside(caller);
      mustBeAllowedToAsk(questionNamed('reportModel'), caller);
      return reports.show(request);
    },
    publishedReport: async (request, caller) => {
      mustBeInside(caller);
      return reports.published(request);
    },
    reportPrints: (report) => reports.prints(report),
    ingest: (lines, caller, delivery) => {
      mustBeInside(caller);
      return inJson(ledger.ingestion.deliver(lines, caller, delivery));
    },
    retractDelivery: async function* (delivery, reason, caller) {
      mustBeInside(caller);
      await mustHaveReached(projector, (await ledger.store.head()).seq, 'delivery');
      yield* inJson(ledger.ingestion.retract(delivery, reason, caller));
    },
    keepEvidence: async (content, mediaType, caller) => {
      mustBeInside(caller);
      return ledger.evidence.put(content, mediaType);
    },
    readEvidence: async (hash, caller) => {
      mustBeInside(caller);
      return ledger.evidence.get(hash);
    },
    createToken: async (access, caller) => {
      mustBeInside(caller);
      return ledger.access.create(caller, access);
    },
    follow: (after, caller, signal) => {
      mustBeInside(caller);
      return headsOf(ledger.store, after, signal);
    },
    log: ledgerLog(ledger),
    gauges: () => [
      ...projectorGauges(projector.status()),
      ...questionGauges(questions.load()),
      ...publishingGauges(ledger.publishing.status(), systemClock),
      ...deepGauges(deep?.status() ?? null),
      clockGauge(clock.seconds()),
      ...heartbeatGauges(pulses(), systemClock),
    ],
    callerOf: (token) => ledger.access.callerOf(token),
    readiness: () => {
      const { remarks, ...readiness } = readinessOf({
        store: ledger.store.status(),
        projector: projector.status(),
        publisher: ledger.publishing.status(),
        deep: deep?.status() ?? null,
        pulses: pulses(),
      });
      return { ...readiness, remarks: [...remarks, ...clock.remarks(), ...reports.remarks()] };
    },
    close: async () => {
      await deep?.close();
      await exports.close();
      await published.close();
      await reports.close();
      await questions.close();
      await projector.close();
      await views.close();
      await ledger.close();
    },
  };
}

async function* inJson(answers: AsyncIterable<LineAnswer>): AsyncGenerator<string> {
  for await (const answer of answers) yield JSON.stringify(answer);
}

async function ask(request: Parameters<RunningLedger['ask']>[0], caller: Caller, projector: ProjectorHandle, questions: QueryPool): Promise<string> {
  mustBeInside(caller);
  const question = questionNamed(request.question);
  mustBeAllowedToAsk(question, caller);
  const { minSeq } = parametersFor(question, request.params);
  await mustHaveReached(projector, minSeq ?? FIRST_SEQ, 'minSeq');
  return inSpan(
    () => ({ name: `question ${request.question}` }),
    () => questions.ask(request.question, request),
  );
}

/** @throws Refused `not-yet` naming `field` when the read models do not reach the seq within the time */
async function mustHaveReached(projector: ProjectorHandle, seq: number, field: string): Promise<void> {
  if (await projector.waitFor(seq, MAX_WAIT_MS)) return;
  const problem = `the read models have not reached seq ${seq} within ${MAX_WAIT_MS / 1000} seconds`;
  throw new Refused('not-yet', problem, [{ field, problem, remedy: 'ask again shortly' }]);
}
