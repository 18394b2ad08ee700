import type { Disk } from '../port.js';

const file = (path: string, text: string) => ({ path, bytes: Buffer.from(text) });

/** What every disk must do. `reopened` is the same disk as another process finds it. */
export function diskContract(name: string, make: () => Promise<{ readonly disk: Disk; readonly reopened: () => Disk }>): void {
  describe(`${name}: the disk`, () => {
    let disk: Disk;
    let reopened: () => Disk;
    beforeEach(async () => {
      ({ disk, reopened } = await make());
    });

    it('gives back what was written, to others as well', async () => {
      await disk.write([file('tile/0/x001/067', 'one'), file('checkpoint', 'two')]);
      expect((await disk.read('tile/0/x001/067'))?.toString()).toBe('one');
      expect((await reopened().read('checkpoint'))?.toString()).toBe('two');
    });

    it('knows nothing of a file that was not written, nor of a folder as a file', async () => {
      await disk.write([file('a/b', '1')]);
      expect([await disk.read('c'), await disk.read('a/c'), await disk.read('a'), await disk.read('a/b/c')]).toEqual([null, null, null, null]);
    });

    it('writes over what was there, also many at once and the same one twice', async () => {
      await disk.write([file('a', 'old')]);
      await disk.write([...Array.from({ length: 200 }, (_, index) => file(`many/${index}`, `${index}`)), file('a', 'new'), file('a', 'newest')]);
      expect((await disk.read('a'))?.toString()).toBe('newest');
      expect(await disk.list('many')).toHaveLength(200);
      expect((await reopened().read('many/199'))?.toString()).toBe('199');
    });

    it('keeps its own copy of the bytes', async () => {
      const bytes = Buffer.from('as given');
      await disk.write([{ path: 'a', bytes }]);
      bytes.fill(0);
      (await disk.read('a'))?.fill(0);
      expect((await disk.read('a'))?.toString()).toBe('as given');
    });

    it('lists names in order, folders with a slash, and what is not there as empty', async () => {
      await disk.write([file('f/b', ''), file('f/a', ''), file('f/x001/c', ''), file('g', '')]);
      expect(await disk.list('f')).toEqual(['a', 'b', 'x001/']);
      expect(await disk.list('')).toEqual(['f/', 'g']);
      expect(await disk.list('nowhere')).toEqual([]);
      expect(await disk.list('f/a')).toEqual([]);
    });

    it('takes away a file, a folder with all that is in it, and passes over what is not there', async () => {
      await disk.write([file('f/a.p/1', ''), file('f/a.p/2', ''), file('f/a', ''), file('g', '')]);
      await disk.remove('f/a.p');
      await disk.remove('g');
      await disk.remove('nowhere/at/all');
      expect(await reopened().list('f')).toEqual(['a']);
      expect(await disk.list('')).toEqual(['f/']);
    });

    it('lets one at a time work alone, whoever brings the work, and goes on after work that fails', async () => {
      let atWork = 0;
      let most = 0;
      const work = async (index: number) => {
        atWork += 1;
        most = Math.max(most, atWork);
        await disk.write([file('a', `${index}`)]);
        atWork -= 1;
        if (index % 3 === 0) throw new Error('failed');
        return index;
      };
      const results = await Promise.allSettled(Array.from({ length: 9 }, (_, index) => (index % 2 === 0 ? disk : reopened()).alone(() => work(index))));
      expect(results.map((result) => (result.status === 'fulfilled' ? result.value : 'failed'))).toEqual(['failed', 1, 2, 'failed', 4, 5, 'failed', 7, 8]);
      expect(most).toBe(1);
    });

    it.each(['', '/etc/passwd', '../up', 'a/../b', 'a//b', 'a/', '.hidden', 'a/.b', 'a\\b', 'a\0b', 'a b'])('refuses the path %j', async (path) => {
      await expect(disk.read(path)).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: 'path' }] });
      await expect(disk.write([file('sound', ''), file(path, '')])).rejects.toMatchObject({ kind: 'invalid' });
      await expect(disk.remove(path)).rejects.toMatchObject({ kind: 'invalid' });
      expect(await disk.list('')).toEqual([]);
    });
  });
}
