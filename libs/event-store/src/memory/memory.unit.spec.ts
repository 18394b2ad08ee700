import { eventStoreContract } from '../contract/event-store.contract.js';
import { MemoryEventStore } from './memory-store.js';

eventStoreContract('The store in memory', async (clock) => new MemoryEventStore(clock));
