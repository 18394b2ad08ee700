export type { Pressed, PressJob } from './job.js';
export { ReportPress, type ShownFile } from './press.js';
