import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROLES } from '#domain';
import { invalid } from '#kernel';

const demoFile = z.object({ url: z.url(), tokens: z.record(z.enum(ROLES), z.string()) });

/** What `demo.json` says: where the demo was last served, and a token for each role. */
export type DemoFile = z.infer<typeof demoFile>;

export function demoFilePath(folder: string): string {
  return join(folder, 'demo.json');
}

/** Null when the folder has none. @throws Refused `invalid` when it can't be used */
export function readDemoFile(folder: string): DemoFile | null {
  const path = demoFilePath(folder);
  if (!existsSync(path)) return null;
  const parsed = demoFile.safeParse(jsonIn(readFileSync(path, 'utf8')));
  if (parsed.success) return parsed.data;
  throw invalid(path, 'is not what the demo wrote', 'delete it; the next `npm run demo` makes a new one');
}

/** For its owner only: it holds tokens. */
export function writeDemoFile(folder: string, demo: DemoFile): void {
  writeFileSync(demoFilePath(folder), `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
