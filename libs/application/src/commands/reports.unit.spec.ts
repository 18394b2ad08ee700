import { ManualClock, microsOf, parseInstant, Refused } from '#kernel';
import type { Payload } from '#domain';
import { MemoryEventStore } from '#event-store';
import { MemoryVault } from '../vault/testing/memory-vault.js';
import { NO_RENDERER, type ApprovedReport, type CommandRunner, type ExecuteRequest, type ReportWork } from './index.js';
import { adopting, issuesOf as refusedFor } from './testing/deciding.js';
import { furnish, planner, runnerOver } from './testing/workbench.js';

const mandate = { body: 'Landsstyret', date: '2023-01-31' };
const secretariat = { ...planner, role: 'secretariat' as const };
const board = { ...planner, role: 'board' as const };
const draft = { report: 'r', plan: 'P', title: { nb: 'Årsrapport' }, at: '2022-12-31', assembly: { on: '2023-03-31' } };

const drafting = (more: object = {}): ExecuteRequest => ({ name: 'draftReport', data: { ...draft, ...more }, caller: secretariat });
const setting = (more: object = {}): ExecuteRequest => ({
  name: 'setReportBasis',
  data: { report: 'r', at: '2022-12-31', ...more },
  caller: secretariat,
  expected: 'latest',
});
const writing = (more: object = {}): ExecuteRequest => ({
  name: 'writeProse',
  data: { report: 'r', about: { kind: 'statement', id: 'P1', slot: 'assessment' }, language: 'nb', text: 'Godt i gang.', ...more },
  caller: planner,
});
const approving: ExecuteRequest = { name: 'approveReport', data: { report: 'r' }, caller: board, mandate, expected: 'latest' };
const publishing: ExecuteRequest = { name: 'publishReport', data: { report: 'r' }, caller: secretariat, mandate, expected: 'latest' };

/** Renders by saying what it was asked for. */
class Renderer implements ReportWork {
  readonly asked: ApprovedReport[] = [];

  async publication(report: ApprovedReport) {
    this.asked.push(report);
    const basis = { at: report.figures.at, seq: report.approval.seq, checkpoint: null, rules: '1', timeZone: 'Europe/Oslo' };
    const files = [{ format: 'pdf' as const, sha256: 'a'.repeat(64), size: 12, mediaType: 'application/pdf' }];
    return {
      report: report.report,
      basis,
      proseRevision: report.approval.revision,
      documents: [{ language: 'nb' as const, fingerprint: 'f'.repeat(64), files }],
    };
  }
}

let clock: ManualClock;
let store: MemoryEventStore;
let renderer: Renderer;
let runner: CommandRunner;

const on = (day: string) => clock.set(microsOf(parseInstant(`${day}T11:00:00Z`)));

beforeEach(async () => {
  clock = new ManualClock(microsOf(parseInstant('2023-01-10T11:00:00Z')));
  store = new MemoryEventStore(clock);
  renderer = new Renderer();
  ({ runner } = await runnerOver(store, new MemoryVault(), undefined, undefined, renderer));
  await furnish(runner);
  on('2023-01-20');
  await runner.execute(adopting);
  on('2023-02-01');
});

const issuesOf = (request: ExecuteRequest) => refusedFor(runner, request);
const fieldsOf = async (request: ExecuteRequest) => (await issuesOf(request)).map(({ field }) => field);

async function last(): Promise<Payload['data']> {
  const [event] = await store.readStream('report-r', { direction: 'backward', limit: 1 });
  return (JSON.parse(event?.payload ?? '') as Payload).data;
}

/** The seqs of the one append of six events in which the plan was adopted. */
const adopted = async () => (await store.readStream('plan-P', { limit: 10 })).map(({ seq }) => seq);

