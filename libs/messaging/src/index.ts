export type { KafkaConnection } from './kafka/client.js';
export * from './kafka/kafka-broker.js';
export * from './memory/memory-broker.js';
export * from './port.js';
export { asTexts } from './received.js';
export { bytesOf } from './refusals.js';
