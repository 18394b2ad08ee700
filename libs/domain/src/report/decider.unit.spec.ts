import fc from 'fast-check';
import type { CalendarDate } from '#kernel';
import { event } from '../event/index.js';
import { command, specification } from '../event/testing/decider-spec.js';
import { plan } from '../goal/testing/plan.js';
import { draftReport, writeProse } from './commands.js';
import { type ReportHorizon } from './conditions.js';
import { reportDecider, type ReportCommand } from './decider.js';
import {
  ReportApproved,
  ReportBasisSet,
  ReportDrafted,
  ReportEditionDrafted,
  type ReportEvent,
  ReportFileRedacted,
  ReportProseWritten,
  ReportPublished,
} from './events.js';

const day = (text: string) => text as CalendarDate;
const hash = (letter: string) => letter.repeat(64);

const { given } = specification(reportDecider);
const TODAY = day('2023-10-01');
const horizon: ReportHorizon = { end: 900, planAdopted: 10, cutOff: 900 };
const known = { plan, horizon };
const assembly = { on: day('2023-11-17'), papersOn: day('2023-10-27') };
const figures = { at: day('2022-12-31'), cutOff: null, cutOffOn: day('2023-09-30'), toDate: { at: day('2023-09-30') } };
const title = { nb: 'Årsrapport 2022', nn: 'Årsrapport 2022' };
const about = { kind: 'statement', id: 'N1', slot: 'assessment' } as const;

const draft = { report: 'r22', plan: 'N', title, ...figures, assembly: { on: assembly.on, papersOn: null }, languages: ['nb' as const, 'nn' as const] };
const drafting = (more: Partial<typeof draft> | object = {}, beyond: Partial<ReportHorizon> = {}) =>
  command('draftReport', { ...draft, ...more }, { today: TODAY, known: { ...known, horizon: { ...horizon, ...beyond } } }) as ReportCommand;
const setting = (more: object = {}) =>
  command('setReportBasis', { report: 'r22', ...figures, assembly: null, ...more }, { today: TODAY, known }) as ReportCommand;
const writing = (more: object = {}) =>
  command('writeProse', { report: 'r22', about, language: 'nb', text: 'Godt i gang.', ...more }, { today: TODAY, known }) as ReportCommand;
const approving = (today = TODAY, beyond: Partial<ReportHorizon> = {}) =>
  command('approveReport', { report: 'r22' }, { today, known: { ...known, horizon: { ...horizon, ...beyond } } });
const document = (language: 'nb' | 'nn') => ({
  language,
  fingerprint: hash('f'),
  files: [{ format: 'pdf' as const, sha256: hash(language === 'nb' ? 'a' : 'b'), size: 12, mediaType: 'application/pdf' }],
});
const publication = {
  report: 'r22',
  basis: { at: figures.at, seq: 850, checkpoint: null, rules: '1', timeZone: 'Europe/Oslo' },
  proseRevision: 1,
  documents: [document('nb'), document('nn')],
};
/** The same with a model kept in nynorsk. */
const keeping = (sha256: string) => {
  const kept = { format: 'json' as const, sha256, size: 40, mediaType: 'application/json' };
  return { documents: [document('nb'), { ...document('nn'), files: [...document('nn').files, kept] }] };
};
const publishing = (more: object = {}) => command('publishReport', { ...publication, ...more }) as ReportCommand;
const editing = (more: object = {}) => command('draftEdition', { report: 'r22', ...figures, ...more }, { today: TODAY, known }) as ReportCommand;

/** The command where the cut-off comes to this seq. */
const upTo = (cutOff: number, when: ReportCommand): ReportCommand => ({ ...when, known: { plan, horizon: { ...horizon, cutOff } } }) as ReportCommand;

const drafted = event(ReportDrafted, { ...draft, assembly });
const written = event(ReportProseWritten, { report: 'r22', about, language: 'nb', text: 'Godt i gang.' });
const approved = event(ReportApproved, { report: 'r22', revision: 1, seq: 850 });
const published = event(ReportPublished, { ...publication, edition: 1 });
const edition2 = event(ReportEditionDrafted, { report: 'r22', edition: 2, ...figures });

