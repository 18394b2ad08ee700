import { Broken, Refused } from '#kernel';
import { confirmed, mayConfirm, mayPropose, mayWithdraw, noProposals, proposed, withdrawn } from './two-people.js';

const pending = proposed(noProposals, 'p1', 'anna-0001');

function refusal(act: () => void): Refused {
  try {
    act();
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
  throw new Error('it was allowed');
}

describe('what needs two people', () => {
  it('is confirmed by another than its proposer', () => {
    expect(() => mayConfirm(pending, 'p1', 'berit-002', 'proposal')).not.toThrow();
  });

  it('is never confirmed by its proposer', () => {
    const refused = refusal(() => mayConfirm(pending, 'p1', 'anna-0001', 'proposal'));
    expect(refused.kind).toBe('forbidden');
    expect(refused.issues[0]?.field).toBe('proposal');
  });

  it('is confirmed once', () => {
    const refused = refusal(() => mayConfirm(confirmed(pending, 'p1'), 'p1', 'berit-002', 'proposal'));
    expect(refused).toMatchObject({ kind: 'invalid', message: expect.stringContaining('confirmed already') as string });
  });

  it('is not confirmed after it was withdrawn', () => {
    const refused = refusal(() => mayConfirm(withdrawn(pending, 'p1'), 'p1', 'berit-002', 'proposal'));
    expect(refused).toMatchObject({ kind: 'invalid', message: expect.stringContaining('withdrawn already') as string });
  });

  it('must have been proposed', () => {
    expect(refusal(() => mayConfirm(noProposals, 'p1', 'berit-002', 'proposal')).kind).toBe('not-found');
    expect(refusal(() => mayWithdraw(noProposals, 'p1', 'proposal')).kind).toBe('not-found');
  });

  it('is proposed under an id of its own, also after the earlier one was withdrawn', () => {
    expect(() => mayPropose(pending, 'p2', 'proposal')).not.toThrow();
    expect(refusal(() => mayPropose(withdrawn(pending, 'p1'), 'p1', 'proposal')).kind).toBe('exists');
  });

  it('may be withdrawn while pending and after it was confirmed, once', () => {
    expect(() => mayWithdraw(pending, 'p1', 'proposal')).not.toThrow();
    expect(() => mayWithdraw(confirmed(pending, 'p1'), 'p1', 'proposal')).not.toThrow();
    expect(refusal(() => mayWithdraw(withdrawn(pending, 'p1'), 'p1', 'proposal')).kind).toBe('invalid');
  });

  it('leaves the earlier state as it was', () => {
    confirmed(pending, 'p1');
    expect(pending.get('p1')).toEqual({ proposer: 'anna-0001', stage: 'pending' });
  });

  it('stops a log that settles what was never proposed', () => {
    expect(() => confirmed(noProposals, 'p1')).toThrow(Broken);
  });
});
