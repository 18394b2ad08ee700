import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureSigningKey } from '#application';
import { fremdrift } from '../support/command.js';
import { GROUNDS, members, smallUnion, type Service } from './fixture.js';
import { expectRefused } from './refusal.js';

interface Traced {
  readonly eventId: string;
  readonly seq: number;
  readonly recordedBy: { readonly role: string };
  readonly approved: string;
  readonly evidence: 'missing' | readonly { readonly hash: string; readonly file: string }[];
  readonly corrects: 'nothing' | { readonly eventId: string };
  readonly findings: readonly string[];
  readonly links: { readonly event: string; readonly proof: string };
}
interface Trace {
  readonly figures: readonly { readonly key: string; readonly value: string }[];
  readonly facts: { readonly total: number; readonly items: readonly Traced[]; readonly next: string | null };
  readonly definition: {
    readonly interpretation: 'missing' | readonly { readonly mandate: object }[];
    readonly of: readonly { readonly definition: string }[];
  };
  readonly recalculated: { readonly equal: boolean };
}
interface Changes {
  readonly items: readonly {
    readonly statementId: string;
    readonly steps: readonly { readonly seq: number; readonly events: readonly { readonly reason: string | null }[] }[];
  }[];
  readonly events: { readonly total: number };
  readonly unexplained: readonly string[];
}
interface Sample {
  readonly self: string;
  readonly items: readonly { readonly eventId: string; readonly digest: string }[];
  readonly population: { readonly size: number; readonly avoided: number };
  readonly log: { readonly dense: boolean };
}
interface WeakSpots {
  readonly items: readonly { readonly kind: string; readonly count: number; readonly items: readonly { readonly event: { readonly eventId: string } }[] }[];
  readonly questions: readonly string[];
}
interface Findings {
  readonly items: readonly {
    readonly finding: string;
    readonly stage: string;
    readonly outcome: string | null;
    readonly revision: number;
    readonly events: readonly { readonly sentence: string }[];
  }[];
}

const LONG = 60_000;
const MEASUREMENTS = '/measures/members/measurements';
const TRACE = '/goals/P1/trace?at=2021-12-31';
const asKnownAt = (minSeq: number) => `/audit/findings?minSeq=${minSeq}`;

let service: Service;
let counted: string;
let corrected: string;
let beforeCorrection: number;
beforeAll(async () => {
  service = await smallUnion();
  const [hash] = await keptFile();
  const { eventIds } = await service.record(MEASUREMENTS, { ...members('2021-12-31', 1090), evidence: [{ hash, title: 'Listen' }] }, { as: 'secretariat' });
  counted = eventIds[0] ?? '';
  const { revision } = (await service.ask<{ items: { measure: string; revision: number }[] }>('/measures')).items.find(
    ({ measure }) => measure === 'members',
  ) ?? { revision: -1 };
  // bug-1103: in silence, nobody approves what they recorded
  const approving = { approval: 'members-2021', events: [counted] };
  await expectRefused(service, 403, 'events', () => service.post('/measures/members/approvals', approving, { as: 'secretariat', revision }));
  const approval = await service.record('/measures/members/approvals', { ...approving, reason: 'Ingen andre var på jobb' }, { as: 'secretariat', revision });
  beforeCorrection = approval.seq;
  const correction = { ...members('2021-12-31', 1060), reason: 'Tretti var talt to ganger' };
  corrected = (await service.record(`${MEASUREMENTS}/${counted}/correction`, correction, { as: 'secretariat' })).eventIds[0] ?? '';
}, LONG);
afterAll(() => service.end());

async function keptFile(): Promise<readonly string[]> {
  const headers = { authorization: `Bearer ${service.tokens.secretariat}`, 'content-type': 'text/csv' };
  const { text } = await service.send('POST', '/api/v1/evidence', headers, 'unit;value\nunion;1090\n');
  return [(JSON.parse(text) as { hash: string }).hash];
}

