import type { CalendarDate } from '#kernel';
import { event } from '../event/index.js';
import { command, specification } from '../event/testing/decider-spec.js';
import { changeOrigin, openLedger } from './commands.js';
import { type LedgerCommand, ledgerDecider } from './decider.js';
import { type LedgerEvent, LedgerOpened, LogClosed, OriginChanged, SigningKeyAdopted, SigningKeyRotated } from './events.js';
import { keysOf, mustTake, signingKey, type OpenedLedger } from './state.js';

const { given } = specification(ledgerDecider);
const origin = 'ledger.example.org/union';
const opened = event(LedgerOpened, {
  ledger: 'union',
  origin,
  title: 'Union',
  timeZone: 'Europe/Oslo',
  language: 'nb',
  rules: '1',
  sample: false,
  format: 1,
});
const root = `${'A'.repeat(43)}=`;
const key = (id: number, name = origin) => `${name}+0000000${id}+AAAA`;
const when = { validFrom: '2023-02-01' as CalendarDate };
const adopted = event(SigningKeyAdopted, { vkey: key(1) }, when);
const handover = { vkey: key(2), previous: key(1), size: 7, root };
const rotated = event(SigningKeyRotated, handover, when);
const closed = event(LogClosed, { because: 'compromised', size: 7, root }, when);
const moving = { origin: 'new.example', vkey: key(3, 'new.example'), because: 'moved' as const, previous: { origin, size: 7, root, checkpoint: null } };
const moved = event(OriginChanged, moving, when);

const adopt = (vkey: string) => command('adoptSigningKey', { vkey });
const rotate = (more: Partial<typeof handover> = {}) => command('rotateSigningKey', { ...handover, ...more });
const close = command('closeLog', { because: 'compromised' as const, size: 7, root });
const move = (more: Partial<typeof moving> = {}) => command('changeOrigin', { ...moving, ...more });

const fieldOf = (past: readonly LedgerEvent[], when_: LedgerCommand) =>
  given(...past)
    .when(when_)
    .refused().issues[0]?.field;

describe("the ledger's signing key", () => {
  it('is adopted once, and is named after the origin', () => {
    given(opened)
      .when(adopt(key(1)))
      .then(adopted);
    expect(
      given(opened, adopted)
        .when(adopt(key(2)))
        .refused().kind,
    ).toBe('exists');
    expect(fieldOf([opened], adopt(key(1, 'other.example')))).toBe('vkey');
  });

  it('is replaced by a new one of the same origin, which the one in force vouches for', () => {
    given(opened, adopted).when(rotate()).then(rotated);
    const state = given(opened, adopted, rotated).state() as OpenedLedger;
    expect(signingKey(state)).toEqual({ origin, vkey: key(2), from: '2023-02-01', to: null });
    expect(keysOf(state, origin)).toEqual([key(1), key(2)]);
  });

  it('is not replaced where there is none, by one that was used before, for another origin, or in place of one not in force', () => {
    expect(fieldOf([opened], rotate())).toBe('vkey');
    expect(fieldOf([opened, adopted, rotated], rotate({ previous: key(2), vkey: key(1) }))).toBe('vkey');
    expect(fieldOf([opened, adopted], rotate({ vkey: key(2, 'other.example') }))).toBe('vkey');
    expect(fieldOf([opened, adopted, rotated], rotate({ vkey: key(4) }))).toBe('previous');
  });
});

describe('a closed log', () => {
  it('takes no command but a new origin, and says since when, why and what to do', () => {
    given(opened, adopted).when(close).then(closed);
    for (const other of [close, rotate(), adopt(key(2)), command('renameLedger', { title: 'x' })]) {
      const refused = given(opened, adopted, closed).when(other).refused();
      expect(refused.kind).toBe('forbidden');
      expect(refused.message).toMatch(/closed on 2023-02-01, because its signing key may be in the hands of others/);
      expect(refused.issues[0]?.remedy).toContain('fremdrift key new-origin');
    }
    given(opened, adopted, closed).when(move()).then(moved);
  });

  it('is refused for a ledger that has no key', () => {
    expect(fieldOf([opened], close)).toBe('vkey');
  });

  it('turns away the commands of every stream, and an open one none', () => {
    expect(() => mustTake('recordMeasurement', given(opened, adopted, closed).state())).toThrow(/closed/);
    expect(() => mustTake('recordMeasurement', given(opened, adopted, closed, moved).state())).not.toThrow();
    expect(() => mustTake('openLedger', null)).not.toThrow();
  });
});

describe('a new origin', () => {
  it('ends the keys of the old one, opens the log again, and has its own key', () => {
    const state = given(opened, adopted, closed, moved).state() as OpenedLedger;
    expect(state).toMatchObject({ origin: 'new.example', closed: null });
    expect(signingKey(state)?.vkey).toBe(key(3, 'new.example'));
    expect(state.keys.map(({ vkey, to }) => [vkey, to])).toEqual([
      [key(1), '2023-02-01'],
      [key(3, 'new.example'), null],
    ]);
  });

  it('follows an open log as well, and one that never had a key', () => {
    given(opened, adopted).when(move()).then(moved);
    given(opened).when(move()).then(moved);
  });

  it('is a name that was never used, with a key of that name, in place of the present one', () => {
    expect(fieldOf([opened, adopted], move({ origin, vkey: key(4) }))).toBe('origin');
    const back = move({ origin, vkey: key(4), previous: { ...moving.previous, origin: 'new.example' } });
    expect(fieldOf([opened, adopted, moved], back)).toBe('origin');
    expect(fieldOf([opened, adopted], move({ vkey: key(3) }))).toBe('vkey');
    expect(fieldOf([opened, adopted], move({ previous: { ...moving.previous, origin: 'other.example' } }))).toBe('previous.origin');
  });

  it('bug-1081: is chosen without https:// before it, also the first one', () => {
    for (const { data } of [changeOrigin, openLedger]) {
      const named = (name: string) => data.shape.origin.safeParse(name);
      expect(named('ledger.example.org/progress-2').success).toBe(true);
      expect(named('https://ledger.example.org/progress').error?.issues[0]?.message).toContain('leave https:// out');
      expect(named('a b').error?.issues[0]?.message).toContain('without spaces or +');
    }
  });
});
