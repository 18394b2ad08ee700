import type { ProjectionStatus } from '../engine/projector.js';
import { CheckpointMoved } from '../engine/views.js';
import { LedProjector } from './led-projector.js';
import type { Stepped } from './projector-loop.js';

type Candidate = Parameters<NonNullable<ConstructorParameters<typeof LedProjector>[1]>['lead']>[1];

/** A projector over read models that others have brought to 5; what it keeps up itself is at 7, and each step does as told. */
function standing(step: () => Promise<boolean> = async () => true, look: () => Promise<void> = async () => undefined) {
  const happened: string[] = [];
  const candidates: Candidate[] = [];
  const watched = {
    seq: 5,
    look: async () => {
      happened.push('looked');
      await look();
      watched.seq = 5;
    },
    remember: ([brought]: readonly ProjectionStatus[]) => void (watched.seq = brought?.seq ?? -1),
    status: async () => [],
    close: async () => void happened.push('closed watch'),
  };
  const keeper: Stepped = {
    leads: true,
    seq: 7,
    step,
    status: async () => [{ name: 'facts', version: 1, seq: 7, lag: 0, rate: 0, stopped: null }],
    progress: async () => null,
    rebuild: async () => void happened.push('rebuilt'),
    close: async () => void happened.push('closed keeper'),
  };
  const candidacy = {
    lead: (_: string, candidate: Candidate) => void candidates.push(candidate),
    close: async () => void happened.push('stood down'),
  };
  const projector = new LedProjector(watched, candidacy, async () => {
    happened.push('opened');
    return keeper;
  });
  projector.stand('read models');
  return { projector, happened, candidate: candidates[0] as Candidate };
}

describe('a projector among several', () => {
  it('only looks how far the leader has come, and rebuilds nothing', async () => {
    const { projector, happened } = standing();
    expect(await projector.step()).toBe(false);
    expect([projector.leads, projector.seq]).toEqual([false, 5]);
    await expect(projector.rebuild()).rejects.toMatchObject({ kind: 'unavailable' });
    expect(happened).toEqual(['looked']);
  });

  it('keeps them up once it leads, until it does no longer', async () => {
    const { projector, happened, candidate } = standing();
    candidate.gained();
    expect(await projector.hasComeToLead(0)).toBe(true);
    expect(await projector.step()).toBe(true);
    expect([projector.leads, projector.seq]).toEqual([true, 7]);
    await candidate.lost('the connection was cut');
    expect(await projector.step()).toBe(false);
    expect([projector.leads, projector.seq]).toEqual([false, 5]);
    expect(happened).toEqual(['opened', 'looked', 'closed keeper', 'looked']);
  });

  it('bug-766: knows how far it has brought them when what cut its lead lets it not look either', async () => {
    const { projector, candidate } = standing(
      async () => true,
      () => Promise.reject(new Error('nobody answers')),
    );
    candidate.gained();
    await projector.step();
    await candidate.lost('the connection was cut');
    await expect(projector.step()).rejects.toThrow('nobody answers');
    expect(projector.seq).toBe(7);
  });

  it('lets go of the lead only after the page at hand', async () => {
    const page = Promise.withResolvers<boolean>();
    const { projector, happened, candidate } = standing(() => page.promise);
    candidate.gained();
    const step = projector.step();
    const lost = candidate.lost('it is closing').then(() => happened.push('let go'));
    await Promise.resolve();
    expect(happened).not.toContain('closed keeper');
    page.resolve(true);
    await Promise.all([step, lost]);
    expect(happened.slice(-2)).toEqual(['closed keeper', 'let go']);
  });

  it('bug-680: goes on after a page that the one before it wrote last, and fails for everything else', async () => {
    const errors = [new CheckpointMoved('facts', 7), new Error('disk full')];
    const { projector, candidate } = standing(() => Promise.reject(errors.shift() ?? new Error('none left')));
    candidate.gained();
    expect(await projector.step()).toBe(false);
    await expect(projector.step()).rejects.toThrow('disk full');
  });

  it('stands down before it closes what it has open', async () => {
    const { projector, happened, candidate } = standing();
    candidate.gained();
    await projector.step();
    await projector.close();
    expect(happened).toEqual(['opened', 'stood down', 'looked', 'closed keeper', 'closed watch']);
  });
});
