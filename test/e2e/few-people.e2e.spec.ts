import type { ReportModel } from '#reporting';
import { GROUNDS, MANDATE, members, smallUnion, type Service } from './fixture.js';

/** Numbers of people that are all too small to be told: where it began, what was counted, and what that was corrected to. */
const FEW = { firstBaseline: 834, baseline: 833, targetBaseline: 832, counted: 711, corrected: 712 } as const;
const THRESHOLD = 1000;
const LANGUAGES = ['nb', 'nn'] as const;

let service: Service;

const revisionOf = async (path: string) => (await service.ask<{ revision: number }>(path, 'secretariat')).revision;
const modelOf = async (edition: string | number, language: string) =>
  (await service.ask<{ model: ReportModel }>(`/reports/r/model?edition=${edition}&language=${language}`, 'secretariat')).model;

async function decide(path: string, body: object, of: string, as: 'secretariat' | 'board' = 'secretariat') {
  return service.record(path, body, { as, revision: await revisionOf(of) });
}

/** Which of the numbers can be read anywhere in what is told; ids of events are made of digits too. */
function readIn(told: unknown): readonly string[] {
  const text = JSON.stringify(told).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '');
  return Object.entries(FEW).flatMap(([name, number]) => (new RegExp(`(?<![0-9a-z])${number}(?![0-9a-z])`).test(text) ? [name] : []));
}

beforeAll(async () => {
  service = await smallUnion();
  await service.record('/measures/members/measurements', members('2020-12-31', FEW.firstBaseline));
  await service.record('/measures/members/contributors', { contributors: 'value', reason: 'Medlemmer er personer' }, { revision: 0 });
  await decide('/ledger/disclosure', { threshold: THRESHOLD, ...GROUNDS }, '/ledger/rules', 'board');
  service.itIs('2022-01-05');
  const { eventIds } = await service.record('/measures/members/measurements', members('2021-12-31', FEW.counted));
  for (const value of [FEW.firstBaseline, FEW.baseline]) {
    await decide('/goals/P1/baseline', { plan: 'P', on: '2020-12-31', value: String(value), from: '2021-03-01', ...GROUNDS }, '/goals/P1');
  }
  const changes = { baseline: { on: '2020-12-31', value: String(FEW.targetBaseline) } };
  await decide('/goals/P1/target', { plan: 'P', changes, from: '2021-04-01', ...GROUNDS }, '/goals/P1');
  const report = { report: 'r', plan: 'P', title: { nb: 'Årsrapport', nn: 'Årsrapport' }, languages: LANGUAGES, at: '2021-12-31' };
  await service.record('/reports', { ...report, assembly: { on: '2022-11-17' } });
  await decide('/reports/r/approval', { mandate: MANDATE }, '/reports/r', 'board');
  await decide('/reports/r/publication', { mandate: MANDATE }, '/reports/r');
  await service.record(`/measures/members/measurements/${eventIds[0]}/correction`, { ...members('2021-12-31', FEW.corrected), reason: 'Talt på nytt' });
  await decide('/reports/r/editions', { at: '2021-12-31', reason: 'Rettet' }, '/reports/r');
}, 60_000);
afterAll(() => service.end());

describe('a report in which every figure tells of few people', () => {
  it.each(LANGUAGES.flatMap((language) => [1, 'draft'].map((edition) => ({ language, edition }))))(
    'bug-974: tells none of the numbers anywhere, in $language of $edition',
    async ({ language, edition }) => {
      expect(readIn(await modelOf(edition, language))).toEqual([]);
    },
  );

  it('bug-974: says that the baseline was set and the target changed, with the sign and the reason', async () => {
    const { changes } = await modelOf(1, 'nb');
    expect(changes.filter(({ kind }) => kind === 'target').map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(/^Utgangspunktet for P1 ble satt til «:» per 31\.12\.2020: små grupper vises ikke/),
      expect.stringMatching(/^Utgangspunktet for P1 ble satt til «:»/),
      expect.stringMatching(/^Målet for P1 ble endret fra «:» til «:»: små grupper vises ikke/),
    ]);
  });

  it('bug-974: has an erratum that tells none of them either', async () => {
    for (const language of LANGUAGES) {
      const { erratum, restated } = await service.ask<{ erratum: string; restated: readonly unknown[] }>(
        `/reports/r/changes?language=${language}`,
        'secretariat',
      );
      expect(readIn({ erratum, restated })).toEqual([]);
    }
  });

  it('bug-974: would tell them all but the corrected one if they were not few', async () => {
    await decide('/ledger/disclosure', { threshold: 3, ...GROUNDS }, '/ledger/rules', 'board');
    expect(readIn(await modelOf('draft', 'nb'))).toEqual(Object.keys(FEW).filter((name) => name !== 'counted'));
  });
});
