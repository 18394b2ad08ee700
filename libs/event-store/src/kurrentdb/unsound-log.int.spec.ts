import { nowOf } from '#kernel';
import { append, everything } from '../contract/under-test.js';
import { eachItsOwn } from './testing/ledgers.js';
import { KurrentTestServer } from './testing/test-server.js';
import { until } from './testing/until.js';

const own = eachItsOwn();

describe('a log that can not be sequenced', () => {
  const foreign = {
    id: '11111111-1111-4111-8111-111111111111',
    type: 'Stranger',
    contentType: 'application/json',
    data: Buffer.from('{}'),
    metadata: Buffer.from('{}'),
  } as const;

  it.each<[what: string, reason: RegExp, remedy: RegExp, harm: () => void]>([
    ['holds a foreign event', /Stranger.*not written by Fremdrift/, /nothing else write/, () => own.server.log.append('ledger/a', 'any', [foreign])],
    ['is to be taken away by age', /\$maxAge = 3600/, /take that setting/, () => own.server.log.setMetadata('ledger/a', { $maxAge: 3600 })],
    ['is to be taken away by number', /\$maxCount = 2/, /take that setting/, () => own.server.log.setMetadata('ledger/a', { $maxCount: 2 })],
    ['is to be taken away from its beginning', /\$tb = 2/, /take that setting/, () => own.server.log.setMetadata('ledger/a', { $tb: 2 })],
  ])('because it %s stops visibly, and takes no more until it is mended', async (_what, reason, remedy, harm) => {
    const since = nowOf(own.ledgers.clock);
    const store = await own.ledgers.open();
    await append(store, 'a', 3);
    harm();
    await until(() => !store.status().writable);
    expect(store.status()).toEqual({ writable: false, since, reason: expect.stringMatching(reason) });
    await expect(append(store, 'b', 1)).rejects.toMatchObject({ kind: 'unavailable', issues: [{ remedy: expect.stringMatching(remedy) }] });
    expect(await everything(store)).toHaveLength(3);
    await store.close();
    await expect(own.ledgers.open()).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringMatching(reason) });
    own.server.log.keepOnly((event) => event.type !== 'Stranger');
    own.server.log.setMetadata('ledger/a', { $acl: {} });
    expect(await append(await own.ledgers.open(), 'b', 1)).toMatchObject({ seq: 3 });
  });

  it.each<[what: string, reason: RegExp, harm: () => void]>([
    [
      'lost events of a stream',
      /revision 2 after 0|3 events lies in the log with 1|goes on with revision/,
      () => own.server.log.keepOnly((_event, index) => index !== 1),
    ],
    ['lost its end', /lacks event .* \(seq 4\)/, () => own.server.log.keepOnly((_event, index) => index < 3)],
    ['was made anew', /lacks event|has event/, () => own.server.log.keepOnly(() => false)],
  ])('because it %s is refused at the start', async (_what, reason, harm) => {
    const store = await own.ledgers.open();
    for (let i = 0; i < 5; i += 1) await append(store, 'a', 1);
    await store.close();
    harm();
    const copy = /lost events/.test(_what) ? 'fresh' : 'copy';
    await expect(own.ledgers.open(copy)).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringMatching(reason) });
  });

  it('because it is another one than the copy was made from is refused at the start', async () => {
    const store = await own.ledgers.open();
    await append(store, 'a', 2);
    await store.close();
    const other = await KurrentTestServer.start();
    try {
      await append(await own.ledgers.open('other', { url: other.url }), 'a', 2);
      await expect(own.ledgers.open('copy', { url: other.url })).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringMatching(/lacks event/) });
    } finally {
      other.stop();
    }
  });
});
