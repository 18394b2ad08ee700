export { ReportPress, type PressOptions, type ShownFile } from './press.js';
