import { Refused, type CalendarDate } from '#kernel';
import { isWithin, successorOf, unitAt, type Audience, type CommandDefinition, type OrganisationState, type Role } from '#domain';

/** Who asks, in which capacity. */
export interface Caller {
  /** Pseudonym. */
  readonly actor: string;
  readonly role: Role;
  /** The unit whose tree the authority covers; null is the whole organisation. */
  readonly unit: string | null;
  readonly audience: Audience;
  /** The grant it rests on; null for the ledger itself and whoever holds its files. */
  readonly grant: string | null;
}

/** Whoever holds the ledger's files, or the ledger itself: acts in any role over the whole organisation, on no grant. */
export function holderOfTheFiles(actor: string, role: Role = 'admin'): Caller {
  return { actor, role, unit: null, audience: 'inside', grant: null };
}

/** What is not published is for the organisation itself. @throws Refused `forbidden` */
export function mustBeInside({ audience }: Pick<Caller, 'audience'>): void {
  if (audience === 'inside') return;
  throw forbidden('Authorization', 'a token with the audience outside sees published tables only', 'ask with a token whose audience is inside');
}

/** @throws Refused `forbidden` unless the caller's role is one of those that may ask */
export function mustBeAllowedToAsk({ name, roles }: { readonly name: string; readonly roles: readonly Role[] }, caller: Caller): void {
  if (roles.includes(caller.role)) return;
  throw forbidden('role', `the role ${caller.role} may not ask the question ${name}`, `ask someone with the role ${roles.join(' or ')}`);
}

/** @throws Refused `forbidden` unless the caller's role may give the command; one that no role may give is the ledger's own */
export function mustHaveRole({ name, roles }: Pick<CommandDefinition, 'name' | 'roles'>, caller: Caller): void {
  if (roles.includes(caller.role) || (roles.length === 0 && caller.grant === null)) return;
  const remedy = roles.length === 0 ? 'the ledger does this by itself' : `ask someone with the role ${roles.join(' or ')}`;
  throw forbidden('role', `the role ${caller.role} may not give the command ${name}`, remedy);
}

/**
 * Whether authority over `scope` reaches `unit`, judged by the organisation on the day: the unit is `scope` or below it. A unit that was
 * merged into another is judged as that one; one that was split or closed is nobody's but the whole organisation's.
 */
export function reaches(organisation: OrganisationState, scope: string, unit: string, day: CalendarDate): boolean {
  const standing = unitAt(organisation, unit, day) === null ? successorOf(organisation, unit) : unit;
  return standing !== null && isWithin(organisation, standing, scope, day);
}

/** @throws Refused `forbidden` unless the caller's authority reaches the unit (null: the whole organisation); the same whether or not it exists */
export function mustReach(organisation: OrganisationState, caller: Pick<Caller, 'unit'>, unit: string | null, day: CalendarDate): void {
  if (caller.unit === null || (unit !== null && reaches(organisation, caller.unit, unit, day))) return;
  const wanted = unit ?? 'the whole organisation';
  throw forbidden('unit', `your authority covers ${caller.unit} and what is below it, which ${wanted} is not`, 'ask someone whose authority reaches it');
}

function forbidden(field: string, problem: string, remedy: string): Refused {
  return new Refused('forbidden', problem, [{ field, problem, remedy }]);
}
