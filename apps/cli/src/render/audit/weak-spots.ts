import type { WeakSpotInWords } from '#application';
import type { Language } from '#goal-types';
import { besideHeading } from '../../terminal/folded.js';
import type { WeakSpotsAnswer } from '../answers.js';
import { basisInWords } from '../basis.js';
import { auditText } from './texts.js';
import { decisionInWords } from './told.js';

const MOST = 8;

/** What deserves a second look, kind by kind, how well the facts are supported, and the questions to the board. */
export function renderWeakSpots(answer: WeakSpotsAnswer, language: Language, width: number): string {
  const { basis, items, support, questions } = answer;
  const told = (spot: WeakSpotInWords) => spotInWords(spot, basis.timeZone, language, width);
  const kinds = items.map(({ title, count, items: spots }) => {
    if (count === 0) return `${title}: ${auditText('none', language)}`;
    const more = count > MOST ? [`  + ${count - MOST} ${auditText('moreSpots', language)}`] : [];
    return [`${title}: ${count}`, ...spots.slice(0, MOST).map(told), ...more].join('\n');
  });
  const { facts, mayNameSource, measurements, withoutApproval, withoutSource, withoutEvidence } = support;
  const supported = [
    `${withoutApproval}/${measurements} ${auditText('measurements', language)} ${auditText('withoutApproval', language)}`,
    `${withoutSource}/${mayNameSource} ${auditText('withoutSource', language)}`,
    `${withoutEvidence}/${facts} ${auditText('withoutEvidence', language)}`,
  ];
  return [
    basisInWords(basis, language),
    ...kinds,
    besideHeading(`${auditText('support', language)}: `, supported.join(', '), width),
    [`${auditText('questions', language)}:`, ...questions.map((question, index) => besideHeading(`  ${index + 1}. `, question, width))].join('\n'),
  ].join('\n\n');
}

function spotInWords({ event, days, facts }: WeakSpotInWords, timeZone: string, language: Language, width: number): string {
  const distance = days === null ? '' : ` · ${Math.abs(days)} ${auditText(days < 0 ? 'dayAfter' : 'dayBefore', language)}`;
  const concerned = facts > 1 ? ` · ${facts} ${auditText('facts', language).toLowerCase()}` : '';
  return besideHeading('  ', `${decisionInWords(event, timeZone, language)}${distance}${concerned}`, width);
}