const refusal = (past: readonly ReportEvent[], when: ReportCommand) =>
  given(...past)
    .when(when)
    .refused().issues[0];
const fieldOf = (past: readonly ReportEvent[], when: ReportCommand) => refusal(past, when)?.field;

/** The year to date that a later edition begins with. */
const toDateOf = (more: object) => {
  const { toDate: _left, ...without } = figures;
  const when = command('draftEdition', { report: 'r22', ...without, ...more }, { today: TODAY, known }) as ReportCommand;
  const [begun] = given(drafted, written, approved, published).when(when).events();
  return begun?.type === 'ReportEditionDrafted' ? begun.data.toDate : 'not begun';
};

describe('a report', () => {
  it('is drafted for a plan, a day, a cut-off and an assembly, whose papers go out three weeks before', () => {
    given().when(drafting()).then(drafted);
  });

  it('is written in, approved as it says then, and published as it was approved', () => {
    given(drafted).when(writing()).then(written);
    given(drafted, written)
      .when(approving(TODAY, { cutOff: 850 }))
      .then(approved);
    given(drafted, written, approved).when(publishing()).then(published);
  });

  it('keeps a cut-off that is a seq as the end of the append it lies in', () => {
    given()
      .when(drafting({ cutOff: 801, cutOffOn: null }, { cutOff: 799 }))
      .then(event(ReportDrafted, { ...draft, cutOff: 799, cutOffOn: null, assembly }));
  });

  it('loses its approval to whatever is written or set after it', () => {
    for (const later of [written, event(ReportBasisSet, { report: 'r22', ...figures, cutOffOn: null, assembly })]) {
      expect(refusal([drafted, written, approved, later], publishing())).toMatchObject({
        field: 'report',
        problem: 'edition 1 is not approved as it says now',
      });
    }
    expect(refusal([drafted, written], publishing())?.problem).toBe('edition 1 is not approved as it says now');
    expect(refusal([drafted, written, approved], approving())?.problem).toContain('approved already');
  });

  it('is published as it was approved, in each of its languages, and no otherwise', () => {
    const past = [drafted, written, approved];
    expect(fieldOf(past, publishing({ basis: { ...publication.basis, seq: 851 } }))).toBe('basis.seq');
    expect(fieldOf(past, publishing({ basis: { ...publication.basis, at: day('2022-12-30') } }))).toBe('basis.at');
    expect(fieldOf(past, publishing({ proseRevision: 0 }))).toBe('proseRevision');
    expect(fieldOf(past, publishing({ documents: [document('nb')] }))).toBe('documents');
    expect(fieldOf(past, publishing({ documents: [document('nb'), document('nb')] }))).toBe('documents');
    const twice = { ...document('nb'), files: [...document('nb').files, ...document('nb').files] };
    expect(fieldOf(past, publishing({ documents: [twice, document('nn')] }))).toBe('documents[0].files');
  });

  it('bug-1120: is published with the model that its fingerprint is of, or with none', () => {
    const past = [drafted, written, approved];
    expect(fieldOf(past, publishing(keeping(hash('e'))))).toBe('documents[1].fingerprint');
    given(...past)
      .when(publishing(keeping(hash('f'))))
      .then(event(ReportPublished, { ...publication, ...keeping(hash('f')), edition: 1 }));
  });

  it('stays as it was published; what comes after is another edition, which is approved anew', () => {
    const past = [drafted, written, approved, published];
    for (const later of [writing(), setting({ cutOffOn: null }), approving(), publishing()]) expect(fieldOf(past, later)).toBe('report');
    given(...past)
      .when(editing())
      .then(edition2);
    expect(fieldOf([drafted], editing())).toBe('report');
    expect(refusal([...past, edition2], publishing())?.problem).toBe('edition 2 is not approved as it says now');
    const again = { ...approved, data: { ...approved.data, revision: 4 } };
    given(...past, edition2, again)
      .when(publishing({ proseRevision: 4 }))
      .then(event(ReportPublished, { ...publication, proseRevision: 4, edition: 2 }));
  });

  it('may tell in a later edition of what came after the assembly', () => {
    given(drafted, written, approved, published)
      .when(editing({ at: day('2023-12-31'), cutOffOn: day('2024-01-31'), toDate: null }))
      .then(event(ReportEditionDrafted, { report: 'r22', edition: 2, at: day('2023-12-31'), cutOff: null, cutOffOn: day('2024-01-31'), toDate: null }));
  });

  it('bug-1006: goes on in a later edition with the year to date, unless it says another or none, or that day is not after its own', () => {
    expect(toDateOf({})).toEqual({ at: '2023-09-30' });
    expect(toDateOf({ toDate: null })).toBeNull();
    expect(toDateOf({ toDate: { at: day('2023-06-30') } })).toEqual({ at: '2023-06-30' });
    expect(toDateOf({ at: day('2023-09-30') })).toBeNull();
  });

  it('bug 947: does not know less in a later edition than in the one before', () => {
    const past = [drafted, written, approved, published];
    expect(fieldOf(past, upTo(849, editing({ cutOff: 849, cutOffOn: null })))).toBe('cutOff');
    expect(fieldOf(past, upTo(849, editing()))).toBe('cutOffOn');
    expect(fieldOf([...past, edition2], upTo(849, setting({ cutOff: 849, cutOffOn: null })))).toBe('cutOff');
    given(...past)
      .when(upTo(850, editing()))
      .then(edition2);
  });

  it('has another basis set, and with it the assembly where one is given', () => {
    const moved = { on: day('2023-12-01'), papersOn: day('2023-11-10') };
    given(drafted)
      .when(setting({ assembly: moved }))
      .then(event(ReportBasisSet, { report: 'r22', ...figures, assembly: moved }));
    expect(fieldOf([drafted], setting())).toBe('at');
    expect(fieldOf([drafted], setting({ assembly: { on: day('2023-09-01'), papersOn: null } }))).toBe('assembly.on');
  });

  it('is not approved before its days have come', () => {
    expect(fieldOf([drafted], approving(day('2022-12-30')))).toBe('at');
    expect(fieldOf([drafted], approving(day('2023-09-29')))).toBe('toDate.at');
    expect(fieldOf([drafted], approving(day('2023-09-30')))).toBe('cutOffOn');
    given(drafted)
      .when(approving(day('2023-10-01'), { cutOff: 850 }))
      .then(event(ReportApproved, { report: 'r22', revision: 0, seq: 850 }));
  });

  it('has its files replaced after an erasure, each as it lies then', () => {
    const redaction = { report: 'r22', edition: 1, language: 'nb', format: 'pdf', was: hash('a'), sha256: hash('c'), size: 11, erasure: 'e1' } as const;
    const past = [drafted, written, approved, published];
    const redacting = (more: object = {}) => command('redactReportFile', { ...redaction, ...more }) as ReportCommand;
    given(...past)
      .when(redacting())
      .then(event(ReportFileRedacted, redaction));
    expect(fieldOf([...past, event(ReportFileRedacted, redaction)], redacting())).toBe('was');
    expect(fieldOf(past, redacting({ format: 'docx' }))).toBe('format');
    expect(fieldOf(past, redacting({ edition: 2 }))).toBe('format');
  });
});

