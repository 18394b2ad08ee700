import { openLedger } from '#application';

/**
 * Makes a ledger of a union with a branch that counts its members, gives it its key, counts, and publishes now and then; closes it, opens it
 * again and goes on. Says what was acknowledged: `made` once there is a ledger, of each count the last seq, and of each checkpoint that was
 * published the size.
 */
const OPENINGS = 2;
const SAMPLE = { origin: 'test.example/fault', title: 'Prøve', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: true } as const;
const FROM = '2021-01-01';
const UNITS = [
  { unit: 'union', kind: 'union', name: 'Forbundet', parent: null, from: FROM },
  { unit: 'branch', kind: 'branch', name: 'Avdelingen', parent: 'union', from: FROM },
];
const MEMBERS = { measure: 'members', title: 'Medlemmer', kind: 'count', quantity: 'stock', unitOfMeasure: 'medlemmer', definition: 'Antall', from: FROM };

const [folder, rounds, atOnce] = process.argv.slice(2) as [string, string, string];
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

let counted = 0;
for (let opening = 0; opening < OPENINGS; opening += 1) {
  const ledger = await openLedger(folder, { create: SAMPLE });
  const { runner, self, keys, publishing } = ledger;
  say('made');
  if (opening === 0) {
    await runner.execute({ name: 'establishUnits', data: { units: UNITS }, caller: self, expected: 'none' });
    await runner.execute({ name: 'defineMeasure', data: MEMBERS, caller: { ...self, role: 'planner' } });
  }
  await keys.ensure((vkey) => runner.execute({ name: 'adoptSigningKey', data: { vkey }, caller: self, expected: 'latest' }));
  for (let round = 0; round < Number(rounds); round += 1) {
    await Promise.all(Array.from({ length: Number(atOnce) }, count));
    say(`published ${(await publishing.signNow()).split('\n')[1]}`);
  }
  // what is left is published while it closes
  await count();
  await ledger.close();

  async function count(): Promise<void> {
    counted += 1;
    const data = { measure: 'members', unit: 'branch', on: FROM, value: String(counted), source: { name: `register ${counted}` }, note: 'Talt' };
    const { seq } = await runner.execute({ name: 'recordMeasurement', data, caller: { ...self, role: 'recorder' } });
    say(`stored ${seq}`);
  }
}
