import { fingerprintOf } from '../model/fingerprint.js';
import type { ReportModel } from '../model/model.js';
import { statementsOf } from '../model/statements-of.js';
import { printedIn } from '../model/printed.js';
import { REPORT_LANGUAGES } from '../model/text.js';
import { exact, figure, onDay } from '../testing/figures.js';
import { local, outside } from '../testing/statements.js';
import { sampleModel } from '../testing/model.js';
import type { Block, ReportDocument } from './blocks.js';
import { asSentence } from './called.js';
import { documentOf } from './document-of.js';
import { tellingIn } from './telling.js';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const documentFor = (model: ReportModel): ReportDocument => documentOf(model, { fingerprint: fingerprintOf(model), service: 'https://ledger.example' });
const samples = REPORT_LANGUAGES.map((language) => ({ language, model: sampleModel({ language, huge: true }) }));

const headingsOf = (blocks: readonly Block[]) => blocks.filter((block) => block.kind === 'heading');
const textsOf = (blocks: readonly Block[]) => blocks.flatMap((block) => ('text' in block ? [plain(block.text)] : []));
const tableIn = ({ blocks }: ReportDocument, id: string) => {
  const found = blocks.find((block) => block.kind === 'table' && block.id === id);
  if (found?.kind !== 'table') throw new Error(`there is no table ${id}`);
  return found;
};
const rowsOf = (document: ReportDocument, id: string) => tableIn(document, id).rows.map((row) => row.map(({ text }) => plain(text)).join(' | '));

/** The blocks under a heading, down to the next that is not below it. */
function under(id: string, blocks: readonly Block[]): readonly Block[] {
  const from = blocks.findIndex((block) => block.kind === 'heading' && block.id === id);
  const head = blocks[from];
  if (head?.kind !== 'heading') throw new Error(`there is no heading ${id}`);
  const length = blocks.slice(from + 1).findIndex((block) => block.kind === 'newPage' || (block.kind === 'heading' && block.level <= head.level));
  return blocks.slice(from + 1, length === -1 ? undefined : from + 1 + length);
}

const measuredAs = (text: string) =>
  textsOf(under('statement-U1-measured', documentFor(sampleModel({}, { outside: [{ ...outside, measured: text }] })).blocks));

const growth = (on: string, value: string) => figure(`U1.growth@${on}`, 'vekst', value, { unit: 'ratio' });

describe.each(samples)('the document of a report in $language', ({ model }) => {
  const { blocks } = documentFor(model);
  const cells = blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat() : []));
  const anchors = [
    ...blocks.flatMap((block) => (block.kind === 'heading' || block.kind === 'table' ? [block.id] : [])),
    ...cells.flatMap(({ figure }) => figure ?? []),
  ];

  it('has anchors that are each in one place, and links that all lead to one', () => {
    const links = [...blocks.flatMap((block) => (block.kind === 'list' ? block.items : [])), ...cells].flatMap(({ to }) => to ?? []);
    expect(anchors.filter((anchor, index) => anchors.indexOf(anchor) !== index)).toEqual([]);
    expect(links.filter((to) => !anchors.includes(to))).toEqual([]);
  });

  it('never skips a level of headings, and never leaves one empty', () => {
    const levels = headingsOf(blocks).map(({ level }) => level);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
    expect(headingsOf(blocks).filter(({ id }) => under(id, blocks).length === 0)).toEqual([]);
  });

  it('gives every row of every table a cell for each column', () => {
    expect(blocks.filter((block) => block.kind === 'table' && block.rows.some((row) => row.length !== block.columns.length))).toEqual([]);
  });

  it('has a section for every statement, with its whole wording and its status', () => {
    for (const { id, wording, status } of statementsOf(model)) {
      const section = under(`statement-${id}`, blocks);
      expect(textsOf(section)).toContain(wording.text);
      expect(section).toContainEqual(expect.objectContaining({ kind: 'status', outcome: status.outcome }));
    }
  });

  it('has an anchor for every figure, each a cell with its exact number', () => {
    const numbers = new Map(cells.flatMap(({ figure, number }) => (figure === undefined ? [] : [[figure, number?.exact ?? null]])));
    expect(printedIn(model).filter(({ figure: { id, value } }) => numbers.get(id) !== value)).toEqual([]);
  });

  it('says every text, and leaves no value out', () => {
    const all = JSON.stringify(blocks);
    expect(all).not.toMatch(/undefined|\bNaN\b|\[object/u);
    expect(textsOf(blocks).filter((text) => /\{\w+\}/u.test(text))).toEqual([]);
  });

  it('follows every chart with its text alternative and its table', () => {
    const charts = blocks.flatMap((block, index) => (block.kind === 'chart' ? [{ block, next: blocks[index + 1] }] : []));
    expect(charts).toHaveLength(3);
    for (const { block, next } of charts) {
      expect(block.alternative.length).toBeGreaterThan(50);
      expect(next).toMatchObject({ kind: 'table', id: `${block.chart.id}-table` });
    }
  });
});

