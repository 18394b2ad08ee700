import { z } from 'zod';
import { DEFAULT_LIMITS, exportParams, PUBLISHED_TABLES, publishedParams, publishedReport, shownReport, TABLE_NAMES, TABLES } from '#application';
import { actorId, eventId, evidenceHash, grantAccess, label, name } from '#domain';
import { API } from './address.js';
import { evidenceReceipt, issuedToken } from './answers.js';
import { JSON_TYPE, NDJSON_TYPE, TEXT_TYPE, type Operation } from './operation.js';

type Door = Omit<Operation, 'id' | 'open' | 'accepts'> & Partial<Operation>;

function door<N extends string>(id: N, described: Door): Operation & { readonly id: N } {
  return { open: false, accepts: [], ...described, id };
}

function answers(mediaType: string, description: string, schema: z.ZodType = z.string()): Operation['exchange']['responses'] {
  return { '200': { description, content: { [mediaType]: { schema } } } };
}

const text = z.string();
const delivery = z.object({ delivery: name.meta({ description: "The sender's own id for the delivery" }) });

/** Whom a token is for, and the authority it carries: what `grantAccess` says, with the person in place of a pseudonym not made yet. */
export const newToken = z
  .strictObject({
    for: z.union([actorId, z.strictObject({ name: label, contact: label.nullable().default(null) })]),
    label: label.meta({ description: 'What the token is used for' }),
    ...grantAccess.data.omit({ grant: true, actor: true }).shape,
  })
  .meta({ id: 'NewToken' });

const publishedPath = z.object({ report: name, edition: z.string().meta({ description: 'From 1' }), table: z.enum(PUBLISHED_TABLES) });

const tilePath = z.object({ path: text.meta({ description: 'Index in groups of three digits, and `.p/<width>` for a partial one: `x001/x234/067.p/12`' }) });

