import { Parser } from '@asyncapi/parser';
import { FACTS_TAKEN, relayTopics } from '#application';
import { eventRegistry } from '#domain';
import { asyncApiDocument } from './document.js';

describe('the AsyncAPI document', () => {
  const document = asyncApiDocument(relayTopics('union'));

  it('is valid, by the parser of the standard', async () => {
    const { document: parsed, diagnostics } = await new Parser().parse(JSON.stringify(document));
    // with an error in it there is no document
    expect([parsed?.version(), parsed === undefined ? diagnostics : []]).toEqual(['3.0.0', []]);
  });

  it('names the topics of the tenant, with a message for every event and every fact that is taken', () => {
    const { channels } = document as { readonly channels: Readonly<Record<string, { readonly address: string; readonly messages: object }>> };
    const told = Object.values(channels).map(({ address, messages }) => [address, Object.keys(messages)]);
    expect(told).toEqual([
      ['union.events', [...eventRegistry.keys()]],
      ['union.status', ['Status']],
      ['union.measurements.in', [...FACTS_TAKEN]],
    ]);
  });

  it('refers to nothing that it does not hold', () => {
    const { components } = document as { readonly components: { readonly schemas: object } };
    const names = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => name === undefined || !(name in components.schemas))).toEqual([]);
    expect(JSON.stringify(document)).not.toContain('$defs');
  });
});
