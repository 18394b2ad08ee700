import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { between, type Random } from '#samples';

/** Where a bit was turned. */
export interface Flip {
  readonly file: string;
  readonly byte: number;
  readonly bit: number;
}

/** Flips one bit of the files below a folder that are meant, each of all the files' bytes as likely as another. */
export function flipOne(root: string, files: RegExp, random: Random): Flip {
  const sizes = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => files.test(name))
    .map((name) => ({ file: name, size: statSync(join(root, name)) }))
    .flatMap(({ file, size }) => (size.isFile() ? [{ file, size: size.size }] : []));
  let byte = between(random, 0, sizes.reduce((sum, { size }) => sum + size, 0) - 1);
  const { file } = sizes.find(({ size }) => (byte < size ? true : ((byte -= size), false))) as { readonly file: string };
  const flip = { file, byte, bit: between(random, 0, 7) };
  turn(join(root, file), flip);
  return flip;
}

/** Turns a bit; again turns it back. */
export function turn(path: string, { byte, bit }: Flip): void {
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(byte) ^ (1 << bit), byte);
  writeFileSync(path, bytes);
}
