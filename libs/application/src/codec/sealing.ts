import { createCipheriv, createDecipheriv } from 'node:crypto';
import { Broken } from '#kernel';
import type { SealedBox } from '#domain';
import type { SealingKey } from '../vault/index.js';
import { mustBeWellFormed } from './canonical.js';
import { randomPool, type Random } from './random.js';

const IV = 12;
const TAG = 16;

/**
 * Seals fields of the events of one command or batch, and collects the keys, which must be in the vault before the events are in the
 * log.
 *
 * A box is base64url(iv ‖ ciphertext ‖ tag): AES-256-GCM under a random 256-bit key that seals nothing else, a random 12-byte iv, a
 * 16-byte tag. What is authenticated besides is the UTF-8 of `<event id>\n<path>`, the path a JSON pointer into the payload such as
 * `/data/note` or `/reason`. A test vector pins the format.
 */
export class Sealer {
  readonly keys: SealingKey[] = [];

  constructor(readonly random: Random = randomPool) {}

  /** @throws Refused `invalid` for text that is not well-formed Unicode */
  seal(text: string, event: string, path: string): SealedBox {
    mustBeWellFormed(text, path.replace(/^\/(data\/)?/, '').replaceAll('/', '.'));
    const sealing: SealingKey = { id: this.random(16).toString('base64url'), key: this.random(32), of: event, path };
    const iv = this.random(IV);
    const cipher = createCipheriv('aes-256-gcm', sealing.key, iv).setAAD(authenticated(sealing));
    const box = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    this.keys.push(sealing);
    return { key: sealing.id, box: box.toString('base64url') };
  }
}

/** The text in a box. @throws Broken when the box is not what was sealed with this key */
export function openBox(box: string, sealing: SealingKey): string {
  const bytes = Buffer.from(box, 'base64url');
  if (bytes.length < IV + TAG) throw new Broken(`the sealed box of ${sealing.of} at ${sealing.path} is cut short`);
  try {
    const decipher = createDecipheriv('aes-256-gcm', sealing.key, bytes.subarray(0, IV)).setAAD(authenticated(sealing)).setAuthTag(bytes.subarray(-TAG));
    return decipher.update(bytes.subarray(IV, -TAG), undefined, 'utf8') + decipher.final('utf8');
  } catch (error) {
    throw new Broken(`the sealed box of ${sealing.of} at ${sealing.path}, or its key, was altered`, { cause: error });
  }
}

function authenticated(sealing: Pick<SealingKey, 'of' | 'path'>): Buffer {
  return Buffer.from(`${sealing.of}\n${sealing.path}`);
}
