import { members, membersLine, type Service, smallUnion } from './fixture.js';
import { expectRefused } from './refusal.js';

let service: Service;
beforeAll(async () => {
  service = await smallUnion();
});
afterAll(() => service.end());

const MEASUREMENTS = '/measures/members/measurements';

function authorized(type: string) {
  return { authorization: `Bearer ${service.tokens.recorder}`, 'content-type': type };
}

/** The text of a response as it comes. */
async function* textOf({ body }: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of body ?? []) yield decoder.decode(chunk as Uint8Array, { stream: true });
}

describe('a stop in the middle of a delivery', () => {
  const LINES = 20_000;
  const units = ['alta', 'bodo', 'oslo', 'alta-ung', 'bodo-ung'];
  const body = Array.from({ length: LINES }, (_, index) => membersLine('2021-01-31', index, units[index % units.length], `list ${index}`)).join('\n');

  it('ends the answer after a whole line; every line that was answered is recorded, and sent again the rest comes, once', async () => {
    const before = await service.head();
    const headers = authorized('application/x-ndjson');
    const response = await fetch(`${service.url}/api/v1/deliveries/stopped`, { method: 'POST', headers, body });
    let text = '';
    let stopped: Promise<void> | null = null;
    for await (const part of textOf(response)) {
      text += part;
      stopped ??= service.stop();
    }
    await stopped;
    expect(text.endsWith('\n')).toBe(true);
    const answered = text.split('\n').slice(0, -1);
    expect(answered.length).toBeGreaterThan(0);
    expect(answered.length).toBeLessThan(LINES);

    await service.startAgain();
    expect(await service.head()).toBe(before + answered.length);
    const again = await service.deliver('stopped', body);
    expect(again.filter(({ repeated }) => repeated)).toHaveLength(answered.length);
    expect(again.filter(({ accepted }) => !accepted)).toEqual([]);
    expect(await service.head()).toBe(before + LINES);
  }, 60_000);
});

describe('a follower', () => {
  it('hears of every event after the one it names, what is there and what comes, and no more than that', async () => {
    const gone = new AbortController();
    const head = await service.head();
    const headers = { authorization: `Bearer ${service.tokens.analyst}`, 'last-event-id': String(head - 1) };
    const response = await fetch(`${service.url}/api/v1/events/stream`, { headers, signal: gone.signal });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    let heard = '';
    let recorded: { readonly seq: number; readonly stream: string } | null = null;
    for await (const part of textOf(response)) {
      heard += part;
      if (heard.includes(`id: ${head}\n`)) recorded ??= await service.record(MEASUREMENTS, members('2021-02-28', 5), { as: 'recorder' });
      if (recorded !== null && heard.includes(`id: ${recorded.seq}\n`)) break;
    }
    gone.abort();
    const [, last] = heard.split('\n').filter((line) => line.startsWith('data: '));
    expect(JSON.parse(last?.slice('data: '.length) ?? '')).toEqual({ seq: head + 1, type: 'MeasurementRecorded', stream: 'measurements-members:union' });
  });
});

describe('evidence', () => {
  it('comes back as it was, and is named by a fact', async () => {
    const content = '%PDF-1.7 Protokoll fra årsmøtet';
    const kept = await service.send('POST', '/api/v1/evidence', authorized('application/pdf'), content);
    const { hash } = JSON.parse(kept.text) as { hash: string };
    await service.record(MEASUREMENTS, { ...members('2021-03-31', 5), evidence: [{ hash, title: 'Protokoll' }] }, { as: 'recorder' });
    const back = await service.send('GET', `/api/v1/evidence/${hash}`, { authorization: `Bearer ${service.tokens.auditor}` });
    expect([back.status, back.text, back.headers.get('content-type')]).toEqual([200, content, 'application/pdf']);
    const { items } = await service.ask<{ items: { event: { data: { evidence: object[] } } }[] }>(`${MEASUREMENTS}?from=2021-03-31&to=2021-03-31`);
    expect(items.at(-1)?.event.data.evidence).toEqual([{ hash, title: 'Protokoll' }]);
  });

  it('that was never uploaded, is too large, or is a program, is refused', async () => {
    const naming = { ...members('2021-03-31', 5), evidence: [{ hash: `sha256:${'0'.repeat(64)}`, title: 'Protokoll' }] };
    await expectRefused(service, 422, 'evidence[0].hash', () => service.post(MEASUREMENTS, naming, { as: 'recorder' }));
    const large = 'x'.repeat(20 * 2 ** 20 + 1);
    await expectRefused(service, 413, 'body', () => service.send('POST', '/api/v1/evidence', authorized('application/pdf'), large));
    await expectRefused(service, 415, 'Content-Type', () => service.send('POST', '/api/v1/evidence', authorized('text/html'), '<script>'));
  });
});
