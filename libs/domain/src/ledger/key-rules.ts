import { invalid, notFound } from '#kernel';
import { type EndedOrigin, isKeyOf } from './log.js';
import { type OpenedLedger, type SigningKey, signingKey } from './state.js';

/** @throws Refused `invalid` naming `vkey` */
export function mustBeKeyOf(vkey: string, origin: string): void {
  if (!isKeyOf(vkey, origin)) throw invalid('vkey', `${vkey} is not named ${origin}`, 'give a key whose name is the origin');
}

/** @throws Refused `not-found` naming `vkey` when no key was adopted */
export function mustHaveKey(state: OpenedLedger): SigningKey {
  const key = signingKey(state);
  if (key === null) throw notFound('vkey', `a signing key of ${state.origin}`, 'serve the ledger once: its first key is made then');
  return key;
}

/** @throws Refused naming `vkey` or `previous` unless a new key of the origin replaces the one in force */
export function mustReplace({ vkey, previous }: { readonly vkey: string; readonly previous: string }, state: OpenedLedger): void {
  const inForce = mustHaveKey(state).vkey;
  if (previous !== inForce) throw invalid('previous', `${previous} is not the key in force`, `replace ${inForce}`);
  mustBeKeyOf(vkey, state.origin);
  mustBeUnused(vkey, state);
}

/** @throws Refused naming `origin`, `vkey` or `previous.origin` unless the present origin gives way to one that was never used, with a key of its own */
export function mustBeNewOrigin(
  { origin, vkey, previous }: { readonly origin: string; readonly vkey: string; readonly previous: EndedOrigin },
  state: OpenedLedger,
): void {
  const used = [state.origin, ...state.keys.map((key) => key.origin)];
  if (used.includes(origin)) throw invalid('origin', `${origin} was used before`, 'choose a name that the ledger never had');
  if (previous.origin !== state.origin) throw invalid('previous.origin', `${previous.origin} is not the present origin`, `name ${state.origin}`);
  mustBeKeyOf(vkey, origin);
  mustBeUnused(vkey, state);
}

function mustBeUnused(vkey: string, { keys }: OpenedLedger): void {
  if (keys.some((key) => key.vkey === vkey)) throw invalid('vkey', `${vkey} was used before`, 'make a new key');
}
