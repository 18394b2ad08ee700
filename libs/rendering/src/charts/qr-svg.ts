import { encode } from 'uqr';

/** The light frame that readers need around a code, in modules (ISO/IEC 18004). */
const QUIET = 4;
/** CSS pixels a module: a code of an address is about 30 mm wide. */
const MODULE = 3;

/** The QR code of a text, in black on white, as one path; about 15 % of it may be covered. */
export function qrSvg(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const rows = data.map((row, y) => runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`));
  const side = size * MODULE;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<rect width="${size}" height="${size}" fill="#ffffff"/><path d="${rows.flat().join('')}" fill="#000000"/></svg>`
  );
}

/** Where the dark stretches of a row begin, and how long they are. */
function runsOf(row: readonly boolean[]): readonly (readonly [start: number, length: number])[] {
  return row.flatMap((dark, x) => {
    if (!dark || row[x - 1] === true) return [];
    const end = row.indexOf(false, x);
    return [[x, (end === -1 ? row.length : end) - x] as const];
  });
}
