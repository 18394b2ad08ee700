import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { deliveryText } from './delivery-text.js';

async function linesOf(lines: readonly string[]): Promise<readonly string[]> {
  return (await text(deliveryText(Readable.from(lines)))).split('\n').slice(0, -1);
}

describe('the text of a delivery', () => {
  it('keeps the number of every line, whatever stands on it', async () => {
    const line = fc.oneof(
      fc.constant(''),
      fc.constant('{"measure":"m"}'),
      fc.string().map((text) => text.replaceAll(/[\r\n]/g, '')),
    );
    await fc.assert(fc.asyncProperty(fc.array(line, { maxLength: 1200 }), async (lines) => (await linesOf(['{}', ...lines])).length === lines.length + 1));
  });

  it('leaves the heading of a CSV file blank', async () => {
    expect(await linesOf(['measure;value', 'members;1'])).toEqual(['', '{"command":"recordMeasurement","measure":"members","value":"1"}']);
  });

  it('names the command where a line of NDJSON does not, and changes nothing else of it', async () => {
    const lines = ['{"measure":"m","value":0.10000000000000000001}', '{ "command": "correctMeasurement" }', '{"note":"a \\"command\\": b"}', '{}'];
    expect(await linesOf(lines)).toEqual([
      '{"command":"recordMeasurement","measure":"m","value":0.10000000000000000001}',
      '{ "command": "correctMeasurement" }',
      '{"command":"recordMeasurement","note":"a \\"command\\": b"}',
      '{}',
    ]);
  });
});
