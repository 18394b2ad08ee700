export { chartPng, type PngPicture } from './chart-png.js';
export { chartSvg, type ChartOptions } from './chart-svg.js';
export { qrSvg } from './qr-svg.js';
