import { planFile, servedUnion, STRONG, type ServedUnion } from './testing/small-union.js';

const LONG = 120_000;
const MONTH_ENDS = Array.from({ length: 13 }, (_, month) => new Date(Date.UTC(2020, 12 + month, 0)).toISOString().slice(0, 10));
const COUNTS = [
  'measure;unit;on;value',
  ...MONTH_ENDS.flatMap((day, month) => [`members;vik;${day};${100 + 3 * month + (month % 2)}`, `members;nes;${day};${50 + month}`]),
].join('\n');

const BRANCHES = 'reportingUnits: {root: null, kind: branch}';
const NET = `{type: netDelta, from: 2021-01-01, parameters: {measure: members, change: "80", baseline: {on: 2020-12-31, value: null}}, ${BRANCHES}}`;
const UP = `{type: directionOnly, from: 2021-01-01, parameters: {measure: members, direction: up, baseline: {on: 2020-12-31, value: null}}, ${BRANCHES}}`;
const OWN = `{type: custom, from: 2022-01-01, parameters: {spec: {evaluator: value, relativeTo: nothing, measure: {kind: number, measure: members}, when: {kind: atOccasions, occasions: [2022-06-30], withinDays: 30, bound: {kind: atLeast, limit: "160", strict: false}, required: 1}, maxAgeDays: null, decidingDate: null}}, ${BRANCHES}}`;
const DECIDED = ['--body', 'Landsstyret', '--case', '3/21', '--date', '2021-02-01', '--reason', 'Netto, ikke brutto'];
const THEN = ['--at', '2021-12-31'];

let union: ServedUnion;
const ask = (...args: readonly string[]) => union.as('secretariat', ...args);
const json = async <T>(...args: readonly string[]) => JSON.parse(await union.done('secretariat', ...args, '--json')) as T;

beforeAll(async () => {
  union = await servedUnion(['secretariat', 'board'], planFile(STRONG));
  await union.imports('secretariat', 'measurements', COUNTS);
}, LONG);
afterAll(() => union.remove(), LONG);

