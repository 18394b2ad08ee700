import { GROUNDS, type Service, smallUnion } from './fixture.js';

let service: Service;
beforeAll(async () => {
  service = await smallUnion();
});
afterAll(() => service.end());

/** The revision that a read gives of a thing, as `find` picks it out of the answer. */
async function revisionIn<A>(path: string, find: (answer: A) => number | undefined): Promise<number> {
  return find(JSON.parse((await service.get(path)).text) as A) ?? Number.NaN;
}

const ofMembers = () =>
  revisionIn<{ readonly items: readonly { readonly measure: string; readonly revision: number }[] }>(
    '/measures',
    ({ items }) => items.find(({ measure }) => measure === 'members')?.revision,
  );
const ofTraining = () => revisionIn<{ readonly revision: number }>('/coverage/training/reports', ({ revision }) => revision);

describe('the revision that a read gives', () => {
  it.each([
    ['a measure', ofMembers, '/measures/members/breaks', { on: '2022-01-01', cause: 'Nytt register', ...GROUNDS }],
    ['a coverage', ofTraining, '/coverage/training/occasions', { occasion: 'spring', on: '2022-03-01' }],
  ])('of %s is the one that the next decision about it must name', async (_, read, path, decision) => {
    const before = await read();
    expect((await service.post(path, decision, { revision: before - 1 })).status).toBe(412);
    expect((await service.post(path, decision, { revision: before })).status).toBe(201);
    expect(await read()).toBe(before + 1);
  });
});
