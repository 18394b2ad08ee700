import { ANSWERED, day } from '../testing/answers.js';
import type { DueAnswer } from './answers.js';
import { renderDue } from './due.js';

type Item = DueAnswer['items'][number];

const item = (more: Partial<Item>): Item => ({
  kind: 'figure',
  thing: { kind: 'measure', id: 'members', title: 'Medlemmer' },
  from: { unit: 'vik', unitName: 'Vik', role: 'recorder', owner: null },
  goals: ['P1'],
  by: day('2023-10-20'),
  prose: null,
  daysLeft: 10,
  sentence: 'Tallet «Medlemmer» mangler',
  who: 'Vik',
  answer: null,
  ...more,
});
const text = (goal: string, sentence = 'Ikke skrevet på bokmål: vurderingen') =>
  item({ kind: 'prose', goals: [goal], who: 'sekretariat', daysLeft: 17, sentence });

const answer: DueAnswer = {
  ...ANSWERED,
  plan: 'P',
  report: {
    report: 'aar-2022',
    plan: 'P',
    title: { nb: 'Årsrapport 2022' },
    languages: ['nb'],
    assembly: { on: day('2023-11-17'), papersOn: day('2023-10-27') },
    edition: 1,
    stage: 'drafted',
    figures: { at: day('2022-12-31'), cutOff: null, cutOffOn: null, toDate: null },
    known: { seq: 12, isPinned: false },
    publishedOn: null,
    revision: 0,
    eventId: 'e',
  },
  steps: [{ step: 'papers', on: '2023-10-27', daysLeft: 17, words: 'Papirene sendes ut: 27.10.2023, om 17 dager' }],
  since: day('2022-01-01'),
  remarks: [{ remark: 'cutOffPassed', words: 'Tallene er stengt.' }],
  items: [item({}), text('P1'), text('P2'), text('P3', 'Ikke skrevet på bokmål: veien videre')],
  counts: { figure: 1, assessment: 0, confirmation: 0, prose: 5, approval: 0 },
};

describe('what is due', () => {
  it('is the days, the remarks, and who owes what; the same words of the same one stand once, with all the goals', () => {
    expect(renderDue(answer, 'nb', 90).split('\n')).toEqual([
      'Årsrapport 2022 (aar-2022) · Per 31.12.2022, kjent 31.01.2023, seq 8123 · Eksempeldata, ikke virkelige tall',
      '  Papirene sendes ut: 27.10.2023, om 17 dager',
      '! Tallene er stengt.',
      'Dager igjen  Hvem         Mangler',
      '───────────  ───────────  ────────────────────────────────────────────',
      '         10  Vik          Tallet «Medlemmer» mangler (P1)',
      '         17  sekretariat  Ikke skrevet på bokmål: vurderingen (P1, P2)',
      '         17  sekretariat  Ikke skrevet på bokmål: veien videre (P3)',
      '2 til mangler; avgrens med --unit',
      'Linjene som svarer på hver: fremdrift due P --lines',
    ]);
  });

  it('is nothing where nothing is missing', () => {
    const none = { ...answer, items: [], remarks: [], counts: { figure: 0, assessment: 0, confirmation: 0, prose: 0, approval: 0 } };
    expect(renderDue(none, 'nn', 90).split('\n').at(-1)).toBe('Ingenting manglar.');
  });
});
