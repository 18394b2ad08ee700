import { whenSent } from './consumption.js';

it.each([
  ['1763800000000', '2025-11-22T08:26:40.000000Z'],
  ['-1', '1970-01-01T00:00:00.000000Z'],
  ['9223372036854775807', '2255-06-05T23:47:34.740991Z'],
])('bug-746: a time of %s by whatever clock is taken for %s, and stops nothing', (timestamp, at) => {
  expect(whenSent(timestamp)).toBe(at);
});
