import type { Facts } from '#goal-types';
import { markdownTable } from './markdown.js';

/** A worked example's facts, a table for each kind there are any of. */
export function factsTold(facts: Facts): string {
  return KINDS.flatMap(({ title, headings, rows }) => {
    const told = rows(facts);
    return told.length === 0 ? [] : [`${title}:\n\n${markdownTable(headings, told)}`];
  }).join('\n\n');
}

interface Kind {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: (facts: Facts) => readonly (readonly string[])[];
}

const KINDS: readonly Kind[] = [
  {
    title: 'Measurements',
    headings: ['Measure', 'Unit', 'Day or period', 'Value', 'Said besides'],
    rows: ({ measurements }) =>
      measurements.map(({ measure, unit, from, to, value, numerator, denominator, survey, provisional, source }) => [
        measure,
        unit,
        to === null ? from : `${from} until ${to}`,
        value ?? `${numerator} of ${denominator}`,
        [
          provisional ? 'provisional' : '',
          source === null ? '' : `from ${source}`,
          survey === null
            ? ''
            : `${survey.instrument}, ${survey.answers} answers of ${survey.asked ?? 'an unknown number'}${survey.margin === null ? '' : `, ± ${survey.margin}`}`,
        ]
          .filter((text) => text !== '')
          .join('; '),
      ]),
  },
  {
    title: 'Register entries',
    headings: ['Register', 'Entry', 'From', 'State', 'Said besides'],
    rows: ({ entries }) =>
      entries.map(({ register, entry, from, to, state, unit, plannedFor, attributes }) => [
        register,
        entry,
        to === null ? from : `${from} until ${to}`,
        state,
        [
          unit === null ? '' : `in ${unit}`,
          plannedFor === null ? '' : `planned for ${plannedFor}`,
          ...Object.entries(attributes).map(([name, value]) => `${name}: ${value}`),
        ]
          .filter((text) => text !== '')
          .join('; '),
      ]),
  },
  {
    title: 'Listed occasions',
    headings: ['Question', 'Occasion', 'Day'],
    rows: ({ occasions }) => occasions.map(({ coverage, occasion, on }) => [coverage, occasion, on]),
  },
  {
    title: 'Coverage reports',
    headings: ['Question', 'Unit', 'Day', 'Answer', 'Said besides'],
    rows: ({ coverage }) =>
      coverage.map(({ coverage: question, unit, on, state, occasion, count }) => [
        question,
        unit,
        on,
        state,
        [occasion === null ? '' : `for ${occasion}`, count === null ? '' : `${count} times`].filter((text) => text !== '').join('; '),
      ]),
  },
  {
    title: 'Assessments',
    headings: ['Unit', 'Day', 'Level', 'By'],
    rows: ({ assessments }) => assessments.map(({ unit, on, level, selfAssessed }) => [unit, on, level ?? 'told in words', selfAssessed ? 'itself' : 'others']),
  },
  {
    title: 'Breaks in a series',
    headings: ['Measure', 'From', 'Because of'],
    rows: ({ breaks }) => breaks.map(({ measure, on, cause }) => [measure, on, cause]),
  },
  {
    title: 'The plan’s goals',
    headings: ['Goal', 'From', 'Until'],
    rows: ({ planGoals }) => planGoals.map(({ goal, from, to }) => [goal, from, to ?? '']),
  },
  {
    title: 'Action lines',
    headings: ['Action', 'For', 'When', 'Budget'],
    rows: ({ actions }) =>
      actions.map(({ action, goals, period, budget, droppedOn }) => [
        action,
        goals.join(', '),
        `${period.from} until ${period.to}${droppedOn === null ? '' : `, dropped ${droppedOn}`}`,
        budget.map(({ year, amount }) => `${year}: ${amount}`).join('; '),
      ]),
  },
  {
    title: 'Units asked',
    headings: ['Unit', 'From', 'Until'],
    rows: ({ units }) => units.map(({ unit, from, to }) => [unit, from, to ?? '']),
  },
];
