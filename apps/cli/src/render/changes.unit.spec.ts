import type { ToldEvent } from '#application';
import { ANSWERED, item } from '../testing/answers.js';
import { renderChanges } from './changes.js';

const corrected = { seq: 4596, recordedAt: '2023-02-14T11:00:00.000000Z', sentence: 'Tallet ble rettet til 240.' } as ToldEvent;
const change = (events: readonly ToldEvent[], causes = events.length) => ({
  statementId: 'N1',
  goalId: 'N1',
  wording: { nb: 'Medlemstallet skal øke.' },
  before: item(),
  after: item({ course: 'behind', sentence: 'Veksten er 1,96 prosent.' }),
  events,
  causes,
});
const render = (items: ReturnType<typeof change>[], width = 100) => renderChanges({ ...ANSWERED, from: { seq: 4475 }, to: { seq: 9000 }, items }, 'nb', width);

describe('what was learnt between two points', () => {
  it('tells before, after, and the event that made the difference', () => {
    const told = render([change([corrected])]);
    expect(told).toMatch(/^Per 31\.12\.2022, nytt mellom seq 4475 og seq 9000 · Eksempeldata/);
    expect(told).toMatch(/Før +foran · .*2,05 prosent/);
    expect(told).toMatch(/Etter +etter · .*1,96 prosent/);
    expect(told).toMatch(/Fordi +14\.02\.2023 \(seq 4596\) Tallet ble rettet til 240\./);
  });

  it('counts the events it has no room to tell', () => {
    expect(
      render([
        change(
          Array.from({ length: 20 }, () => corrected),
          300,
        ),
      ]),
    ).toContain('+ 292 hendelser til');
  });

  it('says that a statement was not adopted yet', () => {
    expect(render([{ ...change([corrected]), before: null as never }])).toMatch(/Før +ikke vedtatt ennå/);
  });

  it('says so when nothing differs', () => {
    expect(render([])).toContain('Ingenting er endret');
  });

  it('fits the terminal', () => {
    expect(
      Math.max(
        ...render([change([corrected])], 60)
          .split('\n')
          .slice(1)
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(60);
  });
});
