import { alreadyExists, Broken, type CalendarDate, contains, invalid, notFound, type Period, unreachable } from '#kernel';
import { type CommandOf, type Decider, event, type EventOf, type StreamType } from '../event/index.js';
import { mustBeOpen, type OrganisationState } from '../organisation/index.js';
import { accessCommands, type grantAccess, type revokeAccess } from './commands.js';
import { type AccessEvent, AccessGranted, AccessRevoked } from './events.js';

/** One grant, over the days `[from, to)`. */
export type Grant = EventOf<typeof AccessGranted>['data'] & Period & { readonly revoked: boolean };

/** Every grant ever given, by id. */
export interface AccessState {
  readonly grants: ReadonlyMap<string, Grant>;
}

export type AccessCommand = CommandOf<typeof grantAccess, { readonly organisation: OrganisationState }> | CommandOf<typeof revokeAccess>;

/** The grant if it holds today: given, not revoked, not expired; otherwise null. */
export function activeGrant(state: AccessState, grant: string, today: CalendarDate): Grant | null {
  const found = state.grants.get(grant);
  return found !== undefined && !found.revoked && contains(found, today) ? found : null;
}

/** All that the actor may do today, in the order it was granted. */
export function activeGrantsOf(state: AccessState, actor: string, today: CalendarDate): readonly Grant[] {
  return activeGrants(state, today).filter((grant) => grant.actor === actor);
}

export const accessDecider: Decider<AccessCommand, AccessEvent, AccessState> = {
  initialState: () => ({ grants: new Map() }),
  evolve: (state, stored) => {
    switch (stored.type) {
      case 'AccessGranted': {
        if (stored.validFrom === null) throw new Broken(`the grant ${stored.data.grant} has no day from which it holds`);
        return withGrant(state, { ...stored.data, from: stored.validFrom, to: stored.validTo, revoked: false });
      }
      case 'AccessRevoked': {
        const grant = state.grants.get(stored.data.grant);
        if (grant === undefined) throw new Broken(`the grant ${stored.data.grant} was revoked but never given`);
        return withGrant(state, { ...grant, revoked: true });
      }
      default:
        return unreachable(stored);
    }
  },
  decide: (command, state) => {
    switch (command.type) {
      case 'grantAccess': {
        const { expiresOn, ...data } = command.data;
        if (state.grants.has(data.grant)) throw alreadyExists('grant', `the grant ${data.grant}`, 'choose an id that was not used before');
        if (expiresOn !== null && expiresOn <= command.today) {
          throw invalid('expiresOn', `${expiresOn} is not after today, ${command.today}`, 'give the first day on which the grant no longer holds, or none');
        }
        if (data.unit !== null) mustBeOpen(command.known.organisation, data.unit, command.today, 'unit');
        return [event(AccessGranted, data, { validFrom: command.today, validTo: expiresOn })];
      }
      case 'revokeAccess': {
        const { grant } = command.data;
        const found = state.grants.get(grant);
        if (found === undefined) throw notFound('grant', `the grant ${grant}`, 'give the id of an active grant');
        if (found.revoked) throw invalid('grant', `${grant} is revoked already`, 'nothing is left to revoke');
        if (isLastAdmin(state, grant, command.today)) {
          throw invalid('grant', `${grant} is the last one by which anybody may administer the ledger`, 'grant the role admin to somebody else first');
        }
        return [event(AccessRevoked, { grant }, { validFrom: command.today })];
      }
      default:
        return unreachable(command);
    }
  },
};

export const accessStream: StreamType = { kind: 'access', commands: accessCommands, decider: accessDecider };

function activeGrants(state: AccessState, today: CalendarDate): readonly Grant[] {
  return [...state.grants.keys()].map((grant) => activeGrant(state, grant, today)).filter((grant) => grant !== null);
}

/** Only an admin of the whole organisation may grant and revoke, so only those count. */
function isLastAdmin(state: AccessState, grant: string, today: CalendarDate): boolean {
  const admins = activeGrants(state, today).filter(({ role, unit }) => role === 'admin' && unit === null);
  return admins.length === 1 && admins[0]?.grant === grant;
}

function withGrant(state: AccessState, grant: Grant): AccessState {
  return { grants: new Map(state.grants).set(grant.grant, grant) };
}
