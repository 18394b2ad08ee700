import { Refused } from '#kernel';
import { fileKey, type EventOf, type Recorded, type ReportFileRedacted, type ReportPublished } from '#domain';
import type { EventReader } from '#event-store';
import { refOf, type EventRef, type Examined, type Findings } from '#publishing';
import { eventsOf } from '../commands/events-of.js';
import type { ReportFiles } from '../reports/files/index.js';

/** A file as the latest event of it says that it is. */
interface Named {
  readonly event: EventRef;
  readonly stream: string;
  readonly report: string;
  /** Edition, language and format. */
  readonly which: string;
  readonly file: string;
}

/** Holds the files of published reports, and the models kept with them, to the hashes that events name. */
export class ReportsExamination {
  readonly #named = new Map<string, Named>();

  constructor(
    private readonly files: Pick<ReportFiles, 'find'>,
    private readonly log: Pick<EventReader, 'readStream'>,
    private readonly findings: Findings,
  ) {}

  add(examined: readonly Examined[]): void {
    for (const { seq, envelope, payload } of examined) {
      if (payload === null) continue;
      for (const { report, which, sha256 } of filesIn(envelope.type, payload)) {
        this.#named.set(`${report} ${which}`, { event: refOf(seq, envelope), stream: envelope.stream, report, which, file: sha256 });
      }
    }
  }

  /** Reads every file, one at a time. */
  async finish(pause: () => Promise<void>): Promise<void> {
    for (const named of this.#named.values()) {
      await this.#examine(named);
      await pause();
    }
    if (this.#named.size === 0) this.findings.notes('reports', 'reportsNone');
    else this.findings.holds('reports', 'reportsHold', { count: this.#named.size });
  }

  async #examine({ event, stream, report, which, file }: Named): Promise<void> {
    try {
      if ((await this.files.find(file)) !== null || (await this.#isRedacted(stream, file))) return;
      this.findings.fault('reports', 'reportMissing', { report, which, file }, event);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.findings.fault('reports', 'reportAltered', { report, which, why: error.message }, event);
    }
  }

  /** Whether an erasure took the file away since the log was gone through. */
  async #isRedacted(stream: string, file: string): Promise<boolean> {
    for await (const page of eventsOf(this.log, stream)) if (page.some((event) => isRedactionOf(file, event))) return true;
    return false;
  }
}

function isRedactionOf(file: string, event: Recorded): boolean {
  return event.type === 'ReportFileRedacted' && (event as Recorded<EventOf<typeof ReportFileRedacted>>).data.was === file;
}

function filesIn(type: string, payload: string): readonly { readonly report: string; readonly which: string; readonly sha256: string }[] {
  if (type === 'ReportPublished') {
    const { data } = JSON.parse(payload) as Pick<EventOf<typeof ReportPublished>, 'data'>;
    const { report, edition } = data;
    return data.documents.flatMap(({ language, files }) =>
      files.map(({ format, sha256 }) => ({ report, which: fileKey({ edition, language, format }), sha256 })),
    );
  }
  if (type === 'ReportFileRedacted') {
    const { data } = JSON.parse(payload) as Pick<EventOf<typeof ReportFileRedacted>, 'data'>;
    return [{ report: data.report, which: fileKey(data), sha256: data.sha256 }];
  }
  return [];
}
