import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readExcelFile from 'read-excel-file/node';
import { fremdrift, served, type Ran } from './testing/program.js';

const LONG = 120_000;
const UNITS = `
- { unit: union, kind: union, name: Forbundet, parent: null, from: 2020-01-01 }
- { unit: nord, kind: region, name: Nord, parent: union, from: 2020-01-01 }
- { unit: vik, kind: branch, name: =Vik, parent: nord, from: 2020-01-01 }
`;
const PLAN = `
id: P
title: Planen
unit: union
period: { firstDay: 2021-01-01, lastDay: 2023-12-31 }
mandate: { body: Landsmøtet, date: 2020-11-21 }
statements: [{ id: P1, role: goal, wording: Vi skal bli flere. }]
measures: [{ id: members, title: Medlemmer, kind: count, quantity: stock, unitOfMeasure: medlemmer, definition: Alle, from: 2020-01-01 }]
`;
const COUNTS = 'measure;unit;on;value\nmembers;vik;2021-01-31;100\nmembers;vik;2021-03-31;103\nmembers;vik;2021-06-30;110\n';

let home: string;
const at = (name: string) => join(home, name);
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'fremdrift-export-'));
  for (const [name, text] of Object.entries({ 'units.yaml': UNITS, 'plan.yaml': PLAN, 'counts.csv': COUNTS })) writeFileSync(at(name), text);
});
afterAll(() => rmSync(home, { recursive: true }));

async function mustSucceed(running: Promise<Ran>): Promise<Ran> {
  const ran = await running;
  if (ran.code !== 0) throw new Error(ran.err);
  return ran;
}

const SERIES = ['export', 'series', '--measure', 'members', '--kind', 'branch', '--every', 'quarter', '--at', '2021-06-30'];

it(
  'a table is the same from a server and from its files, in a new file or on standard output',
  async () => {
    const server = await served<{ readonly url: string; readonly token: string }>(['serve', '--data', at('data'), '--title', 'Test']);
    const admin = { FREMDRIFT_URL: server.said.url, FREMDRIFT_TOKEN: server.said.token };
    await mustSucceed(fremdrift(['import', 'units', at('units.yaml')], { settings: admin }));
    const issued = await mustSucceed(fremdrift(['token', 'create', '--role', 'secretariat', '--name', 'Analytiker', '--json'], { settings: admin }));
    const settings = { ...admin, FREMDRIFT_TOKEN: (JSON.parse(issued.out) as { readonly token: string }).token };
    await mustSucceed(fremdrift(['import', 'plan', at('plan.yaml')], { settings }));
    await mustSucceed(fremdrift(['import', 'measurements', at('counts.csv')], { settings }));
    const { err } = await mustSucceed(fremdrift([...SERIES, '--out', at('served.csv')], { settings }));
    const position = /asOf=(seq%3A\d+)/.exec(err)?.[1] ?? '';
    expect(err).toContain(`the same again from ${server.said.url}/api/v1/exports/series?`);
    expect(await server.stop()).toBe(0);

    const { out } = await mustSucceed(fremdrift([...SERIES, '--as-of', decodeURIComponent(position), '--data', at('data')]));
    expect(out).toBe(readFileSync(at('served.csv'), 'utf8'));
    expect(out.split('\r\n').slice(1, 3)).toEqual([
      "members,Medlemmer,vik,'=Vik,2021-Q1,2021-01-01,2021-04-01,103,,,medlemmer,,false,false,1,0",
      "members,Medlemmer,vik,'=Vik,2021-Q2,2021-04-01,2021-07-01,110,,,medlemmer,,false,false,1,0",
    ]);
  },
  LONG,
);

it(
  'the format is told by the name of the file, or must be',
  async () => {
    await mustSucceed(fremdrift([...SERIES, '--out', at('series.xlsx'), '--data', at('data')]));
    const sheets = await readExcelFile(readFileSync(at('series.xlsx')));
    expect(sheets.map(({ sheet, data }) => [sheet, data.length > 2])).toEqual([
      ['Serier', true],
      ['Om tabellen', true],
    ]);
    expect(await fremdrift([...SERIES, '--out', at('series.pdf'), '--data', at('data')])).toMatchObject({ code: 2, err: expect.stringContaining('--format') });
  },
  LONG,
);

it(
  'what is refused leaves no file, and no file is written over',
  async () => {
    const refused = await fremdrift(['export', 'series', '--measure', 'nothing', '--out', at('nothing.csv'), '--data', at('data')]);
    expect(refused).toMatchObject({ code: 4, err: expect.stringContaining('measure') });
    expect(existsSync(at('nothing.csv'))).toBe(false);
    expect(await fremdrift([...SERIES, '--out', at('counts.csv'), '--data', at('data')])).toMatchObject({ code: 5, err: expect.stringContaining('--out') });
    expect(readFileSync(at('counts.csv'), 'utf8')).toBe(COUNTS);
  },
  LONG,
);
