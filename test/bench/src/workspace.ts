import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '#application';
import { fillFolder, sampleLedger } from '#samples';
import { ANALYST, fill, type FilledLedger } from './ledger/fill.js';
import { furnish } from './ledger/furnish.js';
import { settle } from './ledger/settle.js';

/** The folder of one run of the benchmark, and the ledgers in it. Figures share a filled ledger, which none of them writes to. */
export class Workspace {
  readonly #root = mkdtempSync(join(tmpdir(), 'fremdrift-bench-'));
  readonly #filled = new Map<number, Promise<FilledLedger>>();
  #furnished: Promise<string> | null = null;
  #samples: Promise<FilledLedger> | null = null;
  #folders = 0;

  /** A folder that is not there yet. */
  folder(): string {
    this.#folders += 1;
    return join(this.#root, String(this.#folders));
  }

  /** The folder of a new ledger with an organisation, measures and one goal, and no facts: the same bytes each time. */
  async furnished(): Promise<string> {
    const template = await (this.#furnished ??= this.#furnish());
    const folder = this.folder();
    cpSync(template, folder, { recursive: true });
    return folder;
  }

  /** A ledger of exactly so many events, with its read models up to date; made when it is first asked for. */
  filled(events: number): Promise<FilledLedger> {
    const made = this.#filled.get(events) ?? this.furnished().then((folder) => fill(folder, events));
    this.#filled.set(events, made);
    return made;
  }

  /** The sample plans with all their facts, read models and statuses up to date; made when they are first asked for. */
  samples(): Promise<FilledLedger> {
    return (this.#samples ??= this.#fillWithSamples().then(settled));
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }

  async #fillWithSamples(): Promise<FilledLedger> {
    const folder = this.folder();
    await fillFolder(folder);
    const ledger = await openLedger(folder);
    try {
      const { token } = await ledger.access.create(ledger.self, ANALYST);
      return { folder, token };
    } finally {
      await ledger.close();
    }
  }

  async #furnish(): Promise<string> {
    const folder = this.folder();
    const ledger = await openLedger(folder, { create: sampleLedger });
    try {
      await furnish(ledger);
    } finally {
      await ledger.close();
    }
    return folder;
  }
}

async function settled(ledger: FilledLedger): Promise<FilledLedger> {
  await settle(ledger.folder);
  return ledger;
}
