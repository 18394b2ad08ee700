import { alreadyExists, Broken, invalid, notFound, Refused } from '#kernel';

/** What needs two people: proposed by one, confirmed by another. Withdrawing ends it, before or after it was confirmed. */
export interface Proposal {
  readonly proposer: string;
  readonly stage: 'pending' | 'confirmed' | 'withdrawn';
}

/** Proposals of one stream by id. */
export type Proposals = ReadonlyMap<string, Proposal>;

export const noProposals: Proposals = new Map();

/** For `evolve`: a proposal was made. */
export function proposed(proposals: Proposals, id: string, proposer: string): Proposals {
  return new Map(proposals).set(id, { proposer, stage: 'pending' });
}

/** For `evolve`: a proposal was confirmed. */
export function confirmed(proposals: Proposals, id: string): Proposals {
  return inStage(proposals, id, 'confirmed');
}

/** For `evolve`: a proposal was withdrawn. */
export function withdrawn(proposals: Proposals, id: string): Proposals {
  return inStage(proposals, id, 'withdrawn');
}

/** For `decide`. @throws Refused `exists` naming `field` when the id was used before, whatever became of it */
export function mayPropose(proposals: Proposals, id: string, field: string): void {
  if (proposals.has(id)) throw alreadyExists(field, `the proposal ${id}`, 'choose an id that was not used before');
}

/** For `decide`. @throws Refused naming `field` unless the proposal is pending, and `forbidden` when the proposer wants to confirm it alone */
export function mayConfirm(proposals: Proposals, id: string, actor: string, field: string): void {
  const { proposer, stage } = proposal(proposals, id, field);
  if (stage !== 'pending') throw invalid(field, `the proposal ${id} is ${stage} already`, 'confirm one that is pending, or make a new proposal');
  if (proposer === actor) {
    const problem = `the proposal ${id} can't be confirmed by the one who made it`;
    throw new Refused('forbidden', problem, [{ field, problem, remedy: 'let another person with the right to do so confirm it' }]);
  }
}

/** For `decide`. @throws Refused naming `field` unless the proposal is pending or confirmed */
export function mayWithdraw(proposals: Proposals, id: string, field: string): void {
  if (proposal(proposals, id, field).stage === 'withdrawn') throw invalid(field, `the proposal ${id} is withdrawn already`, 'nothing is left to withdraw');
}

function proposal(proposals: Proposals, id: string, field: string): Proposal {
  const found = proposals.get(id);
  if (found === undefined) throw notFound(field, `the proposal ${id}`, 'give the id it was proposed under');
  return found;
}

function inStage(proposals: Proposals, id: string, stage: Proposal['stage']): Proposals {
  const found = proposals.get(id);
  if (found === undefined) throw new Broken(`the proposal ${id} is ${stage} but was never made`);
  return new Map(proposals).set(id, { ...found, stage });
}
