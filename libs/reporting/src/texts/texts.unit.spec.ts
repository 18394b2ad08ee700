import { TEXTS, sayIn } from './index.js';

const all = Object.entries(TEXTS).flatMap(([room, texts]) =>
  Object.entries<{ readonly nb: string; readonly nn: string }>(texts).map(([key, words]) => ({ key: `${room}.${key}`, ...words })),
);
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted();

/** Words that are written so in one of the two languages alone. */
const ONLY_NB =
  /(?<!\p{L})(?:ikke|hva|hvorfor|hvem|hvor|hvordan|noen|noe|fra|måloppnåelse\p{L}*|tall|tallet|tallene|vurdert|begrunnelse|endringer|målene|regnes|følges|ble|sier|gir|hendelser?|utgave|kilde\p{L}*|forskjeller|språkene|rettet|nå|hvert|hver|tegn\p{L}*|foreløpig)(?!\p{L})/iu;
const ONLY_NN =
  /(?<!\p{L})(?:ikkje|kva|kvifor|kven|kvar|korleis|nokon|noko|frå|måloppnåing\p{L}*|tal|talet|tala|grunngiving|endringar|måla|vert|vart|seier|gjev|hendingar?|utgåve|kjelde\p{L}*|skilnader|retta|no|kvart|teikn\p{L}*|førebels)(?!\p{L})/iu;
/** The same in both. */
const SHARED = new Set(['chapter.goal']);

describe('the texts of a report', () => {
  it('are filled by the same values in both languages, and say something', () => {
    expect(all.filter(({ nb, nn }) => placeholders(nb).join(' ') !== placeholders(nn).join(' ')).map(({ key }) => key)).toEqual([]);
    expect(all.filter(({ nb, nn }) => nb.trim() === '' || nn.trim() === '').map(({ key }) => key)).toEqual([]);
  });

  it('keeps the two languages apart', () => {
    const text = ({ key, nb }: (typeof all)[number]) => `${key}: ${nb}`;
    expect(all.filter(({ key, nb }) => !SHARED.has(key) && ONLY_NN.test(nb.replaceAll(/\{\w+\}/g, ''))).map(text)).toEqual([]);
    expect(all.filter(({ key, nn }) => !SHARED.has(key) && ONLY_NB.test(nn.replaceAll(/\{\w+\}/g, ''))).map(({ key, nn }) => `${key}: ${nn}`)).toEqual([]);
  });

  it('never prints a text with a value left out', () => {
    expect(() => sayIn('nb')('setting.page', { page: 1 })).toThrow('pages');
    expect(sayIn('nn')('setting.page', { page: 1, pages: 9 })).toBe('Side 1 av 9');
  });
});
