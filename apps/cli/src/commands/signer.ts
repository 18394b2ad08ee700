import type { Command } from 'commander';
import { layoutOf } from '#application';
import { readConfig, stopSignal } from '#platform';
import { startSigner } from '#publishing';
import { dataFolder } from '../door/place.js';
import { withExamples, withFolder, type JsonOption } from '../terminal/options.js';
import { show } from '../terminal/output.js';

interface SignerOptions extends JsonOption {
  readonly socket: string;
  readonly data?: string;
}

export function signerCommand(program: Command): void {
  const command = withFolder(
    program.command('signer').description('Hold the signing keys apart from the server, as another user or in another container. Runs until stopped'),
  );
  command
    .requiredOption('--socket <path>', 'the Unix socket to listen at; the server finds it by FREMDRIFT_SIGNER')
    .action(async ({ socket, data, ...options }: SignerOptions) => {
      const config = readConfig(process.env);
      const { keys, checkpoints } = layoutOf(dataFolder(data === undefined ? {} : { data }), config);
      const signer = await startSigner({ keys, checkpoints, socket });
      const stopped = stopSignal();
      show({ socket, keys, checkpoints }, options, () => `The signer listens at ${socket}. Keys: ${keys}. Checkpoints: ${checkpoints}. Stop it with Ctrl-C.`);
      await stopped;
      await signer.close();
    });
  withExamples(command, ['signer --socket /run/fremdrift-signer/socket']);
}
