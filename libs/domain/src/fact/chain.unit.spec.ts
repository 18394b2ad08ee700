import { Broken, Refused } from '#kernel';
import fc from 'fast-check';
import type { Stored } from '../event/index.js';
import { idOf } from '../event/testing/decider-spec.js';
import { begun, type Chains, corrected, type CorrectionKnown, currentVersion, mustCount, retracted } from './index.js';

type Kind = 'begin' | 'correct' | 'retract';

const fold = { begin: begun, correct: corrected, retract: retracted };

function stored(revision: number, corrects: string | null): Stored {
  return { type: 'Said', data: {}, validFrom: null, validTo: null, corrects, id: idOf(revision), actor: 'actor-first', revision };
}

/** Each pair is what happens and the revision it names. */
function chainsOf(...steps: readonly (readonly [Kind, number | null])[]): Chains {
  return steps.reduce<Chains>((chains, [kind, named], revision) => fold[kind](chains, stored(revision, named === null ? null : idOf(named))), new Map());
}

function refusal(chains: Chains, corrects: string, known: CorrectionKnown = {}): string {
  try {
    mustCount(chains, corrects, 'measurements-members:oslo', known);
  } catch (error) {
    if (error instanceof Refused) return `${error.kind} ${error.issues[0]?.field}: ${error.issues[0]?.problem}`;
    throw error;
  }
  return 'accepted';
}

describe('a fact and its corrections', () => {
  it('counts as recorded until it is corrected, then as corrected last', () => {
    expect(currentVersion(chainsOf(['begin', null]), idOf(0))).toBe(idOf(0));
    expect(currentVersion(chainsOf(['begin', null], ['correct', 0], ['correct', 1]), idOf(0))).toBe(idOf(2));
  });

  it('may be corrected twice from the same version; the later one counts', () => {
    expect(currentVersion(chainsOf(['begin', null], ['correct', 0], ['correct', 0]), idOf(1))).toBe(idOf(2));
  });

  it('is retracted whole, whichever version is named, and other facts stay', () => {
    const chains = chainsOf(['begin', null], ['begin', null], ['correct', 0], ['retract', 0]);
    expect([0, 1, 2, 3].map((revision) => currentVersion(chains, idOf(revision)))).toEqual([null, idOf(1), null, null]);
  });

  it('is corrected by naming any version of it', () => {
    const chains = chainsOf(['begin', null], ['correct', 0]);
    expect([idOf(0), idOf(1)].map((id) => refusal(chains, id))).toEqual(['accepted', 'accepted']);
  });

  it('refuses the correction of a retracted fact, also by way of the retraction', () => {
    const chains = chainsOf(['begin', null], ['retract', 0]);
    expect(refusal(chains, idOf(0))).toBe(`invalid corrects: ${idOf(0)} belongs to a fact that was retracted`);
    expect(refusal(chains, idOf(1))).toBe(`invalid corrects: ${idOf(1)} belongs to a fact that was retracted`);
  });

  it('refuses a correction of nothing, of itself and of what lies elsewhere, each in its own words', () => {
    const chains = chainsOf(['begin', null]);
    expect(refusal(chains, idOf(9), { correctedIn: null })).toBe(`invalid corrects: no event has the id ${idOf(9)}`);
    expect(refusal(chains, idOf(9), { correctedIn: null, ownId: idOf(9) })).toBe(`invalid corrects: ${idOf(9)} is this very event`);
    expect(refusal(chains, idOf(9), { correctedIn: 'measurements-wages:oslo' })).toBe(
      `invalid corrects: ${idOf(9)} belongs to measurements-wages:oslo, not to measurements-members:oslo`,
    );
    expect(refusal(chains, idOf(9))).toBe(`invalid corrects: ${idOf(9)} is no event of measurements-members:oslo`);
  });

  it('is broken when the log holds a correction of nothing or of itself', () => {
    expect(() => chainsOf(['correct', 5])).toThrow(Broken);
    expect(() => chainsOf(['begin', null], ['correct', 1])).toThrow(Broken);
    expect(() => chainsOf(['begin', null], ['retract', null])).toThrow(Broken);
  });
});

describe('any history of facts', () => {
  /** Every step names an event at random; what would be refused is left out, as it would be from the log. */
  const histories = fc.array(fc.record({ kind: fc.constantFrom<Kind>('begin', 'correct', 'retract'), pick: fc.nat() }), { maxLength: 60 });

  interface Line {
    readonly kind: Kind;
    readonly id: string;
    readonly corrects: string | null;
  }

  /** The rules said slowly: walk back to where a chain began; look at all events of the chain. */
  function model(log: readonly Line[]) {
    const rootOf = (id: string, steps = 0): string => {
      expect(steps).toBeLessThanOrEqual(log.length);
      const corrects = log.find((line) => line.id === id)?.corrects ?? null;
      return corrects === null ? id : rootOf(corrects, steps + 1);
    };
    return (id: string): string | null | undefined => {
      if (!log.some((line) => line.id === id)) return undefined;
      const chain = log.filter((line) => rootOf(line.id) === rootOf(id));
      return chain.some((line) => line.kind === 'retract') ? null : chain.at(-1)?.id;
    };
  }

  it('answers as the rules said slowly do: the latest counts, a retraction ends all, no chain has a cycle', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const log: Line[] = [];
        let chains: Chains = new Map();
        for (const { kind, pick } of steps) {
          const id = idOf(log.length);
          const corrects = kind === 'begin' ? null : idOf(pick % (log.length + 2));
          const accepted = kind === 'begin' || refusal(chains, corrects ?? '', { ownId: id }) === 'accepted';
          expect(accepted).toBe(corrects === null || typeof model(log)(corrects) === 'string');
          if (!accepted) continue;
          chains = fold[kind](chains, stored(log.length, corrects));
          log.push({ kind, id, corrects });
        }
        const current = model(log);
        expect(log.map(({ id }) => currentVersion(chains, id))).toEqual(log.map(({ id }) => current(id)));
      }),
    );
  });
});
