import { subjectText } from './texts.js';

describe('what a finding is about', () => {
  it('bug-482: is named in the language of the answer', () => {
    const goal = { kind: 'goal', id: 'N1' } as const;
    expect((['nb', 'nn', 'en'] as const).map((language) => subjectText(goal, language))).toEqual(['mål N1', 'mål N1', 'goal N1']);
    expect(subjectText({ kind: 'measure', id: 'members' }, 'nb')).toBe('måltall members');
  });
});
