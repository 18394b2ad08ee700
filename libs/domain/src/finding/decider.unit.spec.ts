import type { CommandOf } from '../event/index.js';
import { event } from '../event/index.js';
import { command, specification } from '../event/testing/decider-spec.js';
import { closeFinding, raiseFinding, type findingCommands } from './commands.js';
import { findingDecider, type FindingCommand } from './decider.js';
import { FindingAnswered, FindingClosed, FindingRaised, FindingReopened, type FindingEvent } from './events.js';

const { given } = specification(findingDecider);
const data = { finding: 'f-1', title: 'Sen registrering', text: 'Tre tall kom etter fristen', about: [{ kind: 'goal' as const, id: 'N1' }] };
const AUDITOR = 'actor-auditor';
const BOARD = 'actor-board';

const raise = (more: Partial<typeof data> = {}) => command('raiseFinding', { ...data, ...more }, { actor: AUDITOR });
const answer = (actor = BOARD, action: string | null = null) => command('answerFinding', { finding: 'f-1', text: 'Fristen er flyttet', action }, { actor });
const close = (outcome: 'remedied' | 'accepted' | 'withdrawn' = 'remedied', actor = AUDITOR) => command('closeFinding', { finding: 'f-1', outcome }, { actor });
const reopen = command('reopenFinding', { finding: 'f-1' }, { actor: AUDITOR });

const by = (actor: string, one: FindingEvent): readonly [FindingEvent, string] => [one, actor];
const raised = by(AUDITOR, event(FindingRaised, data));
const answered = by(BOARD, event(FindingAnswered, { finding: 'f-1', text: 'Fristen er flyttet', action: null }));
const closed = by(AUDITOR, event(FindingClosed, { finding: 'f-1', outcome: 'remedied' }));
const reopened = by(AUDITOR, event(FindingReopened, { finding: 'f-1' }));

type Past = readonly (readonly [FindingEvent, string])[];
const refusal = (past: Past, when: FindingCommand) =>
  given(...past)
    .when(when)
    .refused();
const fieldOf = (past: Past, when: CommandOf<(typeof findingCommands)[number]>) => refusal(past, when).issues[0]?.field;

describe('a finding', () => {
  it('is raised about something, answered, closed and reopened', () => {
    given().when(raise()).then(raised[0]);
    given(raised).when(answer()).then(answered[0]);
    given(raised, answered).when(close()).then(closed[0]);
    given(raised, answered, closed).when(reopen).then(reopened[0]);
  });

  it('is answered more than once while it is not closed, and anew when it was reopened', () => {
    given(raised, answered).when(answer('actor-other')).events();
    given(raised, answered, closed, reopened).when(answer()).then(answered[0]);
    expect(fieldOf([raised, answered, closed], answer())).toBe('finding');
  });

  it('is not closed before it is answered, unless it was groundless', () => {
    expect(fieldOf([raised], close('accepted'))).toBe('outcome');
    expect(fieldOf([raised, answered, closed, reopened], close('remedied'))).toBe('outcome');
    given(raised)
      .when(close('withdrawn'))
      .then(event(FindingClosed, { finding: 'f-1', outcome: 'withdrawn' }));
  });

  it('is answered by another than who raised it, and closed by another than who answered', () => {
    expect(refusal([raised], answer(AUDITOR)).kind).toBe('forbidden');
    expect(refusal([raised, answered], close('remedied', BOARD)).kind).toBe('forbidden');
  });

  it('takes no step twice, and none before it is raised', () => {
    expect([fieldOf([raised], raise()), fieldOf([raised, answered, closed], close()), fieldOf([raised], reopen)]).toEqual(['finding', 'finding', 'finding']);
    expect([fieldOf([], answer()), fieldOf([], close()), fieldOf([], reopen)]).toEqual(['finding', 'finding', 'finding']);
  });

  it('is about something, and about each thing once', () => {
    expect(raiseFinding.data.safeParse({ ...data, about: [] }).error?.issues).toMatchObject([{ path: ['about'] }]);
    expect(fieldOf([], raise({ about: [...data.about, ...data.about] }))).toBe('about[1]');
  });

  it('has one of three outcomes', () => {
    expect(closeFinding.data.safeParse({ finding: 'f-1', outcome: 'fine' }).success).toBe(false);
  });
});
