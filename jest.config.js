import { readFileSync } from 'node:fs';

const swc = JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8'));

// for the contract of the event store alone: a program that a test starts has its log where that test says
if (process.env.KURRENTDB_URL) {
  process.env.FREMDRIFT_TEST_KURRENTDB = process.env.KURRENTDB_URL;
  delete process.env.KURRENTDB_URL;
}

/** Real servers for the run (infra/dev), unless it is told to do without. */
const servers =
  process.env.FREMDRIFT_TEST_SERVERS === 'none'
    ? {}
    : { globalSetup: '<rootDir>/dist/infra/dev/src/jest/setup.js', globalTeardown: '<rootDir>/dist/infra/dev/src/jest/teardown.js' };

/** Worker threads and the set-up of servers run the compiled `dist`, so `npm test` builds first; everything else is read from source. */
export default {
  ...servers,
  // no test is timed: this only ends one that hangs, also where servers and processes share a busy machine
  testTimeout: 60_000,
  // modules of finished suites are never let go of (ECMAScript modules in a vm): begin anew in another process before the heap is full (bug-1025)
  workerIdleMemoryLimit: '1GB',
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['fremdrift:source', 'node', 'default'] },
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test', '<rootDir>/infra'],
  testRegex: '\\.spec\\.ts$',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false }] },
};
