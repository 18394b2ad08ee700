import { Refused } from '#kernel';
import {
  event,
  ReportApproved,
  ReportBasisSet,
  ReportDrafted,
  ReportEditionDrafted,
  ReportFileRedacted,
  ReportProseWritten,
  ReportPublished,
  type LedgerDomainEvent,
  type ReportLanguage,
} from '#domain';
import { day, TestLedger } from '../testing/ledger.js';
import { recordSamplePlan } from '../testing/plan.js';
import { onEveryEngine } from '../testing/places.js';
import { builtViews } from '../testing/views.js';
import { askedIn } from '../testing/asked.js';
import { reachedSeq } from '../queries/point.js';
import { publicationPoints, reportAt, reportAtRevision, reportsAt } from './index.js';

const hash = (letter: string) => letter.repeat(64);
const figures = { at: day('2022-12-31'), cutOff: null, cutOffOn: null, toDate: null };
const assembly = { on: day('2023-11-17'), papersOn: day('2023-10-27') };
const drafted = (report = 'r', more: object = {}) =>
  event(ReportDrafted, { report, plan: 'N', title: { nb: 'Årsrapport', nn: 'Årsrapport' }, ...figures, assembly, languages: ['nb', 'nn'], ...more });
const written = (id: string, text: string | null, language: ReportLanguage = 'nb') =>
  event(ReportProseWritten, { report: 'r', about: { kind: 'statement', id, slot: 'assessment' }, language, text });
const approved = (revision: number, seq: number, report = 'r') => event(ReportApproved, { report, revision, seq });
const files = [{ format: 'pdf' as const, sha256: hash('a'), size: 12, mediaType: 'application/pdf' }];
const published = (edition: number, seq: number, proseRevision: number) =>
  event(ReportPublished, {
    report: 'r',
    edition,
    basis: { at: figures.at, seq, checkpoint: null, rules: '1', timeZone: 'Europe/Oslo' },
    proseRevision,
    documents: [{ language: 'nb', fingerprint: hash('f'), files }],
  });
const another = event(ReportEditionDrafted, { report: 'r', edition: 2, ...figures });
const redacted = (was: string, sha256: string) =>
  event(ReportFileRedacted, { report: 'r', edition: 1, language: 'nb', format: 'pdf', was, sha256, size: 11, erasure: 'e' });

