import { count, unit, wave } from '../../catalogue/example.js';
import type { Facts } from '../../facts.js';
import { evaluated } from '../../testing/evaluated.js';

const units = [unit('N')];
const peers = [
  { peer: 'Alfa', measure: 'a' },
  { peer: 'Beta', measure: 'b' },
];

const rank = (measurements: Facts['measurements'], at: string, parameters = {}) =>
  evaluated('rankAmongPeers', { measure: 'own', peers, ...parameters }, { units, measurements }, at);
const year = (on: number, own: string, a: string | null, b: string | null) =>
  [
    ['own', own],
    ['a', a],
    ['b', b],
  ].flatMap(([measure, value]) => (value === null || measure === null ? [] : [count(measure as string, 'N', `${on}-11-01`, value as string)]));

const top = (topShare: string) => rank(year(2022, '4', '5', '3'), '2022-12-01', { place: null, topShare });
const asked = { measure: { kind: 'survey', measure: 'own', as: 'number', gate: { answers: null, responseRate: null } } };
const wavesWithin = (margin: string) => [wave('own', 'N', '2022-11-01', '4.5', { margin }), wave('a', 'N', '2022-11-01', '5', { margin })];

describe('a rank among peers', () => {
  it('is the place by value, with the distance to the leader', () => {
    expect(rank(year(2022, '4', '5', '3'), '2022-12-01')).toMatchObject({ course: 'behind', figures: { rank: '2', setSize: '3', distanceToLeader: '1' } });
    expect(rank(year(2022, '6', '5', '3'), '2022-12-01')).toMatchObject({ course: 'onCourse', figures: { rank: '1', distanceToLeader: '0' } });
    expect(rank(year(2022, '4', '5', '3'), '2022-12-01', { better: 'lower', place: 2 })).toMatchObject({ course: 'onCourse', figures: { rank: '2' } });
  });

  it('is decided the day after the deciding date, at the place asked for', () => {
    const measurements = year(2023, '4', '5', '3');
    expect(rank(measurements, '2023-12-31').result).toBe('notDecidable');
    expect(rank(measurements, '2024-01-01').result).toBe('notReached');
    expect(rank(measurements, '2024-01-01', { place: 2 }).result).toBe('reached');
  });

  it('asks for the top part of the set’s size that day, where being first will always do', () => {
    expect(top('0.67')).toMatchObject({ course: 'onCourse', figures: { requiredRank: '2' } });
    expect(top('0.66')).toMatchObject({ course: 'behind', figures: { requiredRank: '1' } });
    expect(top('0.1').figures.requiredRank).toBe('1');
  });

  it('is shared by those no further apart than a tie allows', () => {
    const tie = rank(year(2022, '4.9', '5', '3'), '2022-12-01', { tieWithin: '0.1' });
    expect(tie).toMatchObject({ course: 'onCourse', notes: ['tied'], figures: { rank: '1', distanceToLeader: '0.1' } });
    expect(rank(year(2022, '4.9', '5', '3'), '2022-12-01', { tieWithin: '0.09' }).course).toBe('behind');
  });

  it('is shared within the uncertainty of both', () => {
    const alone = { ...asked, peers: peers.slice(0, 1) };
    expect(rank(wavesWithin('0.4'), '2022-12-01', alone)).toMatchObject({ course: 'onCourse', notes: ['tied'], figures: { rank: '1' } });
    expect(rank(wavesWithin('0.3'), '2022-12-01', alone)).toMatchObject({ course: 'behind', figures: { rank: '2' } });
  });

  it('is not decidable while a peer without data may lie either side of the place asked for', () => {
    const first = rank(year(2023, '6', '5', null), '2024-01-01');
    expect(first).toMatchObject({ result: 'notDecidable', data: 'provisional', notes: ['peersMissing'], figures: { peersMissing: '1' } });
    expect(rank(year(2023, '6', '5', null), '2024-01-01', { place: 2 }).result).toBe('reached');
    expect(rank(year(2023, '4', '5', null), '2024-01-01').result).toBe('notReached');
    expect(rank(year(2023, '4', null, null), '2024-01-01')).toMatchObject({ result: 'notDecidable', data: 'missing', figures: { rank: null } });
  });

  it('does not compare what is measured with another instrument', () => {
    const waves = [
      wave('own', 'N', '2022-11-01', '4', { instrument: 'common' }),
      wave('a', 'N', '2022-11-01', '1', { instrument: 'common' }),
      wave('b', 'N', '2022-11-01', '9', { instrument: 'own scale' }),
    ];
    expect(rank(waves, '2022-12-01', asked)).toMatchObject({ course: 'notApplicable', notes: ['otherInstrument'], figures: { rank: '1', peersMissing: '1' } });
  });

  it('bug-358: compares with the nearest wave of the same instrument, past a nearer one of another', () => {
    const other = wave('a', 'N', '2022-11-01', '9', { instrument: 'own scale' });
    const waves = [wave('own', 'N', '2022-11-01', '4'), other, wave('a', 'N', '2022-10-01', '5')];
    expect(rank(waves, '2022-12-01', { ...asked, peers: peers.slice(0, 1) })).toMatchObject({
      course: 'behind',
      notes: [],
      figures: { rank: '2', peersMissing: '0' },
    });
  });

  it('does not compare what is counted too far apart, as across a gap between surveys', () => {
    const measurements = [...year(2019, '1', '9', '9'), ...year(2022, '4', '3', null)];
    expect(rank(measurements, '2022-12-01')).toMatchObject({ notes: ['peersMissing'], figures: { rank: '1', peersMissing: '1' } });
    expect(rank(measurements, '2022-12-01', { apartDays: 1200 }).figures).toMatchObject({ rank: '2', peersMissing: '0' });
  });

  it('takes the peer’s value that is nearest in time, also one that came after', () => {
    const measurements = [count('own', 'N', '2022-06-01', '4'), count('a', 'N', '2021-12-01', '9'), count('a', 'N', '2022-07-01', '3')];
    const alone = { peers: peers.slice(0, 1) };
    expect(rank(measurements, '2022-06-15', alone).figures.rank).toBe('2');
    expect(rank(measurements, '2022-07-01', alone).figures.rank).toBe('1');
  });

  it('counts only those in the set on the date, and says that the set has changed', () => {
    const changing = [peers[0], { ...peers[1], to: '2022-01-01' }];
    const measurements = [...year(2021, '4', '3', '5'), ...year(2022, '4', '3', '5')];
    expect(rank(measurements, '2021-12-01', { peers: changing })).toMatchObject({ notes: [], figures: { rank: '2', setSize: '3' } });
    expect(rank(measurements, '2022-12-01', { peers: changing })).toMatchObject({ notes: ['peersChanged'], figures: { rank: '1', setSize: '2' } });
  });

  it('must, where it shall be held, hold each time that it is counted in the plan', () => {
    const held = { held: true };
    expect(rank([...year(2021, '6', '5', '3'), ...year(2023, '6', '5', '3')], '2024-01-01', held).result).toBe('reached');
    const lost = [...year(2020, '1', '5', '3'), ...year(2021, '4', '5', '3'), ...year(2023, '6', '5', '3')];
    expect(rank(lost, '2024-01-01', held)).toMatchObject({ result: 'partly', notes: ['notThroughout'] });
    expect(rank([...year(2021, '6', '5', null), ...year(2023, '6', '5', '3')], '2024-01-01', held).result).toBe('notDecidable');
    expect(rank([...year(2021, '6', '5', '3'), ...year(2023, '4', '5', '3')], '2024-01-01', held).result).toBe('notReached');
  });

  it('is too early on what was counted before the plan, and not decided on what is too old', () => {
    expect(rank(year(2020, '6', '5', '3'), '2021-02-01')).toMatchObject({ course: 'tooEarly', notes: ['tooEarly'] });
    expect(rank(year(2021, '6', '5', '3'), '2024-01-01', { maxAgeDays: 365 })).toMatchObject({ result: 'notDecidable', data: 'outdated' });
  });

  it('reads peers recorded for the plan’s own unit, whichever units report on the goal', () => {
    const own = [count('own', 'x', '2022-11-01', '4'), count('own', 'y', '2022-11-01', '4')];
    const measurements = [...own, count('a', 'N', '2022-11-01', '5')];
    const answer = evaluated('rankAmongPeers', { measure: 'own', peers: peers.slice(0, 1) }, { units: [unit('x'), unit('y')], measurements }, '2022-12-01');
    expect(answer).toMatchObject({ course: 'onCourse', figures: { rank: '1', value: '8' } });
  });

  it('bug-359: is not too early once it is decided, but not reported', () => {
    expect(rank(year(2020, '6', '5', '3'), '2024-01-01', { maxAgeDays: null })).toMatchObject({ result: 'notDecidable', notes: ['notReported'] });
  });
});
