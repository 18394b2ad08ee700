import { chartPng } from './chart-png.js';
import { qrSvg } from './qr-svg.js';

describe('the QR code of a text', () => {
  it('is square, the same each time, and has the three corners that readers look for inside a light frame', () => {
    const svg = qrSvg('https://fremdrift.example/reports/1');
    expect(qrSvg('https://fremdrift.example/reports/1')).toBe(svg);
    const side = Number(/viewBox="0 0 (\d+) \1"/u.exec(svg)?.[1]);
    for (const [x, y] of [
      [4, 4],
      [side - 11, 4],
      [4, side - 11],
    ])
      expect(svg).toContain(`M${x} ${y}h7v1h-7z`);
    expect(svg).not.toContain('M0 ');
  });

  it('is a picture of whole pixels', () => {
    const { png, width, height } = chartPng(qrSvg('æøå'), 4);
    expect([...png.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
    expect(width).toBe(height);
  });

  it('holds as much as an address can be long, and refuses what no code can hold', () => {
    expect(qrSvg(`https://fremdrift.example/${'a'.repeat(2000)}`)).toContain('<path');
    expect(() => qrSvg('a'.repeat(5000))).toThrow('Data too long');
  });
});
