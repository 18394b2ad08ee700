import { existsSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { invalid, notFound, randomToken, Refused, explained, makeFolder, syncFolder } from '#kernel';
import type { Vault } from '../vault/index.js';
import type { EvidenceFile, EvidenceLimits, EvidenceStore } from './port.js';
import { evidencePath, removeEvidence } from './remove.js';
import { FileSealer, headerOf, openFile } from './sealed-file.js';

/** Documents, pictures and tables; nothing that a browser would run. */
export const DEFAULT_LIMITS: EvidenceLimits = {
  maxBytes: 20 * 1024 * 1024,
  mediaTypes: [
    'application/pdf',
    'application/vnd.oasis.opendocument.spreadsheet',
    'application/vnd.oasis.opendocument.text',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'image/jpeg',
    'image/png',
    'text/csv',
    'text/plain',
  ],
};

/** Evidence in a folder: `ab/ab12…` for the file whose hash begins so, and `incoming/` for those on their way. */
export class FolderEvidenceStore implements EvidenceStore {
  readonly #incoming: string;

  /** @throws Refused `unavailable` when the folder can't be made or used */
  constructor(
    private readonly folder: string,
    private readonly vault: Pick<Vault, 'keep' | 'sealingKeys'>,
    private readonly limits: EvidenceLimits = DEFAULT_LIMITS,
  ) {
    this.#incoming = join(folder, 'incoming');
    makeFolder(this.#incoming);
  }

  async put(content: AsyncIterable<Uint8Array>, mediaType: string): Promise<EvidenceFile> {
    const type = this.#allowed(mediaType);
    const incoming = join(this.#incoming, randomToken());
    const sealer = new FileSealer(randomToken(), type);
    try {
      const hash = await this.#write(incoming, content, sealer);
      if (sealer.size === 0) throw invalid('body', 'the file is empty', 'send the bytes of a file');
      const earlier = await this.#earlier(hash);
      if (earlier !== null) return earlier;
      await this.vault.keep([{ id: headerOf(sealer.head).header.key, key: sealer.key, of: hash, path: '' }]);
      await this.#settle(incoming, hash);
      return { hash, size: sealer.size, mediaType: type };
    } catch (error) {
      throw explained(this.folder, error);
    } finally {
      await rm(incoming, { force: true });
    }
  }

  async get(hash: string): Promise<EvidenceFile & { readonly content: Uint8Array }> {
    const { bytes, header, line } = await this.#read(hash);
    const held = (await this.vault.sealingKeys([header.key])).get(header.key);
    if (held === undefined || held.key === null) throw missing(hash);
    const content = openFile(bytes, line, held.key, hash);
    return { hash, size: content.length, mediaType: header.mediaType, content };
  }

  async has(hashes: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(hashes.filter((hash) => evidencePath(hash) !== null && existsSync(this.#path(hash))));
  }

  async remove(hash: string, keys: ReadonlySet<string>): Promise<void> {
    await removeEvidence(this.folder, hash, keys);
  }

  /** The file as it came before; null when it did not, or lies here without its key. */
  async #earlier(hash: string): Promise<EvidenceFile | null> {
    try {
      const { content: _, ...file } = await this.get(hash);
      return file;
    } catch (error) {
      if (error instanceof Refused && error.kind === 'not-found') return null;
      throw error;
    }
  }

  async #write(path: string, content: AsyncIterable<Uint8Array>, sealer: FileSealer): Promise<string> {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(sealer.head);
      for await (const chunk of content) {
        const sealed = sealer.seal(chunk);
        if (sealer.size > this.limits.maxBytes) throw tooLarge(this.limits.maxBytes);
        await file.writeFile(sealed);
      }
      const { tail, hash } = sealer.finish();
      await file.writeFile(tail);
      await file.sync();
      return hash;
    } finally {
      await file.close();
    }
  }

  async #settle(incoming: string, hash: string): Promise<void> {
    const path = this.#path(hash);
    const shard = dirname(path);
    makeFolder(shard);
    await rename(incoming, path);
    await syncFolder(shard);
    await syncFolder(this.folder);
  }

  async #read(hash: string) {
    if ((await this.has([hash])).size === 0) throw missing(hash);
    const bytes = await readFile(this.#path(hash));
    return { bytes, ...headerOf(bytes) };
  }

  #allowed(mediaType: string): string {
    const type = (mediaType.split(';')[0] ?? '').trim().toLowerCase();
    if (this.limits.mediaTypes.includes(type)) return type;
    const issue = {
      field: 'Content-Type',
      problem: `${type === '' ? 'no type' : type} is not taken as evidence`,
      remedy: `send ${this.limits.mediaTypes.join(', ')}`,
    };
    throw new Refused('unsupported-media-type', issue.problem, [issue]);
  }

  #path(hash: string): string {
    return join(this.folder, evidencePath(hash) ?? '');
  }
}

function missing(hash: string): Refused {
  return notFound('hash', `the evidence file ${hash.slice(0, 80)}`, 'give the hash that the upload answered with; erased files are gone for good');
}

function tooLarge(maxBytes: number): Refused {
  const problem = `the file is larger than ${maxBytes} bytes`;
  return new Refused('too-large', problem, [{ field: 'body', problem, remedy: 'send a smaller file, or divide it' }]);
}
