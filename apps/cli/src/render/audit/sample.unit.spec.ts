import type { DrawnInWords } from '#application';
import { ANSWERED } from '../../testing/answers.js';
import type { SampleAnswer } from '../answers.js';
import { renderSample, sampleAsCsv } from './sample.js';

const drawn = (other: Partial<DrawnInWords> = {}): DrawnInWords => ({
  stratum: '-',
  digest: 'a'.repeat(64),
  eventId: '0176dc80-d780-7ff8-8e1e-16d021b37523',
  seq: 368,
  type: 'MeasurementRecorded',
  recordedAt: '2021-01-07T11:00:00.000000Z' as DrawnInWords['recordedAt'],
  validFrom: null,
  actor: 'actor-first',
  actorName: 'Medlemsregisteret',
  role: 'recorder',
  sentence: 'Medlemmer ble målt til 290.',
  links: { event: '/api/v1/events/x', proof: '/api/v1/events/x/proof' },
  ...other,
});

const answer = (...items: readonly DrawnInWords[]): SampleAnswer => ({
  ...ANSWERED,
  draw: {
    population: 'facts',
    stratum: 'none',
    n: 2,
    seed: 'frø',
    plan: undefined,
    unit: undefined,
    measure: undefined,
    from: undefined,
    to: undefined,
    avoid: undefined,
  },
  method: 'slik',
  population: { size: 10, avoided: 3, strata: [{ stratum: '-', size: 10, drawn: items.length }] },
  items,
  log: { seq: 20, events: 21, dense: true, facts: 13, superseded: 1, retractions: 1, decisions: 6 },
});

const csvOf = async (...items: readonly DrawnInWords[]) => Buffer.from(await sampleAsCsv(answer(...items), 'nb')).toString();

describe('a working paper', () => {
  it('quotes what would part a cell, and lets no cell be run as a formula', async () => {
    const [heading, first, second] = (await csvOf(drawn({ sentence: 'Målt til «1;2» og "3"' }), drawn({ actorName: '=HYPERLINK("x")' }))).split('\r\n');
    expect(heading).toBe('\uFEFFnumber;stratum;seq;event;type;recordedAt;validFrom;who;role;sentence;digest;proof;known');
    expect(first).toContain(';"Målt til «1;2» og ""3""";');
    expect(second).toContain(`;"'=HYPERLINK(""x"")";`);
  });

  it('bug-1100: lets no cell be run as a formula where it is opened with another separator, or after a NUL', async () => {
    const paper = await csvOf(drawn({ sentence: 'Målt; =1+1', actorName: '\u0000=1+1' }), drawn({ actorName: '＝1+1' }));
    expect(paper).toContain(`"Målt; '=1+1"`);
    expect(paper).toContain(";'\u0000=1+1;");
    expect(paper).toContain(";'＝1+1;");
  });

  it('says what it was drawn from, by which rule, that the log is whole, and what was left out', () => {
    const paper = renderSample(answer(drawn()), 'nb', 100);
    expect(paper).toContain('Utvalg: population=facts, stratum=none, n=2, seed=frø');
    expect(paper).toContain('Populasjon: 1 trukket av 10 (+ 3 trukket tidligere)');
    expect(paper).toMatch(/seq 0–20, 21 uten hull = 13 opplysninger som teller \+ 1 erstattede \+ 1\s+tilbaketrekkinger \+ 6 vedtak/);
    expect(renderSample({ ...answer(drawn()), log: { ...answer().log, dense: false } }, 'nb', 100)).toContain('MED HULL');
  });
});
