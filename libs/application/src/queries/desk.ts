import { reportRedactions, type ViewsReader } from '#projections';
import { standingOf, type RegisteredBackup } from '../backup/index.js';
import { unseal } from '../codec/index.js';
import { erasableIn, type ErasuresOnRecord } from '../erasure/index.js';
import type { ReportFiles } from '../reports/files/index.js';
import type { VaultReader } from '../vault/index.js';
import { answers } from './answers.js';
import type { Question } from './definitions.js';
import { withNames } from './named.js';
import { parametersFor, questionNamed } from './parameters.js';
import { selfLink } from './self-link.js';
import { standpointOf, type PointSources } from './standpoint.js';

/** One question: its name, its parameters, and the path it was asked under, without a query, from which the answer's `self` link is made. */
export interface AskRequest {
  readonly question: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly address: string;
}

/** All that a question is answered from. */
export interface DeskSources extends PointSources {
  readonly views: ViewsReader;
  readonly vault: VaultReader;
  readonly erasures: ErasuresOnRecord;
  /** Every backup that was made of the ledger. */
  readonly backups: () => Promise<readonly RegisteredBackup[]>;
  readonly reports: Pick<ReportFiles, 'find'>;
}

/**
 * Answers a question whole, from one snapshot: resolves what was known, reads, evaluates, unseals, and writes the JSON.
 * Every answer says on what it rests (`basis`) and how to ask for exactly itself again (`self`).
 * @throws Refused
 */
export async function answerAtDesk(request: AskRequest, sources: DeskSources): Promise<string> {
  const question = questionNamed(request.question);
  const params = parametersFor(question, request.params);
  return sources.views.snapshot(async (read) => {
    const { point, basis, seqOf, checkpointOver } = await standpointOf(read, params, sources);
    const erasures = () => sources.erasures.things();
    const { basis: told = basis, ...answer } = await answers[question.name]({
      read,
      point,
      basis,
      params: params as never,
      language: params.language,
      seqOf,
      unseal: (value) => unseal(value, sources.vault, erasures),
      named: (items) => withNames(items, sources.vault, erasures),
      checkpointOver,
      reportFile: (sha256) => sources.reports.find(sha256),
      linkTo: (path) => baseOf(request.address, question) + path,
      owed: async (erased) => {
        const { keys, people } = await sources.vault.remaining(erasableIn([erased]));
        return keys.length + people.length;
      },
      backups: async () => {
        const taken = { erasures: await sources.erasures.all(), redactions: await reportRedactions(read, point.seq) };
        return (await sources.backups()).map((backup) => standingOf(backup, taken, basis.timeZone));
      },
    });
    return JSON.stringify({ basis: told, self: selfLink(request.address, question.path, params, told), ...answer });
  });
}

/** What stands before the question's own path in the address it was asked under. */
function baseOf(address: string, { path }: Question): string {
  return address
    .split('/')
    .slice(0, 1 - path.split('/').length)
    .join('/');
}
