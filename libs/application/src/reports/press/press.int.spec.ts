import type { ApprovedReport } from '../../commands/index.js';
import type { ReportModelAnswer } from '../model/index.js';
import type { Pressed, PressJob } from './job.js';
import { ReportPress } from './press.js';

const report = { report: 'r', languages: ['nb', 'nn'] } as unknown as ApprovedReport;

/** Makes nothing, and notes what it was to make. */
class NotingPress extends ReportPress {
  readonly made: string[] = [];

  override async keep({ format, fingerprint }: Omit<PressJob, 'service'>): Promise<Pressed> {
    this.made.push(`${fingerprint} ${format}`);
    return { format, sha256: 'a'.repeat(64), size: 1, mediaType: 'text/plain' };
  }
}

/** A press over a ledger in which something is recorded after so many models were asked for. */
async function publicationWhere(isChanged: (asked: number) => boolean) {
  let asked = 0;
  let state = 0;
  const press = new NotingPress({
    folder: '/nowhere',
    service: '',
    sign: async () => undefined,
    model: async ({ language }) => {
      asked += 1;
      if (isChanged(asked)) state += 1;
      const basis = { at: '2022-12-31', seq: 7, checkpoint: null, rules: String(state), timeZone: 'Europe/Oslo', revision: 3 };
      return { fingerprint: `${language} ${state}`, model: { front: { basis } } } as unknown as ReportModelAnswer;
    },
  });
  try {
    const { documents, basis } = await press.publication(report);
    return { fingerprints: documents.map(({ fingerprint }) => fingerprint), rules: basis.rules, files: press.made.length };
  } finally {
    await press.close();
  }
}

describe('the files of an edition', () => {
  it('are made once, in each language, and the model is kept with them', async () => {
    expect(await publicationWhere(() => false)).toEqual({ fingerprints: ['nb 0', 'nn 0'], rules: '0', files: 12 });
  });

  it.each([2, 3])('bug 942: are made anew where the model became another meanwhile, so that each language has the basis that is frozen: %s', async (at) => {
    expect(await publicationWhere((asked) => asked === at)).toEqual({ fingerprints: ['nb 1', 'nn 1'], rules: '1', files: 24 });
  });

  it('bug 942: are not published where it becomes another all the time', async () => {
    await expect(publicationWhere(() => true)).rejects.toMatchObject({ kind: 'busy' });
  });
});
