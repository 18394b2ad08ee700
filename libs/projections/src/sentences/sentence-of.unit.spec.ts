import { randomUUID } from 'node:crypto';
import { LANGUAGES } from '#goal-types';
import { nowOf, parseDecimal, systemClock } from '#kernel';
import * as domain from '#domain';
import { event, eventRegistry, type LedgerDomainEvent } from '#domain';
import type { LedgerEvent } from '../engine/projection.js';
import { entered, measured, reported } from '../testing/facts.js';
import { growthSpec } from '../testing/happenings.js';
import { day, opened } from '../testing/ledger.js';
import { interpreted, statement, unit } from '../testing/plan.js';
import { sentenceOf } from './sentence-of.js';

const when = { validFrom: day('2022-01-31') };
const sealed = { key: 'k', box: 'b' };
const measure = {
  measure: 'members',
  title: 'Medlemmer',
  kind: 'count',
  quantity: 'stock',
  unitOfMeasure: 'stk',
  definition: 'Alle',
  source: null,
  priceBasis: null,
  range: null,
} as const;
const judged = {
  goal: 'G1',
  unit: 'union',
  rubric: 'r',
  rubricVersion: 1,
  level: 'sterk',
  rationale: sealed,
  selfAssessed: false,
  evidence: [],
  delivery: null,
};
const foreseen = {
  goal: 'G1',
  plan: 'N',
  at: day('2022-12-31'),
  decidingOn: day('2023-12-31'),
  unit: 'ratio' as const,
  central: parseDecimal('0.021'),
  low: parseDecimal('0.014'),
  high: parseDecimal('0.028'),
  requiredPace: null,
  method: 'random-walk-with-drift',
  observations: 12,
  rules: '2',
};
const levels = ['svak', 'sterk'].map((level) => ({ level, title: level, description: level }));
const corrects = randomUUID();

const ROOT = `${'A'.repeat(43)}=`;
const ended = { origin: 'log.example', size: 12, root: ROOT, checkpoint: null };

const figures = { at: day('2022-12-31'), cutOff: null, cutOffOn: day('2023-10-20'), toDate: { at: day('2023-09-30') } };
const assembly = { on: day('2023-11-17'), papersOn: day('2023-10-27') };
const published = (language: domain.ReportLanguage) => ({
  language,
  fingerprint: 'f'.repeat(64),
  files: (['pdf', 'docx'] as const).map((format) => ({ format, sha256: 'a'.repeat(64), size: 12, mediaType: 'application/pdf' })),
});
const ofFile = { report: 'r22', edition: 1, language: 'nb', format: 'pdf' } as const;

