import type { Reconciliation } from '#application';
import type { ComparedPlace } from '#projections';
import { reconciliationInWords } from './reconciliation.js';

const held = (count: number) => ({ count, digest: 'ab'.repeat(16) });
const whole = (place: string): ComparedPlace => ({ place, streams: 2, due: held(9), found: held(9), different: [] });
const lacking = (place: string, streams = 1): ComparedPlace => ({
  ...whole(place),
  found: held(8),
  different: Array.from({ length: streams }, (_, n) => ({
    stream: `measurements-${n}`,
    due: held(4),
    found: held(3),
    faults: [{ at: 'root r1, seq 7', is: 'missing' }],
  })),
});
const sound: Reconciliation = {
  holds: true,
  ledger: 'test',
  seq: 8,
  readModels: { seq: 8, places: [whole('event')], statuses: [] },
  events: { place: whole('test.events'), seq: 7, ahead: 1, repeats: 2, disordered: [] },
};
const inWords = (more: Partial<Reconciliation> = {}) => reconciliationInWords({ ...sound, ...more }, 140);

describe('what a reconciliation is told as', () => {
  it('is a line a place, and that all of it holds', () => {
    expect(inWords().split('\n')).toEqual([
      'Held to the log of test, 9 events:',
      '',
      expect.stringContaining('Place'),
      expect.stringContaining('──'),
      expect.stringMatching(/^✓ {2}event +2 +9 +9 +(ab){16}$/),
      expect.stringMatching(/^✓ {2}test\.events +2 +9 +9 +(ab){16}$/),
      '',
      'Relayed and acknowledged up to seq 7; 1 messages lie behind it, 2 are repetitions.',
      '',
      'Everything that was compared is as the log makes it.',
    ]);
  });

  it('names each stream that differs, its first rows, and what would mend it', () => {
    const text = inWords({ holds: false, readModels: { seq: 8, places: [lacking('measurement')], statuses: ['G1'] } });
    expect(text).toMatch(/✗ {2}measurement/);
    expect(text).toMatch(/measurement +measurements-0 +4 +3 +root r1, seq 7: missing/);
    expect(text).toContain('Kept statuses that computing does not answer: G1.');
    expect(text).toMatch(/`fremdrift rebuild` makes them anew\.$/);
  });

  it('says how to mend a topic, and names streams out of order', () => {
    const text = inWords({ holds: false, events: { place: lacking('test.events'), seq: 8, ahead: 0, repeats: 0, disordered: ['goal-N1'] } });
    expect(text).toContain('do not lie in the order of the log: goal-N1');
    expect(text).toMatch(/Kafka: delete test\.events and the topic of positions/);
    expect(text).not.toContain('fremdrift rebuild');
  });

  it('counts streams beyond the first fifty', () => {
    expect(inWords({ holds: false, readModels: { seq: 8, places: [lacking('event', 60)], statuses: [] } })).toContain('and 10 streams more');
  });

  it('says what was not compared, and how far read models are behind', () => {
    expect(inWords({ readModels: { why: 'they are being rebuilt' }, events: null })).toMatch(/not compared: they are being rebuilt\.\n\nNothing is relayed/);
    expect(inWords({ readModels: { seq: 5, places: [whole('event')], statuses: [] } })).toContain('3 events behind, and were compared up to seq 5');
  });
});
