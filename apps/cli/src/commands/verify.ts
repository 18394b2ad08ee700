import { Option, type Command } from 'commander';
import { verifyDeep, type DeepPhase } from '#application';
import { LANGUAGES, type Language } from '#goal-types';
import { invalid } from '#kernel';
import { openSource, readEarlier, readPolicyFile, verifyPackage, verifyProof, type Verification } from '#publishing';
import { verifierOf, type NoteVerifier } from '#transparency';
import { layoutHere } from '../door/place.js';
import { verificationInWords } from '../render/verification.js';
import { DOES_NOT_HOLD } from '../terminal/exit-codes.js';
import { fileText } from '../terminal/file-lines.js';
import { withExamples, withFolder, type PlaceOptions } from '../terminal/options.js';
import { show } from '../terminal/output.js';
import { progressAsTold } from '../terminal/progress.js';

interface VerifyCommandOptions extends PlaceOptions {
  readonly deep?: boolean;
  readonly key: readonly string[];
  readonly earlier?: string;
  readonly policy?: string;
  readonly authorities?: string;
  readonly language: Language;
}

export function verifyCommand(program: Command): void {
  const named = program.command('verify').argument('[path]', "an auditor's package (a folder or a .zip file), or a .tlog-proof file of one event");
  const command = withFolder(
    named.description('Verify offline, needing no server, that nothing was altered since it was signed; tells which event if something was'),
  );
  command
    .option(
      '--deep',
      'verify the ledger in the data folder instead: rows, tree, tiles, checkpoints, what is sealed, evidence, read models; also while a server runs',
    )
    .option('--key <vkey>', 'the key of the log, as you were given it by another way than the package; repeat it for more', collected, [])
    .option('--earlier <path>', 'a checkpoint you kept, or the package it lies in: the log you saw then must be the beginning of this one')
    .option(
      '--policy <file>',
      'whose cosignatures you ask for (tlog-policy), as you were given it by another way than the package, in place of the package’s own',
    )
    .option('--authorities <file>', 'certificates (PEM) of the time stamping authorities you trust')
    .addOption(new Option('--language <language>', 'language of the answer').choices(LANGUAGES).default('nb'))
    .action(async (path: string | undefined, options: VerifyCommandOptions) => {
      if (options.deep === true && path !== undefined) throw invalid('path', 'is not taken with --deep', 'name the data folder with --data');
      tell(options.deep === true ? await verifiedFolder(options) : await verifiedPath(path, options), options);
    });
  withExamples(command, [
    'verify audit-2023.zip --key "ledger.example.org/progress+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"',
    'verify --deep --data /srv/fremdrift',
    'verify audit-2023 --earlier audit-2022.zip --policy witnesses.policy --language en',
    'verify event.tlog-proof --key "ledger.example.org/progress+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"',
  ]);
}

async function verifiedFolder(options: VerifyCommandOptions): Promise<Verification> {
  const works = new Map<DeepPhase, ReturnType<typeof progressAsTold>>();
  const witnesses = options.policy ?? (process.env['FREMDRIFT_WITNESSES'] || null);
  if (options.policy !== undefined) readPolicyFile(options.policy, '--policy');
  try {
    return await verifyDeep(layoutHere(options), {
      policy: witnesses === null ? null : fileText(witnesses),
      onProgress: (phase, done, total) => {
        if (!works.has(phase)) works.set(phase, progressAsTold(PHASES[phase], 'events'));
        works.get(phase)?.to(done, total);
      },
    });
  } finally {
    for (const work of works.values()) work.done();
  }
}

const PHASES: Readonly<Record<DeepPhase, string>> = { log: 'Verifying', readModels: 'Making the read models anew' };

async function verifiedPath(path: string | undefined, options: VerifyCommandOptions): Promise<Verification> {
  if (path === undefined) throw invalid('path', 'is missing', "name an auditor's package or a .tlog-proof file, or give --deep for the ledger itself");
  if (!path.endsWith('.tlog-proof')) return verifiedPackage(path, options);
  if (options.policy !== undefined) throw invalid('--policy', 'is not taken for the proof of one event', 'verify a package with it');
  return verifyProof(fileText(path), path, keysOf(options));
}

async function verifiedPackage(path: string, options: VerifyCommandOptions): Promise<Verification> {
  const { earlier, policy, authorities } = options;
  const given = policy === undefined ? null : { file: policy, policy: readPolicyFile(policy, '--policy') };
  const kept = earlier === undefined ? null : await readEarlier(earlier, '--earlier');
  const source = await openSource(path);
  const work = progressAsTold('Verifying', 'events');
  try {
    return await verifyPackage(source, {
      trusted: keysOf(options),
      earlier: kept,
      policy: given,
      authorities: authorities === undefined ? null : fileText(authorities),
      onProgress: work.to,
    });
  } finally {
    work.done();
    await source.close();
  }
}

/** Tells what was found, and sets the exit code. */
function tell(found: Verification, options: VerifyCommandOptions): void {
  show(found, options, () => verificationInWords(found, options.language));
  if (!found.holds) process.exitCode = DOES_NOT_HOLD;
}

function keysOf({ key }: VerifyCommandOptions): readonly NoteVerifier[] {
  return key.map((vkey) => verifierOf(vkey, '--key'));
}

function collected(vkey: string, before: readonly string[]): readonly string[] {
  return [...before, vkey];
}
