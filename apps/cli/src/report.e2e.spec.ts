import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { addDays, systemClock, todayOf } from '#kernel';
import { fremdrift, type Ran } from './testing/program.js';
import { outOf, planFile, servedUnion, type ServedUnion } from './testing/small-union.js';

const LONG = 180_000;
/** Eighty more in the union as a whole. */
const EIGHTY_MORE =
  '{ goal: P1, type: netDelta, parameters: { measure: members, change: "80", baseline: { on: 2020-12-31, value: "150" }, maxAgeDays: 400 }, reason: Netto. }';
const TODAY = todayOf(systemClock, 'Europe/Oslo');
const ASSEMBLY = addDays(TODAY, 60);
const DRAFT = ['report', 'draft', 'aar', '--plan', 'P', '--at', '2022-12-31', '--assembly', ASSEMBLY] as const;
const DECIDED = ['--body', 'Landsstyret', '--date', TODAY];

let union: ServedUnion;
const path = (...parts: readonly string[]) => union.path(...parts);
const as = (role: string, ...args: readonly string[]) => union.as(role, ...args);
const typed = (input: string, ...args: readonly string[]) => union.typed('secretariat', input, ...args);
const onFiles = (...args: readonly string[]) => fremdrift([...args, '--data', path('data')]);
const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
const done = async (running: Promise<Ran>) => outOf(await running);

beforeAll(async () => {
  union = await servedUnion(['recorder', 'board', 'secretariat'], planFile(EIGHTY_MORE));
  await union.done('recorder', 'record', 'recordMeasurement', '{"measure":"members","unit":"union","on":"2022-12-31","value":"190"}');
}, LONG);
afterAll(() => union.remove(), LONG);

