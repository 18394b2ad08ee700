import { GROUNDS, type Service, smallUnion } from './fixture.js';

let service: Service;
beforeAll(async () => {
  service = await smallUnion();
});
afterAll(() => service.end());

interface Revised {
  readonly measure?: string;
  readonly revision?: number;
}

async function read<A>(path: string): Promise<A> {
  return JSON.parse((await service.get(path)).text) as A;
}

const ofMembers = async () => (await read<{ readonly items: readonly Revised[] }>('/measures')).items.find(({ measure }) => measure === 'members')?.revision;
const ofTraining = async () => (await read<Revised>('/coverage/training/reports')).revision;

describe('the revision that a read gives', () => {
  it.each([
    ['a measure', ofMembers, '/measures/members/breaks', { on: '2022-01-01', cause: 'Nytt register', ...GROUNDS }],
    ['a coverage', ofTraining, '/coverage/training/occasions', { occasion: 'spring', on: '2022-03-01' }],
  ])('of %s is the one that the next decision about it must name', async (_, revision, path, decision) => {
    const before = (await revision()) ?? Number.NaN;
    expect((await service.post(path, decision, { revision: before - 1 })).status).toBe(412);
    expect((await service.post(path, decision, { revision: before })).status).toBe(201);
    expect(await revision()).toBe(before + 1);
  });
});
