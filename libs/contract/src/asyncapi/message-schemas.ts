import type { Schema } from './shared-schemas.js';

/** CloudEvents 1.0 in JSON. @param dataschema null where the sender need name none */
export function cloudEvent(type: string, dataschema: string | null, data: Schema): Schema {
  return {
    type: 'object',
    required: ['specversion', 'id', 'source', 'type', 'data', ...(dataschema === null ? [] : ['subject', 'time', 'dataschema'])],
    properties: {
      specversion: { type: 'string', const: '1.0' },
      id: { type: 'string', minLength: 1, maxLength: 500 },
      source: { type: 'string', minLength: 1, maxLength: 500 },
      type: { type: 'string', const: type },
      subject: { type: 'string' },
      time: { type: 'string', format: 'date-time' },
      datacontenttype: { type: 'string', const: 'application/json' },
      ...(dataschema !== null && { dataschema: { type: 'string', const: dataschema } }),
      partitionkey: { type: 'string' },
      data,
    },
  };
}

/** The outer half of an event. */
export const envelopeSchema = {
  type: 'object',
  description: 'The leaf of the transparency log: SHA-256 over 0x00 and its canonical JSON (RFC 8785)',
  required: ['v', 'id', 'stream', 'revision', 'type', 'schema', 'recordedAt', 'validFrom', 'validTo', 'corrects', 'part', 'commitment'],
  properties: {
    v: { type: 'integer', const: 1 },
    id: { type: 'string', format: 'uuid' },
    stream: { type: 'string' },
    revision: { type: 'integer', minimum: 0 },
    type: { type: 'string' },
    schema: { type: 'integer', minimum: 1 },
    recordedAt: { type: 'string', format: 'date-time' },
    validFrom: { type: ['string', 'null'], format: 'date' },
    validTo: { type: ['string', 'null'], format: 'date' },
    corrects: { type: ['string', 'null'], format: 'uuid' },
    part: { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 },
    commitment: { type: 'string', description: 'base64url SHA-256 of the canonical JSON of [salt, payload]' },
  },
};

/** The inner half, but for its data. */
export const payloadSchema = {
  type: 'object',
  required: ['actor', 'role', 'data'],
  properties: {
    actor: { type: 'string', description: 'A random pseudonym' },
    role: { type: 'string' },
    mandate: { type: 'object' },
    reason: { type: 'object', description: 'Sealed' },
    correlation: { type: 'string', description: 'W3C trace id' },
    causation: { type: 'string' },
    request: { type: 'string' },
  },
};
