import { formatDate, type Language } from '#goal-types';
import { ROLE_WORDS } from '#projections';
import { table } from '../terminal/table.js';
import { text } from '../texts.js';
import type { RulesAnswer } from './answers.js';
import { basisInWords, dayInWords } from './basis.js';

/** Every version of the rules, what it answers otherwise than the one before, and since when it is in force or was. */
export function renderRules({ basis, items }: RulesAnswer, language: Language, width: number): string {
  const columns = [
    { heading: text('version', language), stretch: 0 },
    { heading: text('whatChanges', language), stretch: 3 },
    { heading: text('adopted', language), stretch: 2 },
  ];
  const rows = items.map(({ version, words, inForce, adopted }) => {
    if (adopted === null) return [version, words, text('notAdopted', language)];
    const { mandate, recordedAt, actorName } = adopted;
    const by = mandate === null ? (actorName ?? ROLE_WORDS.admin[language]) : `${mandate.body} ${formatDate(mandate.date, language)}`;
    const since = `${dayInWords(recordedAt, basis.timeZone, language)}, ${by}`;
    return [version, words, inForce ? `${since} (${text('inForce', language)})` : since];
  });
  return [basisInWords(basis, language), table(columns, rows, width)].join('\n');
}
