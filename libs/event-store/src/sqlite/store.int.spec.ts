import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventStoreContract } from '../contract/event-store.contract.js';
import { openSqliteStore } from './store.js';

const folder = mkdtempSync(join(tmpdir(), 'fremdrift-store-'));
afterAll(() => rmSync(folder, { recursive: true }));

const freshFile = (): string => join(mkdtempSync(join(folder, 'ledger-')), 'ledger.db');

eventStoreContract('The store in SQLite', (clock) => openSqliteStore(freshFile(), { clock }));
