import { brokerContract } from '../contract/broker.contract.js';
import { openKafkaBroker } from './kafka-broker.js';

const brokers = (process.env['FREMDRIFT_TEST_KAFKA'] ?? '').split(',');

brokerContract(`Apache Kafka at ${brokers.join()}`, () => openKafkaBroker({ brokers, clientId: 'fremdrift-test' }));
