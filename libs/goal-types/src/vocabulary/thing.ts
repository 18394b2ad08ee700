import type { Words } from '../sentences/language.js';
import type { Say } from '../sentences/say.js';
import { timing } from './phrases.js';
import type { Vocabulary } from './vocabulary.js';

/** A criterion is a sentence of its own, mostly with its own full stop. */
function ended(text: string): string {
  return /[.!?…]$/u.test(text) ? text : `${text}.`;
}

/** What the evaluation of a thing that shall exist can say. */
export const thing = {
  notes: {
    awaitingAcceptance: {
      nb: 'den er levert og venter på godkjenning',
      nn: 'den er levert og ventar på godkjenning',
      en: 'it is delivered and awaits acceptance',
    },
    cancelled: { nb: 'arbeidet er avlyst', nn: 'arbeidet er avlyst', en: 'the work is cancelled' },
    decidedAfterPlan: {
      nb: 'det ble avgjort etter at planperioden var slutt',
      nn: 'det vart avgjort etter at planperioden var slutt',
      en: 'it was decided after the plan period had ended',
    },
    declined: { nb: 'initiativet ble avslått', nn: 'initiativet vart avslått', en: 'the initiative was declined' },
    forecastPassed: {
      nb: 'dagen den var ventet ferdig, er passert',
      nn: 'dagen den var venta ferdig, er passert',
      en: 'the day it was expected has passed',
    },
    metLate: { nb: 'den kom etter fristen', nn: 'den kom etter fristen', en: 'it came after the due date' },
    notControllable: {
      nb: 'andre avgjør, så utfallet er ikke vårt',
      nn: 'andre avgjer, så utfallet er ikkje vårt',
      en: 'others decide, so the outcome is not ours',
    },
    notDueYet: {
      nb: 'det fristen regnes fra, har ikke skjedd',
      nn: 'det fristen blir rekna frå, har ikkje skjedd',
      en: 'what the due date is counted from has not happened',
    },
    nothingSince: {
      nb: 'det er lenge siden noe ble meldt om det som er begynt',
      nn: 'det er lenge sidan noko vart meldt om det som er byrja',
      en: 'it is long since anything was reported of what has begun',
    },
    rejected: { nb: 'leveransen ble ikke godkjent', nn: 'leveransen vart ikkje godkjend', en: 'the delivery was rejected' },
    reversed: { nb: 'en tidligere avgjørelse er gjort om', nn: 'ei tidlegare avgjerd er gjord om', en: 'an earlier decision was reversed' },
    scopeCut: {
      nb: 'den er godkjent med mindre innhold enn lovet',
      nn: 'den er godkjend med mindre innhald enn lova',
      en: 'it is accepted with less in it than was promised',
    },
    stalled: { nb: 'arbeidet ligger i ro', nn: 'arbeidet ligg i ro', en: 'the work is at a standstill' },
  },
  figures: {
    delay: { nb: 'dager etter fristen', nn: 'dagar etter fristen', en: 'days after the due date' },
    forecastDelay: { nb: 'ventede dager etter fristen', nn: 'venta dagar etter fristen', en: 'forecast days after the due date' },
    partsFinished: { nb: 'ferdige deler', nn: 'ferdige delar', en: 'parts finished' },
    partsRequired: { nb: 'deler som kreves', nn: 'delar som krevst', en: 'parts required' },
    settlementsAchieved: { nb: 'avgjørelser oppnådd', nn: 'avgjerder oppnådde', en: 'decisions achieved' },
    settlementsRequired: { nb: 'avgjørelser som kreves', nn: 'avgjerder som krevst', en: 'decisions required' },
  },
  explanations: {
    begun: {
      nb: (say) => `Begynt ${say.date('on')}${inTime(say, NB)}.`,
      nn: (say) => `Byrja ${say.date('on')}${inTime(say, NB)}.`,
      en: (say) => `Begun on ${say.date('on')}${inTime(say, EN)}.`,
    },
    criterion: {
      nb: (say) => `Som oppnådd regnes: ${ended(say.text('criterion'))}`,
      nn: (say) => `Som oppnådd reknast: ${ended(say.text('criterion'))}`,
      en: (say) => `Counted as achieved: ${ended(say.text('criterion'))}`,
    },
    decided: {
      nb: (say) => `Avgjort ${say.date('on')}${inTime(say, NB)}.`,
      nn: (say) => `Avgjort ${say.date('on')}${inTime(say, NB)}.`,
      en: (say) => `Decided on ${say.date('on')}${inTime(say, EN)}.`,
    },
    due: {
      nb: (say) => `Fristen er ${say.date('due')}.`,
      nn: (say) => `Fristen er ${say.date('due')}.`,
      en: (say) => `It is due on ${say.date('due')}.`,
    },
    dueAfter: {
      nb: (say) => `Fristen er ${say.days('days')} etter «${say.text('entry')}», som ikke har skjedd.`,
      nn: (say) => `Fristen er ${say.days('days')} etter «${say.text('entry')}», som ikkje har skjedd.`,
      en: (say) => `It is due ${say.days('days')} after “${say.text('entry')}”, which has not happened.`,
    },
    finished: {
      nb: (say) => `Levert ${say.date('on')}${inTime(say, NB)}.`,
      nn: (say) => `Levert ${say.date('on')}${inTime(say, NB)}.`,
      en: (say) => `Delivered on ${say.date('on')}${inTime(say, EN)}.`,
    },
    forecast: {
      nb: (say) => `Ventet ferdig ${say.date('on')}${inTime(say, NB)}.`,
      nn: (say) => `Venta ferdig ${say.date('on')}${inTime(say, NB)}.`,
      en: (say) => `Expected on ${say.date('on')}${inTime(say, EN)}.`,
    },
    partsFinished: {
      nb: (say) => `Ferdige deler: ${say.number('finished')} av ${say.number('required')}, og alle må bli det.`,
      nn: (say) => `Ferdige delar: ${say.number('finished')} av ${say.number('required')}, og alle må bli det.`,
      en: (say) => `Parts finished: ${say.number('finished')} of ${say.number('required')}, and all must be.`,
    },
    settlements: {
      nb: (say) => `Oppnådd: ${say.number('achieved')} av ${say.number('all')}; ${say.number('required')} kreves.`,
      nn: (say) => `Oppnådd: ${say.number('achieved')} av ${say.number('all')}; ${say.number('required')} krevst.`,
      en: (say) => `Achieved: ${say.number('achieved')} of ${say.number('all')}; ${say.number('required')} required.`,
    },
    state: {
      nb: (say) => `Status er «${say.text('stage')}»${say.has('on') ? ` siden ${say.date('on')}` : ''}.`,
      nn: (say) => `Status er «${say.text('stage')}»${say.has('on') ? ` sidan ${say.date('on')}` : ''}.`,
      en: (say) => `Its state is “${say.text('stage')}”${say.has('on') ? ` since ${say.date('on')}` : ''}.`,
    },
  },
} as const satisfies Vocabulary;

