import { ManualClock, Refused } from '#kernel';
import type { PublisherNews, PublisherReport } from './messages.js';
import { PublisherLoop } from './publisher-loop.js';
import { publishing } from './testing/publishing.js';

/** A loop at work, whose news can be waited for. */
async function looping(size: number, intervalMs: number) {
  const given = await publishing({ size });
  let next = Promise.withResolvers<void>();
  const heard: PublisherNews[] = [];
  const say = (news: PublisherNews) => {
    heard.push(news);
    next.resolve();
    next = Promise.withResolvers();
  };
  const loop = new PublisherLoop({ publisher: given.publisher, log: given.log, clock: new ManualClock(0), intervalMs, say });
  const ended = loop.run();
  const news = async <N extends PublisherNews>(wanted: (each: PublisherNews) => each is N): Promise<N> => {
    for (;;) {
      const found = heard.find(wanted);
      if (found !== undefined) return found;
      await next.promise;
    }
  };
  const report = (wanted: (report: PublisherReport) => boolean) =>
    news((each): each is Extract<PublisherNews, { kind: 'report' }> => each.kind === 'report' && wanted(each.report));
  return { ...given, loop, ended, news, report, heard };
}

const HOUR = 3_600_000;

describe("a publisher's loop", () => {
  it('publishes what is there at its start, what comes within the interval, and what is new at its end', async () => {
    const { loop, ended, report, log, archive, publisher } = await looping(10, 20);
    await report(({ checkpoint }) => checkpoint?.size === 10);
    log.grow(5);
    await report(({ checkpoint, lag }) => checkpoint?.size === 15 && lag === 0);
    log.grow(1);
    loop.order({ kind: 'close' });
    await ended;
    expect(publisher.latest?.size).toBe(16);
    expect((await archive.latest(publisher.latest?.origin ?? ''))?.size).toBe(16);
  });

  it('publishes when it is told to, however long the interval, and answers with the note', async () => {
    const { loop, ended, report, news, log, publisher } = await looping(10, HOUR);
    await report(({ checkpoint }) => checkpoint?.size === 10);
    log.grow(5);
    await report(({ checkpoint, lag }) => checkpoint?.size === 10 && lag === 5);
    loop.order({ kind: 'sign', id: 7 });
    const signed = await news((each): each is Extract<PublisherNews, { kind: 'signed' }> => each.kind === 'signed');
    expect(signed).toEqual({ kind: 'signed', id: 7, note: publisher.latest?.note });
    expect(publisher.latest?.size).toBe(15);
    loop.order({ kind: 'close' });
    await ended;
  });

  it('bug-1131: reports what was signed before it answers, so that whoever is answered finds it in the status', async () => {
    const { loop, ended, report, news, log, heard } = await looping(10, HOUR);
    await report(({ checkpoint }) => checkpoint?.size === 10);
    log.grow(5);
    loop.order({ kind: 'sign', id: 7 });
    const signed = await news((each): each is Extract<PublisherNews, { kind: 'signed' }> => each.kind === 'signed');
    const before = heard.slice(0, heard.indexOf(signed)).findLast((each) => each.kind === 'report');
    expect(before).toMatchObject({ report: { checkpoint: { size: 15 }, lag: 0 } });
    loop.order({ kind: 'close' });
    await ended;
  });

  it('says why nothing is signed and since when, and that it is over', async () => {
    const { loop, ended, report, news, log, signer } = await looping(10, 20);
    await report(({ checkpoint }) => checkpoint?.size === 10);
    const sign = signer.sign.bind(signer);
    signer.sign = async () => {
      throw new Refused('unavailable', 'the signer is gone');
    };
    log.grow(1);
    await report(({ failure, lag }) => failure?.error === 'the signer is gone' && failure.since === '1970-01-01T00:00:00.000000Z' && lag === 1);
    loop.order({ kind: 'sign', id: 1 });
    const refused = await news((each): each is Extract<PublisherNews, { kind: 'refused' }> => each.kind === 'refused');
    expect(refused).toMatchObject({ id: 1, error: { kind: 'unavailable', message: 'the signer is gone' } });
    signer.sign = sign;
    await report(({ failure, checkpoint }) => failure === null && checkpoint?.size === 11);
    loop.order({ kind: 'close' });
    await ended;
  });
});
