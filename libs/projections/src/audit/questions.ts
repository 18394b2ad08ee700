import { formatDate, type Language } from '#goal-types';
import type { LedgerEvent } from '../engine/projection.js';
import type { WeakSpot } from './spot.js';
import { WEAK_SPOTS, type WeakSpotKind, type WeakSpots } from './weak-spots.js';

/** How many questions are enough. */
const QUESTIONS = 3;

/** What a question is asked of: the first of the spots of its kind, and how many there are. */
interface Found {
  readonly count: number;
  readonly first: WeakSpot;
  readonly cutoff: string;
}

type Ask = (found: Found) => string;

const ASKED: Readonly<Record<WeakSpotKind, Readonly<Record<Language, Ask>>>> = {
  correctedAfterApproval: {
    nb: ({ count, first }) =>
      `${count === 1 ? 'Ett tall ble rettet etter at det var godkjent' : `${count} tall ble rettet etter at de var godkjent, det første`} (seq ${first.event.seq}). Hvem har godkjent på nytt, og hva ble sagt til dem som fikk tallet først?`,
    nn: ({ count, first }) =>
      `${count === 1 ? 'Eitt tal vart retta etter at det var godkjent' : `${count} tal vart retta etter at dei var godkjende, det første`} (seq ${first.event.seq}). Kven har godkjent på nytt, og kva vart sagt til dei som fekk talet først?`,
    en: ({ count, first }) =>
      `${count === 1 ? 'One figure was corrected after it was approved' : `${count} figures were corrected after they were approved, the first`} (seq ${first.event.seq}). Who has approved anew, and what were those told who got the figure first?`,
  },
  sameHand: {
    nb: ({ first }) =>
      `Ved seq ${first.event.seq} godkjente samme person ${first.facts} tall som vedkommende selv hadde registrert. Hvorfor så ingen annen på dem?`,
    nn: ({ first }) =>
      `Ved seq ${first.event.seq} godkjende same person ${first.facts} tal som vedkomande sjølv hadde registrert. Kvifor såg ingen annan på dei?`,
    en: ({ first }) =>
      `At seq ${first.event.seq} one person approved ${first.facts} figures that they had recorded themselves. Why did nobody else look at them?`,
  },
  eased: {
    nb: ({ first }) =>
      `Kravet til ${goalOf(first.event)} ble endret ved seq ${first.event.seq}, ${untilDay('nb', first.days)}. Hva visste styret da om hvor det bar, og hvem ba om det?`,
    nn: ({ first }) =>
      `Kravet til ${goalOf(first.event)} vart endra ved seq ${first.event.seq}, ${untilDay('nn', first.days)}. Kva visste styret då om kvar det bar, og kven bad om det?`,
    en: ({ first }) =>
      `What was asked of ${goalOf(first.event)} was changed at seq ${first.event.seq}, ${untilDay('en', first.days)}. What did the board know by then of where it was heading, and who asked for it?`,
  },
  override: {
    nb: ({ first }) =>
      `Status for ${goalOf(first.event)} ble overstyrt (seq ${first.event.seq}). Hva skulle til for at regelen hadde gitt samme svar, og har det skjedd?`,
    nn: ({ first }) =>
      `Status for ${goalOf(first.event)} vart overstyrt (seq ${first.event.seq}). Kva skulle til for at regelen hadde gjeve same svar, og har det skjedd?`,
    en: ({ first }) =>
      `The status of ${goalOf(first.event)} was overridden (seq ${first.event.seq}). What would it have taken for the rule to give the same answer, and has that come about?`,
  },
  late: {
    nb: ({ count, cutoff }) =>
      `${count === 1 ? 'Én opplysning' : `${count} opplysninger`} om tiden før ble registrert etter ${formatDate(cutoff, 'nb')}. Hvilke tall ble endret av det, og hvorfor kom det så sent?`,
    nn: ({ count, cutoff }) =>
      `${count === 1 ? 'Éi opplysning' : `${count} opplysningar`} om tida før ${count === 1 ? 'vart registrert' : 'vart registrerte'} etter ${formatDate(cutoff, 'nn')}. Kva tal vart endra av det, og kvifor kom det så seint?`,
    en: ({ count, cutoff }) =>
      `${count === 1 ? 'One fact' : `${count} facts`} about the time before ${count === 1 ? 'was' : 'were'} recorded after ${formatDate(cutoff, 'en')}. Which figures did that change, and why did it come so late?`,
  },
  dropped: {
    nb: ({ count, first }) =>
      `${count === 1 ? 'Ett mål' : `${count} mål`} ble lagt bort, det første ${goalOf(first.event)} (seq ${first.event.seq}). Er de som vedtok planen, blitt fortalt det?`,
    nn: ({ count, first }) =>
      `${count === 1 ? 'Eitt mål' : `${count} mål`} vart lagt bort, det første ${goalOf(first.event)} (seq ${first.event.seq}). Er dei som vedtok planen, blitt fortalde det?`,
    en: ({ count, first }) =>
      `${count === 1 ? 'One goal was' : `${count} goals were`} dropped, the first of them ${goalOf(first.event)} (seq ${first.event.seq}). Have those who adopted the plan been told?`,
  },
};

