import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { z } from 'zod';
import { isCalendarDate, isDecimalText, isName } from '#kernel';
import { eventRegistry } from '../registry.js';
import { defineEvent } from './definition.js';
import { eventJsonSchemas } from './json-schema.js';
import { sealedText } from './sealed.js';
import { calendarDate, decimalText, name, wording } from './vocabulary.js';

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, formats: { date: isCalendarDate } });

function validatorOf(data: z.ZodType) {
  const Probe = defineEvent('Probe', data);
  const schema = eventJsonSchemas(new Map([['Probe', Probe]])).get('Probe');
  if (schema === undefined) throw new Error('no schema');
  return ajv.compile(schema);
}

describe("the events' JSON Schemas", () => {
  const schemas = [...eventJsonSchemas(eventRegistry)];

  it('are there for every event type', () => {
    expect(schemas.map(([type]) => type)).toEqual([...eventRegistry.keys()]);
  });

  it.each(schemas)('%s is accepted by a strict validator and allows no unknown field', (_type, schema) => {
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
    expect(() => ajv.compile(schema)).not.toThrow();
  });

  it('know sealed fields as sealed boxes only', () => {
    const valid = validatorOf(z.strictObject({ note: sealedText().nullable(), titles: z.array(sealedText(10)) }));
    const box = { key: 'k', box: 'b' };
    expect(valid({ note: box, titles: [box] })).toBe(true);
    expect(valid({ note: null, titles: [] })).toBe(true);
    expect(valid({ note: 'plain', titles: [] })).toBe(false);
    expect(valid({ note: null, titles: ['plain'] })).toBe(false);
  });

  it.each([
    ['days', calendarDate, isCalendarDate, fc.date({ noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10))],
    ['ids', name, isName, fc.string({ unit: fc.constantFrom('a', 'Z', '0', '.', '_', '~', '-', ' ', 'å'), maxLength: 70 })],
    ['decimals', decimalText, isDecimalText, fc.string({ unit: fc.constantFrom('-', '0', '1', '.', 'e'), maxLength: 8 })],
  ] as const)('say the same of %s as the domain does', (_what, schema, check, texts) => {
    const valid = validatorOf(z.strictObject({ value: schema }));
    fc.assert(fc.property(texts, (value) => valid({ value }) === check(value)));
  });

  it('ask for a wording in at least one language', () => {
    const valid = validatorOf(z.strictObject({ value: wording }));
    expect(valid({ value: { nn: 'meir' } })).toBe(true);
    expect(valid({ value: {} })).toBe(false);
  });
});
