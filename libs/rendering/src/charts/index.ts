export { chartPng, type PngPicture } from './chart-png.js';
export { chartSvg } from './chart-svg.js';
export { qrSvg } from './qr-svg.js';
