import { Broken } from '#kernel';
import { refOf, type Examined, type Findings } from '#publishing';
import { openBox, sealedTextsIn } from '../codec/index.js';
import type { HeldKey, VaultReader } from '../vault/index.js';

/** A box in a payload, and where it lies. */
interface Box {
  readonly examined: Examined;
  readonly path: string;
  readonly key: string;
  readonly box: string;
}

/** Opens every sealed box with its key, and keeps nothing of what is in it. */
export class SealedExamination {
  #opened = 0;
  #erased = 0;
  #lost = 0;

  constructor(
    private readonly vault: Pick<VaultReader, 'sealingKeys'>,
    /** Keys that the log says are erased. */
    private readonly erased: ReadonlyMap<string, number>,
    private readonly findings: Findings,
  ) {}

  async add(examined: readonly Examined[]): Promise<void> {
    const boxes = examined.filter(mayHoldBoxes).flatMap((one) => sealedTextsIn(JSON.parse(one.payload ?? 'null')).map((box) => ({ examined: one, ...box })));
    if (boxes.length === 0) return;
    const keys = await this.vault.sealingKeys(boxes.map(({ key }) => key));
    for (const box of boxes) this.#open(box, keys.get(box.key));
  }

  finish(): void {
    const details = { count: this.#opened, erased: this.#erased, lost: this.#lost };
    if (this.#lost === 0) this.findings.holds('sealed', 'sealedOpens', details);
    else this.findings.notes('sealed', 'sealedLost', details);
  }

  #open({ examined, path, key, box }: Box, held: HeldKey | undefined): void {
    const ref = refOf(examined.seq, examined.envelope);
    if (held === undefined) this.findings.fault('sealed', 'keyMissing', { path }, ref);
    else if (held.key === null) this.#tellGone(key);
    else if (held.of !== examined.envelope.id || held.path !== path || !opens(box, { ...held, key: held.key }))
      this.findings.fault('sealed', 'boxAltered', { path }, ref);
    else this.#opened += 1;
  }

  #tellGone(key: string): void {
    if (this.erased.has(key)) this.#erased += 1;
    else this.#lost += 1;
  }
}

function opens(box: string, key: Parameters<typeof openBox>[1]): boolean {
  try {
    openBox(box, key);
    return true;
  } catch (error) {
    if (error instanceof Broken) return false;
    throw error;
  }
}

/** Most payloads hold none, which their text tells at a fraction of the cost of reading it. */
function mayHoldBoxes({ payload }: Examined): boolean {
  return payload?.includes('"box"') === true;
}
