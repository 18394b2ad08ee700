import { Sightings } from './sightings.js';

describe('what a consumer sees', () => {
  it('is waited for by its number, whether it was seen before or comes later', async () => {
    const sightings = new Sightings();
    sightings.saw(1);
    const later = sightings.of(2);
    sightings.saw(2);
    await expect(Promise.all([sightings.of(1), later])).resolves.toEqual([undefined, undefined]);
  });

  it('keeps nobody waiting once the consumer has failed', async () => {
    const sightings = new Sightings();
    const waiting = sightings.of(1);
    sightings.fail(new Error('the brokers are gone'));
    await expect(waiting).rejects.toThrow('the brokers are gone');
    await expect(sightings.of(2)).rejects.toThrow('the brokers are gone');
  });
});
