import type { CheckResult, EventRef, Fault } from '../findings.js';
import { CHECKS } from './checks.js';
import { FAULTS } from './faults.js';
import { HOLDINGS } from './holdings.js';
import { filledIn, type Translated, type WordsLanguage } from './language.js';
import { reasonInWords } from './reasons.js';

/** A check as a line of a table: its name, and what was found or how many faults it has. */
export function checkInWords({ check, found, faults }: CheckResult, language: WordsLanguage): { readonly what: string; readonly found: string } {
  const what = CHECKS[check][language];
  return { what, found: found === null ? filledIn(FAULTY, { faults }, language) : filledIn(HOLDINGS[found.kind], found.details, language) };
}

/** A fault as a sentence, the event it is about first. */
export function faultInWords({ kind, event, details }: Fault, language: WordsLanguage): string {
  const { why } = details;
  const problem = filledIn(FAULTS[kind], typeof why === 'string' ? { ...details, why: reasonInWords(why, language) } : details, language);
  return event === null ? problem : `${eventInWords(event, language)}: ${problem}`;
}

function eventInWords({ seq, recordedAt, stream, type }: EventRef, language: WordsLanguage): string {
  if (recordedAt === null) return filledIn(EVENT, { seq: String(seq) }, language);
  return filledIn(EVENT_RECORDED, { seq: String(seq), when: dayAndTime(recordedAt), stream: stream ?? '', type: type ?? '' }, language);
}

/** As much of what was found as the last sentence is about. */
type Outcome = Readonly<{ holds: boolean; faultsInAll: number; checks: readonly Pick<CheckResult, 'check' | 'state'>[] }>;

/** The last sentence: whether anything was altered. Whoever makes a package can sign it with a key of their own: where none was given, it shows nothing yet. */
export function closingInWords({ holds, faultsInAll, checks }: Outcome, language: WordsLanguage): string {
  if (!holds) return filledIn(ALTERED, { faults: faultsInAll }, language);
  const isOfOwnKey = checks.some(({ check, state }) => check === 'key' && state === 'noted');
  return (isOfOwnKey ? AGREES_WITH_ITSELF : UNALTERED)[language];
}

/** "2026-11-20 13:03:00 UTC" */
export function dayAndTime(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`;
}

const FAULTY: Translated = { nb: 'holder ikke ({faults} feil)', nn: 'held ikkje ({faults} feil)', en: 'does not hold (faults: {faults})' };
const EVENT: Translated = { nb: 'Hendelse {seq}', nn: 'Hending {seq}', en: 'Event {seq}' };
const EVENT_RECORDED: Translated = {
  nb: 'Hendelse {seq} ({type} i {stream}, ført {when})',
  nn: 'Hending {seq} ({type} i {stream}, ført {when})',
  en: 'Event {seq} ({type} in {stream}, recorded {when})',
};
const UNALTERED: Translated = {
  nb: 'Ingenting er endret: alt som er kontrollert, er slik det ble signert.',
  nn: 'Ingenting er endra: alt som er kontrollert, er slik det vart signert.',
  en: 'Nothing was altered: all that was checked is as it was signed.',
};
const AGREES_WITH_ITSELF: Translated = {
  nb: 'Alt her stemmer med seg selv. Det viser ikke ennå at ingenting er endret: se linjen «Nøkkelen».',
  nn: 'Alt her stemmer med seg sjølv. Det viser ikkje enno at ingenting er endra: sjå linja «Nøkkelen».',
  en: 'All here agrees with itself. That does not show yet that nothing was altered: see the line “The key”.',
};
const ALTERED: Translated = {
  nb: 'Dette holder ikke: {faults} feil er funnet. Stol ikke på det før noen har forklart hver av dem.',
  nn: 'Dette held ikkje: {faults} feil er funne. Ikkje stol på det før nokon har forklart kvar av dei.',
  en: 'This does not hold. Faults found: {faults}. Do not rely on it until somebody has explained each of them.',
};