/** What the HTTP door offers beside commands and questions. */
export const doors = {
  live: door('live', {
    method: 'GET',
    path: '/health/live',
    tag: 'operation',
    summary: 'Whether the process answers',
    open: true,
    exchange: { responses: answers(JSON_TYPE, 'It does', z.object({ live: z.literal(true) })) },
  }),
  ready: door('ready', {
    method: 'GET',
    path: '/health/ready',
    tag: 'operation',
    summary: 'Whether the ledger can serve; 503 with the reasons when it can not',
    open: true,
    exchange: { responses: answers(JSON_TYPE, 'It can', z.object({ ready: z.boolean(), reasons: z.array(text), remarks: z.array(text) })) },
  }),
  metrics: door('metrics', {
    method: 'GET',
    path: '/metrics',
    tag: 'operation',
    summary: 'Figures for Prometheus; for any token with an inside audience',
    exchange: { responses: answers(TEXT_TYPE, 'Prometheus text format') },
  }),
  openApi: door('openApi', {
    method: 'GET',
    path: '/api/openapi.json',
    tag: 'description',
    browsable: true,
    summary: 'This document',
    exchange: { responses: answers(JSON_TYPE, 'OpenAPI 3.1', z.looseObject({})) },
  }),
  docs: door('docs', {
    method: 'GET',
    path: '/api/docs',
    tag: 'description',
    browsable: true,
    summary: 'This document as a page; in a browser, give the token as the password',
    exchange: { responses: answers('text/html', 'A page') },
  }),
  eventSchemas: door('eventSchemas', {
    method: 'GET',
    path: '/api/schemas/events',
    tag: 'description',
    browsable: true,
    summary: 'JSON Schemas of every event',
    exchange: { responses: answers(JSON_TYPE, 'JSON Schema, draft 2020-12', z.looseObject({})) },
  }),
  planFileSchema: door('planFileSchema', {
    method: 'GET',
    path: '/api/schemas/plan-file',
    tag: 'description',
    browsable: true,
    summary: 'JSON Schema of a plan file',
    exchange: { responses: answers(JSON_TYPE, 'JSON Schema, draft 2020-12', z.looseObject({})) },
  }),
  deliver: door('deliver', {
    method: 'POST',
    path: `${API}/deliveries/:delivery`,
    tag: 'deliveries',
    summary: 'Facts in bulk, corrections and retractions among them: one command a line; resumable, each line accepted or refused by itself',
    accepts: [NDJSON_TYPE],
    exchange: {
      requestParams: { path: delivery, query: z.object({ reason: z.string().max(4000).optional() }) },
      requestBody: {
        required: true,
        content: { [NDJSON_TYPE]: { schema: text.meta({ description: '`{ "command": "recordMeasurement", … }` a line' }) } },
      },
      responses: answers(NDJSON_TYPE, 'One line for each line, in order of completion: its number, and its receipt or why it was refused'),
    },
  }),
  retractDelivery: door('retractDelivery', {
    method: 'POST',
    path: `${API}/deliveries/:delivery/retraction`,
    tag: 'deliveries',
    summary: 'Retracts every fact of a delivery that still counts; resumable',
    accepts: [JSON_TYPE],
    exchange: {
      requestParams: { path: delivery },
      requestBody: { required: true, content: { [JSON_TYPE]: { schema: z.strictObject({ reason: z.string().min(1).max(4000) }) } } },
      responses: answers(NDJSON_TYPE, 'One line for each fact'),
    },
  }),
  keepEvidence: door('keepEvidence', {
    method: 'POST',
    path: `${API}/evidence`,
    tag: 'evidence',
    summary: 'Keeps a file that facts can name as evidence; the same file again gives the same hash',
    accepts: DEFAULT_LIMITS.mediaTypes,
    exchange: {
      requestBody: { required: true, content: Object.fromEntries(DEFAULT_LIMITS.mediaTypes.map((type) => [type, { schema: text }])) },
      responses: { '201': { description: 'Kept', content: { [JSON_TYPE]: { schema: evidenceReceipt } } } },
    },
  }),
  readEvidence: door('readEvidence', {
    method: 'GET',
    path: `${API}/evidence/:hash`,
    tag: 'evidence',
    summary: 'A file of evidence, as it was uploaded; inside only',
    exchange: { requestParams: { path: z.object({ hash: evidenceHash }) }, responses: answers('application/octet-stream', 'The file, as an attachment') },
  }),
  showReport: door('showReport', {
    method: 'GET',
    path: `${API}/reports/:report/preview/:language/:format`,
    tag: 'reports',
    summary:
      'A report as it stands now, made to be looked at and kept nowhere. It says on every page that it is a draft. May be asked by those who may read the model',
    exchange: { requestParams: { path: shownReport }, responses: answers('application/octet-stream', 'The file, in the media type of its format') },
  }),
  publishedReport: door('publishedReport', {
    method: 'GET',
    path: `${API}/reports/:report/editions/:edition/:language/:format`,
    tag: 'reports',
    summary: 'A file of a published edition, byte for byte as it was published; its SHA-256 is the ETag. One that an erasure had replaced says so',
    exchange: {
      requestParams: { path: publishedReport },
      responses: answers('application/octet-stream', 'The file, in the media type of its format'),
    },
  }),
  reportPrints: door('reportPrints', {
    method: 'GET',
    path: '/reports/:report',
    tag: 'reports',
    summary:
      'Where the code on the front page of a published report leads: a page with the fingerprint and the hash of each file of each edition, and nothing of what they say; for anybody',
    open: true,
    exchange: {
      requestParams: { path: z.object({ report: name }), query: z.object({ language: z.enum(['nb', 'nn', 'en']).optional() }) },
      responses: answers('text/html', 'A page; the fingerprint is an anchor of it'),
    },
  }),
  exportTable: door('exportTable', {
    method: 'GET',
    path: `${API}/exports/:table`,
    tag: 'exports',
    summary: `A table as a file, streamed. ${TABLE_NAMES.map((table) => `${table}: ${TABLES[table].summary} (takes ${TABLES[table].takes.join(', ')}).`).join(' ')} The header Link has the address that gives the same bytes again (rel="self"), and that of what goes with the table (rel="describedby").`,
    exchange: {
      requestParams: { path: z.object({ table: z.enum(TABLE_NAMES) }), query: exportParams },
      responses: answers('application/octet-stream', 'The file, as an attachment, in the media type of its format'),
    },
  }),
  published: door('published', {
    method: 'GET',
    path: `${API}/published`,
    tag: 'published',
    summary: 'The tables of every report that is out, with their addresses; for any token, also one whose audience is outside',
    exchange: { requestParams: { query: publishedParams }, responses: answers('application/octet-stream', 'The list, in the media type of its format') },
  }),
  publishedTable: door('publishedTable', {
    method: 'GET',
    path: `${API}/published/:report/:edition/:table`,
    tag: 'published',
    summary:
      'A table of a published edition, as it was published: figures about few people, and those they could be worked out from, are ":". For any token, also one whose audience is outside',
    exchange: {
      requestParams: { path: publishedPath, query: publishedParams },
      responses: answers('application/octet-stream', 'The file, as an attachment, in the media type of its format'),
    },
  }),
  publishedMetadata: door('publishedMetadata', {
    method: 'GET',
    path: `${API}/published/:report/:edition/:table/metadata`,
    tag: 'published',
    summary: 'What goes with a published table: its columns, definitions, units, sources, breaks, basis, and why figures are hidden',
    exchange: { requestParams: { path: publishedPath, query: publishedParams }, responses: answers(JSON_TYPE, 'The metadata', z.looseObject({})) },
  }),
  createToken: door('createToken', {
    method: 'POST',
    path: `${API}/access/tokens`,
    tag: 'access',
    summary: 'Grants a role and makes a bearer token for it, which is shown this once. May be given by admin. Revoking the grant ends it.',
    accepts: [JSON_TYPE],
    exchange: {
      requestBody: { required: true, content: { [JSON_TYPE]: { schema: newToken } } },
      responses: { '201': { description: 'Made', content: { [JSON_TYPE]: { schema: issuedToken } } } },
    },
  }),
  checkpoint: door('checkpoint', {
    method: 'GET',
    path: `${API}/ledger/checkpoint`,
    tag: 'log',
    summary: 'The signed checkpoint of the transparency log that is published now (c2sp.org/tlog-checkpoint); for anybody',
    open: true,
    exchange: { responses: answers(TEXT_TYPE, 'A signed note: origin, size, root, and signatures') },
  }),
  signCheckpoint: door('signCheckpoint', {
    method: 'POST',
    path: `${API}/ledger/checkpoint`,
    tag: 'log',
    summary: 'Signs and publishes a checkpoint over all that is in the log now; for any token with an inside audience',
    exchange: { responses: answers(TEXT_TYPE, 'The signed note') },
  }),
  hashTile: door('hashTile', {
    method: 'GET',
    path: `${API}/ledger/tile/*`,
    tag: 'log',
    summary: 'A tile of hashes (c2sp.org/tlog-tiles), by level and index: `0/x001/067`; for anybody',
    open: true,
    exchange: { requestParams: { path: tilePath }, responses: answers('application/octet-stream', 'Its hashes side by side, 32 bytes each') },
  }),
  entryBundle: door('entryBundle', {
    method: 'GET',
    path: `${API}/ledger/tile/entries/*`,
    tag: 'log',
    summary: 'A bundle of entries: the envelopes of up to 256 events, as they are hashed; inside only',
    exchange: { requestParams: { path: tilePath }, responses: answers('application/octet-stream', 'Each after its length in 16 bits, big-endian') },
  }),
  proof: door('proof', {
    method: 'GET',
    path: `${API}/events/:event/proof`,
    tag: 'log',
    summary: 'That the event is in the log that was signed: c2sp.org/tlog-proof, with the event itself in `extra`; inside only',
    exchange: { requestParams: { path: z.object({ event: eventId }) }, responses: answers(TEXT_TYPE, 'A proof that can be checked without this server') },
  }),
  follow: door('follow', {
    method: 'GET',
    path: `${API}/events/stream`,
    tag: 'events',
    summary: 'Server-sent events: the head of each event (seq, type, stream) as it comes',
    exchange: {
      requestParams: {
        query: z.object({ after: z.string().optional().meta({ description: 'The last seq already seen, -1 for none; or the header Last-Event-ID' }) }),
      },
      responses: answers('text/event-stream', 'An endless stream'),
    },
  }),
} as const;
