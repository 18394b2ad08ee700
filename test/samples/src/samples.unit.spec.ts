import { formOf } from '#application';
import { catalogue } from '#goal-types';
import { isCalendarDate } from '#kernel';
import { commandRegistry, GATE_CHECKS } from '#domain';
import { sampleMoments } from './moments.js';
import { samplePlanFile } from './plans.js';
import { sampleScript } from './script/script.js';
import { actors, type Step } from './script/step.js';

const N = `N0 N1 N1.1 N1.2 N1.3 N1.4 N1.5 N1.6 N2 N2.1 N2.2 N2.3 N2.4 N2.5 N3 N3.1 N3.2 N3.3 N3.4 N3.5 N3.6 N3.7
  N4 N4.1 N4.2 N4.3 N4.4 N4.5 N4.6 N4.7 N5 N5.1 N5.2 N5.3 N5.4 N5.5`.split(/\s+/);
const F = `F0 F1.1 F1.2 F1.3 F1.4 F1.5 F2.1 F2.2 F2.3 F2.4 F2.5 F3.1 F3.2 F3.3 F3.4 F3.5 F3.6 F4.1 F4.2 F4.3 F4.4 F5.1 F5.2 F5.3 F5.4
  F6.1 F6.2 F6.3 F6.4 F6.5`.split(/\s+/);
const L = `L1.1 L1.2 L2.1 L2.2 L2.3 L3.1 L3.2 L3.3 L3.4 L4.1 L4.2 L4.3 L5.1 L5.2 L5.3 L5.4 L6.1 L6.2 L6.3 L7.1`.split(/\s+/);

/** By the code of its type, what each statement promises first; what it promises besides is in the interpretation. */
const FIRST_OF_ALL: Readonly<Record<string, string>> = {
  Q1: 'N1',
  Q2: 'L3.1',
  Q3: 'F3.4',
  Q4: 'N3.2 F1.1 F1.2 F4.2 L2.1',
  Q5: 'F1.3',
  Q6: 'N2',
  Q7: 'N2.2',
  Q8: 'F4.3',
  Q9: 'N4.3 N4.5',
  Q10: 'N2.3 N3.7 N5.5 L5.4',
  Q11: 'L3.3',
  Q12: 'F6.4 F6.5',
  Q13: 'F5.2',
  C1: 'F3.5 L3.4 L5.2',
  C2: 'L2.3 L4.3',
  C3: 'L1.1',
  C4: 'L4.2 L5.3',
  C5: 'N3.3 L3.2 L6.3',
  M1: 'N1.4 N3.5 N3.6 N4.4 N5.1',
  M2: 'N1.3 N2.4 N3.1 N3.4 N5.2 N5.3 N5.4',
  M3: 'F2.2 L1.2 L2.2',
  M4: 'N1.6 N4.2 F6.3',
  M5: 'F1.4 F1.5 F6.1',
  J1: 'N3 N4 F3.6 F5.4 F6.2 L6.1 L6.2',
  J2: 'N5 F3.1 F3.2 F3.3',
  J3: 'N1.2 N2.1 N4.1 N4.6 N4.7 F2.1 F2.3 F2.4 F2.5 F4.1 F4.4 F5.1 F5.3 L5.1 L7.1',
  J4: 'N1.1 N2.5',
  J5: 'N1.5',
  S1: 'N0 F0',
};

const plans = { N: samplePlanFile('N'), F: samplePlanFile('F'), O: samplePlanFile('O') };
const script = sampleScript();
const given = (command: string, data: Readonly<Record<string, unknown>>): readonly Step[] =>
  script.filter((step) => step.command === command && Object.entries(data).every(([key, value]) => step.data[key] === value));

