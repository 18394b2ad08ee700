import type { Vocabulary } from './vocabulary.js';
import { timing } from './phrases.js';
import type { Words } from '../sentences/language.js';

/** What the evaluation of a thing that shall exist can say. */
export const thing = {
  notes: {
    awaitingAcceptance: {
      nb: 'den er levert og venter på godkjenning',
      nn: 'den er levert og ventar på godkjenning',
      en: 'it is delivered and awaits acceptance',
    },
    cancelled: { nb: 'arbeidet er avlyst', nn: 'arbeidet er avlyst', en: 'the work is cancelled' },
    forecastPassed: {
      nb: 'dagen den var ventet ferdig, er passert',
      nn: 'dagen den var venta ferdig, er passert',
      en: 'the day it was expected has passed',
    },
    metLate: { nb: 'den kom etter fristen', nn: 'den kom etter fristen', en: 'it came after the due date' },
    rejected: { nb: 'leveransen ble ikke godkjent', nn: 'leveransen vart ikkje godkjend', en: 'the delivery was rejected' },
    stalled: { nb: 'arbeidet ligger i ro', nn: 'arbeidet ligg i ro', en: 'the work is at a standstill' },
  },
  figures: {
    delay: { nb: 'dager etter fristen', nn: 'dagar etter fristen', en: 'days after the due date' },
    forecastDelay: { nb: 'ventede dager etter fristen', nn: 'venta dagar etter fristen', en: 'forecast days after the due date' },
  },
  explanations: {
    due: {
      nb: (say) => `Fristen er ${say.date('due')}.`,
      nn: (say) => `Fristen er ${say.date('due')}.`,
      en: (say) => `It is due on ${say.date('due')}.`,
    },
    finished: {
      nb: (say) => `Levert ${say.date('on')}, ${timing(say, { before: 'før fristen', on: 'på fristen', after: 'etter fristen' })}.`,
      nn: (say) => `Levert ${say.date('on')}, ${timing(say, { before: 'før fristen', on: 'på fristen', after: 'etter fristen' })}.`,
      en: (say) => `Delivered on ${say.date('on')}, ${timing(say, { before: 'before the due date', on: 'on the due date', after: 'after the due date' })}.`,
    },
    forecast: {
      nb: (say) => `Ventet ferdig ${say.date('on')}, ${timing(say, { before: 'før fristen', on: 'på fristen', after: 'etter fristen' })}.`,
      nn: (say) => `Venta ferdig ${say.date('on')}, ${timing(say, { before: 'før fristen', on: 'på fristen', after: 'etter fristen' })}.`,
      en: (say) => `Expected on ${say.date('on')}, ${timing(say, { before: 'before the due date', on: 'on the due date', after: 'after the due date' })}.`,
    },
    state: {
      nb: (say) => `Status er «${say.text('stage')}»${say.has('on') ? ` siden ${say.date('on')}` : ''}.`,
      nn: (say) => `Status er «${say.text('stage')}»${say.has('on') ? ` sidan ${say.date('on')}` : ''}.`,
      en: (say) => `Its state is “${say.text('stage')}”${say.has('on') ? ` since ${say.date('on')}` : ''}.`,
    },
  },
} as const satisfies Vocabulary;

/** How far a thing has come. */
export const STAGES = {
  unknown: { nb: 'ukjent', nn: 'ukjend', en: 'unknown' },
  notStarted: { nb: 'ikke begynt', nn: 'ikkje byrja', en: 'not started' },
  underWay: { nb: 'under arbeid', nn: 'under arbeid', en: 'under way' },
  delivered: { nb: 'levert', nn: 'levert', en: 'delivered' },
  accepted: { nb: 'godkjent', nn: 'godkjend', en: 'accepted' },
  cancelled: { nb: 'avlyst', nn: 'avlyst', en: 'cancelled' },
} as const satisfies Readonly<Record<string, Words>>;
export type Stage = keyof typeof STAGES;
