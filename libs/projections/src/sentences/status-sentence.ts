import { COURSE_WORDS, explain, RESULT_WORDS, type Distribution, type Language, type Words } from '#goal-types';
import type { Ended } from '../queries/goal-decisions.js';
import type { StatusItem } from '../queries/status-item.js';
import { spreadInWords } from './answers-in-words.js';
import { listed } from './tell.js';
import { CHECK_WORDS, UNINTERPRETED_WORDS } from './words.js';

const NOT_INTERPRETED: Words = {
  nb: 'Ikke tolket: det er ikke bestemt hva det skal måles på.',
  nn: 'Ikkje tolka: det er ikkje bestemt kva det skal målast på.',
  en: 'Not interpreted: it is not decided what it is to be measured by.',
};

const ENDED: Readonly<Record<Ended, Words>> = {
  dropped: { nb: 'Målet er lagt bort.', nn: 'Målet er lagt bort.', en: 'The goal is dropped.' },
  split: { nb: 'Målet er delt i flere.', nn: 'Målet er delt i fleire.', en: 'The goal is split into several.' },
  merged: { nb: 'Målet går videre som del av et annet.', nn: 'Målet går vidare som del av eit anna.', en: 'The goal goes on as part of another.' },
  withdrawn: { nb: 'Det er tatt ut av planen.', nn: 'Det er teke ut av planen.', en: 'It is withdrawn from the plan.' },
};

const NONE_TRACKED: Words = { nb: 'Ingen mål følges under det.', nn: 'Ingen mål blir følgde under dette.', en: 'No goals are tracked under it.' };

/** Why a statement stands where it does, in plain sentences: what the rules say, and what stands in their way or their place. */
export function statusSentence(item: StatusItem, language: Language): string {
  const { ended, distribution, missingChecks, override, computed } = item;
  return [
    ended === null ? '' : ENDED[ended][language],
    missingChecks.length === 0 ? '' : untracked(item, language),
    override === null || computed === null ? '' : overridden(item, computed, language),
    distribution === null ? '' : distributed(distribution, language),
    item.interpreted || distribution !== null ? '' : NOT_INTERPRETED[language],
    explain(item, language),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function untracked({ missingChecks }: StatusItem, language: Language): string {
  const missing = listed(
    language,
    missingChecks.map((check) => CHECK_WORDS[check][language]),
  );
  return {
    nb: `Målet følges ikke: det er ikke funnet ${missing}.`,
    nn: `Målet blir ikkje følgt: det er ikkje funne ${missing}.`,
    en: `The goal is not tracked: it is not yet found to be ${missing}.`,
  }[language];
}

function overridden({ course, result }: StatusItem, computed: NonNullable<StatusItem['computed']>, language: Language): string {
  const inWords = (answer: typeof computed) => `${COURSE_WORDS[answer.course][language]}, ${RESULT_WORDS[answer.result][language]}`;
  const [stands, rule] = [inWords({ course, result }), inWords(computed)];
  return {
    nb: `Overstyrt til: ${stands}. Beregnet: ${rule}.`,
    nn: `Overstyrt til: ${stands}. Berekna: ${rule}.`,
    en: `Overridden to: ${stands}. Computed: ${rule}.`,
  }[language];
}

/** "5 under det, 1 ikke tolket. Kurs: 2 i rute, 2 etter. Resultat: …": counts, never an average. */
function distributed(distribution: Distribution, language: Language): string {
  const { total, notInterpreted } = distribution;
  if (total === 0) return NONE_TRACKED[language];
  const under = { nb: `${total} under det`, nn: `${total} under dette`, en: `${total} under it` }[language];
  const without = notInterpreted === 0 ? '' : `, ${notInterpreted} ${UNINTERPRETED_WORDS[language]}`;
  if (notInterpreted === total) return `${under}${without}.`;
  const [courses, results, lights] = language === 'en' ? ['Course', 'Result', 'Data'] : ['Kurs', 'Resultat', 'Data'];
  const { course, result, data } = spreadInWords(distribution, language, null);
  return `${under}${without}. ${courses}: ${course}. ${results}: ${result}. ${lights}: ${data}.`;
}
