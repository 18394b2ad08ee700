import type { Language } from '#goal-types';
import { event, LocalGoalChecked, GoalDropped, StatusOverrideConfirmed, StatusOverrideProposed } from '#domain';
import { planStatus } from '../queries/status.js';
import { reachedSeq } from '../queries/point.js';
import { day, TestLedger } from '../testing/ledger.js';
import { recordSamplePlan } from '../testing/plan.js';
import { builtViews, TempFolders } from '../testing/views.js';
import { statusSentence } from './status-sentence.js';

const folders = new TempFolders();
afterEach(() => folders.remove());

async function sentences(ledger: TestLedger, language: Language = 'nb'): Promise<Readonly<Record<string, string>>> {
  const views = await builtViews(await folders.make(), ledger.store);
  const items = await views.reader.snapshot(async (read) => planStatus(read, 'N', { at: day('2022-06-01'), seq: await reachedSeq(read) }));
  await views.close();
  return Object.fromEntries(items.map((item) => [item.goalId, statusSentence(item, language)]));
}

describe('the sentence of a status', () => {
  it('says of a statement that it is not interpreted, of a local goal what is missing, and counts the goals of an area', async () => {
    const ledger = new TestLedger();
    await recordSamplePlan(ledger);
    await ledger.record(event(LocalGoalChecked, { plan: 'N', statement: 'L1', check: 'concrete', passed: true, note: null }, { validFrom: day('2021-02-01') }));
    expect(await sentences(ledger)).toMatchObject({
      A: expect.stringMatching(/^4 under det, 1 ikke tolket\. Kurs: /),
      G4: 'Ikke tolket: det er ikke bestemt hva det skal måles på.',
      L1: 'Målet følges ikke: det er ikke funnet målbart, realistisk og begrunnet. Ikke tolket: det er ikke bestemt hva det skal måles på.',
    });
  });

  it('says it in nynorsk where that is asked for', async () => {
    const ledger = new TestLedger();
    await recordSamplePlan(ledger);
    await ledger.record(event(GoalDropped, { goal: 'G2' }, { validFrom: day('2022-01-01') }));
    const days = { validFrom: day('2022-01-01'), validTo: day('2023-01-01') };
    await ledger.record(event(StatusOverrideProposed, { goal: 'G1', override: 'o', course: 'onCourse', result: null }, days));
    await ledger.record(event(StatusOverrideConfirmed, { goal: 'G1', override: 'o' }));
    expect(await sentences(ledger, 'nn')).toMatchObject({
      A: expect.stringMatching(/ under dette, 1 ikkje tolka\. Kurs: /),
      G1: expect.stringMatching(/^Overstyrt til: .* Berekna: /),
      G2: expect.stringMatching(/^Målet er lagt bort\./),
      G4: 'Ikkje tolka: det er ikkje bestemt kva det skal målast på.',
      L1: expect.stringMatching(/^Målet blir ikkje følgt: det er ikkje funne .* og grunngjeve\. Ikkje tolka: /),
    });
  });

  it('says that a goal is dropped, and what an override stands in place of', async () => {
    const ledger = new TestLedger();
    await recordSamplePlan(ledger);
    await ledger.record(event(GoalDropped, { goal: 'G2' }, { validFrom: day('2022-01-01') }));
    const days = { validFrom: day('2022-01-01'), validTo: day('2023-01-01') };
    await ledger.record(event(StatusOverrideProposed, { goal: 'G1', override: 'o', course: 'onCourse', result: null }, days));
    await ledger.record(event(StatusOverrideConfirmed, { goal: 'G1', override: 'o' }));
    const told = await sentences(ledger);
    expect(told['G2']).toMatch(/^Målet er lagt bort\./);
    expect(told['G1']).toMatch(/^Overstyrt til: i rute, kan ikke avgjøres\. Beregnet: .*, kan ikke avgjøres\./);
  });
});