onEveryEngine((places) => {
  const ask = askedIn(places);

  /** The report's knowledge at the end of the ledger, with one thing recorded on each of three days after it was drafted. */
  const knownWith = async (given: readonly LedgerDomainEvent[]) => {
    const ledger = new TestLedger();
    await recordSamplePlan(ledger);
    for (const one of given) await ledger.record(one, { on: '2023-10-01' });
    const [last] = (await ledger.store.readAll(-1, 1000)).slice(-1);
    for (const [index, on] of ['2023-10-19', '2023-10-20', '2023-10-21'].entries()) await ledger.record(written(`G${index + 1}`, on), { on });
    const views = await builtViews(await places.make(), ledger.store);
    const { known } = await views.reader.snapshot(async (read) => reportAt(read, 'r', { seq: await reachedSeq(read) }));
    await views.close();
    return { after: known.seq - (last?.seq ?? 0), isPinned: known.isPinned };
  };

  const knownOf = async (given: readonly LedgerDomainEvent[]) => ask(given, async (read, seq) => (await reportAt(read, 'r', { seq })).known);

  describe('a report', () => {
    it('has the texts that stand: the latest about the same in the same language, none that was taken back', async () => {
      const given = [drafted(), written('G1', 'én'), written('G2', 'to'), written('G1', 'ein', 'nn'), written('G1', 'uno'), written('G2', null)];
      const { prose } = await ask(given, (read, seq) => reportAt(read, 'r', { seq }));
      expect(prose.map(({ about, language, text, revision }) => [about.id, language, text, revision])).toEqual([
        ['G1', 'nb', 'uno', 4],
        ['G1', 'nn', 'ein', 3],
      ]);
    });

    it('is drafted, approved and published; what is written after approval takes it away, and is named', async () => {
      const given = [drafted(), approved(0, 12), written('G1', 'én'), approved(2, 14), published(1, 14, 2), another];
      const seen = await ask(given, async (read, seq) => {
        const at = async (back: number) => reportAt(read, 'r', { seq: seq - back });
        return [await at(5), await at(4), await at(3), await at(2), await at(1), await at(0)];
      });
      expect(seen.map(({ stage, edition, revision }) => [stage, edition, revision])).toEqual([
        ['drafted', 1, 0],
        ['approved', 1, 1],
        ['drafted', 1, 2],
        ['approved', 1, 3],
        ['published', 1, 4],
        ['drafted', 2, 5],
      ]);
      expect(seen.map(({ approval }) => approval && [approval.revision, approval.seq, approval.takenAwayBy === null])).toEqual([
        null,
        [0, 12, true],
        [0, 12, false],
        [2, 14, true],
        [2, 14, true],
        null,
      ]);
      expect(seen[2]?.approval?.takenAwayBy).toBe(seen[2]?.prose[0]?.eventId);
    });

    it('keeps each edition as it was published, with what approved it; a redacted file says so', async () => {
      const given = [
        drafted(),
        written('G1', 'én'),
        approved(1, 13),
        published(1, 13, 1),
        another,
        redacted(hash('a'), hash('b')),
        redacted(hash('b'), hash('c')),
      ];
      const { editions } = await ask(given, (read, seq) => reportAt(read, 'r', { seq }));
      expect(editions).toMatchObject([
        {
          edition: 1,
          basis: { seq: 13 },
          proseRevision: 1,
          approval: { revision: 1, seq: 13, takenAwayBy: null },
          because: null,
          documents: [{ language: 'nb', files: [{ sha256: hash('c'), size: 11, redacted: { erasure: 'e', published: hash('a') } }] }],
        },
      ]);
    });

    it('tells why there is another edition', async () => {
      const ledger = new TestLedger();
      await recordSamplePlan(ledger);
      for (const one of [drafted(), approved(0, 12), published(1, 12, 0)]) await ledger.record(one);
      await ledger.record(another, { reason: 'Ett tall var galt' });
      for (const one of [approved(3, 15), published(2, 15, 3)]) await ledger.record(one);
      const views = await builtViews(await places.make(), ledger.store);
      const { editions } = await views.reader.snapshot(async (read) => reportAt(read, 'r', { seq: await reachedSeq(read) }));
      await views.close();
      expect(editions.map(({ edition, because }) => [edition, because])).toEqual([
        [1, null],
        [2, 'Ett tall var galt'],
      ]);
    });

    it('is as its stream said at a revision, and nothing later', async () => {
      const given = [drafted(), written('G1', 'én'), approved(1, 13), written('G1', 'to')];
      const { prose, stage, revision } = await ask(given, (read, seq) => reportAtRevision(read, 'r', 1, { seq }));
      expect([prose.map(({ text }) => text), stage, revision]).toEqual([['én'], 'drafted', 1]);
    });

    it('is refused where it was not drafted yet', async () => {
      await expect(ask([drafted()], (read, seq) => reportAt(read, 'r', { seq: seq - 1 }))).rejects.toThrow(Refused);
    });
  });

  describe('what a report knows', () => {
    it.each([
      ['follows the present without a cut-off', {}, { after: 3, isPinned: false }],
      ['follows it until the day of the cut-off has ended', { cutOffOn: day('2023-10-21') }, { after: 3, isPinned: false }],
      ['is what was known at the end of that day', { cutOffOn: day('2023-10-20') }, { after: 2, isPinned: true }],
      ['is what was known before, where nothing was recorded on it', { cutOffOn: day('2023-10-18') }, { after: 0, isPinned: true }],
    ])('%s', async (_what, more, expected) => {
      expect(await knownWith([drafted('r', more)])).toEqual(expected);
    });

    it('is the seq that is said, and what was approved before that', async () => {
      expect(await knownOf([drafted('r', { cutOff: 9 })])).toEqual({ seq: 9, isPinned: true });
      const set = event(ReportBasisSet, { report: 'r', ...figures, cutOffOn: day('2023-09-30'), assembly });
      expect(await knownOf([drafted(), set, approved(1, 7)])).toEqual({ seq: 7, isPinned: true });
    });
  });

  describe('all reports', () => {
    it('are listed in the order they were drafted, of one plan where asked, and as they were known', async () => {
      const given = [drafted('r'), drafted('q', { plan: 'M' }), approved(0, 12)];
      const listed = await ask(given, async (read, seq) => [
        await reportsAt(read, { seq }),
        await reportsAt(read, { seq }, 'M'),
        await reportsAt(read, { seq: seq - 2 }),
      ]);
      expect(listed.map((some) => some.map(({ report, stage }) => [report, stage]))).toEqual([
        [
          ['r', 'approved'],
          ['q', 'drafted'],
        ],
        [['q', 'drafted']],
        [['r', 'drafted']],
      ]);
    });

    it('say at which points they were published', async () => {
      const given = [drafted(), approved(0, 12), published(1, 12, 0), another, approved(3, 15), published(2, 15, 3)];
      const [points, before] = await ask(given, async (read, seq) => [await publicationPoints(read, seq), await publicationPoints(read, seq - 1)]);
      expect(points?.map(({ report, edition, at, seq, publishedSeq }) => [report, edition, at, seq, publishedSeq > seq])).toEqual([
        ['r', 1, '2022-12-31', 12, true],
        ['r', 2, '2022-12-31', 15, true],
      ]);
      expect(before).toEqual(points?.slice(0, 1));
    });
  });
});
