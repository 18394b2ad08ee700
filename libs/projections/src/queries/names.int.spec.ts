import { EntryChanged, EntryRecorded, event } from '#domain';
import { askedIn } from '../testing/asked.js';
import { entered } from '../testing/facts.js';
import { day } from '../testing/ledger.js';
import { TempFolders } from '../testing/views.js';
import { namesAt } from './names.js';

const folders = new TempFolders();
afterEach(() => folders.remove());

const asked = askedIn(folders);
const { register } = entered(1);
const planned = event(EntryRecorded, { ...entered(1), entry: 'thing', title: 'Utkastet' }, { validFrom: day('2022-03-01') });
const retitled = event(EntryChanged, { ...entered(1), entry: 'thing', title: 'Utredningen' }, { validFrom: day('2022-09-01') });
const calledOn = (at: string, ...of: readonly [string, string?]) =>
  asked([planned, retitled], async (read, seq) => (await namesAt(read, { at: day(at), seq }, 'nb'))(...of));

describe('what things are called', () => {
  it('bug-981: calls an entry by the title that it has on the day, in its register', async () => {
    expect(await calledOn('2022-06-01', 'thing', register)).toBe('Utkastet');
    expect(await calledOn('2022-12-31', 'thing', register)).toBe('Utredningen');
  });

  it('bug-981: calls an entry as it will be called, before it is there', async () => {
    expect(await calledOn('2021-06-01', 'thing', register)).toBe('Utkastet');
  });

  it('bug-981: calls nothing else of the same id so', async () => {
    expect(await calledOn('2022-12-31', 'thing')).toBe('thing');
    expect(await calledOn('2022-12-31', 'thing', 'another')).toBe('thing');
  });
});
