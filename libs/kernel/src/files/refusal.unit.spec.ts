import { explained } from './index.js';

describe("a file system's error", () => {
  it.each(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'])('%s is explained to the operator, with the path and a remedy', (code) => {
    const refusal = explained('/srv/data', Object.assign(new Error(code), { code }));
    expect(refusal).toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('/srv/data'),
      issues: [{ remedy: expect.stringMatching(/folder|space/) }],
    });
  });

  it('is left as it is when it is another error', () => {
    const other = new Error('something else');
    expect(explained('/srv/data', other)).toBe(other);
  });
});
