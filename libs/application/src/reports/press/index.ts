export type { Pressed, PressJob } from './job.js';
export { ReportPress, type PressOptions, type ShownFile } from './press.js';
