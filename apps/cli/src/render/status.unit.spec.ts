import { COURSES, RESULTS } from '#domain';
import { DATA_LIGHTS } from '#goal-types';
import { ANSWERED, item } from '../testing/answers.js';
import { renderStatus } from './status.js';

const render = (items: Parameters<typeof item>[0][], explain = false, width = 100, language: 'nb' | 'en' = 'nb') =>
  renderStatus({ ...ANSWERED, plan: 'N', items: items.map((one) => item(one, language)) }, language, { width, explain });

const none = <K extends string>(keys: readonly K[]) => Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;

describe('the status of a plan', () => {
  it('says on what it rests, and that it is sample data', () => {
    expect(render([{}]).split('\n')[0]).toBe('Per 31.12.2022, kjent 31.01.2023, seq 8123 · Eksempeldata, ikke virkelige tall');
  });

  it('gives three answers and the most telling figure, in words', () => {
    expect(render([{}])).toMatch(/N1 .*vekst 2,05\u00A0% +foran +kan ikke avgjøres +ferske/);
  });

  it('speaks the language asked for, and shows a wording that was not adopted in it as it was adopted', () => {
    expect(render([{ wording: { nb: 'Bare på bokmål' } }], false, 100, 'en')).toMatch(/Bare på bokmål .*ahead +not decidable +fresh/);
  });

  it('never shows an answer for a statement that is not interpreted', () => {
    const line = render([{ interpreted: false, type: null, figures: [], course: 'notApplicable' }]);
    expect(line).toContain('ikke tolket');
    expect(line).not.toContain('ikke aktuelt');
  });

  it("names what a branch's own goal lacks", () => {
    expect(render([{ missingChecks: ['concrete', 'measurable'], tracked: false }], false, 140)).toContain('ikke fulgt, mangler: konkret, målbart');
  });

  it('says how a goal ended', () => {
    expect(render([{ ended: 'dropped', tracked: false }])).toMatch(/lagt bort/);
  });

  it('keeps the computed answer beside an override', () => {
    const overridden = {
      course: 'onCourse',
      computed: { course: 'behind', result: 'notDecidable', words: { course: 'etter', result: 'kan ikke avgjøres' } },
    } as const;
    expect(render([overridden], false, 160)).toContain('i rute (overstyrt; beregnet: etter)');
  });

  it('shows how the children of a priority area are spread, never an average', () => {
    const distribution = {
      total: 4,
      notInterpreted: 1,
      course: { ...none(COURSES), ahead: 1, behind: 2 },
      result: { ...none(RESULTS), notDecidable: 3 },
      data: { ...none(DATA_LIGHTS), fresh: 3 },
    };
    const words = { course: '1 foran, 2 etter', result: '3 kan ikke avgjøres', data: '3 ferske' };
    expect(render([{ role: 'priorityArea', distribution, words }], false, 160)).toContain('1 foran, 2 etter, 1 ikke tolket');
  });

  it('explains in place of the wording when asked', () => {
    expect(render([{}], true)).toContain('Veksten er 2,05 prosent.');
    expect(render([{}], true)).not.toContain('Medlemstallet');
  });

  it("says the answers in the plan's own words where it has chosen some", () => {
    expect(render([{ words: { course: 'på skinner', result: 'uavklart', data: 'ferske' } }])).toMatch(/på skinner +uavklart +ferske/);
  });

  it('shows under a statement what it is made of, when asked to explain', () => {
    const { course, result, data, figures, notes, explanation, words } = item({ course: 'behind' });
    const part = { title: 'Vekst', course, result, data, figures, notes, explanation, words, sentence: 'Veksten er for liten.' };
    expect(render([{ parts: [part] }], true)).toMatch(/↳ Vekst: Veksten er for liten\. .*etter/);
    expect(render([{ parts: [part] }])).not.toContain('↳');
  });

  it.each([60, 80, 120])('fits a terminal of %d characters', (width) => {
    const lines = render([{}, { missingChecks: ['concrete', 'measurable', 'realistic', 'reasoned'] }], true, width).split('\n');
    expect(Math.max(...lines.slice(1).map((line) => line.length))).toBeLessThanOrEqual(width);
  });
});
