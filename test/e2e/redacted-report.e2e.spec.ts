import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUp, openLedger, registeredBackups, type ReportModelAnswer } from '#application';
import type { ReportAnswer } from '#projections';
import { found } from '../support/brokers.js';
import { filesHolding } from '../support/bytes.js';
import { MANDATE, members, smallUnion, type Service } from './fixture.js';

const CANARY = 'Kanarifugl i vurderingen';
const WHY = { reason: 'Bedt om det, sak 26/114' };
const LATER = 'Kanarifugl i veien videre';
const PROSE = { about: { kind: 'statement', id: 'P1', slot: 'assessment' }, language: 'nb', text: `Styret takker ${CANARY}.` };

let service: Service;
let published: ReportAnswer;
let written: string;
let writtenLater: string;

const report = () => service.ask<ReportAnswer>('/reports/r', 'secretariat');
const filesOf = ({ editions }: ReportAnswer) => editions.flatMap(({ documents }) => documents.flatMap(({ files }) => files));
const html = async () => (await service.get('/reports/r/editions/1/nb/html', 'secretariat')).text;
const lying = () =>
  readdirSync(join(service.folder, 'reports'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .toSorted();

async function decide(path: string, body: object, as: 'secretariat' | 'board' | 'admin' = 'secretariat') {
  const { revision } = await report();
  return service.record(path, body, { as, revision });
}

beforeAll(async () => {
  service = await smallUnion();
  service.itIs('2022-01-10');
  await service.record('/measures/members/measurements', members('2021-12-31', 1040));
  await service.record(
    '/reports',
    { report: 'r', plan: 'P', title: { nb: 'Årsrapport' }, at: '2021-12-31', assembly: { on: '2022-11-17' } },
    { as: 'secretariat' },
  );
  written = (await decide('/reports/r/prose', PROSE)).eventIds[0] ?? '';
  const whatNext = { ...PROSE, about: { ...PROSE.about, slot: 'next' }, text: `Styret ber ${LATER} om hjelp.` };
  writtenLater = (await decide('/reports/r/prose', whatNext)).eventIds[0] ?? '';
  await decide('/reports/r/approval', { mandate: MANDATE }, 'board');
  await decide('/reports/r/publication', { mandate: MANDATE });
  published = await report();
});
afterAll(() => service.end());

describe('a published report that holds what is erased later', () => {
  it('holds it until then, in every format, under the hashes that the event names', async () => {
    expect(await html()).toContain(CANARY);
    expect(lying()).toEqual(
      filesOf(published)
        .map(({ sha256 }) => sha256)
        .toSorted(),
    );
    expect(
      filesOf(published)
        .map(({ format }) => format)
        .toSorted(),
    ).toEqual(['docx', 'html', 'json', 'pdf', 'pptx', 'xlsx']);
  });

  it('has its files replaced by marked ones, an event for each, and no byte of what was erased is left', async () => {
    const { revision } = await service.ask<{ revision: number }>('/erasures', 'secretariat');
    const texts = [{ event: written, path: '/data/text' }];
    await service.record('/erasures', { erasure: 'gdpr-1', texts, ...WHY }, { as: 'secretariat', revision });
    await service.record('/erasures/gdpr-1/confirmation', WHY, { as: 'admin', revision: revision + 1 });
    const now = await report();
    const page = await html();
    expect(page).not.toContain(CANARY);
    expect(page).toMatch(/\[erased at seq \d+\]/);
    expect(page).toContain('SLADDET ETTER UTGIVELSEN');
    expect(filesOf(now).map(({ redacted }) => redacted?.erasure)).toEqual(Array.from({ length: 6 }, () => 'gdpr-1'));
    expect(filesOf(now).map(({ redacted }) => redacted?.published)).toEqual(filesOf(published).map(({ sha256 }) => sha256));
    expect(lying()).toEqual(
      filesOf(now)
        .map(({ sha256 }) => sha256)
        .toSorted(),
    );
    expect(filesHolding([service.folder], { prose: Buffer.from(CANARY) })).toEqual([]);
  });

  it('bug-1121: has its model replaced with them, marked where it stood, which questions about the edition read from then on', async () => {
    const kept = await service.get('/reports/r/editions/1/nb/json', 'secretariat');
    expect(kept.text).toMatch(/"assessment":\{"language":"nb","text":"\[erased at seq \d+\]"\}/);
    const { model, source, fingerprint } = await service.ask<ReportModelAnswer>('/reports/r/model?edition=1', 'secretariat');
    expect([source, model]).toEqual(['redacted', JSON.parse(kept.text)]);
    const [document] = published.editions[0]?.documents ?? [];
    expect(filesOf(published).find(({ format }) => format === 'json')?.sha256).toBe(document?.fingerprint);
    expect(filesOf(await report()).find(({ format }) => format === 'json')?.sha256).toBe(fingerprint);
  });

  it('bug-1121: is told redacted also as it was known before that was erased', async () => {
    const { publishedSeq } = published.editions[0] as ReportAnswer['editions'][number];
    const asked = await service.ask<ReportModelAnswer>(`/reports/r/model?edition=1&asOf=seq:${publishedSeq}`, 'secretariat');
    expect([asked.source, JSON.stringify(asked.model).includes(CANARY)]).toEqual(['redacted', false]);
  });

  it('stays replaced, and as it is, after a restart', async () => {
    const before = filesOf(await report());
    await service.stop();
    await service.startAgain();
    expect(filesOf(await report())).toEqual(before);
    for (const { format, sha256 } of before) {
      const { bytes } = await service.running.publishedReport({ report: 'r', edition: 1, language: 'nb', format }, service.running.ledger.self);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
  });
});

describe('a backup taken between an erasure and the redaction of what was published', () => {
  it('bug-970: gives up the files as they were, as soon as they are redacted', async () => {
    const backup = mkdtempSync(join(tmpdir(), 'between-'));
    try {
      await service.stop();
      const { folder, clock } = service;
      await erasedWithoutReadModels();
      await backUp(folder, backup, { clock });
      expect(filesHolding([backup], { prose: Buffer.from(LATER) })).toEqual(
        Array.from({ length: 2 }, () => expect.stringMatching(/\/reports\/.*: prose$/) as unknown),
      );
      await service.startAgain();
      const last = await found(async () => (filesOf(await report()).every(({ redacted }) => redacted?.erasure === 'gdpr-2') ? service.head() : null));
      // the event says that a file was replaced; the old one goes after it, and then those in backups
      await found(async () => ((await registeredBackups(folder)).every(({ erasedThrough }) => erasedThrough === last) ? true : null));
      await service.stop();
      expect(filesHolding([folder, backup], { prose: Buffer.from(LATER) })).toEqual([]);
      expect(await registeredBackups(folder)).toEqual([expect.objectContaining({ path: backup, erasedThrough: last })]);
      await service.startAgain();
    } finally {
      rmSync(backup, { recursive: true });
    }
  });
});

/** What a process does that ends before it has redacted anything. */
async function erasedWithoutReadModels(): Promise<void> {
  const ledger = await openLedger(service.folder, { clock: service.clock });
  const by = (actor: string) => ({ caller: { ...ledger.self, actor }, expected: 'latest' as const, reason: WHY.reason });
  await ledger.runner.execute({ name: 'proposeErasure', data: { erasure: 'gdpr-2', texts: [{ event: writtenLater }] }, ...by('actor-first') });
  await ledger.runner.execute({ name: 'confirmErasure', data: { erasure: 'gdpr-2' }, ...by('actor-second') });
  await ledger.close();
}
