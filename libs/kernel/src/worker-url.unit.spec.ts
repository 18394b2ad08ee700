import { workerUrl } from './index.js';

it('points compiled code beside itself, and code run from source into dist', () => {
  expect(workerUrl('file:///x/test/house/dist/libs/event-store/src/sqlite/a.js', './w.js').pathname).toBe(
    '/x/test/house/dist/libs/event-store/src/sqlite/w.js',
  );
  expect(workerUrl('file:///x/test/house/libs/event-store/src/sqlite/a.ts', './w.js').pathname).toBe('/x/test/house/dist/libs/event-store/src/sqlite/w.js');
});
