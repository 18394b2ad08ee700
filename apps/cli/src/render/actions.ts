import { formatChange, formatDate, formatNumber, type Language, type Words } from '#goal-types';
import { addDays } from '#kernel';
import type { ActionGap, ActionLine, ActionStage, ActionYear } from '#projections';
import { besideHeading } from '../terminal/folded.js';
import { table, type Column } from '../terminal/table.js';
import { text } from '../texts.js';
import type { ActionsAnswer } from './answers.js';
import { basisInWords } from './basis.js';

const STAGE_WORDS: Readonly<Record<ActionStage, Words>> = {
  planned: { nb: 'planlagt', nn: 'planlagt', en: 'planned' },
  started: { nb: 'i gang', nn: 'i gang', en: 'started' },
  completed: { nb: 'fullført', nn: 'fullført', en: 'completed' },
  dropped: { nb: 'lagt bort', nn: 'lagt bort', en: 'dropped' },
  overdue: { nb: 'over tiden', nn: 'over tida', en: 'overdue' },
};

/** The lines of the action plan with what each was to cost and cost, then the goals and years without a line or a budget. */
export function renderActions(answer: ActionsAnswer, language: Language, width: number): string {
  const columns: readonly Column[] = [
    { heading: text('action', language), stretch: 3 },
    { heading: text('goal', language), stretch: 1 },
    { heading: text('owner', language), stretch: 2 },
    { heading: text('period', language), stretch: 0 },
    { heading: text('state', language), stretch: 0 },
    { heading: text('money', language), stretch: 3 },
  ];
  const rows = answer.items.map((line) => [
    [line.title, ...(line.expectedEffect === null ? [] : [`${text('expectedEffect', language)}: ${line.expectedEffect}`])].join('\n'),
    line.goals.join(', '),
    [line.ownerName ?? line.owner, line.unit].join('\n'),
    periodInWords(line.period, language),
    STAGE_WORDS[line.state][language],
    line.years.map((year) => yearInWords(year, language)).join('\n'),
  ]);
  return [
    basisInWords(answer.basis, language),
    rows.length === 0 ? text('nothing', language) : table(columns, rows, width),
    ...gapsInWords(answer.gaps, language, width),
  ].join('\n');
}

function periodInWords({ from, to }: ActionLine['period'], language: Language): string {
  return `${formatDate(from, language)}–\n${formatDate(addDays(to, -1), language)}`;
}

/** "2022: 50 000, brukt 48 000 (−2 000)". */
function yearInWords({ year, budget, cost, difference }: ActionYear, language: Language): string {
  const planned = budget === null ? text('noBudget', language) : formatNumber(budget, language);
  const spent = cost === null ? '' : `, ${text('spent', language)} ${formatNumber(cost, language)}`;
  return `${year}: ${planned}${spent}${difference === null ? '' : ` (${formatChange(difference, language)})`}`;
}

function gapsInWords(gaps: readonly ActionGap[], language: Language, width: number): readonly string[] {
  return (['line', 'budget'] as const).flatMap((lacks) => {
    const years = Map.groupBy(
      gaps.filter((gap) => gap.lacks === lacks),
      ({ year }) => year,
    );
    const heading = text(lacks === 'line' ? 'withoutLine' : 'withoutBudget', language);
    return [...years].map(([year, of]) => besideHeading(`${heading} ${year}: `, of.map(({ goal }) => goal).join(', '), width));
  });
}
