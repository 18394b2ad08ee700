import type { Instant } from '#kernel';
import { formatInstant } from '#goal-types';
import type { ReportFront } from '../model/model.js';
import type { ReportDocument } from './blocks.js';
import type { DocumentOptions } from './options.js';
import type { Telling } from './telling.js';

/** What the front page says: what the report is about, on what its numbers rest, who approved it, and where it can be checked. */
export function frontOf(front: ReportFront, { fingerprint, service, redacted }: Required<DocumentOptions>, telling: Telling): ReportDocument['front'] {
  const { say, date } = telling;
  const { plan, basis } = front;
  return {
    organisation: front.organisation,
    title: front.title,
    subtitle: say('front.subtitle', { plan: plan.title, at: date(basis.at) }),
    mark: markOf(front, redacted, telling),
    terms: termsOf(front, fingerprint, telling).map(([term, text]) => ({ term, text })),
    report: front.report,
    fingerprint,
    code: { text: `${service}${front.address}#${fingerprint}`, alternative: say('front.code', { fingerprint: fingerprint.slice(0, 16) }) },
  };
}

function termsOf({ plan, basis, ...front }: ReportFront, fingerprint: string, { language, say, date }: Telling): readonly (readonly [string, string])[] {
  const { checkpoint } = basis;
  return [
    [say('front.plan'), say('front.planPeriod', { plan: plan.title, from: date(plan.from), last: date(plan.last) })],
    ...(plan.adopted === null ? [] : [[say('front.adopted'), plan.adopted] as const]),
    [say('front.per'), date(basis.at)],
    [say('front.knownAsOf'), say('front.knownAt', { instant: formatInstant(basis.knownAt as Instant, basis.timeZone, language), seq: basis.seq })],
    ...(front.toDate === null ? [] : [[say('front.toDate'), say('front.toDateOn', { date: date(front.toDate) })] as const]),
    [say('front.assembly'), date(front.assembly)],
    [say('front.approval'), front.approval ?? say('front.notApproved')],
    [say('front.edition'), front.edition === null ? say('front.noEdition') : String(front.edition)],
    [say('front.reportId'), front.report],
    [say('front.revision'), String(basis.revision)],
    [say('front.rules'), basis.rules],
    [say('front.timeZone'), basis.timeZone],
    ...(checkpoint === null ? [] : [[say('front.checkpoint'), say('front.checkpointIs', { ...checkpoint })] as const]),
    [say('front.fingerprint'), fingerprint],
  ];
}

function markOf({ state, sample }: ReportFront, redacted: boolean, { say }: Telling): string | null {
  const marks = [
    ...(state === 'draft' ? [say('front.draft')] : state === 'approved' ? [say('front.notPublished')] : []),
    ...(redacted ? [say('front.redacted')] : []),
    ...(sample ? [say('front.sample')] : []),
  ];
  return marks.length === 0 ? null : marks.join(' · ');
}