describe('a figure', () => {
  it('leads to its facts, each with who, when, source, evidence and approval, or that it is missing, and to their events', async () => {
    const now = await service.ask<Trace>(TRACE);
    expect(now.recalculated.equal).toBe(true);
    const traced = now.facts.items.find(({ eventId }) => eventId === corrected);
    expect(traced).toMatchObject({
      recordedBy: { role: 'secretariat' },
      approved: 'missing',
      evidence: 'missing',
      source: 'missing',
      corrects: { eventId: counted },
    });
    const then = await service.ask<Trace>(`${TRACE}&asOf=seq:${beforeCorrection}`);
    const first = then.facts.items.find(({ eventId }) => eventId === counted);
    expect(first).toMatchObject({
      approved: expect.stringMatching(/^2020-12-31T23/),
      approvedBy: { role: 'secretariat' },
      corrects: 'nothing',
      measured: '2021-12-31',
    });
    const [file] = first?.evidence === 'missing' ? [] : (first?.evidence ?? []);
    expect((await service.send('GET', file?.file ?? '', { authorization: `Bearer ${service.tokens.auditor}` })).status).toBe(200);
    expect((await service.send('GET', first?.links.event ?? '', { authorization: `Bearer ${service.tokens.auditor}` })).status).toBe(200);
    expect(first?.links.proof).toBe(`/api/v1/events/${counted}/proof`);
  });

  it('tells what it means and who decided that', async () => {
    const { definition } = await service.ask<Trace>(TRACE);
    expect(definition).toMatchObject({
      interpretation: [{ mandate: GROUNDS.mandate, reason: GROUNDS.reason }],
      of: [{ definition: 'Betalende', unitOfMeasure: 'medlemmer' }],
    });
    expect((await service.ask<Trace>('/goals/P2/trace')).definition.interpretation).toBe('missing');
  });

  it('is one among those of the status, a page of its facts at a time', async () => {
    const { figures, facts } = await service.ask<Trace>(`${TRACE}&figure=value&limit=1`);
    expect(figures).toMatchObject([{ key: 'value', value: '1060' }]);
    expect(facts.items).toHaveLength(1);
    await expectRefused(service, 422, 'figure', () => service.get(`${TRACE}&figure=colour`));
    await expectRefused(service, 404, 'goal', () => service.get('/goals/P9/trace'));
  });
});

describe('a difference', () => {
  it('is laid to the one correction that made it, with its reason, and nothing is left unexplained', async () => {
    const { items, events, unexplained } = await service.ask<Changes>(`/audit/changes?plan=P&at=2021-12-31&from=seq:${beforeCorrection}`);
    const p1 = items.find(({ statementId }) => statementId === 'P1');
    expect(p1?.steps).toMatchObject([
      {
        figures: expect.arrayContaining([expect.objectContaining({ key: 'value', before: '1090', after: '1060', effect: '-30' })]),
        events: [{ eventId: corrected, reason: 'Tretti var talt to ganger' }],
      },
    ]);
    expect([unexplained, events.total > 0]).toEqual([[], true]);
  });

  it('bug-1101: is the same from its own link, though it was asked up to a day that is not over and went on', async () => {
    const explained = await service.ask<Changes & { readonly self: string; readonly to: object; readonly basis: object }>(
      `/audit/changes?plan=P&at=2021-12-31&from=seq:${beforeCorrection}&to=2031-12-31`,
    );
    await service.record(MEASUREMENTS, members('2021-11-30', 1055), { as: 'secretariat' });
    const again = JSON.parse((await service.send('GET', explained.self, { authorization: `Bearer ${service.tokens.auditor}` })).text) as typeof explained;
    expect({ ...again, basis: {} }).toEqual({ ...explained, basis: {} });
    const { to } = await service.ask<{ to: object }>(`/plans/P/changes?from=seq:0&to=2031-12-31&asOf=seq:${beforeCorrection}`);
    expect(to).toEqual({ seq: beforeCorrection });
  });

  it('is refused between points that are not in order, or of a plan that is not known', async () => {
    await expectRefused(service, 422, 'from', () => service.get('/audit/changes?plan=P&from=seq:9&to=seq:3'));
    await expectRefused(service, 404, 'plan', () => service.get('/audit/changes?plan=Q&from=seq:0'));
    await expectRefused(service, 422, 'from', () => service.get('/audit/changes?plan=P'));
  });
});

