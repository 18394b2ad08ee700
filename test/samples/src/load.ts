import { Broken, Refused, type CalendarDate } from '#kernel';
import { commandRegistry } from '#domain';
import type { ExecuteRequest, Receipt } from '#application';
import { sampleMoment } from './moment.js';
import { SAMPLE_SEED, sampleScript } from './script/script.js';
import { actors, type ActorKey, type EventOfStep, type PseudonymOf, type Step } from './script/step.js';

/** What the loader needs of a running ledger: its runner of commands, and its vault's way of giving a person a pseudonym. */
export interface SampleTarget {
  execute(request: ExecuteRequest): Promise<Receipt>;
  enrol(person: { readonly name: string; readonly contact: string | null }): Promise<string>;
}

export interface LoadOptions {
  readonly seed?: number;
  /** The organisation's time zone; Europe/Oslo unless said otherwise. */
  readonly timeZone?: string;
  /** Called after each batch, with the simulated day it was recorded on. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number; readonly on: CalendarDate }) => void;
}

export interface Loaded {
  /** The pseudonym of each of the sample's people and systems. */
  readonly actors: Readonly<Record<ActorKey, string>>;
  /** How many commands were given. */
  readonly commands: number;
  /** seq of the last event; reads with `minSeq` of it see everything. */
  readonly seq: number | null;
}

/** Facts on their way at once. */
const AT_ONCE = 256;
/**
 * Records the whole sample script in an empty ledger that was opened with `sampleClock`, day by day. Facts that come together
 * on a day are recorded side by side; everything else one after the other.
 * @throws Broken naming the step that the ledger refused
 */
export async function loadSamples(target: SampleTarget, options: LoadOptions = {}): Promise<Loaded> {
  const script = sampleScript(options.seed ?? SAMPLE_SEED);
  const pseudonyms = await enrolActors(target);
  const recorded = new Map<string, string>();
  let done = 0;
  let seq: number | null = null;
  for (const batch of batchesOf(script)) {
    const requests = batch.map((step) => requestOf(step, pseudonyms, recorded, options.timeZone));
    const receipts = await Promise.all(requests.map((request, index) => executeStep(target, batch[index] as Step, request)));
    receipts.forEach((receipt, index) => {
      const label = batch[index]?.label;
      if (label !== undefined) recorded.set(label, receipt.eventIds[0] as string);
      if (receipt.seq !== null) seq = Math.max(seq ?? 0, receipt.seq);
    });
    done += batch.length;
    options.onProgress?.({ done, total: script.length, on: (batch[0] as Step).on });
  }
  return { actors: pseudonyms, commands: script.length, seq };
}

async function enrolActors(target: SampleTarget): Promise<Record<ActorKey, string>> {
  const pseudonyms = {} as Record<ActorKey, string>;
  for (const key of Object.keys(actors) as ActorKey[]) pseudonyms[key] = await target.enrol({ name: actors[key].name, contact: null });
  return pseudonyms;
}

/** Runs of facts of one day, at most `AT_ONCE` long; every other step is a batch of its own. */
function* batchesOf(script: readonly Step[]): Generator<readonly Step[]> {
  let batch: Step[] = [];
  for (const step of script) {
    const joins = isFact(step) && batch.length < AT_ONCE && batch.every((other) => isFact(other) && other.on === step.on);
    if (!joins && batch.length > 0) {
      yield batch;
      batch = [];
    }
    batch.push(step);
  }
  if (batch.length > 0) yield batch;
}

function isFact(step: Step): boolean {
  return commandRegistry.get(step.command)?.kind === 'fact';
}

function requestOf(step: Step, pseudonyms: Readonly<Record<ActorKey, string>>, recorded: ReadonlyMap<string, string>, timeZone?: string): ExecuteRequest {
  return {
    name: step.command,
    data: filledIn(step.data, { recorded, pseudonyms }),
    caller: { actor: pseudonyms[step.actor], role: actors[step.actor].role, unit: null, audience: 'inside', grant: null },
    mandate: step.mandate ?? null,
    reason: step.reason ?? null,
    expected: 'latest',
    claimedAt: sampleMoment(step.on, timeZone),
  };
}

/** What the script names and the ledger has ids for. */
interface Named {
  readonly recorded: ReadonlyMap<string, string>;
  readonly pseudonyms: Readonly<Record<ActorKey, string>>;
}

/** Puts ids where the script names the steps that recorded events, and pseudonyms where it names people. */
function filledIn(value: unknown, named: Named): unknown {
  if (Array.isArray(value)) return value.map((item) => filledIn(item, named));
  if (typeof value !== 'object' || value === null) return value;
  if ('$pseudonymOf' in value) return named.pseudonyms[(value as PseudonymOf).$pseudonymOf];
  if ('$eventOf' in value) {
    const { $eventOf: label } = value as EventOfStep;
    const id = named.recorded.get(label);
    if (id === undefined) throw new Broken(`the sample script names ${label} before it is recorded`);
    return id;
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filledIn(inner, named)]));
}

async function executeStep(target: SampleTarget, step: Step, request: ExecuteRequest): Promise<Receipt> {
  try {
    return await target.execute(request);
  } catch (cause) {
    const why = cause instanceof Refused ? cause.message : 'it failed';
    throw new Broken(`sample step ${step.command} on ${step.on} (${JSON.stringify(step.data)}): ${why}`, { cause });
  }
}
