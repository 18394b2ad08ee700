import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fremdrift, served, type Ran, type Settings } from './program.js';

/** A union with one region and its two branches, as a first file of units says it. */
export const UNITS = `
- { unit: union, kind: union, name: Forbundet, parent: null, from: 2020-01-01 }
- { unit: nord, kind: region, name: Nord, parent: union, from: 2020-01-01 }
- { unit: vik, kind: branch, name: Vik, parent: nord, from: 2020-01-01 }
- { unit: nes, kind: branch, name: Nes, parent: nord, from: 2020-01-01 }
`;

/** Plan P of 2021 to 2023: one goal to count (P1, members) and one to judge (P2, standing), with these interpretations of them. */
export function planFile(...interpretations: readonly string[]): string {
  return `
id: P
title: Planen
unit: union
period: { firstDay: 2021-01-01, lastDay: 2023-12-31 }
mandate: { body: Landsmøtet, date: 2020-11-21 }
statements:
  - { id: P1, role: goal, wording: Vi skal bli flere. }
  - { id: P2, role: goal, wording: Vi skal stå sterkt. }
measures:
  - { id: members, title: Medlemmer, kind: count, quantity: stock, unitOfMeasure: medlemmer, definition: Alle som er ført., from: 2020-01-01 }
rubrics:
  - { id: standing, title: Stilling, levels: [{ level: weak, title: Svakt, description: Lite }, { level: strong, title: Sterkt, description: Mye }] }
${interpretations.length === 0 ? '' : `interpretations:\n${interpretations.map((one) => `  - ${one}\n`).join('')}`}`;
}

/** P1 as eighty more members than the 150 before the plan, of what each branch reports. */
export const EIGHTY_MORE =
  '{ goal: P1, type: netDelta, parameters: { measure: members, change: "80", baseline: { on: 2020-12-31, value: "150" }, maxAgeDays: 400 }, reportingUnits: { root: null, kind: branch }, reason: Netto. }';

/** P2 as strong by the board's own judgement. */
export const STRONG = '{ goal: P2, type: rubricState, parameters: { rubric: standing, target: strong }, reason: Landsstyret vurderer det. }';

/** A union's new ledger on a server of its own, as people with roles meet it by the command line. */
export interface ServedUnion {
  /** A path in the folder that is removed in the end; the ledger is `data` there. */
  readonly path: (...parts: readonly string[]) => string;
  readonly url: string;
  /** The token of a role; of the first administrator for `admin`. */
  readonly token: (role: string) => string;
  /** Runs a command as one with this role. */
  readonly as: (role: string, ...args: readonly string[]) => Promise<Ran>;
  /** The same with this as standard input. */
  readonly typed: (role: string, input: string, ...args: readonly string[]) => Promise<Ran>;
  /** Runs a command that must succeed, and answers what it printed. @throws Error with all that it said otherwise */
  readonly done: (role: string, ...args: readonly string[]) => Promise<string>;
  /** Writes this into a file, and imports it as one with this role. */
  readonly imports: (role: string, kind: 'units' | 'plan' | 'measurements', text: string) => Promise<string>;
  /** Asks the server to stop, and answers its exit code. */
  readonly stop: () => Promise<number | null>;
  /** Stops it and removes its folder. */
  readonly remove: () => Promise<void>;
}

/** Serves a new ledger with the units of {@link UNITS}, one token for each of these roles, and this plan, imported by the secretariat. */
export async function servedUnion(roles: readonly string[], plan: string): Promise<ServedUnion> {
  const home = mkdtempSync(join(tmpdir(), 'fremdrift-union-'));
  const path = (...parts: readonly string[]) => join(home, ...parts);
  const { said, stop } = await served<{ readonly url: string; readonly token: string }>(['serve', '--data', path('data'), '--title', 'Test']);
  const tokens = new Map([['admin', said.token]]);
  const token = (role: string): string => {
    const known = tokens.get(role);
    if (known === undefined) throw new Error(`no token for ${role}: name it among the roles`);
    return known;
  };
  const settings = (role: string): Settings => ({ FREMDRIFT_URL: said.url, FREMDRIFT_TOKEN: token(role) });
  const as = (role: string, ...args: readonly string[]) => fremdrift(args, { settings: settings(role) });
  const done = async (role: string, ...args: readonly string[]) => outOf(await as(role, ...args));
  // a file of measurements is a delivery by its name: another one needs another name
  let imported = 0;
  const union: ServedUnion = {
    path,
    url: said.url,
    token,
    as,
    typed: (role, input, ...args) => fremdrift(args, { settings: settings(role), input }),
    done,
    imports: (role, kind, text) => {
      imported += 1;
      const file = path(`${kind}-${imported}.txt`);
      writeFileSync(file, text);
      return done(role, 'import', kind, file);
    },
    stop,
    remove: async () => {
      await stop();
      rmSync(home, { recursive: true });
    },
  };
  await union.imports('admin', 'units', UNITS);
  for (const role of roles) {
    const issued = JSON.parse(await done('admin', 'token', 'create', '--role', role, '--name', role, '--json')) as { readonly token: string };
    tokens.set(role, issued.token);
  }
  await union.imports('secretariat', 'plan', plan);
  return union;
}

/** What a run that must have succeeded printed. @throws Error with all that it said otherwise */
export function outOf({ code, out, err }: Ran): string {
  if (code !== 0) throw new Error(`it ended with ${code}: ${err}${out}`);
  return out;
}
