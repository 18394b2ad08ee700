import { readFileSync } from 'node:fs';

/** The version in package.json, which lies above both the source and the build. */
export function version(): string {
  const url = new URL('../../../package.json', import.meta.url.replace('/dist/apps/', '/apps/'));
  return (JSON.parse(readFileSync(url, 'utf8')) as { readonly version: string }).version;
}