describe('finding out what a statement is to mean', () => {
  it(
    'begins with six questions, the sentences behind each, and what decides where two fit',
    async () => {
      const { out } = await ask('interpret', 'questions');
      expect(out.match(/^[1-6]\. /gm)).toHaveLength(6);
      expect(out).toMatch(/netDelta: … endrer seg med …[^]*Der to passer:[^]*→ netDelta; nei → totalOverPeriod[^]*custom/);
      expect((await json<{ questions: object[] }>('interpret', 'questions')).questions).toHaveLength(6);
    },
    LONG,
  );

  it(
    'shows what two candidates would have said month by month, side by side, by names, and records nothing',
    async () => {
      const { out } = await ask('interpret', 'preview', 'P1', ...THEN, '--candidate', NET, '--candidate', UP);
      expect(out).toMatch(/A +netDelta: Medlemmer endrer seg med \+80[^]*Kan aldri si:[^]*Siste dag: [^]*B +directionOnly: Medlemmer går opp/);
      expect(out).toMatch(/^31\.12\.2021 .*endring/m);
      expect(out).toContain('≠');
      expect((await ask('status', 'P', ...THEN)).out).toMatch(/P1 .*ikke tolket/);
    },
    LONG,
  );

  it.each([
    ['{type: nope, parameters: {}}', 4, /"nope" does not exist[^]*netDelta/],
    ['{type: netDelta}', 2, /candidates\[0\]\.parameters: is missing/],
    [
      '{type: netDelta, parameters: {measure: nope, change: "80"}}',
      4,
      /candidates\[0\]\.parameters\.measure: the measure nope does not exist[^]*define it first/,
    ],
    ['{type: netDelta, parameters: {measure: members, change: many}}', 2, /parameters\.change: "many" is not accepted here[^]*digits/],
    ['{type: netDelta, parameters: {measure: members, chang: "80"}}', 2, /parameters\.chang: is no field here[^]*did you mean change\?/],
    ['{type: rubricState, parameters: {rubric: standing, target: best}}', 4, /the level best of standing[^]*weak, strong/],
    ['{type: totalOverPeriod, ', 2, /candidate: can't be read/],
    ['eighty more', 2, /candidate: has no fields/],
  ])(
    'refuses the candidate %s, saying what is wrong and what would be right',
    async (candidate, code, words) =>
      expect(await ask('interpret', 'preview', 'P1', '--candidate', candidate)).toMatchObject({ code, err: expect.stringMatching(words) }),
    LONG,
  );

  it(
    'is settled by a decision, which needs its body, day and reason',
    async () => {
      expect(await ask('interpret', 'decide', 'P1', '--candidate', NET, '--body', 'Landsstyret', '--date', '2021-02-01')).toMatchObject({
        code: 2,
        err: expect.stringContaining('--reason'),
      });
      expect(await ask('interpret', 'decide', 'P1', '--candidate', NET, ...DECIDED)).toMatchObject({ code: 0, out: expect.stringContaining('timeline P1') });
      expect((await ask('status', 'P', ...THEN)).out).toMatch(/P1 .*endring 48/);
      expect((await ask('history', 'P1', '--language', 'nn')).out).toMatch(/P1 vart tolka som «Medlemmer endrar seg[^]*Vedteke av[^]*Grunngiving:/);
    },
    LONG,
  );

  it(
    'of its own kind takes two people: one proposes, another confirms',
    async () => {
      const proposed = ['--proposal', 'own', ...DECIDED];
      expect(await ask('interpret', 'decide', 'P1', '--candidate', OWN, ...DECIDED)).toMatchObject({ code: 2, err: expect.stringContaining('second person') });
      expect(await ask('interpret', 'decide', 'P1', '--candidate', OWN, ...proposed)).toMatchObject({ code: 0 });
      expect(await ask('interpret', 'confirm', 'P1', ...proposed)).toMatchObject({ code: 3, err: expect.stringContaining('by the one who made it') });
      expect(await union.as('board', 'interpret', 'confirm', 'P1', ...proposed)).toMatchObject({ code: 0 });
      expect((await ask('history', 'P1')).out).toMatch(/foreslått å tolke P1 som «Medlemmer er minst 160[^]*ble bekreftet/);
    },
    LONG,
  );
});

describe('what follows from it', () => {
  it(
    'is forecast with a range, and what was published is shown again; what is judged has none',
    async () => {
      const { out } = await ask('forecast', 'P1', ...THEN, '--publish');
      expect(out).toMatch(/Ventet 31\.12\.2023: [^]*Trengs i måneden: [^]*31\.12\.2021 +31\.12\.2023 /);
      expect(await ask('forecast', 'P2')).toMatchObject({ code: 0, out: expect.stringContaining('har ingen prognose') });
      expect(await ask('forecast', 'P2', '--publish')).toMatchObject({ code: 2, err: expect.stringContaining('has no forecast') });
    },
    LONG,
  );

  it(
    'is rolled up by units, and a goal that asks something of the whole says to roll up its measure',
    async () => {
      expect((await ask('roll-up', 'members', '--kind', 'branch', ...THEN)).out).toMatch(
        /Nes +62 +62 +0[^]*Vik +136 +136 +0|Vik +136 +136 +0[^]*Nes +62 +62 +0/,
      );
      expect(await ask('roll-up', '--goal', 'P1', '--kind', 'branch', ...THEN)).toMatchObject({ code: 2, err: expect.stringContaining('roll up the measure') });
      expect(await ask('roll-up')).toMatchObject({ code: 2, err: expect.stringContaining('--goal') });
      expect(await ask('roll-up', 'members', '--unit', 'nowhere')).toMatchObject({ code: 4, err: expect.stringContaining('nowhere') });
    },
    LONG,
  );

  it(
    'lists goals without actions, and who has not reported',
    async () => {
      expect((await ask('actions', 'P')).out).toMatch(/Mål uten tiltak i 2021: P1, P2/);
      expect((await ask('work-list', 'P', '--at', '2023-06-30')).out).toMatch(/Nes|Vik|P2|Alle har rapportert/);
      expect(await ask('work-list', 'X')).toMatchObject({ code: 4 });
    },
    LONG,
  );
});
