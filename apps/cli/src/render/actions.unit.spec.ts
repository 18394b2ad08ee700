import { ANSWERED, day } from '../testing/answers.js';
import { renderActions } from './actions.js';
import type { ActionsAnswer } from './answers.js';

const answer: ActionsAnswer = {
  ...ANSWERED,
  plan: 'N',
  items: [
    {
      action: 'campaign',
      title: 'Vervekampanje',
      goals: ['N1'],
      unit: 'union',
      owner: 'actor-1',
      ownerName: 'Kari',
      period: { from: day('2022-01-01'), to: day('2023-01-01') },
      expectedEffect: '200 flere',
      state: 'overdue',
      since: null,
      years: [
        { year: 2022, budget: '50000' as never, note: 'satt av', cost: '48000' as never, difference: '-2000' as never },
        { year: 2023, budget: null, note: null, cost: null, difference: null },
      ],
      contributing: [],
    },
  ],
  gaps: [
    { goal: 'N2', year: 2022, lacks: 'line' },
    { goal: 'N3', year: 2022, lacks: 'line' },
    { goal: 'N1', year: 2023, lacks: 'budget' },
  ],
};

describe('an action plan', () => {
  it('shows each line with its owner, state, money, and what is expected of it', () => {
    const text = renderActions(answer, 'nb', 160);
    expect(text).toMatch(/Vervekampanje +N1 +Kari +01\.01\.2022– +over tiden +2022: 50\u00A0000, brukt 48\u00A0000 \(−2\u00A0000\)/);
    expect(text).toMatch(/Ventet effekt: 200 flere +union +31\.12\.2022 +2023: uten budsjett/);
  });

  it('lists the goals that a year leaves out', () => {
    expect(renderActions(answer, 'nb', 160).split('\n').slice(-2)).toEqual(['Mål uten tiltak i 2022: N2, N3', 'Mål uten budsjett i 2023: N1']);
  });
});
