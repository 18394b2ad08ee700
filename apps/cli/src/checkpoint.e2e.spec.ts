import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCheckpoint, verifierOf } from '#transparency';
import { fremdrift, served } from './testing/program.js';

const LONG = 120_000;

it(
  'a checkpoint is printed as it was signed, by a server and from the files, kept elsewhere than they are, and signed over what came since',
  async () => {
    const home = mkdtempSync(join(tmpdir(), 'cli-checkpoint-'));
    const [data, elsewhere] = [join(home, 'data'), join(home, 'elsewhere')];
    const settings = { FREMDRIFT_CHECKPOINTS: elsewhere };
    try {
      const server = await served<{ readonly url: string; readonly token: string }>(
        ['serve', '--data', data, '--origin', 'ledger.example.org/progress'],
        settings,
      );
      const there = { FREMDRIFT_URL: server.said.url, FREMDRIFT_TOKEN: server.said.token };
      const { keys } = JSON.parse((await fremdrift(['key', 'list', '--json'], { settings: there })).out) as {
        readonly keys: readonly { readonly vkey: string }[];
      };
      const verifiers = keys.map(({ vkey }) => verifierOf(vkey));
      const signed = openCheckpoint((await fremdrift(['checkpoint', '--sign'], { settings: there })).out, verifiers);
      expect(signed).toMatchObject({ origin: 'ledger.example.org/progress', size: 3 });
      expect((await fremdrift(['checkpoint'], { settings: there })).out).toBe(signed.note);
      await server.stop();

      await fremdrift(['token', 'create', '--role', 'auditor', '--name', 'Kari', '--data', data], { settings });
      const { out } = await fremdrift(['checkpoint', '--json', '--data', data], { settings });
      const told = JSON.parse(out) as { readonly size: number; readonly note: string };
      expect(told.size).toBe(4);
      expect(openCheckpoint(told.note, verifiers).size).toBe(4);

      const refused = await fremdrift(['checkpoint', '--data', data]);
      expect(refused.code).not.toBe(0);
      expect(refused.err).toContain('FREMDRIFT_CHECKPOINTS');
    } finally {
      rmSync(home, { recursive: true });
    }
  },
  LONG,
);
