import { Refused } from '#kernel';
import { CHAPTER_WORDS, SLOT_WORDS } from '#projections';
import type { ReportAnswered } from '../../render/answers.js';
import { dayInWords } from '../../render/basis.js';

type Written = ReportAnswered['prose'][number];

/** "Kari Nordmann on 24 October 2023": who wrote a text that stands in the report, and when. */
export function writerOf({ actorName, actor, recordedAt }: Written, { basis }: Pick<ReportAnswered, 'basis'>): string {
  return `${actorName ?? actor} on ${dayInWords(recordedAt, basis.timeZone, 'en')}`;
}

/** A refusal of what was written on an earlier revision, which says what was written since and by whom; another is as it was. */
export function withWhoWasFaster(error: unknown, report: ReportAnswered, seen: number): unknown {
  if (!(error instanceof Refused && error.kind === 'conflict')) return error;
  const since = report.prose.filter(({ revision }) => revision > seen).map((one) => `${writerOf(one, report)} wrote ${placeOf(one)} (${one.language})`);
  const problem = `the report has come to revision ${report.revision} since revision ${seen}${since.length === 0 ? '' : `: ${since.join('; ')}`}`;
  const remedy = `look at it with \`fremdrift report show ${report.report}\`, and write again with --revision ${report.revision}`;
  return new Refused('conflict', problem, [{ field: '--revision', problem, remedy }], { cause: error });
}

function placeOf({ about }: Written): string {
  return about.kind === 'chapter' ? `the chapter ${CHAPTER_WORDS[about.id].en}` : `${SLOT_WORDS[about.slot].en.toLowerCase()} ${about.id}`;
}
