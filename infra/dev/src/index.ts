export type { DevServer, Lasting } from './dev-server.js';
export { startGuardedKafka, startKafka, type KafkaServer } from './kafka.js';
export { startPostgres, type PostgresServer } from './postgres.js';
export { brokenRules, type PdfStandard } from './verapdf.js';
