import { brokerContract } from '../contract/broker.contract.js';
import { MemoryBroker } from './memory-broker.js';

brokerContract('in memory', async () => new MemoryBroker());
