export { FAMILIES, type Family } from './families.js';
export { covers, printable, unprintable } from './printable.js';
export { widthOf } from './width.js';