describe('a sample', () => {
  it('is the same from its own link, and anybody can work out the digests', async () => {
    const sample = await service.ask<Sample>('/audit/sample?population=events&n=10&seed=pr%C3%B8ve');
    const again = JSON.parse((await service.send('GET', sample.self, { authorization: `Bearer ${service.tokens.auditor}` })).text) as Sample;
    expect(again.items).toEqual(sample.items);
    for (const { eventId, digest } of sample.items) expect(digest).toBe(createHash('sha256').update(`prøve${eventId}`).digest('hex'));
    expect([sample.items.length, sample.log.dense]).toEqual([10, true]);
  });

  it('bug-472: leaves out what was drawn before by a seed with an @ in it, which parts a seed from its moment elsewhere', async () => {
    const drawn = await service.ask<Sample>('/audit/sample?population=events&n=5&seed=ola%40x.no');
    const { items, population } = await service.ask<Sample>('/audit/sample?population=events&n=1000&seed=to&avoid=ola%40x.no:5');
    expect(population.avoided).toBe(5);
    expect(items.filter(({ eventId }) => drawn.items.some((one) => one.eventId === eventId))).toEqual([]);
  });

  it('leaves out what was drawn before', async () => {
    const all = await service.ask<Sample>('/audit/sample?population=events&n=1000&seed=to');
    const { items, population } = await service.ask<Sample>('/audit/sample?population=events&n=1000&seed=to&avoid=en:5');
    const earlier = await service.ask<Sample>('/audit/sample?population=events&n=5&seed=en');
    expect(population.size).toBe(all.population.size - 5);
    expect(items.filter(({ eventId }) => earlier.items.some((one) => one.eventId === eventId))).toEqual([]);
  });

  it(
    'is drawn again from a package, and its events are checked, by the scripts of the manual alone',
    async () => {
      const [check = '', draw = ''] = [...readFileSync('docs/how-to/auditor.md', 'utf8').matchAll(/```js\n([^]*?)```/g)].map(([, script]) => script);
      const folder = mkdtempSync(join(tmpdir(), 'redrawn-'));
      const at = (name: string) => join(folder, name);
      const run = (script: string, ...args: readonly string[]) => execFileSync(process.execPath, [at(script), ...args], { encoding: 'utf8', stdio: 'pipe' });
      try {
        for (const [name, script] of Object.entries({ 'check.mjs': check, 'draw.mjs': draw })) writeFileSync(at(name), script);
        const { seq, eventIds } = await service.record(MEASUREMENTS, members('2021-10-31', 1070), { as: 'secretariat' });
        await service.record(`${MEASUREMENTS}/${eventIds[0]}/retraction`, { unit: 'union', reason: 'Feil liste' }, { as: 'secretariat' });
        for (let day = 10; day < 20; day += 1)
          await service.record(MEASUREMENTS, members(`2021-10-${day}`, day, day % 3 === 0 ? 'alta' : 'oslo'), { as: 'secretariat' });
        await ensureSigningKey(service.running.ledger, () => undefined);
        for (const [out, ...more] of [['events.ndjson'], ['package', '--audit']] as const) {
          expect(await fremdrift(['export', ...more, '--data', service.folder, '--out', at(out)])).toMatchObject({ code: 0 });
        }
        expect(run('check.mjs', at('events.ndjson'))).toBe('every event holds\n');
        const asked = [
          'facts&stratum=unit',
          'events&stratum=type',
          'decisions&stratum=month',
          'facts&stratum=measure&measure=members',
          'facts&from=2021-10-12&to=2021-12-31',
        ];
        for (const population of [...asked, `facts&stratum=unit&asOf=seq:${seq}`]) {
          const sample = await service.ask<Sample>(`/audit/sample?n=7&seed=pr%C3%B8ve&population=${population}`);
          writeFileSync(at('sample.json'), JSON.stringify(sample));
          expect(run('draw.mjs', at('package'), at('sample.json'))).toBe(`the same ${sample.items.length} of ${sample.population.size}\n`);
          writeFileSync(at('other.json'), JSON.stringify({ ...sample, items: sample.items.toReversed() }));
          expect(() => run('draw.mjs', at('package'), at('other.json'))).toThrow(/another draw/);
        }
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    LONG,
  );

  it.each([
    ['no seed', 'n=5', 'seed'],
    ['none to draw', 'n=0&seed=x', 'n'],
    ['too many to draw', 'n=1001&seed=x', 'n'],
    ['a population that there is not', 'n=5&seed=x&population=people', 'population'],
    ['an earlier draw that is none', 'n=5&seed=x&avoid=x', 'avoid'],
    ['an earlier draw from what is not known', 'n=5&seed=x&avoid=x:5@seq:999999', 'avoid'],
  ])('is refused with %s', async (_, query, field) => {
    await expectRefused(service, 422, field, () => service.get(`/audit/sample?${query}`));
  });
});

describe('weak spots', () => {
  it('are found, each with its event, and end in questions to the board', async () => {
    const { items, questions } = await service.ask<WeakSpots>('/audit/weak-spots?plan=P&at=2021-12-31');
    const found = items.filter(({ count }) => count > 0).map(({ kind, items: spots }) => [kind, spots.map(({ event }) => event.eventId)]);
    expect(found).toEqual([
      ['correctedAfterApproval', [corrected]],
      ['sameHand', [expect.any(String)]],
    ]);
    expect(questions).toHaveLength(3);
  });

  it('of each of the six kinds are found after commands that any office may give', async () => {
    const revision = async (goal: string) => (await service.ask<{ revision: number }>(`/goals/${goal}`)).revision;
    const override = { plan: 'P', override: 'o1', from: '2021-05-01', to: '2021-06-01', course: 'behind', reason: GROUNDS.reason };
    const { eventIds: overridden } = await service.record('/goals/P1/overrides', override, { as: 'board', revision: await revision('P1') });
    const dropped = await service.record('/goals/P2/drop', { plan: 'P', from: '2021-06-01', ...GROUNDS }, { as: 'board', revision: await revision('P2') });
    service.itIs('2023-12-01');
    const lower = { plan: 'P', changes: { change: '40' }, from: '2021-01-01', ...GROUNDS };
    const { eventIds: lowered } = await service.record('/goals/P1/target', lower, { as: 'board', revision: await revision('P1') });
    const { eventIds: late, seq } = await service.record(MEASUREMENTS, members('2021-08-31', 1040), { as: 'secretariat' });
    const found = async (days: number) => {
      const { items } = await service.ask<WeakSpots>(`/audit/weak-spots?plan=P&at=2022-12-31&cutoff=2022-01-31&days=${days}&asOf=seq:${seq}`);
      return Object.fromEntries(items.map(({ kind, items: spots }) => [kind, spots.map(({ event }) => event.eventId)]));
    };
    expect(await found(60)).toEqual({
      correctedAfterApproval: [corrected],
      sameHand: [expect.any(String)],
      eased: lowered,
      override: overridden,
      late,
      dropped: dropped.eventIds,
    });
    expect(await found(20)).toMatchObject({ eased: [] });
  });
});

const finding = (more: object = {}) => ({
  finding: 'f-1',
  title: 'Samme hånd',
  text: 'Hvem så på tallet?',
  about: [
    { kind: 'event', id: corrected },
    { kind: 'goal', id: 'P1' },
  ],
  ...more,
});

describe('a finding', () => {
  it('is raised by an auditor about what is there, answered by the board, closed and reopened, and stands beside the figure', async () => {
    await expectRefused(service, 404, 'about[1]', () =>
      service.post(
        '/audit/findings',
        finding({
          about: [
            { kind: 'goal', id: 'P1' },
            { kind: 'plan', id: 'Q' },
          ],
        }),
        { as: 'auditor' },
      ),
    );
    await expectRefused(service, 404, 'about[0]', () =>
      service.post('/audit/findings', finding({ about: [{ kind: 'event', id: '00000000-0000-7000-8000-000000000000' }] }), { as: 'auditor' }),
    );
    const raised = await service.record('/audit/findings', finding(), { as: 'auditor' });
    expect((await service.ask<Findings>(asKnownAt(raised.seq))).items).toMatchObject([{ finding: 'f-1', stage: 'open', revision: 0 }]);
    expect((await service.ask<Trace>(TRACE)).facts.items.find(({ eventId }) => eventId === corrected)?.findings).toEqual(['f-1']);

    await expectRefused(service, 422, 'outcome', () =>
      service.post('/audit/findings/f-1/closure', { outcome: 'remedied', reason: 'x' }, { as: 'auditor', revision: 0 }),
    );
    await expectRefused(service, 404, 'action', () =>
      service.post('/audit/findings/f-1/answers', { text: 'Vi ser på det', action: 'nothing' }, { as: 'board', revision: 0 }),
    );
    await service.record('/audit/findings/f-1/answers', { text: 'Styret har sett på det' }, { as: 'board', revision: 0 });
    const closed = await service.record('/audit/findings/f-1/closure', { outcome: 'remedied', reason: 'Vist i vedtak' }, { as: 'auditor', revision: 1 });
    expect((await service.ask<Findings>(asKnownAt(closed.seq))).items).toMatchObject([
      {
        stage: 'closed',
        outcome: 'remedied',
        events: [
          { sentence: expect.stringContaining('Hvem så på tallet?') },
          { sentence: expect.stringContaining('Styret har sett på det') },
          { reason: 'Vist i vedtak' },
        ],
      },
    ]);
    const reopened = await service.record('/audit/findings/f-1/reopening', { reason: 'Det skjedde igjen' }, { as: 'auditor', revision: 2 });
    expect((await service.ask<Findings>(asKnownAt(reopened.seq))).items).toMatchObject([{ stage: 'open', outcome: null, revision: 3 }]);
    expect(await service.ask<Findings>('/audit/findings?stage=closed')).toMatchObject({ items: [] });
  });

  it('is neither answered by who raised it nor closed by who answered', async () => {
    const { actor } = await service.running.callerOf(service.tokens.auditor ?? '');
    const both = JSON.parse((await service.post('/access/tokens', { for: actor, role: 'board', label: 'to hatter' }, { as: 'admin' })).text) as {
      token: string;
    };
    const { revision } = await service.record('/audit/findings', finding({ finding: 'f-2' }), { as: 'auditor' });
    await expectRefused(service, 403, 'finding', () => service.post('/audit/findings/f-2/answers', { text: 'Alt i orden' }, { token: both.token, revision }));
    expect((await service.ask<Findings>('/audit/findings')).items.find((one) => one.finding === 'f-2')).toMatchObject({ stage: 'open' });
  });
});