describe('a report is refused', () => {
  it.each([
    ['plan', {}, { plan: null }],
    ['languages[1]', { languages: ['nb', 'nb'] }, {}],
    ['title.nn', { title: { nb: 'Årsrapport' } }, {}],
    ['assembly.on', { assembly: { on: day('2023-09-30'), papersOn: null } }, {}],
    ['assembly.papersOn', { assembly: { on: assembly.on, papersOn: day('2023-11-18') } }, {}],
    ['at', { at: day('2020-12-31') }, {}],
    ['at', { at: day('2023-11-18'), toDate: null }, {}],
    ['toDate.at', { toDate: { at: figures.at } }, {}],
    ['toDate.at', { toDate: { at: day('2023-11-18') } }, {}],
    ['cutOffOn', { cutOff: 800 }, {}],
    ['cutOffOn', { cutOffOn: day('2023-10-28') }, {}],
    ['cutOff', { cutOff: 901, cutOffOn: null }, {}],
    ['cutOff', { cutOff: 9, cutOffOn: null }, { horizon: { ...horizon, cutOff: 9 } }],
    ['cutOffOn', {}, { horizon: { ...horizon, cutOff: 9 } }],
  ])('naming %s for %j', (field, more, elsewhere) => {
    const when = { ...drafting(more), known: { ...known, ...elsewhere } } as ReportCommand;
    expect(fieldOf([], when)).toBe(field);
  });

  it('when it exists already, or is not there', () => {
    expect(fieldOf([drafted], drafting())).toBe('report');
    for (const when of [setting(), writing(), approving(), publishing(), editing()]) expect(fieldOf([], when)).toBe('report');
  });
});

