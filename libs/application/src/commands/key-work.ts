import { Refused } from '#kernel';
import type { changeOrigin, closeLog, DataOf, rotateSigningKey } from '#domain';

/** What decisions on the log's keys need done before they can be recorded: their data, once keys are made and checkpoints signed. Repeatable. */
export interface KeyWork {
  /** A new key, and the handover checkpoint that it and the one in force have signed. */
  rotation(): Promise<DataOf<typeof rotateSigningKey>>;
  closing(said: Pick<DataOf<typeof closeLog>, 'because'>): Promise<DataOf<typeof closeLog>>;
  /** A key for the new origin, and where the old one ended. */
  newOrigin(said: Pick<DataOf<typeof changeOrigin>, 'origin' | 'because'>): Promise<DataOf<typeof changeOrigin>>;
  /** Makes the signer follow what is recorded: keys that were replaced are destroyed, a closed log gets its last checkpoint. Repeatable. */
  settle(): Promise<void>;
}

/** Where there is no signer at hand. */
export const NO_SIGNER: KeyWork = {
  rotation: refuse,
  closing: refuse,
  newOrigin: refuse,
  settle: () => Promise.resolve(),
};

function refuse(): Promise<never> {
  const problem = 'no signer is at hand here';
  return Promise.reject(new Refused('unavailable', problem, [{ field: 'FREMDRIFT_SIGNER', problem, remedy: 'decide it where the ledger is served' }]));
}
