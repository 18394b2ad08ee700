import { eventStoreContract } from '../contract/event-store.contract.js';
import { MOST_AHEAD } from '../clock-ahead.js';
import { MemoryEventStore } from './memory-store.js';

eventStoreContract('The store in memory', async (clock) => new MemoryEventStore(clock, MOST_AHEAD));