interface Interpreted {
  readonly type: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** The type of an interpretation, and those of its conditions and of its units' own figure. */
function typesIn({ type, parameters }: Interpreted): readonly string[] {
  const members = (parameters['members'] ?? []) as readonly Partial<Interpreted>[];
  const figure = parameters['figure'] as Interpreted | undefined;
  return [type, ...members.flatMap((member) => member.type ?? []), ...(figure === undefined ? [] : [figure.type])];
}

const codeOf = (type: string): string => catalogue.get(type)?.code ?? type;

describe('the sample plans', () => {
  it('hold all 86 statements under the ids they are known by, each once', () => {
    const areas = ['FA1', 'FA2', 'FA3', 'FA4', 'FA5', 'FA6'];
    expect(plans.N.statements.map(({ id }) => id).sort()).toEqual([...N].sort());
    expect(plans.F.statements.map(({ id }) => id).sort()).toEqual([...F, ...L, ...areas].sort());
    expect(N.length + F.length + L.length).toBe(86);
  });

  it('say in their titles that they are samples', () => {
    for (const plan of Object.values(plans)) expect(plan.title.nb).toMatch(/^Eksempel .*(ikke forbundets egne tall|oppdiktet)/);
  });

  it('take every statement to mean what it is, by itself or as its first condition, save the one that fails the gate', () => {
    const codes = new Map([plans.N, plans.F].flatMap(({ interpretations }) => interpretations.map((of) => [of.goal, typesIn(of).map(codeOf)] as const)));
    const first = Object.entries(FIRST_OF_ALL).flatMap(([code, goals]) => goals.split(' ').map((goal) => ({ goal, code })));
    expect([...codes.keys()].toSorted()).toEqual(first.map(({ goal }) => goal).toSorted());
    expect([...codes.keys()].toSorted()).toEqual([...N, ...F, ...L].filter((goal) => goal !== sampleMoments.failedGate.goal).toSorted());
    const otherwise = first.filter(({ goal, code }) => !(codes.get(goal) ?? []).slice(0, code === 'J2' ? 1 : 2).includes(code));
    expect(otherwise).toEqual([]);
  });

  it('show every type of the catalogue alive, and one that two people agreed on', () => {
    const decided = [...given('interpretGoal', {}), ...given('proposeInterpretation', {})].map(({ data }) => data as Step['data'] & Interpreted);
    const alive = new Set(decided.flatMap(typesIn));
    expect([...alive].toSorted()).toEqual([...catalogue.keys(), 'custom'].toSorted());
  });

  it('let every local goal but one pass the gate', () => {
    const failing = plans.F.statements.filter(({ role, checks }) => role === 'localGoal' && GATE_CHECKS.some((check) => checks?.[check] !== true));
    expect(failing.map(({ id }) => id)).toEqual([sampleMoments.failedGate.goal]);
  });
});

describe('the sample script', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(sampleScript()).toEqual(script);
    expect(sampleScript(1)).not.toEqual(script);
  });

  it('is in the order of the days on which things were recorded, and nothing is recorded before the day it is about', () => {
    expect(script.every(({ on }, index) => isCalendarDate(on) && (index === 0 || (script[index - 1] as Step).on <= on))).toBe(true);
    const early = script.filter(({ on, command, data }) => commandRegistry.get(command)?.kind === 'fact' && typeof data['on'] === 'string' && data['on'] > on);
    expect(early).toEqual([]);
  });

  it('gives only known commands, by a role that may, with the grounds they need and data that their schemas accept', () => {
    const anId = '00000000-0000-7000-8000-000000000000';
    const filled = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value)
          .replaceAll(/\{"\$eventOf":"[^"]*"\}/g, `"${anId}"`)
          .replaceAll(/\{"\$pseudonymOf":"[^"]*"\}/g, '"pseudonym-1"'),
      );
    const refused = script.filter((step) => {
      const definition = commandRegistry.get(step.command);
      return (
        definition === undefined ||
        !formOf(definition).safeParse(filled(step.data)).success ||
        !definition.roles.includes(actors[step.actor].role) ||
        (definition.needsMandate && step.mandate === undefined) ||
        (definition.needsReason && step.reason === undefined)
      );
    });
    expect(refused).toEqual([]);
  });

  it('has ten to fifteen thousand commands', () => {
    expect(script.length).toBeGreaterThan(10_000);
    expect(script.length).toBeLessThan(15_000);
  });

  it('holds each of the moments that are pointed at', () => {
    const moments = sampleMoments;
    const { lateReport, correctionAfterYearEnd, correctionOfACorrection, retraction } = moments;
    expect(given('recordMeasurement', { unit: lateReport.unit, on: lateReport.on })).toMatchObject([{ on: lateReport.recordedOn }]);
    expect(given('correctMeasurement', { unit: correctionAfterYearEnd.unit })).toMatchObject([{ on: correctionAfterYearEnd.correctedOn }]);
    expect(given('correctMeasurement', { unit: correctionOfACorrection.unit })).toHaveLength(2);
    expect(given('retractMeasurement', { unit: retraction.unit })).toMatchObject([{ on: retraction.retractedOn }]);
    expect(given('changeTarget', { goal: moments.targetChanged.goal })).toHaveLength(1);
    expect(given('mergeUnits', { into: moments.merger.into })).toHaveLength(1);
    expect(given('recordMeasurement', { unit: moments.merger.from }).every(({ data }) => String(data['on'] ?? data['from']) < moments.merger.on)).toBe(true);
    expect(given('breakSeries', { unit: moments.seriesBreak.unit })).toHaveLength(1);
    expect(given('dropGoal', { goal: moments.dropped.goal })).toHaveLength(1);
    expect(given('approveMeasurements', { approval: moments.approval.approval })).toMatchObject([{ on: moments.approval.recordedOn }]);
    expect(given('adoptRules', { rules: moments.rulesAdopted.rules })).toMatchObject([{ on: moments.rulesAdopted.recordedOn }]);
    const { twoSources } = moments;
    expect(given('recordMeasurement', { measure: twoSources.measure, on: twoSources.on })).toHaveLength(2);
    expect(given('publishForecast', {}).map(({ data }) => data['goal'])).toEqual(moments.forecasts.goals);
    expect(given('interpretGoal', { goal: moments.typeChanged.goal })).toHaveLength(2);
    expect(given('revisePlan', { plan: 'O' })).toMatchObject([{ on: moments.rolledEdition.recordedOn }]);
    expect(given('remarkOnWording', { goal: moments.contradiction.goal })).toHaveLength(1);
    expect(given('confirmInterpretation', { goal: moments.custom.goal })).toMatchObject([{ on: moments.custom.confirmedOn }]);
    const { silence } = moments;
    const reported = given('reportCoverage', { coverage: `activity-${silence.goal}` }).map(({ data }) => String(data['on']));
    expect(reported.some((on) => on < silence.from) && reported.some((on) => on >= silence.to)).toBe(true);
    expect(reported.some((on) => on >= silence.from && on < silence.to)).toBe(false);
  });

  it('lets an override be confirmed by another than the one who proposed it', () => {
    const [proposed] = given('proposeOverride', { goal: sampleMoments.override.goal });
    const [confirmed] = given('confirmOverride', { goal: sampleMoments.override.goal });
    expect(proposed?.actor).toBeDefined();
    expect(confirmed?.actor).not.toBe(proposed?.actor);
  });

  it('ties goals together in each of the four ways', () => {
    const kinds = given('linkGoal', {}).map(({ data }) => (data['to'] as { readonly kind: string }).kind);
    expect([...new Set(kinds)].toSorted()).toEqual(['appliesTo', 'continues', 'contributesTo', 'refersTo']);
  });

  it('has a narrative or more for every year', () => {
    const years = new Set(given('writeNarrative', {}).map(({ data }) => String(data['on']).slice(0, 4)));
    expect([...years].sort()).toEqual(['2021', '2022', '2023', '2024', '2025']);
  });
});
