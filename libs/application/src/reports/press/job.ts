import type { EditionFormat } from '#domain';
import type { ReportModel } from '#reporting';

/** One file to be made. */
export interface PressJob {
  readonly format: EditionFormat;
  readonly model: ReportModel;
  readonly fingerprint: string;
  /** Address of the service without a slash at its end; empty where it is not known. */
  readonly service: string;
  /** Whether it takes the place of a published file that held what was erased; then every page says so. */
  readonly redacted?: boolean;
}

/** A file that was kept, for an event to speak of. */
export interface Pressed {
  readonly format: EditionFormat;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
}