describe('a report on the command line', () => {
  it(
    'is drafted in the languages that it has a title in, and listed',
    async () => {
      expect(await as('secretariat', ...DRAFT)).toMatchObject({ code: 2, err: expect.stringContaining('--title-nb') as unknown });
      const cutOff = await as('secretariat', ...DRAFT, '--title-nb', 'Årsrapport', '--cut-off', 'seq:x');
      expect(cutOff).toMatchObject({ code: 2, err: expect.stringContaining('give a date, or seq:N') as unknown });
      expect(await done(as('secretariat', ...DRAFT, '--title-nb', 'Årsrapport 2022'))).toMatch(/^Drafted at seq \d+\. .*fremdrift due P --report aar/);
      expect(await as('secretariat', ...DRAFT, '--title-nb', 'Årsrapport 2022')).toMatchObject({ code: 5 });
      expect(await done(as('secretariat', 'report', 'list', '--language', 'nn'))).toMatch(/aar +Årsrapport 2022 +P +31\.12\.2022 .*utkast/);
    },
    LONG,
  );

  it(
    'is written in from a file and from standard input, and what is no text is refused',
    async () => {
      writeFileSync(path('p1.txt'), '\uFEFFVi ble førti flere.\r\n\r\nDet holder.\n\n');
      writeFileSync(path('latin1.txt'), Buffer.from('Vi ble f\u00F8rti flere.', 'latin1'));
      await done(as('secretariat', 'report', 'prose', 'aar', path('p1.txt'), '--statement', 'P1'));
      await done(typed('Året var godt.', 'report', 'prose', 'aar', '--chapter', 'introduction'));
      for (const [args, field] of [
        [['--statement', 'P1', path('latin1.txt')], 'UTF-8'],
        [['--statement', 'P1', path('none.txt')], 'none.txt is not there'],
        [[path('p1.txt')], '--statement'],
        [['--statement', 'P1', '--chapter', 'control'], '--chapter'],
        [['--statement', 'P1'], '--take-back'],
        [['--statement', 'P1', '--language', 'nn', path('p1.txt')], 'language: the report is not in nn'],
      ] as const) {
        expect(await typed('', 'report', 'prose', 'aar', ...args)).toMatchObject({ err: expect.stringContaining(field) as unknown });
      }
      const shown = JSON.parse(await done(as('secretariat', 'report', 'show', 'aar', '--json'))) as { prose: readonly { text: string }[] };
      expect(shown.prose.map(({ text }) => text)).toEqual(['Vi ble førti flere.\n\nDet holder.', 'Året var godt.']);
    },
    LONG,
  );

  it(
    'bug-972: is written in on what was read: a later text is refused, saying who wrote since, and a text that took the place of another says whose',
    async () => {
      const revisionNow = async () => (JSON.parse(await done(as('secretariat', 'report', 'show', 'aar', '--json'))) as { revision: number }).revision;
      const assess = async (text: string, ...more: readonly string[]) => {
        writeFileSync(path('ny.txt'), text);
        return as('secretariat', 'report', 'prose', 'aar', path('ny.txt'), '--statement', 'P1', ...more);
      };
      const read = String(await revisionNow());
      writeFileSync(path('styret.txt'), 'Vi ble førti flere.');
      expect(await done(as('board', 'report', 'prose', 'aar', path('styret.txt'), '--statement', 'P1', '--revision', read))).toContain(
        'Until then stood there what was written by secretariat on',
      );
      const refused = await assess('Vi ble mange flere.', '--revision', read);
      expect(refused).toMatchObject({ code: 5, err: expect.stringMatching(/since revision \d+: board on .* wrote .* of P1 \(nb\)/) as unknown });
      expect(await revisionNow()).toBe(Number(read) + 1);
      expect(refused.err).toContain(`--revision ${await revisionNow()}`);
      expect(await assess('Vi ble mange flere.', '--revision', '1.5')).toMatchObject({ code: 2, err: expect.stringContaining('--revision') as unknown });
      const took = await done(assess('Vi ble førti flere.\n\nDet holder.'));
      expect(took).toContain('Until then stood there what was written by board on');
    },
    LONG,
  );

  it(
    'is made to be looked at, in the formats that are asked for, over earlier drafts',
    async () => {
      const preview = ['report', 'preview', 'aar', '--out', path('utkast'), '--format', 'html', 'xlsx'];
      for (const _ of ['first', 'again']) await done(as('secretariat', ...preview));
      expect(readdirSync(path('utkast')).toSorted()).toEqual(['aar-nb-utkast.html', 'aar-nb-utkast.xlsx']);
      expect(readFileSync(path('utkast', 'aar-nb-utkast.html'), 'utf8')).toContain('Vi ble førti flere.');
      expect(await as('secretariat', ...preview, '--language', 'nn')).toMatchObject({ code: 2, err: expect.stringContaining('not in nn') as unknown });
      expect(await as('secretariat', 'report', 'files', 'aar', '--out', path('ut'))).toMatchObject({
        code: 4,
        err: expect.stringContaining('publish it first') as unknown,
      });
    },
    LONG,
  );

  it(
    'is approved as it was seen, published, and taken out with every file held to its hash, and says where its code leads nowhere (bug-978)',
    async () => {
      expect(await as('board', 'report', 'approve', 'aar', ...DECIDED, '--revision', '3')).toMatchObject({ code: 5 });
      expect(await done(as('board', 'report', 'approve', 'aar', ...DECIDED, '--revision', '4'))).toContain('! FREMDRIFT_ADDRESS is not set');
      expect(await done(as('secretariat', 'report', 'publish', 'aar', ...DECIDED))).toMatch(/bokmål +pdf +\d+ +[0-9a-f]{64}/);
      for (const _ of ['first', 'again']) {
        const told = await done(as('secretariat', 'report', 'files', 'aar', '--out', path('ut')));
        const lines = told
          .trimEnd()
          .split('\n')
          .map((line) => line.split('  '));
        expect(lines.map(([, file = '']) => file)).toEqual(['pdf', 'docx', 'pptx', 'html', 'xlsx', 'json'].map((format) => path('ut', `aar-1-nb.${format}`)));
        expect(lines.map(([hash]) => hash)).toEqual(lines.map(([, file = '']) => hashOf(file)));
      }
      writeFileSync(path('ut', 'aar-1-nb.pdf'), 'something else');
      expect(await as('secretariat', 'report', 'files', 'aar', '--out', path('ut'))).toMatchObject({
        code: 5,
        err: expect.stringContaining('--out') as unknown,
      });
    },
    LONG,
  );

  it(
    'leads from a figure as it is printed to its facts, their events and proofs (bug-1021)',
    async () => {
      expect(await done(as('board', 'report', 'trace', 'aar', 'P1.change@2022-12-31'))).toMatch(
        /endring 40[^]*Opplysninger: 1[^]*190[^]*bevis\s+\/api\/v1\/events\/[0-9a-f-]{36}\/proof/,
      );
      expect(await done(as('board', 'report', 'trace', 'aar', 'members.year@2022-12-31'))).toMatch(
        /\/api\/v1\/measures\/members\/measurements\?from=2022-01-01&to=2023-01-01&at=2022-12-31&asOf=seq%3A\d+/,
      );
      expect(await as('board', 'report', 'trace', 'aar', 'P1.nothing@2022-12-31')).toMatchObject({
        code: 4,
        err: expect.stringContaining('name one as it is printed') as unknown,
      });
    },
    LONG,
  );

  it(
    'tells what would be printed otherwise by now, with a draft of the erratum',
    async () => {
      expect(await done(as('secretariat', 'report', 'changes', 'aar'))).toContain('Ingenting som ble trykt, ville vært trykt annerledes nå.');
      await done(
        as('recorder', 'record', 'recordMeasurement', '{"measure":"members","unit":"union","on":"2022-12-31","value":"180","source":{"name":"Nytt uttrekk"}}'),
      );
      expect(await done(as('secretariat', 'report', 'changes', 'aar'))).toMatch(/^aar, utgave 1\n\nUtkast til rettelse[^]*er 180[^]*stod det 190[^]*P1 /);
    },
    LONG,
  );

  it(
    'is the same straight on the files: another process makes the same bytes, and goes on with another edition',
    async () => {
      expect(await union.stop()).toBe(0);
      await done(onFiles('report', 'preview', 'aar', '--out', path('anew')));
      for (const format of ['docx', 'pptx', 'html', 'xlsx'])
        expect(hashOf(path('anew', `aar-nb-utkast.${format}`))).toBe(hashOf(path('ut', `aar-1-nb.${format}`)));
      await done(onFiles('report', 'files', 'aar', '--out', path('files'), '--format', 'pdf'));
      expect(hashOf(path('anew', 'aar-nb-utkast.pdf'))).toBe(hashOf(path('files', 'aar-1-nb.pdf')));
      const begun = await done(onFiles('report', 'edition', 'aar', '--at', '2022-12-31', '--reason', 'Ti var talt to ganger'));
      expect(begun).toMatch(/^Edition 2 is begun at seq \d+, with figures as at 31 December 2022\.\nIts cut-off is open: [^]*report preview aar/);
      const early = await onFiles('report', 'basis', 'aar', '--at', '2022-12-31', '--cut-off', addDays(TODAY, -1));
      expect(early).toMatchObject({ code: 2, err: expect.stringContaining('cutOffOn: the plan was adopted later') as unknown });
      const addressed = { settings: { FREMDRIFT_ADDRESS: 'https://fremdrift.example.org' } };
      expect(await done(fremdrift(['report', 'approve', 'aar', ...DECIDED, '--data', path('data')], addressed))).not.toContain('!');
      const published = await done(onFiles('report', 'publish', 'aar', ...DECIDED, '--json'));
      expect(JSON.parse(published)).toMatchObject({ remarks: [expect.stringContaining('FREMDRIFT_ADDRESS')] });
      expect(await done(onFiles('report', 'show', 'aar', '--language', 'en'))).toMatch(/edition 1 [^]*edition 2: Ti var talt to ganger/);
    },
    LONG,
  );

  it(
    'bug-1122: says where what an edition printed is made anew, since the model that it was published with does not lie there',
    async () => {
      const traced = () => done(onFiles('report', 'trace', 'aar', 'P1.change@2022-12-31', '--edition', '1'));
      const said = 'Det utgaven sa, er laget på nytt av denne versjonen av programmet';
      expect(await traced()).not.toContain(said);
      const model = hashOf(path('ut', 'aar-1-nb.json'));
      rmSync(path('data', 'reports', model.slice(0, 2), model));
      expect(await traced()).toMatch(new RegExp(`^${said}[^]*endring 40`));
      expect(await done(onFiles('report', 'changes', 'aar', '--edition', '1'))).toMatch(/^aar, utgave 1\nDet utgaven sa, er laget på nytt/);
    },
    LONG,
  );
});
