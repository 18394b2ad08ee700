import { event, FindingAnswered, FindingClosed, FindingRaised, FindingReopened } from '#domain';
import { askedIn } from '../testing/asked.js';
import { TempFolders } from '../testing/views.js';
import { findingsAt } from './findings.js';

const folders = new TempFolders();
afterEach(() => folders.remove());
const ask = askedIn(folders);

const raised = (finding: string, about: { kind: 'goal' | 'finding'; id: string } = { kind: 'goal', id: 'G1' }) =>
  event(FindingRaised, { finding, title: `Om ${about.id}`, text: 'Hvorfor?', about: [about] });
const answered = (finding: string) => event(FindingAnswered, { finding, text: 'Derfor', action: null });
const closed = (finding: string) => event(FindingClosed, { finding, outcome: 'remedied' });

describe('the findings', () => {
  it('are listed with what became of each: the open ones first, then the answered, then the closed', async () => {
    const given = [
      raised('a'),
      answered('a'),
      closed('a'),
      raised('b'),
      answered('b'),
      raised('c'),
      raised('d'),
      answered('d'),
      closed('d'),
      event(FindingReopened, { finding: 'd' }),
    ];
    const items = await ask(given, (read, seq) => findingsAt(read, seq));
    expect(items.map(({ finding, stage, outcome, revision }) => [finding, stage, outcome, revision])).toEqual([
      ['c', 'open', null, 0],
      ['d', 'open', null, 3],
      ['b', 'answered', null, 1],
      ['a', 'closed', 'remedied', 2],
    ]);
    expect(items[3]?.events.map(({ type }) => type)).toEqual(['FindingRaised', 'FindingAnswered', 'FindingClosed']);
  });

  it('do not take in what was raised about them', async () => {
    const items = await ask([raised('a'), raised('b', { kind: 'finding', id: 'a' })], (read, seq) => findingsAt(read, seq));
    expect(items.map(({ finding, events }) => [finding, events.length])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
  });

  it('are as they were known', async () => {
    const stages = await ask([raised('a'), answered('a')], async (read, seq) => [
      await findingsAt(read, seq - 2),
      await findingsAt(read, seq - 1),
      await findingsAt(read, seq),
    ]);
    expect(stages.map((items) => items.map(({ stage }) => stage))).toEqual([[], ['open'], ['answered']]);
  });
});
