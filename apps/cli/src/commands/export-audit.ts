import { exportPackage } from '#application';
import { invalid } from '#kernel';
import type { LeftOut } from '#publishing';
import { layoutHere } from '../door/place.js';
import { fileText } from '../terminal/file-lines.js';
import type { PlaceOptions } from '../terminal/options.js';
import { show } from '../terminal/output.js';
import { progressAsTold } from '../terminal/progress.js';

export interface ExportAuditOptions extends PlaceOptions {
  readonly out?: string;
  readonly checkpoint?: string;
  readonly withoutPayloads?: readonly string[];
  readonly envelopesOnly?: boolean;
  readonly reason?: string;
}

/** `export --audit`: everything of one signed checkpoint, in one folder or zip file. */
export async function exportAudit(options: ExportAuditOptions): Promise<void> {
  const { out } = options;
  if (out === undefined) throw invalid('--out', 'is missing', 'name a new folder, or a new .zip file');
  const layout = layoutHere(options);
  const witnesses = process.env['FREMDRIFT_WITNESSES'] || null;
  const work = progressAsTold('Exporting', 'leaves');
  try {
    const manifest = await exportPackage(layout, {
      to: out,
      size: sizeOf(options.checkpoint),
      leftOut: leftOutOf(options),
      policy: witnesses === null ? null : fileText(witnesses),
      onProgress: work.to,
    });
    show(manifest, options, () => `${out} holds the ${manifest.size} events of ${manifest.origin} that were signed. To verify it: fremdrift verify ${out}`);
  } finally {
    work.done();
  }
}

function sizeOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^[1-9]\d{0,15}$/.test(text) && Number.isSafeInteger(Number(text))) return Number(text);
  throw invalid('--checkpoint', `${JSON.stringify(text)} is not the size of a checkpoint`, 'give the number of events that was signed, such as 812');
}

function leftOutOf({ envelopesOnly = false, withoutPayloads = [], reason }: ExportAuditOptions): LeftOut | null {
  if (!envelopesOnly && withoutPayloads.length === 0) return null;
  if (reason === undefined || reason.trim() === '') throw invalid('--reason', 'is missing', 'say why contents are left out; the auditor reads it');
  if (withoutPayloads.includes('')) throw invalid('--without-payloads', 'has an empty name', 'name streams, or leave out all contents with --envelopes-only');
  return { streams: envelopesOnly ? 'all' : [...withoutPayloads], reason };
}
