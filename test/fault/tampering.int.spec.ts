import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layoutOf, openLedger, verifyDeep, type Layout } from '#application';
import { openSqliteReader, type StoredEvent } from '#event-store';
import { Refused } from '#kernel';
import { makeFiles, memoryKeys, nodeDisk, openArchive, SignerCore, SimulatedDisk } from '#publishing';
import { between, type Random } from '#samples';
import {
  consistencyProof,
  formatAddCheckpoint,
  judge,
  leafHash,
  newSigningKey,
  nodesOfLeaves,
  openCheckpoint,
  parseAddCheckpoint,
  rootAt,
  verifierOf,
} from '#transparency';
import { Attacker, edited, renumbered } from './support/attacker.js';
import { Row } from './support/row.js';
import { scaled } from './support/scale.js';
import { seeded } from './support/seed.js';
import { signedLedger, type SignedLedger } from './support/signed-ledger.js';

const TIMES = scaled(5, 50);
const row = new Row('8', { short: 40, long: 300 });
const folder = mkdtempSync(join(tmpdir(), 'fremdrift-tampering-'));
let made: SignedLedger;
beforeAll(async () => {
  made = await signedLedger(folder, 300);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Attack = (layout: Layout, random: Random) => void | Promise<void>;

/** Changes the log, by one event somewhere in it. */
const inLog =
  (change: (rows: readonly StoredEvent[], at: number) => readonly StoredEvent[]): Attack =>
  ({ root }, random) =>
    new Attacker(root).rewrite((rows) => change(rows, between(random, 30, rows.length - 2)));

/** The same, and every tile and bundle is made anew to fit. */
const withFiles =
  (attack: Attack): Attack =>
  async (layout, random) => {
    await attack(layout, random);
    for (const each of [layout.published, layout.inside])
      for (const name of readdirSync(each)) if (name === 'tile') rmSync(join(each, name), { recursive: true });
    const log = openSqliteReader(layout.log);
    await makeFiles({ published: nodeDisk(layout.published), inside: nodeDisk(layout.inside) }, log, (await log.head()).seq + 1);
    await log.close();
  };

const edit = inLog((rows, at) => rows.with(at, edited(rows[at] as StoredEvent, true)));
const drop = inLog((rows, at) => renumbered(rows.toSpliced(at, 1)));
const insert = inLog((rows, at) => renumbered(rows.toSpliced(at, 0, copyOf(rows[at] as StoredEvent))));
const swap = inLog((rows, at) => renumbered(rows.with(at, rows[at + 1] as StoredEvent).with(at + 1, rows[at] as StoredEvent)));

const ATTACKS: Readonly<Record<string, Attack>> = {
  'contents edited': inLog((rows, at) => rows.with(at, edited(rows[at] as StoredEvent, false))),
  'contents and commitment edited': edit,
  'an event edited, tiles and bundles made anew': withFiles(edit),
  'an event deleted and the rest renumbered': drop,
  'an event deleted, tiles and bundles made anew': withFiles(drop),
  'an event inserted': insert,
  'two events swapped': swap,
  'the last event deleted': inLog((rows) => rows.slice(0, -1)),
  'a hole': inLog((rows, at) => rows.toSpliced(at, 1)),
  'salts swapped': inLog((rows, at) => rows.with(at, { ...(rows[at] as StoredEvent), salt: rows[at + 1]?.salt ?? '' })),
  'an event edited, all made anew and signed with another key': async (layout, random) => {
    await withFiles(edit)(layout, random);
    await signedAnew(layout);
  },
};

it(
  'whatever is done to a ledger by somebody with all rights to its files is found, at the start or by the deep check',
  async () => {
    row.begin();
    const random = seeded('tampering');
    const seen = { atStart: 0, deep: 0 };
    for (const [kind, attack] of Object.entries(ATTACKS)) {
      for (let time = 0; time < TIMES; time += 1) {
        const root = join(folder, 'work');
        cpSync(made.closed, root, { recursive: true });
        await attack(layoutOf(root), random);
        const { holds } = await verifyDeep(layoutOf(root), { readModels: false });
        expect({ kind, holds }).toEqual({ kind, holds: false });
        seen.deep += 1;
        seen.atStart += Number(await isRefused(root));
        rmSync(root, { recursive: true });
      }
    }
    const split = await splitViews(random);
    const kinds = Object.keys(ATTACKS).length;
    row.tell(
      `${kinds} kinds × ${TIMES}: all ${seen.deep} found by the deep check, ${seen.atStart} at the start already; ${split} of ${split} split views refused by a witness`,
    );
  },
  row.limit,
);

async function isRefused(root: string): Promise<boolean> {
  try {
    await (await openLedger(root)).close();
    return false;
  } catch (error) {
    if (error instanceof Refused) return true;
    throw error;
  }
}

function copyOf(event: StoredEvent): StoredEvent {
  const id = randomUUID();
  return { ...event, id, envelope: event.envelope.replace(event.id, id) };
}

/** The archive and the published checkpoint by a key of the attacker's, of the same name. */
async function signedAnew(layout: Layout): Promise<void> {
  const log = openSqliteReader(layout.log);
  const { origin } = (JSON.parse((await log.readAll(-1, 1))[0]?.payload ?? '') as { readonly data: { readonly origin: string } }).data;
  const leaves = (await log.readLeaves(-1, 10_000)).map(({ envelope }) => leafHash(envelope));
  await log.close();
  rmSync(layout.checkpoints, { recursive: true });
  const archive = openArchive(nodeDisk(layout.checkpoints));
  await archive.begin(origin);
  const signer = new SignerCore(memoryKeys(), archive);
  await signer.create(origin, null);
  const root = await rootAt(leaves.length, nodesOfLeaves(leaves));
  const note = await signer.sign({ checkpoint: { origin, size: leaves.length, root }, from: 0, proof: [] });
  await nodeDisk(layout.published).write([{ path: 'checkpoint', bytes: Buffer.from(note) }]);
}

/** Histories that part at some event, both signed with the log's own key: a witness that has seen one cosigns nothing of the other. */
async function splitViews(random: Random): Promise<number> {
  const origin = 'split.example/log';
  const { skey, vkey } = newSigningKey(origin);
  for (let time = 0; time < TIMES; time += 1) {
    const [seen, more] = [between(random, 2, 300), between(random, 0, 300)];
    const parts = between(random, 0, seen - 1);
    const [one, other] = ['one', 'other'].map((name) => Array.from({ length: seen + more }, (_, n) => leafHash(n < parts ? `${n}` : `${name} ${n}`))) as [
      Buffer[],
      Buffer[],
    ];
    const sign = async (leaves: readonly Buffer[], size: number): Promise<string> => {
      const archive = openArchive(new SimulatedDisk());
      await archive.begin(origin);
      const signer = new SignerCore(
        memoryKeys(() => skey),
        archive,
      );
      await signer.create(origin, null);
      return signer.sign({ checkpoint: { origin, size, root: await rootAt(size, nodesOfLeaves(leaves)) }, from: 0, proof: [] });
    };
    const known = openCheckpoint(await sign(one, seen), [verifierOf(vkey)]);
    const proof = more === 0 ? [] : await consistencyProof(seen, seen + more, nodesOfLeaves(other));
    const request = formatAddCheckpoint({ oldSize: seen, proof, note: await sign(other, seen + more) });
    expect(judge(parseAddCheckpoint(request), known, [verifierOf(vkey)]).status).toBe(422);
  }
  return TIMES;
}
