export type { PublisherNews, PublisherOrder, PublisherReport } from './messages.js';
export type * from './port.js';
export * from './publisher.js';
export * from './publisher-loop.js';
export * from './start-publisher.js';
