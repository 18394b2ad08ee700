export { chartPng, type PngPicture } from './chart-png.js';
export { chartSvg } from './chart-svg.js';
export { outcomeBarSvg } from './outcome-bar.js';
export { qrSvg } from './qr-svg.js';
export { textWidth } from './text-width.js';
