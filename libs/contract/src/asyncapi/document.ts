import { z } from 'zod';
import {
  eventMessageType,
  eventSchemaUri,
  factMessageType,
  FACTS_TAKEN,
  formOf,
  HEADERS,
  STATUS_DIGEST,
  STATUS_SCHEMA_URI,
  STATUS_TYPE,
  type RelayTopics,
} from '#application';
import { commandRegistry, eventJsonSchemas, eventRegistry, mandate, type CommandDefinition } from '#domain';
import { Broken } from '#kernel';
import { statusItem } from '../answers.js';
import { cloudEvent, envelopeSchema, payloadSchema } from './message-schemas.js';
import { SharedSchemas, type Schema } from './shared-schemas.js';

/** Who may be told what is meant by a topic's name: its messages by name, and what lies in it. */
interface Channel {
  readonly topic: string;
  readonly action: 'send' | 'receive';
  readonly summary: string;
  readonly description: string;
  readonly key: string;
  readonly messages: readonly Described[];
}

interface Described {
  readonly name: string;
  readonly title: string;
  readonly headers: Schema;
  readonly payload: Schema;
}

/** Everything that is sent and taken by Kafka, as an AsyncAPI 3.0 document derived from the tables of events and commands. */
export function asyncApiDocument(topics: RelayTopics): object {
  const shared = new SharedSchemas();
  const channels = Object.entries(channelsOf(topics, shared));
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Fremdrift',
      version: '1',
      description:
        'An event-sourced ledger of progress. Every message is a CloudEvent 1.0 in JSON, structured mode; what is sent comes at least once, in order for each key. Fields that hold personal data or free text are sealed.',
    },
    defaultContentType: CLOUD_EVENTS,
    channels: Object.fromEntries(channels.map(([id, channel]) => [id, channelObject(channel)])),
    operations: Object.fromEntries(
      channels.map(([id, { action, summary }]) => [`${action}-${id}`, { action, summary, channel: { $ref: `#/channels/${id}` } }]),
    ),
    components: { schemas: shared.all() },
  };
}

const CLOUD_EVENTS = 'application/cloudevents+json';

function channelsOf(topics: RelayTopics, shared: SharedSchemas): Readonly<Record<string, Channel>> {
  return {
    events: {
      topic: topics.events.name,
      action: 'send',
      summary: 'Every event of the ledger',
      description: 'For good, from the first on. Messages whose position is not above the last of their stream are repeats, and may be passed over.',
      key: 'The stream',
      messages: eventMessages(shared),
    },
    status: {
      topic: topics.status.name,
      action: 'send',
      summary: 'Where each goal stands now',
      description: 'Compacted: of each goal the last message is kept. A message is sent when something else is said of the goal than before.',
      key: 'The goal',
      messages: [statusMessage(shared)],
    },
    measurements: {
      topic: topics.measurements.name,
      action: 'receive',
      summary: 'Measurements, register entries and coverage reports of source systems',
      description:
        'The same source and id are recorded once. The source must be known to the ledger. What is refused goes to the dead letters, with the reason; a message takes at most 64 KiB.',
      key: 'Messages of one key are recorded in order',
      messages: FACTS_TAKEN.map((name) => factMessage(commandRegistry.get(name) as CommandDefinition, shared)),
    },
  };
}

function channelObject({ topic, description, summary, key, messages }: Channel) {
  const bindings = { kafka: { key: { type: 'string', description: key } } };
  return {
    address: topic,
    summary,
    description,
    messages: Object.fromEntries(messages.map(({ name, ...message }) => [name, { name, contentType: CLOUD_EVENTS, bindings, ...message }])),
  };
}

function eventMessages(shared: SharedSchemas): readonly Described[] {
  const headers = headersWith({
    [HEADERS.seq]: 'Ordinal in the ledger, from 0',
    [HEADERS.revision]: 'Ordinal in its stream, from 0',
    [HEADERS.trace]: 'W3C trace context, where there is one',
  });
  const envelope = shared.named('Envelope', envelopeSchema);
  return [...eventJsonSchemas(eventRegistry)].map(([type, data]) => {
    const { schema = 1 } = eventRegistry.get(type) ?? {};
    const payload = { ...payloadSchema, properties: { ...payloadSchema.properties, data: shared.named(type, shared.lifted(data)) } };
    const inside = {
      type: 'object',
      required: ['seq', 'envelope', 'payload', 'salt'],
      properties: { seq: { type: 'integer', minimum: 0 }, envelope, payload, salt: { type: 'string' } },
    };
    return { name: type, title: type, headers, payload: cloudEvent(eventMessageType(type), eventSchemaUri(type, schema), inside) };
  });
}

function statusMessage(shared: SharedSchemas): Described {
  const said = shared.named('Status', shared.lifted(z.toJSONSchema(statusItem.omit({ sentence: true }))));
  const inside = {
    type: 'object',
    required: ['goal', 'plan', 'seq', 'at', 'status'],
    properties: {
      goal: { type: 'string' },
      plan: { type: 'string' },
      seq: { type: 'integer', description: 'The last event it rests on' },
      at: { type: 'string', format: 'date', description: 'The day it was computed for' },
      status: { anyOf: [said, { type: 'null' }], description: 'Null before the statement holds' },
    },
  };
  const headers = headersWith({ [HEADERS.seq]: 'The last event it rests on', [STATUS_DIGEST]: 'Tells two answers apart without reading them' });
  return { name: 'Status', title: 'Where a goal stands', headers, payload: cloudEvent(STATUS_TYPE, STATUS_SCHEMA_URI, inside) };
}

const grounds = { mandate: mandate.nullish(), reason: z.string().max(4000).nullish() };

function factMessage(definition: CommandDefinition, shared: SharedSchemas): Described {
  const { name } = definition;
  const form = formOf(definition);
  if (!(form instanceof z.ZodObject)) throw new Broken(`the data of ${name} is no object`);
  const data = shared.named(name, shared.lifted(z.toJSONSchema(form.extend(grounds), { io: 'input' })));
  const headers = { type: 'object', properties: { [HEADERS.contentType]: { type: 'string', const: CLOUD_EVENTS } } };
  return { name, title: name, headers, payload: cloudEvent(factMessageType(name), null, data) };
}

function headersWith(named: Readonly<Record<string, string>>): Schema {
  const properties = Object.entries(named).map(([name, description]) => [name, { type: 'string', description }]);
  return { type: 'object', required: [HEADERS.contentType], properties: { [HEADERS.contentType]: { type: 'string' }, ...Object.fromEntries(properties) } };
}
