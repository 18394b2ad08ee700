import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Broken, canonicalJson } from '#kernel';

const IV = 12;
const TAG = 16;
const NEWLINE = 0x0a;

/** The first line of a sealed file: which key opens it, and what it is. */
export interface FileHeader {
  /** The key's id in the vault. */
  readonly key: string;
  readonly mediaType: string;
  readonly v: 1;
}

/**
 * Seals a file as it streams by. The form, version 1: the header as one line of canonical JSON, then iv (12 bytes), ciphertext, tag (16
 * bytes) of AES-256-GCM under a key of its own; the header line with its newline is authenticated besides.
 */
export class FileSealer {
  readonly key = randomBytes(32);
  /** The header line and the iv: what goes before the ciphertext. */
  readonly head: Buffer;
  size = 0;
  readonly #hash = createHash('sha256');
  readonly #cipher;

  constructor(keyId: string, mediaType: string) {
    const header: FileHeader = { key: keyId, mediaType, v: 1 };
    const line = Buffer.from(`${canonicalJson(header)}\n`);
    const iv = randomBytes(IV);
    this.head = Buffer.concat([line, iv]);
    this.#cipher = createCipheriv('aes-256-gcm', this.key, iv).setAAD(line);
  }

  seal(chunk: Uint8Array): Buffer {
    this.size += chunk.length;
    this.#hash.update(chunk);
    return this.#cipher.update(chunk);
  }

  /** The last bytes of the sealed file, and the plain file's address. */
  finish(): { readonly tail: Buffer; readonly hash: string } {
    const tail = Buffer.concat([this.#cipher.final(), this.#cipher.getAuthTag()]);
    return { tail, hash: `sha256:${this.#hash.digest('hex')}` };
  }
}

/** The header of a sealed file. @throws Broken when there is none that this code knows */
export function headerOf(bytes: Buffer): { readonly header: FileHeader; readonly line: Buffer } {
  const end = bytes.indexOf(NEWLINE) + 1;
  const line = bytes.subarray(0, end);
  const header = headerIn(line);
  if (header === null) throw new Broken('an evidence file has a header that this version of Fremdrift does not know');
  return { header, line };
}

/** Null where the line is damaged, or of a later version. */
function headerIn(line: Buffer): FileHeader | null {
  try {
    const header = JSON.parse(line.toString()) as FileHeader | null;
    return header?.v === 1 ? header : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The plain bytes. @throws Broken when the sealed file was altered, or is not the one its name says */
export function openFile(bytes: Buffer, line: Buffer, key: Uint8Array, hash: string): Buffer {
  const sealed = bytes.subarray(line.length);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV)).setAAD(line).setAuthTag(sealed.subarray(-TAG));
    const content = Buffer.concat([decipher.update(sealed.subarray(IV, -TAG)), decipher.final()]);
    if (`sha256:${createHash('sha256').update(content).digest('hex')}` !== hash) throw new Broken('its content has another hash');
    return content;
  } catch (error) {
    throw new Broken(`the evidence file ${hash} was altered`, { cause: error });
  }
}