const examples: readonly LedgerDomainEvent[] = [
  opened,
  event(domain.LedgerRenamed, { title: 'Ny' }),
  event(domain.TimeZoneChanged, { timeZone: 'Europe/Oslo' }),
  event(domain.RulesAdopted, { rules: '2' }),
  event(domain.DisclosureSet, { threshold: 5 }),
  event(domain.DisclosureSet, { threshold: 0 }),
  event(domain.ClockConfirmed, { on: day('2024-02-01') }),
  event(domain.SigningKeyAdopted, { vkey: 'log.example+00000001+AAAA' }, when),
  event(domain.SigningKeyRotated, { vkey: 'log.example+00000002+AAAA', previous: 'log.example+00000001+AAAA', size: 12, root: ROOT }, when),
  event(domain.LogClosed, { because: 'compromised', size: 12, root: ROOT }, when),
  event(domain.OriginChanged, { origin: 'new.example', vkey: 'new.example+00000003+AAAA', because: 'behind', previous: ended }, when),
  event(domain.AccessGranted, { grant: 'g', actor: 'actor-first', role: 'board', unit: null, audience: 'inside' }),
  event(domain.AccessRevoked, { grant: 'g' }),
  event(domain.ErasureProposed, { erasure: 'e1', texts: [], files: [`sha256:${'a'.repeat(64)}`], people: ['actor-first', 'actor-other'] }),
  event(domain.ErasureWithdrawn, { erasure: 'e1' }),
  event(domain.Erased, {
    erasure: 'e1',
    texts: [{ event: corrects, path: '/data/note', key: 'k'.repeat(22) }],
    files: [1, 2].map((upload) => ({ hash: `sha256:${'a'.repeat(64)}`, key: `${upload}`.repeat(22) })),
    people: [],
  }),
  unit('b1', 'branch', 'north'),
  event(domain.UnitRenamed, { unit: 'b1', name: 'Ny' }, when),
  event(domain.UnitMoved, { unit: 'b1', parent: 'south' }, when),
  event(domain.UnitsMerged, { from: ['b1', 'b2'], into: 'b3' }, when),
  event(
    domain.UnitSplit,
    {
      unit: 'b1',
      into: [
        { unit: 'b4', name: 'b4', children: [] },
        { unit: 'b5', name: 'b5', children: [] },
      ],
    },
    when,
  ),
  event(domain.UnitClosed, { unit: 'b1' }, when),
  event(domain.PlanAdopted, { plan: 'N', title: { nn: 'Plan N' }, unit: 'union', period: { from: day('2021-01-01'), to: day('2024-01-01') } }, when),
  statement('G1', 'goal', null, 1),
  event(domain.StatementWithdrawn, { plan: 'N', statement: 'G1' }, when),
  event(domain.LocalGoalChecked, { plan: 'N', statement: 'L1', check: 'concrete', passed: false, note: sealed }, when),
  event(domain.DecidingDatesMoved, { plan: 'N', goals: ['G1', 'G2'], decidingDate: day('2023-06-30') }, when),
  event(domain.PlanRevised, { plan: 'N', title: null, summary: 'To grep ut' }, when),
  event(domain.PlanClosed, { plan: 'N' }, when),
  interpreted('G1', 'annualGrowthFloor', { measure: 'members', rate: '0.02' }),
  event(domain.InterpretationProposed, { ...interpreted('G1', 'annualGrowthFloor', { measure: 'members', rate: '0.02' }).data, proposal: 'p1' }, when),
  event(domain.InterpretationConfirmed, { goal: 'G1', proposal: 'p1' }),
  event(domain.InterpretationWithdrawn, { goal: 'G1', proposal: 'p1' }),
  event(domain.BaselineSet, { goal: 'G1', on: day('2020-12-31'), value: parseDecimal(300), ...growthSpec('0.02') }, when),
  event(domain.TargetChanged, { goal: 'G1', previous: '2 %', next: '3 %', ...growthSpec('0.03') }, when),
  event(domain.OwnerAssigned, { goal: 'G1', owner: 'actor-other' }, when),
  event(domain.GoalDropped, { goal: 'G1' }, when),
  event(domain.GoalResumed, { goal: 'G1' }, when),
  event(domain.GoalSplit, { goal: 'G1', into: ['G2', 'G3'] }, when),
  event(domain.GoalMerged, { goal: 'G1', into: 'G2' }, when),
  event(domain.StatusOverrideProposed, { goal: 'G1', override: 'o', course: 'behind', result: 'notReached' }, { ...when, validTo: day('2022-06-30') }),
  event(domain.StatusOverrideConfirmed, { goal: 'G1', override: 'o' }),
  event(domain.StatusOverrideWithdrawn, { goal: 'G1', override: 'o' }, when),
  event(domain.NarrativeWritten, { goal: 'G1', language: 'nb', text: sealed }, when),
  event(domain.GoalLinked, { goal: 'G1', link: 'l', to: { kind: 'continues', goal: 'G0', baseline: 'kept' } }, when),
  event(domain.GoalUnlinked, { goal: 'G1', link: 'l' }, when),
  event(domain.WordingRemarked, { goal: 'G1', remark: 'contradictsItself', text: 'Høyst fem, men minst seks' }, when),
  event(domain.ForecastPublished, foreseen, when),
  event(domain.OwnWordsChosen, { plan: 'N', course: {}, result: { partly: { nb: 'delvis oppnådd', en: 'partly achieved' } }, data: {} }, when),
  event(domain.MeasureDefined, measure, when),
  event(domain.MeasureRedefined, measure, when),
  event(domain.SeriesBroken, { measure: 'members', unit: null, cause: 'opprydding', overlapTo: null }, when),
  event(domain.ContributorsMarked, { measure: 'members', contributors: 'value' }),
  event(domain.MeasurementsApproved, { measure: 'members', approval: 'a', events: [corrects], digest: '0'.repeat(64) }),
  event(domain.MeasurementRecorded, measured('b1', 1234), when),
  event(domain.MeasurementCorrected, { ...measured('b1', 0), value: null, numerator: parseDecimal(3), denominator: parseDecimal(4) }, { ...when, corrects }),
  event(domain.MeasurementRetracted, { measure: 'members', unit: 'b1' }, { corrects }),
  event(domain.RegisterDefined, { register: 'things', title: 'Ting', definition: 'Ting', states: ['planned'] }, when),
  event(domain.EntryRecorded, entered(1), when),
  event(domain.EntryChanged, entered(2), when),
  event(domain.EntryCorrected, entered(3), { ...when, corrects }),
  event(domain.EntryRetracted, { register: 'things', entry: 'thing' }, { corrects }),
  event(domain.CoverageDefined, { coverage: 'visits', title: 'Besøk', question: 'Er det holdt?', eligible: { root: null, kind: 'branch' } }, when),
  event(domain.OccasionListed, { coverage: 'visits', occasion: 'mai', on: day('2022-05-01') }, when),
  event(domain.CoverageReported, reported('b1', 1), when),
  event(domain.CoverageCorrected, reported('b1', 3), { ...when, corrects }),
  event(domain.CoverageRetracted, { coverage: 'visits', unit: 'b1' }, { corrects }),
  event(domain.RubricDefined, { rubric: 'r', version: 1, title: 'Styrke', levels }, when),
  event(domain.AssessmentMade, judged, when),
  event(domain.AssessmentCorrected, { ...judged, rationale: 'gått opp' }, { ...when, corrects }),
  event(domain.AssessmentRetracted, { goal: 'G1', unit: 'union' }, { corrects }),
  event(domain.ActionPlanned, {
    action: 't',
    plan: 'N',
    goals: ['G1'],
    unit: 'union',
    title: 'Kurs',
    owner: 'actor-first',
    period: { from: day('2022-01-01'), to: day('2023-01-01') },
    budget: [],
    expectedEffect: null,
  }),
  event(domain.ActionStarted, { action: 't' }, when),
  event(domain.ActionCompleted, { action: 't' }, when),
  event(domain.ActionDropped, { action: 't' }, when),
  event(domain.ActionCostRecorded, { action: 't', year: 2022, amount: parseDecimal(1000) }),
  event(domain.FindingRaised, { finding: 'f', title: 'Sen registrering', text: sealed, about: [{ kind: 'goal', id: 'G1' }] }),
  event(domain.FindingAnswered, { finding: 'f', text: sealed, action: 't' }),
  event(domain.FindingClosed, { finding: 'f', outcome: 'accepted' }),
  event(domain.FindingReopened, { finding: 'f' }),
  event(domain.ReportDrafted, { report: 'r22', plan: 'N', title: { nb: 'Årsrapport' }, ...figures, assembly, languages: ['nb'] }),
  event(domain.ReportBasisSet, { report: 'r22', ...figures, cutOff: 12, cutOffOn: null, toDate: null, assembly }),
  event(domain.ReportProseWritten, { report: 'r22', about: { kind: 'statement', id: 'G1', slot: 'next' }, language: 'nb', text: sealed }),
  event(domain.ReportApproved, { report: 'r22', revision: 2, seq: 12 }),
  event(domain.ReportPublished, {
    report: 'r22',
    edition: 1,
    basis: { at: figures.at, seq: 12, checkpoint: null, rules: '1', timeZone: 'Europe/Oslo' },
    proseRevision: 2,
    documents: [published('nb'), published('nn')],
  }),
  event(domain.ReportEditionDrafted, { report: 'r22', edition: 2, ...figures }),
  event(domain.ReportFileRedacted, { ...ofFile, was: 'a'.repeat(64), sha256: 'b'.repeat(64), size: 11, erasure: 'e1' }),
];

