import { compiled } from './compile.js';

const SETTING = '#set document(title: "Prøve", date: datetime(year: 2023, month: 1, day: 1))\n';

/** MB that this process holds. */
const held = () => process.memoryUsage().rss / 1e6;

describe('compiling a text with Typst', () => {
  it('says what could not be set', () => {
    expect(() => compiled(`${SETTING}#nothing`, new Map())).toThrow("the report can't be set: 0: unknown variable: nothing");
  });

  it('bug-930: holds no document that was written', () => {
    const text = `${SETTING}#for n in range(4000) [= Avsnitt #n \n #lorem(30) \n]`;
    compiled(text, new Map());
    const before = held();
    for (let made = 0; made < 6; made += 1) compiled(text, new Map());
    expect(held() - before).toBeLessThan(200);
  });
});
