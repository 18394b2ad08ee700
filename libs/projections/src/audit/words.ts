import type { Words } from '#goal-types';
import type { Aspect } from './difference.js';
import type { FindingStage } from './findings.js';
import type { WeakSpotKind } from './weak-spots.js';

export const WEAK_SPOT_WORDS: Readonly<Record<WeakSpotKind, Words>> = {
  correctedAfterApproval: { nb: 'Rettet etter godkjenning', nn: 'Retta etter godkjenning', en: 'Corrected after approval' },
  sameHand: { nb: 'Registrert og godkjent av samme person', nn: 'Registrert og godkjent av same person', en: 'Recorded and approved by the same person' },
  eased: {
    nb: 'Krav senket, endret eller utsatt nær dagen som avgjør',
    nn: 'Krav senka, endra eller utsette nær dagen som avgjer',
    en: 'Targets lowered, changed or put off near the day that decides',
  },
  override: { nb: 'Overstyrt status', nn: 'Overstyrt status', en: 'Overridden status' },
  late: { nb: 'Kom etter skjæringsdagen', nn: 'Kom etter skjeringsdagen', en: 'Came after the cut-off' },
  dropped: { nb: 'Lagt bort eller tatt ut av planen', nn: 'Lagt bort eller teke ut av planen', en: 'Dropped, or withdrawn from the plan' },
};

export const FINDING_STAGE_WORDS: Readonly<Record<FindingStage, Words>> = {
  open: { nb: 'åpen', nn: 'open', en: 'open' },
  answered: { nb: 'besvart', nn: 'svara på', en: 'answered' },
  closed: { nb: 'lukket', nn: 'lukka', en: 'closed' },
};

/** What of an answer moved. */
export const ASPECT_WORDS: Readonly<Record<Aspect, Words>> = {
  course: { nb: 'kursen', nn: 'kursen', en: 'the course' },
  result: { nb: 'resultatet', nn: 'resultatet', en: 'the result' },
  data: { nb: 'dataene', nn: 'dataa', en: 'the data' },
  figures: { nb: 'tallene', nn: 'tala', en: 'the figures' },
  parts: { nb: 'delene', nn: 'delane', en: 'the parts' },
  below: { nb: 'fordelingen av målene under', nn: 'fordelinga av måla under', en: 'how the goals below it are spread' },
  override: { nb: 'overstyringen', nn: 'overstyringa', en: 'the override' },
  meaning: { nb: 'tolkningen', nn: 'tolkinga', en: 'what it is taken to mean' },
  followed: { nb: 'om det følges', nn: 'om det blir følgt', en: 'whether it is followed' },
  notReported: { nb: 'hvem som ikke har rapportert', nn: 'kven som ikkje har rapportert', en: 'who has not reported' },
  notes: { nb: 'merknadene', nn: 'merknadene', en: 'the notes' },
  explanation: { nb: 'forklaringen', nn: 'forklaringa', en: 'the explanation' },
};