const UNSUPPORTED = {
  withoutApproval: {
    nb: (none: number, all: number) => `Ingen har godkjent ${none} av ${all} målinger. Hvem stod for tallene før de ble brukt?`,
    nn: (none: number, all: number) => `Ingen har godkjent ${none} av ${all} målingar. Kven stod for tala før dei vart brukte?`,
    en: (none: number, all: number) => `Nobody has approved ${none} of ${all} measurements. Who stood for the figures before they were used?`,
  },
  withoutEvidence: {
    nb: (none: number, all: number) => `${none} av ${all} opplysninger viser ikke til noe bilag. Hva kan styret legge fram for dem det står mest på?`,
    nn: (none: number, all: number) => `${none} av ${all} opplysningar viser ikkje til noko bilag. Kva kan styret leggje fram for dei det står mest på?`,
    en: (none: number, all: number) => `${none} of ${all} facts name no evidence. What can the board show for those that matter most?`,
  },
  withoutSource: {
    nb: (none: number, all: number) => `${none} av ${all} opplysninger sier ikke hvor de kommer fra. Hvem går god for dem?`,
    nn: (none: number, all: number) => `${none} av ${all} opplysningar seier ikkje kvar dei kjem frå. Kven går god for dei?`,
    en: (none: number, all: number) => `${none} of ${all} facts do not say where they come from. Who vouches for them?`,
  },
} as const;

/** The questions to put to the board: of what was found, what may hide most comes first, and at most three are asked. */
export function questionsToTheBoard({ spots, support }: WeakSpots, cutoff: string | null, language: Language): readonly string[] {
  const ofSpots = WEAK_SPOTS.flatMap((kind) => {
    const { count, items } = spots[kind];
    const [first] = items;
    return first === undefined ? [] : [ASKED[kind][language]({ count, first, cutoff: cutoff ?? '' })];
  });
  const { facts, mayNameSource, measurements, withoutEvidence, withoutSource, withoutApproval } = support;
  const ofSupport = [
    ...(withoutApproval === 0 ? [] : [UNSUPPORTED.withoutApproval[language](withoutApproval, measurements)]),
    ...(withoutEvidence === 0 ? [] : [UNSUPPORTED.withoutEvidence[language](withoutEvidence, facts)]),
    ...(withoutSource === 0 ? [] : [UNSUPPORTED.withoutSource[language](withoutSource, mayNameSource)]),
  ];
  return [...ofSpots, ...ofSupport].slice(0, QUESTIONS);
}

function goalOf({ data }: LedgerEvent): string {
  if ('goal' in data) return data.goal;
  if ('statement' in data) return data.statement;
  return 'goals' in data ? data.goals.join(', ') : '';
}

/** "45 dager før dagen som avgjør", or after it. */
function untilDay(language: Language, days: number | null): string {
  const left = days ?? 0;
  const counted = Math.abs(left);
  const words = {
    nb: left < 0 ? 'etter dagen som avgjør' : 'før dagen som avgjør',
    nn: left < 0 ? 'etter dagen som avgjer' : 'før dagen som avgjer',
    en: left < 0 ? 'after the day that decides' : 'before the day that decides',
  };
  const unit = { nb: counted === 1 ? 'dag' : 'dager', nn: counted === 1 ? 'dag' : 'dagar', en: counted === 1 ? 'day' : 'days' };
  return `${counted} ${unit[language]} ${words[language]}`;
}