describe('the cut-off of a report', () => {
  it('is rounded down to the end of an append', async () => {
    const end = (await adopted()).at(-1) as number;
    const statements = ['Q1', 'Q2'].map((statement, index) => ({ statement, role: 'goal', position: index + 1, wording: { nb: statement } }));
    await runner.execute({ ...adopting, data: { ...(adopting.data as object), plan: 'Q', statements } });
    await runner.execute(drafting({ cutOff: end + 2 }));
    expect(await last()).toMatchObject({ cutOff: end, cutOffOn: null, assembly: { on: '2023-03-31', papersOn: '2023-03-10' } });
    await runner.execute(setting({ cutOff: end + 3 }));
    expect(await last()).toMatchObject({ cutOff: end + 3 });
  });

  it('is not before the plan, in the middle of its adoption, nor after the ledger’s end', async () => {
    const [first = 0] = await adopted();
    const { seq } = await store.head();
    for (const cutOff of [0, first - 1, first, first + 3]) expect(await fieldsOf(drafting({ cutOff }))).toEqual(['cutOff']);
    expect(await issuesOf(drafting({ cutOff: seq + 1 }))).toEqual([expect.objectContaining({ field: 'cutOff', problem: `the ledger ends at seq ${seq}` })]);
    expect(await fieldsOf(drafting({ cutOffOn: '2023-01-19' }))).toEqual(['cutOffOn']);
    await runner.execute(drafting({ cutOffOn: '2023-01-20' }));
  });

  it('is what approval pins: the end of its day, or all that is known where there is none', async () => {
    const end = (await adopted()).at(-1) as number;
    await runner.execute(drafting({ cutOffOn: '2023-01-20' }));
    await runner.execute(approving);
    expect(await last()).toEqual({ report: 'r', revision: 0, seq: end });
    await runner.execute(setting());
    await runner.execute(approving);
    expect(await last()).toEqual({ report: 'r', revision: 2, seq: (await store.head()).seq - 1 });
  });
});

describe('publishing a report', () => {
  beforeEach(async () => {
    await runner.execute(drafting());
    await runner.execute(writing());
  });

  it('renders what was approved, and records what came of it', async () => {
    await runner.execute(approving);
    await runner.execute(publishing);
    expect(renderer.asked.map(({ approval }) => approval.revision)).toEqual([1]);
    expect(await last()).toMatchObject({ edition: 1, proseRevision: 1, basis: { seq: renderer.asked[0]?.approval.seq } });
  });

  it('renders nothing where nothing is approved, or there is no mandate', async () => {
    expect(await fieldsOf(publishing)).toEqual(['report']);
    await runner.execute(approving);
    expect(await fieldsOf({ ...publishing, mandate: null })).toEqual(['mandate']);
    await runner.execute(writing({ text: 'Enda bedre.' }));
    expect(await fieldsOf(publishing)).toEqual(['report']);
    expect(await fieldsOf({ ...publishing, data: { report: 'other' } })).toEqual(['report']);
    expect(renderer.asked).toEqual([]);
  });

  it('takes from a caller neither basis nor files', async () => {
    const basis = { seq: 1 };
    expect(await fieldsOf({ ...publishing, data: { report: 'r', basis } })).toEqual(['basis']);
  });

  it('is for another where nothing renders', async () => {
    await runner.execute(approving);
    const { runner: without } = await runnerOver(store, new MemoryVault(), undefined, undefined, NO_RENDERER);
    await expect(without.execute(publishing)).rejects.toThrow(Refused);
  });
});

describe('writing in a report', () => {
  it('is about a statement of its plan', async () => {
    await runner.execute(drafting());
    expect(await fieldsOf(writing({ about: { kind: 'statement', id: 'P9', slot: 'next' } }))).toEqual(['about.id']);
    expect(await fieldsOf({ ...writing(), data: { ...(writing().data as object), report: 'other' } })).toEqual(['report']);
    await runner.execute(writing());
    expect((await last())['text']).toMatchObject({ box: expect.any(String) as unknown });
  });
});
