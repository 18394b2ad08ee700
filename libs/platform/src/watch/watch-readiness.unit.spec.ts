import { watchReadiness } from './watch-readiness.js';

const ready = { ready: true, reasons: [], remarks: [] };
const held = (because: string) => ({ ready: false, reasons: [because], remarks: [] });

const remarked = (remark: string) => ({ ready: true, reasons: [], remarks: [remark] });

it('the log says once that the ledger is not ready and why, or what is to be looked at, again when that changes, and that it is over', async () => {
  const states = [ready, held('disk full'), held('disk full'), held('no signer'), ready, remarked('no brokers'), remarked('no brokers'), ready, ready];
  const told: unknown[] = [];
  const done = Promise.withResolvers<void>();
  const look = () => {
    const state = states.shift();
    if (states.length === 0) done.resolve();
    return state ?? ready;
  };
  const log = { warn: (about: object) => told.push(about), info: (text: string) => told.push(text) };
  const stop = watchReadiness(look, log, 1);
  await done.promise;
  stop();
  expect(told).toEqual([
    { reasons: ['disk full'] },
    { reasons: ['no signer'] },
    'ready again',
    { remarks: ['no brokers'] },
    'nothing to be looked at any more',
  ]);
});
