import { z } from 'zod';
import { canonicalJson, invalid } from '#kernel';
import { jsonOrNull } from './json.js';

const manifest = z.strictObject({
  format: z.literal(1),
  origin: z.string().min(1),
  ledger: z.string().min(1),
  size: z.int().min(1),
  /** Base64. */
  root: z.string().length(44),
  madeAt: z.string(),
  leftOut: z.strictObject({ streams: z.union([z.literal('all'), z.array(z.string().min(1)).min(1)]), reason: z.string().min(1) }).nullable(),
});

/** What a package says of itself: the log and the tree it covers, when it was made, and which payloads were left out and why. */
export type PackageManifest = z.infer<typeof manifest>;

/** Payloads that are not handed out: of streams whose names begin so, or all of them; and why. */
export type LeftOut = NonNullable<PackageManifest['leftOut']>;

export function manifestText(content: PackageManifest): string {
  return `${canonicalJson(content)}\n`;
}

/** @throws Refused `invalid` (`manifest.json`) */
export function parseManifest(text: string): PackageManifest {
  const parsed = manifest.safeParse(jsonOrNull(text));
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw invalid(
    'manifest.json',
    `is not one of a package: ${first?.path.join('.') ?? ''} ${first?.message ?? ''}`,
    'the file as `fremdrift export --audit` wrote it',
  );
}

export function isLeftOut(stream: string, leftOut: LeftOut | null): boolean {
  if (leftOut === null) return false;
  return leftOut.streams === 'all' || leftOut.streams.some((prefix) => stream.startsWith(prefix));
}
