import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cosignerOf, formatNote, newSigningKey, parseNote, parsePolicy, verifierOf } from '#transparency';
import { checkInWords, faultInWords, type Verification } from '../examination/index.js';
import { openSink, openSource, readEarlier, verifyPackage, writePackage, type VerifyOptions } from './index.js';
import { SampleLog } from './testing/sample-log.js';

const KEYS = ['w1', 'w2', 'w3'].map((name) => ({ name, ...newSigningKey(`${name}.example.org`, 'cosignature') }));
const witness = (index: number) => `witness ${KEYS[index]?.name} ${KEYS[index]?.vkey}\n`;
const NONE = `${witness(0)}quorum none\n`;
const ONE = `${witness(0)}${witness(1)}group some 1 w1 w2\nquorum some\n`;
const BOTH = `${witness(0)}${witness(1)}group all all w1 w2\nquorum all\n`;
const OTHERS = `${witness(0)}${witness(2)}group some 1 w1 w3\nquorum some\n`;

let folder: string;
let log: SampleLog;

/** A log whose latest checkpoint the first two witnesses have cosigned. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fremdrift-policy-'));
  log = await SampleLog.begun();
  await log.fill(5);
  const { text, signatures } = parseNote(await log.sign());
  await log.archive.keep(formatNote(text, [...signatures, ...KEYS.slice(0, 2).map(({ skey }) => cosignerOf(skey).cosign(text, 1_790_000_000))]));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let packages = 0;
async function exported(policy: string | null, end = ''): Promise<string> {
  packages += 1;
  const path = join(folder, `${packages}${end}`);
  const sink = await openSink(path);
  await writePackage(log.content({ policy }), sink);
  await sink.finish();
  return path;
}

async function verified(path: string, more: Partial<VerifyOptions>): Promise<Verification> {
  const source = await openSource(path);
  try {
    return await verifyPackage(source, { trusted: [], earlier: null, policy: null, authorities: null, onProgress: () => undefined, ...more });
  } finally {
    await source.close();
  }
}

/** The line of a check: its state and what was found. */
function line(found: Verification, name: string): string {
  const check = found.checks.find((each) => each.check === name);
  return check === undefined ? '' : `${check.state}: ${checkInWords(check, 'en').found}`;
}

const given = (text: string) => ({ policy: { file: 'mine.policy', policy: parsePolicy(text) } });

describe('bug-1037: the policy of witnesses that a package is held to', () => {
  it('is the package’s own where the auditor gives none, which is said', async () => {
    const found = await verified(await exported(ONE), {});
    expect(line(found, 'policy')).toMatch(/^noted: it was taken from the package itself: whoever made that chose it; .*at least 1\..*--policy$/);
    expect(line(found, 'cosignatures')).toBe('holds: witnessed by w1, w2, which is what the policy asks for');
  });

  it('is the auditor’s where one is given, whatever the package asks for', async () => {
    for (const own of [null, NONE, ONE]) {
      const path = await exported(own);
      const enough = await verified(path, given(BOTH));
      expect([enough.holds, line(enough, 'policy')]).toEqual([
        true,
        'holds: you gave it yourself (mine.policy); witnesses that must have seen the log: at least 2',
      ]);
      expect(line(enough, 'cosignatures')).toBe('holds: witnessed by w1, w2, which is what the policy asks for');
      const lacking = await verified(path, given(`${witness(0)}${witness(2)}group all all w1 w3\nquorum all\n`));
      expect(lacking.faults.map((fault) => faultInWords(fault, 'en'))).toEqual([
        'the policy asks for witnesses (the group all), but the latest checkpoint was witnessed by: w1',
      ]);
    }
  });

  it('names the keys of logs that count as given', async () => {
    const path = await exported(null);
    expect(line(await verified(path, given(`log ${log.keys.vkey}\nquorum none\n`)), 'key')).toMatch(/^holds/);
    const other = newSigningKey(log.signer.name).vkey;
    expect(await verified(path, given(`log ${other}\nquorum none\n`))).toMatchObject({ holds: false, faults: [{ kind: 'keyNotYours' }] });
    expect((await verified(path, { ...given(`log ${other}\nquorum none\n`), trusted: [verifierOf(log.keys.vkey)] })).holds).toBe(true);
  });

  it.each([
    ['is the same', ONE, ONE, /is the same as in the package you saw before \(.*\); .*at least 1$/],
    ['is another', ONE, OTHERS, /is another than in the package .*at least 1, before 1\. Ask why/],
    ['asks for less', BOTH, ONE, /ASKS FOR LESS .*at least 1, before 2\. Ask why/],
    ['asks for none any more', ONE, null, /ASKS FOR LESS .*at least 0, before 1\. Ask why/],
  ])('is compared with that of the package the auditor saw before: %s', async (_which, before, now, words) => {
    for (const end of ['', '.zip']) {
      const earlier = await readEarlier(await exported(before, end), '--earlier');
      const found = await verified(await exported(now), { earlier });
      expect(line(found, 'policy')).toMatch(words);
      expect([line(found, 'earlier').slice(0, 5), found.holds]).toEqual(['holds', true]);
    }
  });
});

describe('what an auditor kept', () => {
  it('may be the checkpoint alone', async () => {
    const path = join(folder, 'kept');
    const note = await log.signed();
    await writeFile(path, note);
    expect(await readEarlier(path, '--earlier')).toEqual({ file: path, note, policy: null });
  });

  it('is refused where it can not be read, or its policy is none, with where and why', async () => {
    await expect(readEarlier(join(folder, 'nowhere'), '--earlier')).rejects.toMatchObject({ name: 'Refused' });
    await expect(readEarlier(folder, '--earlier')).rejects.toMatchObject({ issues: [{ field: 'checkpoint', problem: 'is missing' }] });
    const path = await exported(ONE);
    await writeFile(join(path, 'policy'), 'quorum some\n');
    await expect(readEarlier(path, '--earlier')).rejects.toMatchObject({
      kind: 'invalid',
      issues: [{ field: '--earlier', problem: expect.stringMatching(/policy, line 1: some is not defined/) }],
    });
  });
});
