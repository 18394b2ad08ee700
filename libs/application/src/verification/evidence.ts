import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Broken, explained } from '#kernel';
import { refOf, type Examined, type Findings } from '#publishing';
import { evidencePath } from '../evidence/index.js';
import { headerOf, openFile } from '../evidence/sealed-file.js';
import type { ErasuresOnRecord } from '../erasure/index.js';
import type { VaultReader } from '../vault/index.js';
import { damageIn } from './databases.js';

const SHARD = /^[0-9a-f]{2}$/;

/** Holds the evidence files to their own seals, and the events that name them to their being there. */
export class EvidenceExamination {
  constructor(
    private readonly folder: string,
    private readonly vault: Pick<VaultReader, 'sealingKeys'>,
    private readonly erasures: Pick<ErasuresOnRecord, 'all'>,
    private readonly findings: Findings,
  ) {}

  /** That every file which these events name is there. */
  async add(examined: readonly Examined[]): Promise<void> {
    for (const one of examined) {
      for (const hash of hashesIn(one.payload)) {
        const path = evidencePath(hash);
        if (path === null || existsSync(join(this.folder, path)) || (await this.#isErased(hash))) continue;
        this.findings.fault('evidence', 'evidenceMissing', { file: hash }, refOf(one.seq, one.envelope));
      }
    }
  }

  /** Opens every file, and keeps nothing of it. */
  async open(pause: () => Promise<void>): Promise<void> {
    let count = 0;
    for await (const path of filesIn(this.folder)) {
      count += 1;
      const why = await this.#problemOf(path);
      if (why !== null && !(await this.#isErased(hashOf(path)))) this.findings.fault('evidence', 'evidenceAltered', { file: path, why });
      await pause();
    }
    this.findings.holds('evidence', 'evidenceOpens', { count });
  }

  /** Asked of the log when it matters: an erasure may come at any time while all is gone through. */
  async #isErased(hash: string): Promise<boolean> {
    return (await this.erasures.all()).some(({ files }) => files.some((file) => file.hash === hash));
  }

  async #problemOf(path: string): Promise<string | null> {
    try {
      const bytes = await readFile(join(this.folder, path));
      const { header, line } = headerOf(bytes);
      const held = (await this.vault.sealingKeys([header.key])).get(header.key);
      if (held === undefined || held.key === null) return 'its key is gone';
      openFile(bytes, line, held.key, hashOf(path));
      return null;
    } catch (error) {
      return error instanceof Broken ? error.message : damageIn(explained(path, error));
    }
  }
}

/** The file `1f/1f0c…` holds what has the hash `sha256:1f0c…`. */
function hashOf(path: string): string {
  return `sha256:${path.slice(3)}`;
}

async function* filesIn(folder: string): AsyncGenerator<string> {
  const shards = existsSync(folder) ? await readdir(folder) : [];
  for (const shard of shards.filter((name) => SHARD.test(name)).sort()) {
    for (const name of (await readdir(join(folder, shard))).sort()) yield `${shard}/${name}`;
  }
}

/** Facts name their evidence in one list. */
function hashesIn(payload: string | null): readonly string[] {
  if (payload?.includes('"evidence":[{') !== true) return [];
  const { evidence } = (JSON.parse(payload) as { readonly data: { readonly evidence?: readonly { readonly hash: string }[] } }).data;
  return evidence?.map(({ hash }) => hash) ?? [];
}
