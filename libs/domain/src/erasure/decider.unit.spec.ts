import { event } from '../event/index.js';
import { command, specification } from '../event/testing/decider-spec.js';
import { erasureDecider } from './decider.js';
import { Erased, ErasureProposed, ErasureWithdrawn } from './events.js';

const { given } = specification(erasureDecider);
const text = { event: '018c0000-0000-7000-8000-000000000001', path: '/data/note' };
const hash = `sha256:${'a'.repeat(64)}`;
const key = 'k'.repeat(22);
const named = { erasure: 'e1', texts: [text], files: [hash], people: ['actor-third'] };
const keys = { texts: [{ ...text, key }], files: [{ hash, key }] };

const propose = (more: Partial<typeof named> = {}) => command('proposeErasure', { ...named, ...more });
const confirm = (actor: string) => command('confirmErasure', { erasure: 'e1' }, { actor, known: { keys } });
const withdraw = command('withdrawErasure', { erasure: 'e1' });

const proposed = event(ErasureProposed, named);
const erased = event(Erased, { erasure: 'e1', people: named.people, ...keys });
const withdrawn = event(ErasureWithdrawn, { erasure: 'e1' });

describe('an erasure', () => {
  it('is proposed by one and confirmed by another, and then names the keys that are gone', () => {
    given().when(propose()).then(proposed);
    given([proposed, 'actor-first']).when(confirm('actor-second')).then(erased);
  });

  it('is never confirmed by the one who proposed it', () => {
    const refused = given([proposed, 'actor-first']).when(confirm('actor-first')).refused();
    expect(refused).toMatchObject({ kind: 'forbidden', issues: [{ field: 'erasure' }] });
  });

  it('is confirmed once, and not when it was withdrawn or never proposed', () => {
    for (const past of [[proposed, erased], [proposed, withdrawn], []]) {
      const refused = given(...past)
        .when(confirm('actor-second'))
        .refused();
      expect(refused.issues[0]?.field).toBe('erasure');
    }
  });

  it('is withdrawn while it is pending, and no longer when what it named is gone', () => {
    given(proposed).when(withdraw).then(withdrawn);
    expect(given(proposed, erased).when(withdraw).refused().issues).toMatchObject([{ field: 'erasure', problem: expect.stringContaining('is gone') }]);
  });

  it('has an id of its own and names something', () => {
    expect(given(proposed).when(propose()).refused().kind).toBe('exists');
    expect(
      given()
        .when(propose({ texts: [], files: [], people: [] }))
        .refused(),
    ).toMatchObject({ kind: 'invalid', issues: [{ field: 'texts' }] });
  });

  it('may name what another one took already', () => {
    const again = { ...named, erasure: 'e2' };
    given(proposed, erased)
      .when(propose({ erasure: 'e2' }))
      .then(event(ErasureProposed, again));
  });
});
