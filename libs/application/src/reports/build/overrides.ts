import { dateIn, type Instant } from '#kernel';
import type { ReportLanguage } from '#domain';
import { formatDate } from '#goal-types';
import { ROLE_WORDS } from '#projections';
import type { ControlPoint, ReportStatus } from '#reporting';
import { MISSING, type Who } from '../../queries/audit/stated.js';
import type { DecidedInWords } from '../../queries/audit/traced-in-words.js';
import type { BuildingDesk } from './desk.js';

type Said = Readonly<Record<ReportLanguage, string>>;
type Desk = Pick<BuildingDesk, 'language' | 'timeZone' | 'point'>;
type Answer = Pick<ReportStatus, 'course' | 'result'>;

/** A step on an override's way: proposed, confirmed, taken back. */
interface Step extends Pick<DecidedInWords, 'eventId' | 'type' | 'recorded'> {
  readonly by: Pick<Who, 'actor' | 'role'>;
}

interface Override {
  readonly event: Step & Pick<DecidedInWords, 'sentence' | 'reason' | 'validFrom'>;
  readonly related: readonly Step[];
}

/** A statement with the answer that is shown, and the computed one where another is shown. */
interface Answered {
  readonly status: Answer;
  readonly overridden: { readonly computed: Answer } | null;
}

const RULE: Readonly<Record<ReportLanguage, (at: string, course: string, result: string) => string>> = {
  nb: (at, course, result) => `Etter regelen per ${at}: kurs ${course}, resultat ${result}.`,
  nn: (at, course, result) => `Etter regelen per ${at}: kurs ${course}, resultat ${result}.`,
};
const PROPOSED: Said = { nb: 'Foreslått av', nn: 'Foreslått av' };
const SEQUEL: Partial<Record<DecidedInWords['type'], Said>> = {
  StatusOverrideConfirmed: { nb: 'Bekreftet av en annen,', nn: 'Stadfesta av ein annan,' },
  StatusOverrideWithdrawn: { nb: 'Trukket tilbake av', nn: 'Trekt tilbake av' },
};
const UNCONFIRMED: Said = { nb: 'Ingen har bekreftet det, så det gjelder ikke.', nn: 'Ingen har stadfesta det, så det gjeld ikkje.' };

/**
 * An override with all that is asked of one: what it says and until when, what the rule says by itself, who proposed it and who confirmed it, by
 * role and pseudonym, and the event of each step.
 * @param overridden the statement that it is of; undefined where the report has none
 */
export function overridePoint({ event, related }: Override, overridden: Answered | undefined, desk: Desk): ControlPoint {
  const { language, point } = desk;
  const computed = overridden === undefined ? null : (overridden.overridden?.computed ?? overridden.status);
  const isConfirmed = related.some(({ type }) => type === 'StatusOverrideConfirmed');
  return {
    on: event.validFrom === MISSING ? null : event.validFrom,
    sentence: [
      event.sentence,
      ...(computed === null ? [] : [RULE[language](formatDate(point.at, language), computed.course.word, computed.result.word)]),
      `${PROPOSED[language]} ${by(event, desk)}.`,
      ...related.flatMap((step) => {
        const what = SEQUEL[step.type];
        return what === undefined ? [] : [`${what[language]} ${by(step, desk)} [${step.eventId}].`];
      }),
      ...(isConfirmed ? [] : [UNCONFIRMED[language]]),
    ].join(' '),
    reason: event.reason === MISSING ? null : event.reason,
    eventId: event.eventId,
  };
}

/** "styre (a1-TKBTaCKKdab_HCq5dhg) 10.10.2022". */
function by({ by: { role, actor }, recorded }: Step, { language, timeZone }: Desk): string {
  return `${ROLE_WORDS[role][language]} (${actor}) ${formatDate(dateIn(recorded as Instant, timeZone), language)}`;
}