const NB = { before: 'før fristen', on: 'på fristen', after: 'etter fristen' };
const EN = { before: 'before the due date', on: 'on the due date', after: 'after the due date' };

/** ", 3 dager før fristen", and nothing where there is no due date. */
function inTime(say: Say, words: typeof NB): string {
  return say.knows('days') ? `, ${timing(say, words)}` : '';
}

/** How far a thing has come, or a matter that others decide. */
export const STAGES = {
  unknown: { nb: 'ukjent', nn: 'ukjend', en: 'unknown' },
  notStarted: { nb: 'ikke begynt', nn: 'ikkje byrja', en: 'not started' },
  underWay: { nb: 'under arbeid', nn: 'under arbeid', en: 'under way' },
  delivered: { nb: 'levert', nn: 'levert', en: 'delivered' },
  partlyAccepted: { nb: 'delvis godkjent', nn: 'delvis godkjend', en: 'accepted in part' },
  accepted: { nb: 'godkjent', nn: 'godkjend', en: 'accepted' },
  cancelled: { nb: 'avlyst', nn: 'avlyst', en: 'cancelled' },
  undecided: { nb: 'ikke avgjort', nn: 'ikkje avgjort', en: 'undecided' },
  achieved: { nb: 'oppnådd', nn: 'oppnådd', en: 'achieved' },
  partlyAchieved: { nb: 'delvis oppnådd', nn: 'delvis oppnådd', en: 'achieved in part' },
  turnedDown: { nb: 'avvist', nn: 'avvist', en: 'rejected' },
} as const satisfies Readonly<Record<string, Words>>;
export type Stage = keyof typeof STAGES;
