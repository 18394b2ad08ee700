import { ANSWERED, day, point } from '../testing/answers.js';
import { renderTimeline } from './timeline.js';

const timeline = {
  ...ANSWERED,
  goal: 'N1',
  period: { from: day('2021-01-01'), to: day('2024-01-01') },
  interpretations: [],
  marks: [{ on: day('2021-02-14'), what: 'correction' as const, eventIds: ['e'] }],
  points: [point('2021-01-31', '10000'), point('2021-02-28', null), point('2021-03-31', '10500')],
};

describe('a timeline', () => {
  it('draws its figures from the first to the last, with a gap where nothing is known', () => {
    expect(renderTimeline(timeline, 'nb', 80)).toContain('verdi  10\u00A0000 ▁·█ 10\u00A0500');
  });

  it('puts what happened beside the first day after it', () => {
    const lines = renderTimeline(timeline, 'nb', 80).split('\n');
    expect(lines.find((line) => line.startsWith('28.02.2021'))).toContain('rettelse');
    expect(lines.find((line) => line.startsWith('31.03.2021'))).not.toContain('rettelse');
  });

  it('says so when there was nothing to answer', () => {
    expect(renderTimeline({ ...timeline, points: [] }, 'en', 80)).toContain('Nothing to show.');
  });

  it('keeps a long period within the width', () => {
    const points = Array.from({ length: 200 }, (_, index) => point(`2021-01-${String((index % 28) + 1).padStart(2, '0')}`, String(index)));
    const [, drawn = ''] = renderTimeline({ ...timeline, points }, 'nb', 60).split('\n');
    expect(drawn.length).toBeLessThanOrEqual(60);
    expect(drawn).toMatch(/▁.*█ 199$/);
  });

  it('does not answer for days on which the goal was not interpreted', () => {
    expect(renderTimeline({ ...timeline, points: [point('2021-01-31', null, { type: null })] }, 'nb', 80)).toMatch(/31\.01\.2021 +ikke tolket/);
  });
});