function recorded(one: LedgerDomainEvent, more: Partial<Pick<LedgerEvent, 'mandate' | 'reason'>> = {}): LedgerEvent {
  const place = { seq: 1, id: randomUUID(), stream: 's', revision: 0, part: [0, 1] as const };
  return { ...one, ...place, recordedAt: nowOf(systemClock), actor: 'actor-first', role: 'board', mandate: null, reason: null, causation: null, ...more };
}

const exampleOf = (type: string) => recorded(examples.find((one) => one.type === type) as LedgerDomainEvent);

const called = (id: string) => ({ members: 'Medlemmer', b1: 'Nord' })[id] ?? id;
const checked = (note: string) => event(domain.LocalGoalChecked, { plan: 'N', statement: 'L1', check: 'concrete', passed: false, note }, when);

describe('a sentence of history', () => {
  it.each([...eventRegistry.keys()])('tells of %s in every language, whole', (type) => {
    const [nb, nn, en] = LANGUAGES.map((language) => sentenceOf(exampleOf(type), language));
    expect(en).not.toBe(nb);
    expect(nn).not.toMatch(/\b(ble|fra|ikke|gjelder)\b/);
    for (const sentence of [nb, nn, en]) {
      expect(sentence).toMatch(/^[^a-zæøå ].*[.»”]$|^(members|things|b\d|actor)/u);
      expect(sentence).not.toMatch(/undefined|null|\[object|NaN| {2}/);
    }
  });

  it('is told in nynorsk to a reader of nynorsk', () => {
    expect(sentenceOf(exampleOf('GoalDropped'), 'nn')).toBe('G1 vart lagt bort frå 31.01.2022.');
  });

  it('writes numbers and days as the language does', () => {
    expect(sentenceOf(exampleOf('MeasurementRecorded'), 'nb')).toBe('members for b1 per 31.01.2022 ble målt til 1\u00A0234.');
    expect(sentenceOf(exampleOf('MeasurementCorrected'), 'en')).toBe('members of b1 as of 31 January 2022 was corrected to 3 of 4.');
  });

  it('bug-011: writes the numbers of decisions as the language does', () => {
    const baseline = event(domain.BaselineSet, { goal: 'G1', on: day('2020-12-31'), value: parseDecimal('12345.5'), ...growthSpec('0.02') }, when);
    expect(sentenceOf(recorded(baseline), 'nb')).toBe('Utgangspunktet for G1 ble satt til 12\u00A0345,5 per 31.12.2020.');
    expect(sentenceOf(exampleOf('ActionCostRecorded'), 'nb')).toBe('Tiltaket t kostet 1\u00A0000 i 2022.');
  });

  it('bug-015: tells a flow over its days, from the first to the last', () => {
    const flow = event(domain.MeasurementRecorded, measured('b1', 12), { validFrom: day('2022-01-01'), validTo: day('2023-01-01') });
    expect(sentenceOf(recorded(flow), 'nb')).toBe('members for b1 fra 01.01.2022 til og med 31.12.2022 ble målt til 12.');
    expect(sentenceOf(recorded(flow), 'en')).toBe('members of b1 from 1 January 2022 to 31 December 2022 was measured at 12.');
  });

  it('bug-016: rounds no number that was given: 0.0196 is not 0.02', () => {
    const exact = event(domain.MeasurementRecorded, { ...measured('b1', 1), value: parseDecimal('0.0196') }, when);
    expect(sentenceOf(recorded(exact), 'nb')).toBe('members for b1 per 31.01.2022 ble målt til 0,0196.');
  });

  it('bug-017: ends a sentence once, also where what was said ends in a full stop, and counts one as one', () => {
    expect(sentenceOf(recorded(event(domain.PlanRevised, { plan: 'N', title: null, summary: 'To grep ut.' }, when)), 'nb')).toBe(
      'Planen N ble revidert fra 31.01.2022: To grep ut.',
    );
    expect(sentenceOf(exampleOf('MeasurementsApproved'), 'nb')).toBe('1 måling av members ble godkjent (a).');
  });

  it.each<[domain.GoalLink, string, string]>([
    [{ kind: 'continues', goal: 'G0', baseline: 'kept' }, 'fører videre G0, med samme utgangspunkt', 'carries on G0, from the same baseline'],
    [{ kind: 'continues', goal: 'G0', baseline: 'new' }, 'fører videre G0, med nytt utgangspunkt', 'carries on G0, from a new baseline'],
    [{ kind: 'contributesTo', goal: 'G2' }, 'bidrar til G2', 'contributes to G2'],
    [{ kind: 'refersTo', what: 'lista', version: '2', plan: null, goal: 'C4' }, 'viser til «lista» (2, C4)', 'refers to “lista” (2, C4)'],
    [{ kind: 'refersTo', what: 'lista', version: null, plan: null, goal: null }, 'viser til «lista»', 'refers to “lista”'],
    [{ kind: 'appliesTo', goals: ['G2', 'G3'] }, 'gjelder for G2 og G3', 'applies to G2 and G3'],
  ])('tells what a goal is tied to: %j', (to, nb, en) => {
    const linked = recorded(event(domain.GoalLinked, { goal: 'G1', link: 'l', to }, when));
    expect([sentenceOf(linked, 'nb'), sentenceOf(linked, 'en')]).toEqual([`G1 ${nb} fra 31.01.2022.`, `G1 ${en} from 31 January 2022.`]);
  });

  it('tells a forecast with its range, in per cent where it is of a share', () => {
    expect(sentenceOf(exampleOf('ForecastPublished'), 'nb')).toBe(
      'Prognosen for G1 på 31.12.2023, laget per 31.12.2022, er 2,1\u00A0prosent, trolig mellom 1,4\u00A0prosent og 2,8\u00A0prosent.',
    );
  });

  it('tells an interpretation by its sentence with the parameters in place, and one of its own by the spec', () => {
    expect(sentenceOf(exampleOf('GoalInterpreted'), 'nb')).toMatch(/^G1 ble tolket som «Members .*2\u00A0prosent.*»/);
    const { spec, ...own } = interpreted('G1', 'annualGrowthFloor', { measure: 'members', rate: '0.02' }).data;
    const custom = event(domain.GoalInterpreted, { ...own, type: 'custom', parameters: { spec }, spec }, when);
    expect(sentenceOf(recorded(custom), 'nb')).toMatch(/^G1 ble tolket som «.*members.*2\u00A0prosent.*»/i);
  });

  it('calls a unit, a measure and what is in an interpretation by their names where those are known', () => {
    expect(sentenceOf(exampleOf('MeasurementRecorded'), 'nb', called)).toBe('Medlemmer for Nord per 31.01.2022 ble målt til 1\u00A0234.');
    expect(sentenceOf(exampleOf('GoalInterpreted'), 'nb', called)).toContain('«Medlemmer ');
  });

  it('ends with one full stop after a note that has its own', () => {
    expect(sentenceOf(recorded(checked('Hva skal skje?')), 'nb')).toBe('L1 ble funnet ikke å være konkret: «Hva skal skje?»');
    expect(sentenceOf(recorded(checked('bare et navn')), 'nb')).toBe('L1 ble funnet ikke å være konkret: «bare et navn».');
  });

  it('tells who decided and why', () => {
    const mandate = { body: 'Landsstyret', meeting: 'møte 2', case: 'sak 7', date: day('2022-01-20') };
    expect(sentenceOf(recorded(event(domain.GoalDropped, { goal: 'G1' }, when), { mandate, reason: 'Ingen følger opp.' }), 'nb')).toBe(
      'G1 ble lagt bort fra 31.01.2022. Vedtatt av Landsstyret 20.01.2022 (møte 2, sak 7). Begrunnelse: Ingen følger opp.',
    );
  });

  it('tells how much was erased, counting a file once however many keys it had, and no word of what', () => {
    expect(LANGUAGES.map((language) => sentenceOf(exampleOf('Erased'), language))).toEqual([
      'Slettet for godt: 1 tekst og 1 fil (e1).',
      'Sletta for godt: 1 tekst og 1 fil (e1).',
      'Erased for good: 1 text and 1 file (e1).',
    ]);
    expect(sentenceOf(exampleOf('ErasureProposed'), 'nb')).toBe('Det ble foreslått å slette 1 fil og 2 navn (e1); en annen må bekrefte det.');
  });

  it('tells a sealed text only where it was opened', () => {
    const closed = exampleOf('NarrativeWritten');
    expect(sentenceOf({ ...closed, reason: sealed }, 'nb')).toBe('G1 ble omtalt per 31.01.2022.');
    expect(sentenceOf(exampleOf('AssessmentCorrected'), 'nb')).toBe('Vurderingen av G1 ble rettet til «sterk» per 31.01.2022: «gått opp».');
  });

  it('tells what a report is of, as known when, and in which files it came out', () => {
    const told = (type: string) => LANGUAGES.map((language) => sentenceOf(exampleOf(type), language));
    expect(told('ReportDrafted')).toEqual([
      'Rapporten «Årsrapport» (r22) ble påbegynt for planen N, per 31.12.2022 og hittil i år per 30.09.2023, slik det er kjent ved utgangen av 20.10.2023.',
      'Rapporten «Årsrapport» (r22) vart påbyrja for planen N, per 31.12.2022 og hittil i år per 30.09.2023, slik det er kjent ved utgangen av 20.10.2023.',
      'The report “Årsrapport” (r22) was begun for the plan N, as of 31 December 2022 and the year to date as of 30 September 2023, as known at the end of 20 October 2023.',
    ]);
    expect(sentenceOf(exampleOf('ReportPublished'), 'nb')).toBe(
      'Rapporten r22 ble utgitt, 1. utgave, per 31.12.2022 (bokmål: pdf og docx; nynorsk: pdf og docx).',
    );
  });

  it('tells where in a report something was written, and not the text', () => {
    const chapter = event(domain.ReportProseWritten, { report: 'r22', about: { kind: 'chapter', id: 'control' }, language: 'nn', text: null });
    expect(sentenceOf(exampleOf('ReportProseWritten'), 'nb')).toBe('Teksten om veien videre for G1 på bokmål ble skrevet i rapporten r22.');
    expect(sentenceOf(recorded(chapter), 'nn')).toBe('Kapitlet «sida til kontrollkomiteen» på nynorsk vart teke bort frå rapporten r22.');
  });

  it('tells what a new origin lost of the log it goes on from, and nothing where it lost nothing', () => {
    const changed = exampleOf('OriginChanged');
    expect(LANGUAGES.map((language) => sentenceOf({ ...changed, seq: 10 }, language))).toEqual([
      'Loggen går videre som «new.example», fordi den var kommet bak sitt siste kontrollpunkt. Det siste kontrollpunktet for «log.example» dekker 12 hendelser. Hendelsene 10 til 11 i den gikk tapt.',
      'Loggen går vidare som «new.example», fordi han var komen bak det siste kontrollpunktet sitt. Det siste kontrollpunktet for «log.example» dekkjer 12 hendingar. Hendingane 10 til 11 i han gjekk tapt.',
      'The log goes on as “new.example”, because it was behind its last checkpoint. The last checkpoint of “log.example” covers 12 events. Its events 10 to 11 were lost.',
    ]);
    expect(sentenceOf({ ...changed, seq: 12 }, 'en')).toMatch(/covers 12 events\.$/);
    expect(sentenceOf(exampleOf('SigningKeyRotated'), 'en')).toBe(
      'The signing key log.example+00000001 was replaced by log.example+00000002; both signed the checkpoint over 12 events.',
    );
  });
});
