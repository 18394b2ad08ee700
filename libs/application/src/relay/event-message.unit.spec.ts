import { CloudEvent, Kafka } from 'cloudevents';
import type { EventReader } from '#event-store';
import { commitmentOf } from '#event-store';
import { furnish, measuring, memory, runnerOver } from '../commands/testing/workbench.js';
import { eventMessage, HEADERS, sourceOf } from './event-message.js';

const TRACE = '0af7651916cd43dd8448eb211c80319c';

async function lastMessage(store: EventReader) {
  const { seq } = await store.head();
  const [event] = await store.readAll(seq - 1, 1);
  if (event === undefined) throw new Error('the log is empty');
  return { event, message: eventMessage(event, sourceOf('test')) };
}

async function recording() {
  const { store, vault } = memory();
  const { runner } = await runnerOver(store, vault);
  await furnish(runner);
  return { store, runner };
}

describe('an event as a message', () => {
  it('is a CloudEvent that the CloudEvents library reads and finds valid', async () => {
    const { store, runner } = await recording();
    await runner.execute(measuring(3, { correlation: TRACE, reason: 'it was counted' }));
    const { event, message } = await lastMessage(store);
    const given = { value: message.value, headers: message.headers, body: message.value };
    const read = Kafka.toEvent(given);
    if (!(read instanceof CloudEvent)) throw new Error('it is read as something else');
    expect(read.validate()).toBe(true);
    expect(read).toMatchObject({
      id: event.id,
      source: '/ledgers/test',
      type: 'fremdrift.MeasurementRecorded',
      subject: 'measurements-members:club-1',
      dataschema: 'urn:fremdrift:event:MeasurementRecorded:2',
      data: { seq: event.seq, envelope: JSON.parse(event.envelope), payload: JSON.parse(event.payload), salt: event.salt },
    });
  });

  it('is keyed by its stream, with its position and the place in its trace in the headers', async () => {
    const { store, runner } = await recording();
    await runner.execute(measuring(3, { correlation: TRACE }));
    const { event, message } = await lastMessage(store);
    expect(message.key).toBe(event.stream);
    expect(message.headers).toEqual({
      [HEADERS.contentType]: 'application/cloudevents+json; charset=UTF-8',
      [HEADERS.seq]: String(event.seq),
      [HEADERS.revision]: '0',
      [HEADERS.trace]: expect.stringMatching(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`)),
    });
  });

  it('holds envelope and payload byte for byte, so that whoever has it can check what was committed to, and sealed texts sealed', async () => {
    const { store, runner } = await recording();
    await runner.execute(measuring(3, { reason: 'Kari counted by hand', with: { note: 'Ola was ill' } }));
    const { event, message } = await lastMessage(store);
    const value = String(message.value);
    expect(value).toContain(`"envelope":${event.envelope},"payload":${event.payload},`);
    expect(value).not.toMatch(/Kari|Ola/);
    const { data } = JSON.parse(value) as { readonly data: { readonly salt: string; readonly envelope: { readonly commitment: string } } };
    expect(commitmentOf(data.salt, event.payload)).toBe(data.envelope.commitment);
  });
});
