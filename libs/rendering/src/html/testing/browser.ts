import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/** Whether there is a browser to look with; infra/dev/install.sh brings it. */
export const hasBrowser = existsSync(CHROMIUM);

/** Debian's Chromium, which asks nobody on the network for anything. */
export async function openBrowser(): Promise<Browser> {
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return await chromium.launch({ executablePath: CHROMIUM, args });
}