const acceptsText = (text: string) => writeProse.data.safeParse({ report: 'r22', about, language: 'nb', text }).success;
const acceptsTitle = (nb: string) => draftReport.data.safeParse({ ...draft, title: { nb } }).success;

/** Whether XML 1.0 can hold the code point, and it is neither a carriage return nor a C1 control. */
function isHeld(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a;
  const isC1 = code >= 0x7f && code <= 0x9f;
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  const isNoCharacter = (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) === 0xfffe;
  return !isC1 && !isHalf && !isNoCharacter;
}

describe('a text of a report', () => {
  it('is in a language of the report, and about a statement that the plan has or had', () => {
    const inNb = { ...drafted, data: { ...drafted.data, languages: ['nb' as const] } };
    expect(fieldOf([inNb], writing({ language: 'nn' }))).toBe('language');
    expect(fieldOf([drafted], writing({ about: { ...about, id: 'P99' } }))).toBe('about.id');
    given(drafted)
      .when(writing({ about: { kind: 'chapter', id: 'introduction' }, language: 'nn' }))
      .then(event(ReportProseWritten, { report: 'r22', about: { kind: 'chapter', id: 'introduction' }, language: 'nn', text: 'Godt i gang.' }));
  });

  it('is taken back by an empty one, where there is one', () => {
    for (const text of [null, '', ' \n\t']) {
      given(drafted, written)
        .when(writing({ text }))
        .then(event(ReportProseWritten, { report: 'r22', about, language: 'nb', text: null }));
      expect(fieldOf([drafted], writing({ text }))).toBe('text');
      expect(fieldOf([drafted, written], writing({ text, language: 'nn' }))).toBe('text');
    }
  });

  it('may hold any writing, emoji and markup, line breaks and tabs', () => {
    for (const text of ['=SUM(A1)', '<b>#strong[x]</b>', 'שלום', 'مرحبا', '👩‍👩‍👧 ✓', 'a\n\n\tb']) expect(acceptsText(text)).toBe(true);
    expect(acceptsText('å'.repeat(20_000))).toBe(true);
  });

  it('holds no control character, half character or what is no character, and at most 20,000 units', () => {
    for (const text of ['a\u0000b', 'a\rb', '\u001b[31m', '\u0085', 'a\ud83d', '\udc00b', '\ufffe', '\uffff']) expect(acceptsText(text)).toBe(false);
    expect(acceptsText('å'.repeat(20_001))).toBe(false);
    expect(acceptsText('å'.repeat(100_000))).toBe(false);
  });

  it('property: is refused exactly where XML 1.0 could not hold it, or for a carriage return or a C1 control', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)), minLength: 1 }), (text) => {
        expect(acceptsText(text)).toBe(Array.from(text, (one) => one.codePointAt(0) ?? 0).every(isHeld));
      }),
    );
  });
});

describe('a title', () => {
  it('stands on one line of at most 300 characters', () => {
    expect([acceptsTitle('Årsrapport'), acceptsTitle('a\nb'), acceptsTitle('a\tb'), acceptsTitle('a\u0007'), acceptsTitle('a'.repeat(301))]).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
