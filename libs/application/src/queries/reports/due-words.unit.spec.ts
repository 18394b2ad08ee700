import { LANGUAGES } from '#goal-types';
import type { Owed } from '#projections';
import { owedInWords, stepInWords } from './due-words.js';

const owed = (thing: Partial<Owed['thing']>, more: Partial<Owed> = {}): Owed => ({
  kind: 'figure',
  thing: { kind: 'measure', id: 'members', title: 'Medlemmer', ...thing },
  from: { unit: null, unitName: null, role: 'secretariat', owner: null },
  goals: ['N1'],
  by: '2023-10-20' as Owed['by'],
  prose: null,
  settling: null,
  ...more,
});
const told = (one: Owed) => LANGUAGES.map((language) => owedInWords(one, language));
const prose = { language: 'nn' as const, slots: ['next' as const, 'quality' as const] };
const publishing = { command: 'publishReport', data: {}, revision: 3 };

describe('what is due, in words', () => {
  it('is how long there is, or how long ago it was', () => {
    expect([17, 1, 0, -1, -3].map((days) => stepInWords('papers', '2023-10-27', days, 'nb'))).toEqual([
      'Papirene sendes ut: 27.10.2023, om 17 dager',
      'Papirene sendes ut: 27.10.2023, om 1 dag',
      'Papirene sendes ut: 27.10.2023, i dag',
      'Papirene sendes ut: 27.10.2023, for 1 dag siden',
      'Papirene sendes ut: 27.10.2023, for 3 dager siden',
    ]);
    expect(stepInWords('assembly', '2023-11-17', -2, 'nn')).toBe('Landsmøtet: 17.11.2023, for 2 dagar sidan');
    expect(stepInWords('cutOff', '2023-10-20', 5, 'en')).toBe('Last day for figures: 20 October 2023, in 5 days');
  });

  it.each<[Owed, readonly string[]]>([
    [owed({}), ['Tallet «Medlemmer» mangler', 'Talet «Medlemmer» manglar', 'The figure “Medlemmer” is missing']],
    [
      owed({}, { kind: 'confirmation' }),
      ['Tall av «Medlemmer» er ikke godkjent', 'Tal av «Medlemmer» er ikkje godkjende', 'Figures of “Medlemmer” are not approved'],
    ],
    [
      owed({ kind: 'entry', id: 'kurs', title: 'Leveranser' }),
      ['Nytt om kurs i «Leveranser» mangler', 'Nytt om kurs i «Leveranser» manglar', 'News of kurs in “Leveranser” is missing'],
    ],
    [
      owed({ kind: 'goal' }, { kind: 'assessment' }),
      ['Målet er ikke vurdert i rapportens år', 'Målet er ikkje vurdert i året til rapporten', 'The goal was not assessed in the report’s year'],
    ],
    [
      owed({ kind: 'statement', id: 'N1', title: null }, { kind: 'prose', prose }),
      [
        'Ikke skrevet på nynorsk: veien videre, datakvaliteten',
        'Ikkje skrive på nynorsk: vegen vidare, datakvaliteten',
        'Not written in Nynorsk: what comes next, the quality of the data',
      ],
    ],
    [
      owed({ kind: 'chapter', id: 'introduction', title: null }, { kind: 'prose', prose: { ...prose, slots: [] } }),
      ['Ikke skrevet på nynorsk: kapitlet «innledning»', 'Ikkje skrive på nynorsk: kapitlet «innleiing»', 'Not written in Nynorsk: the chapter “introduction”'],
    ],
    [
      owed({ kind: 'report' }, { kind: 'approval', settling: publishing }),
      ['Rapporten er godkjent og ikke utgitt', 'Rapporten er godkjend og ikkje gjeven ut', 'The report is approved and not published'],
    ],
    [owed({ kind: 'report' }, { kind: 'approval' }), ['Rapporten er ikke godkjent', 'Rapporten er ikkje godkjend', 'The report is not approved']],
  ])('is what is missing, in each language: %#', (one, words) => {
    expect(told(one)).toEqual(words);
  });
});
