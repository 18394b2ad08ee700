import { COURSE_WORDS, DATA_WORDS, explain, RESULT_WORDS, type Distribution, type Language, type Words } from '#goal-types';
import type { Ended } from '../queries/goal-decisions.js';
import type { StatusItem } from '../queries/status-item.js';
import { listed, toldIn, type Told } from './tell.js';
import { CHECK_WORDS } from './words.js';

const NOT_INTERPRETED = {
  nb: 'Ikke tolket: det er ikke bestemt hva den skal måles på.',
  en: 'Not interpreted: it is not decided what it is to be measured by.',
};

const ENDED: Readonly<Record<Ended, Readonly<Record<Told, string>>>> = {
  dropped: { nb: 'Målet er lagt bort.', en: 'The goal is dropped.' },
  split: { nb: 'Målet er delt i flere.', en: 'The goal is split into several.' },
  merged: { nb: 'Målet går videre som del av et annet.', en: 'The goal goes on as part of another.' },
  withdrawn: { nb: 'Den er tatt ut av planen.', en: 'It is withdrawn from the plan.' },
};

/** Why a statement stands where it does, in plain sentences: what the rules say, and what stands in their way or their place. */
export function statusSentence(item: StatusItem, language: Language): string {
  const told = toldIn(language);
  const { ended, distribution, missingChecks, override, computed } = item;
  return [
    ended === null ? '' : ENDED[ended][told],
    missingChecks.length === 0 ? '' : untracked(item, told),
    override === null || computed === null ? '' : overridden(item, computed, told),
    distribution === null ? '' : distributed(distribution, told),
    item.interpreted || distribution !== null ? '' : NOT_INTERPRETED[told],
    explain(item, language),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function untracked({ missingChecks }: StatusItem, told: Told): string {
  const missing = listed(
    told,
    missingChecks.map((check) => CHECK_WORDS[check][told]),
  );
  return told === 'nb' ? `Følges ikke: det er ikke funnet ${missing}.` : `Not tracked: it is not yet found to be ${missing}.`;
}

function overridden({ course, result }: StatusItem, computed: NonNullable<StatusItem['computed']>, told: Told): string {
  const both = (answer: typeof computed) => `${COURSE_WORDS[answer.course][told]}, ${RESULT_WORDS[answer.result][told]}`;
  return told === 'nb'
    ? `Overstyrt til: ${both({ course, result })}. Beregnet: ${both(computed)}.`
    : `Overridden to: ${both({ course, result })}. Computed: ${both(computed)}.`;
}

/** "Av 5 mål er 1 ikke tolket. Kurs: 2 i rute, 2 etter. Resultat: …": counts, never an average. */
function distributed({ total, notInterpreted, course, result, data }: Distribution, told: Told): string {
  if (total === 0) return told === 'nb' ? 'Ingen mål følges under den.' : 'No goals are tracked under it.';
  const first = told === 'nb' ? `Av ${total} under den er ${notInterpreted} ikke tolket.` : `Of ${total} under it, ${notInterpreted} are not interpreted.`;
  if (notInterpreted === total) return first;
  const [courses, results, lights] = told === 'nb' ? ['Kurs', 'Resultat', 'Data'] : ['Course', 'Result', 'Data'];
  return [
    first,
    `${courses}: ${counts(course, COURSE_WORDS, told)}.`,
    `${results}: ${counts(result, RESULT_WORDS, told)}.`,
    `${lights}: ${counts(data, DATA_WORDS, told)}.`,
  ].join(' ');
}

function counts<K extends string>(numbers: Readonly<Record<K, number>>, words: Readonly<Record<K, Words>>, told: Told): string {
  const keys = (Object.keys(numbers) as K[]).filter((key) => numbers[key] > 0);
  return keys.map((key) => `${numbers[key]} ${words[key][told]}`).join(', ');
}