describe('the document', () => {
  const document = documentFor(sampleModel());

  it('is the same for the same model, and changes nothing in it', () => {
    const model = sampleModel();
    const before = fingerprintOf(model);
    expect(documentFor(model)).toEqual(document);
    expect(fingerprintOf(model)).toBe(before);
  });

  it('has the chapters of a strategy report, in its order', () => {
    expect(headingsOf(document.blocks).flatMap(({ level, id }) => (level === 1 ? [id] : []))).toEqual([
      'introduction',
      'overview',
      'key-figures',
      'statements',
      'coverage',
      'local',
      'outside',
      'changes',
      'control',
      'definitions',
    ]);
  });

  it('says on the front on what it rests, dated by the cut-off, with a code that leads to where it can be checked', () => {
    expect(document.dated).toBe('2023-10-15');
    expect(document.front.mark).toBe('MED OPPDIKTEDE DATA');
    expect(document.front.terms).toContainEqual({ term: 'Kjent per', text: '15.10.2023 kl. 13.05, til og med hendelse 4711 i loggen' });
    expect(document.front.code.text).toBe(`https://ledger.example/reports/arsmelding-2022/editions/2#${document.front.fingerprint}`);
  });

  it('marks a draft on every page, and what is approved and not published yet', () => {
    const model = sampleModel();
    const marked = (state: 'draft' | 'approved', sample: boolean) => documentFor({ ...model, front: { ...model.front, state, sample } }).front.mark;
    expect([marked('draft', true), marked('approved', false)]).toEqual(['UTKAST · MED OPPDIKTEDE DATA', 'GODKJENT, IKKE PUBLISERT']);
  });

  it('tells the statements of a plan without areas one after the other', () => {
    const { areas } = sampleModel();
    const undivided = documentFor(sampleModel({}, { areas: areas.slice(0, 1) }));
    expect(headingsOf(under('statements', undivided.blocks)).map(({ level, id }) => `${level} ${id}`)).toEqual(['2 statement-F0', '3 statement-F0-results']);
    expect(undivided.blocks).not.toContainEqual(expect.objectContaining({ id: 'overview-areas' }));
  });

  it('bug 950: counts the areas, and the goals that stand in none, so that each outcome adds up to its count', () => {
    const statements = statementsOf(sampleModel());
    const overview = sampleModel().overview.map(({ outcome }) => ({
      outcome,
      statements: statements.filter(({ status }) => status.outcome === outcome).map(({ id }) => id),
    }));
    const columns = tableIn(documentFor(sampleModel({}, { overview })), 'overview-areas').rows.map((row) => row.slice(1).map(({ text }) => Number(text)));
    expect(overview.map((_, index) => columns.reduce((sum, row) => sum + (row[index] ?? 0), 0))).toEqual(overview.map((one) => one.statements.length));
  });

  it('bug 956: has no list, and no link to one, behind an outcome that none came to', () => {
    const [first, ...others] = sampleModel().overview;
    if (first === undefined) throw new Error('there are no outcomes');
    const { blocks } = documentFor(sampleModel({}, { overview: [{ ...first, statements: [] }, ...others] }));
    expect(headingsOf(blocks).map(({ id }) => id)).not.toContain(`outcome-${first.outcome}`);
    expect(JSON.stringify(blocks)).not.toContain(`"to":"outcome-${first.outcome}"`);
  });

  it('bug 951: tells in full what came late, that it counts, and of which day it is', () => {
    const late = under('control-late', document.blocks);
    expect(textsOf(late)).toEqual([
      'I alt 45, samlet etter hva de gjelder. De er med i tallene, for de var registrert 15.10.2023 kl. 13.05.',
      'Hver av dem: fremdrift audit weak-spots fjellheim-2020 --at 2022-12-31 --as-of seq:4711 --cutoff 2022-12-31',
    ]);
    expect(headingsOf(document.blocks).find(({ id }) => id === 'control-late')?.text).toBe('Registrert etter 31.12.2022, om tiden før');
  });

  it('bug 952: leaves out a column of a table that nothing stands in', () => {
    const { areas, control } = sampleModel();
    const late = { count: 2, items: [{ on: null, sentence: 'Medlemmer: to registreringer.', reason: null, eventId: 'e' }] };
    const made = documentFor(sampleModel({}, { areas, control: { ...control, late } }));
    expect(tableIn(made, 'control-late-table').columns.map(({ id }) => id)).toEqual(['what', 'event']);
  });

  it('bug 953: does not repeat as a heading the wording that an area is headed by', () => {
    const { areas } = sampleModel();
    const [area] = areas.slice(1);
    const [first] = area?.statements ?? [];
    if (area === undefined || first === undefined) throw new Error('there is no area to head');
    const headed = documentFor(sampleModel({}, { areas: [...areas.slice(0, 1), { ...area, id: first.id, title: first.wording }] }));
    expect(headingsOf(headed.blocks).find(({ id }) => id === `statement-${first.id}`)?.text).toMatch(new RegExp(`^\\S+ ${first.id}$`, 'u'));
  });

  it('counts each outcome with the list behind it', () => {
    expect(rowsOf(document, 'overview-counts')).toEqual([
      'Nådd | 1 | Målet er nådd.',
      'I rute | 3 | Målet er ikke nådd ennå, men ligger der det skal, eller foran.',
      'Ikke i rute | 1 | Målet ligger etter det som var ventet, eller ble ikke nådd.',
      'Kan ikke vurderes | 1 | Det kan ikke sies om målet er i rute eller nådd. Grunnen står ved hvert punkt.',
      'Lagt bort | 1 | Målet er lagt bort ved et vedtak og følges ikke lenger.',
      'I alt | 7 | ',
    ]);
    expect(document.blocks.find(({ kind }) => kind === 'spread')).toMatchObject({
      alternative: 'Søyle over hvordan det gikk: Nådd 1, I rute 3, Ikke i rute 1, Kan ikke vurderes 1, Lagt bort 1.',
    });
    expect(under('outcome-behind', document.blocks)).toContainEqual({
      kind: 'list',
      items: [{ text: 'F3: Forbundet skal vere synleg og tydeleg i samfunnsdebatten', to: 'statement-F3', language: 'nn' }],
    });
  });

  it('tells a measured statement in its order, also what nobody wrote', () => {
    const section = under('statement-F3', document.blocks);
    expect(headingsOf(section).map(({ text }) => text)).toEqual(['Hva vi måler', 'Resultat', 'Styrets vurdering', 'Veien videre', 'Datakvalitet']);
    expect(textsOf(section)).toContain('Styret har ikke skrevet noe om veien videre.');
  });

  it('tells of a statement that is not measured what there is to tell, and no more', () => {
    const section = under('statement-F0', document.blocks);
    expect(headingsOf(section).map(({ text }) => text)).toEqual(['Resultat']);
    expect(textsOf(section)).toContain('Ikke tolket: det er ikke bestemt hva det skal måles på.');
  });

  it('says that a statement is not interpreted where nothing else says why it has no result', () => {
    const silent = documentFor(sampleModel({}, { local: [{ ...local, explanation: '' }] }));
    expect(textsOf(under('statement-L1', silent.blocks))).toContain('Punktet er ikke tolket: det er ikke bestemt hva det skal måles på.');
  });

  it('puts the second day beside the first', () => {
    expect(rowsOf(document, 'statement-F1-figures')).toEqual([
      'Verdi | 12 612 medlemmer | 31.12.2022 | 12 790 medlemmer* | 30.09.2023',
      'Utgangspunkt | 11 480 medlemmer | 31.12.2019 |  | ',
      'Krav | 12 500 medlemmer | 31.12.2022 |  | ',
      'Ventet | 12 500 medlemmer | 31.12.2022 |  | ',
    ]);
  });

  it('bug-870: puts each of several figures of one kind beside its own of the second day', () => {
    const figures = [growth('2021-12-31', '0.023'), growth('2022-12-31', '0.0196')];
    const toDate = { ...outside, at: onDay('2023-09-30'), figures: [...figures, growth('2023-09-30', '0.015')] };
    const yearly = documentFor(sampleModel({}, { outside: [{ ...outside, figures, toDate }] }));
    expect(rowsOf(yearly, 'statement-U1-figures')).toEqual([
      'Vekst | 2,3 % | 31.12.2021 | 2,3 % | 31.12.2021',
      'Vekst | 1,96 % | 31.12.2022 | 1,96 % | 31.12.2022',
      'Vekst |  |  | 1,5 % | 30.09.2023',
    ]);
  });

  it('says both the rule’s answer and the one in its place, with the reason in its own words', () => {
    const texts = textsOf(under('statement-F4', document.blocks));
    expect(texts).toContain('Reglene alene gir et annet svar: Ikke i rute. Kurs: etter. Resultat: ikke nådd. Data: foreløpige.');
    expect(texts).toContain('Statistikken for kommunal sektor kommer først i mars, og de foreløpige tallene viser bedring.');
    expect(texts).toContain('Det gjelder til 30.06.2023.');
  });

  it('prints each sign with what it means', () => {
    const cells = tableIn(document, 'statement-F4-figures')
      .rows.slice(1)
      .map((row) => [plain(row[1]?.text ?? ''), row[1]?.hint]);
    expect(cells).toEqual([
      [':', 'Kan ikke vises av hensyn til personvern'],
      ['.', 'Tall kan ikke forekomme'],
      ['..', 'Oppgave mangler'],
      ['38 700,5 kr*', 'Foreløpig tall'],
      ['| 38 700,5 kr', 'Brudd i serien: tallene på hver side kan ikke sammenlignes uten videre'],
    ]);
  });

  it('marks the break of a key figure in its cell, and tells the cause below', () => {
    expect(rowsOf(document, 'key-figures-table')).toEqual([
      'Medlemmer i alt | 11 790 | | 12 108 | 12 612 | medlemmer | medlemsregisteret',
      'Tillitsvalgte | .. | 409 | 417 | personer | ikke oppgitt',
      'Organisasjonsgrad | 50,12 % | 49,80 % | 50,00 % | andel | SSB',
    ]);
    expect(tableIn(document, 'key-figures-table').note).toBe('Medlemmer i alt: brudd i serien i 2021 (nytt medlemsregister).');
  });

  it('keeps units that were silent in a column of their own, by region and branch', () => {
    expect(
      tableIn(document, 'coverage-lokale-mal-2022-03-15-table').rows.map(([unit, ...counts]) =>
        [unit?.depth ?? 0, ...counts.map(({ text }) => text)].join(' '),
      ),
    ).toEqual(['0 4 1 1 2', '1 3 0 0 1', '2 1 0 0 0', '1 1 1 1 1', '2 0 0 0 1']);
  });

  it('bug-986: stands each question under the statement that puts it', () => {
    expect(document.blocks).toContainEqual({
      kind: 'heading',
      level: 2,
      text: 'F2: Alle tillitsvalgte skal ha gjennomført grunnskolering i perioden',
      id: 'coverage-lokale-mal-2022-03-15',
    });
    expect(tableIn(document, 'coverage-lokale-mal-2022-03-15-table').caption).toBe('Mål F2: enheter etter svar');
  });

  it('bug-985: ends no sentence twice, and no heading', () => {
    expect(['Vi spør', 'Vi spør: «Hva?»', 'Vi sier «ja»'].map(asSentence)).toEqual(['Vi spør.', 'Vi spør: «Hva?»', 'Vi sier «ja».']);
    expect(headingsOf(document.blocks).filter(({ text }) => /[^.]\.$/u.test(text))).toEqual([]);
  });

  it('bug-984: prints days before and after another without a sign', () => {
    const { quantity } = tellingIn('nb');
    expect([quantity(exact('-1035'), 'days', 'dager før'), quantity(exact('56'), 'days', 'dager etter'), quantity(exact('-3'), 'days', null)]).toEqual([
      '1\u00A0035\u00A0dager før',
      '56\u00A0dager etter',
      '−3 dager',
    ]);
  });

  it('bug-871: calls the whole by a name where the units have no head in common', () => {
    const model = sampleModel();
    const headless = model.coverage.map((one) => ({ ...one, rows: one.rows.map((row) => (row.depth === 0 ? { ...row, unit: '', name: '' } : row)) }));
    expect(rowsOf(documentFor({ ...model, coverage: headless }), 'coverage-lokale-mal-2022-03-15-table')[0]).toBe('I alt | 4 | 1 | 1 | 2');
  });

  it('bug-872: ends what is measured as a sentence, once', () => {
    expect([measuredAs('Antall avtaler øker'), measuredAs('Antall avtaler øker.'), measuredAs('Øker de?')].flat()).toEqual([
      'Antall avtaler øker.',
      'Antall avtaler øker.',
      'Øker de?',
    ]);
  });

  it('says on the front page who adopted the plan, and in the end how a figure is followed (bug-1022)', () => {
    expect(document.front.terms).toContainEqual({ term: 'Vedtatt', text: 'Landsmøtet, sak 7/19, 15.11.2019' });
    const told = document.blocks.flatMap((block) => (block.kind === 'paragraph' ? [plain(block.text)] : []));
    expect(told).toContainEqual(expect.stringMatching(/fremdrift report trace \S+ \S+@\d{4}-\d{2}-\d{2} går fra id-en/));
  });

  it('shows what was restated both ways, with its cause and the event, where it belongs and in the chapter of changes', () => {
    const row =
      '12 621 medlemmer | 12 612 medlemmer | Avdeling Fjord rettet antallet medlemmer per 31.12.2022 fra 2 109 til 2 100. Begrunnelse: Ni medlemmer var ført to ganger. [0192f3a1-0000-7000-8000-000000000001]';
    expect(rowsOf(document, 'statement-F1-restated-table')).toEqual([`Verdi | ${row}`]);
    expect(rowsOf(document, 'restated-table')).toEqual([`Verdi | Mål F1: Fjellheim Fagforbund skal ha minst 12 500 medlemmer ved utgangen av … | ${row}`]);
  });

  it('says where an answer was another in the edition before', () => {
    const { status } = outside;
    const reanswered = documentFor(sampleModel({}, { reanswered: [{ statement: 'U1', before: { ...status, outcome: 'onCourse' }, now: status }] }));
    expect(textsOf(under('statement-U1', reanswered.blocks))).toContainEqual(expect.stringMatching(/^I forrige utgave var svaret: I rute\./u));
    expect(rowsOf(reanswered, 'reanswered-table')).toHaveLength(1);
  });

  it('never lets a restated number look like the one before', () => {
    const share = { figure: 'x', label: 'andel', statement: null, because: [] };
    const before = { id: 'a.share@2022-12-31', label: 'andel', value: '0.42', unit: 'ratio', unitOfMeasure: null, on: null, sign: null, trace: null } as const;
    const close = documentFor(
      sampleModel({}, { restated: [{ ...share, before: { ...before, value: before.value as never }, now: { ...before, value: '0.420004' as never } }] }),
    );
    expect(rowsOf(close, 'restated-table')).toEqual(['Andel |  | 42 % | 42,0004 % | ikke oppgitt']);
  });

  it('says how a figure is traced, by one of its own', () => {
    expect(textsOf(under('trace', document.blocks))).toContainEqual(expect.stringContaining('for eksempel F1.value@2022-12-31: punktet'));
  });

  it('says of prose in another language which one it is in', () => {
    expect(under('statement-F1', document.blocks)).toContainEqual({
      kind: 'paragraph',
      tone: 'prose',
      text: 'Vi vil følgje særleg med på dei unge medlemene, som går oftare enn andre.',
      language: 'nn',
    });
  });

  it('keeps what was written as it was written, paragraph by paragraph', () => {
    const prose = under('statement-F2', document.blocks).flatMap((block) => (block.kind === 'paragraph' && block.tone === 'prose' ? [block.text] : []));
    expect(prose).toHaveLength(7);
    expect(prose[1]).toContain('<script>alert("x")</script> & <b>ikke fet</b> $x^2$ #let x = 1');
  });

  it('takes a text of nothing but spaces for none', () => {
    const blank = documentFor(sampleModel({}, { outside: [{ ...outside, assessment: { text: ' \n\n\t\n ', language: 'nb' } }] }));
    expect(textsOf(under('statement-U1-assessment', blank.blocks))).toEqual(['Styret har ikke skrevet noen vurdering.']);
  });

  it('stands also where there is nothing to tell', () => {
    const empty = documentFor(
      sampleModel(
        {},
        {
          areas: [],
          local: [],
          outside: [],
          coverage: [],
          changes: [],
          restated: [],
          definitions: [],
          prose: {},
          keyFigures: { years: [], rows: [] },
          overview: [],
        },
      ),
    );
    expect(headingsOf(empty.blocks).filter(({ id }) => under(id, empty.blocks).length === 0)).toEqual([]);
    expect(textsOf(empty.blocks)).toContain('Det er ingen nøkkeltall for perioden.');
  });
});
