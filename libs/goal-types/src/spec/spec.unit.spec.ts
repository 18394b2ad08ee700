import { Refused } from '#kernel';
import { expand, goalType } from '../catalogue/index.js';
import { needsOf } from '../needs.js';
import { parseSpec } from './index.js';

const specOf = (type: string) => expand(type, goalType(type).example.parameters).spec;

function fieldsRefused(data: unknown): readonly string[] {
  try {
    parseSpec(data);
  } catch (error) {
    if (error instanceof Refused && error.kind === 'invalid') return error.issues.map((issue) => issue.field);
    throw error;
  }
  return [];
}

const goal = { title: 'goal', group: null, spec: { evaluator: 'goal', goal: 'F1' } };
const nested = { title: 'nested', group: null, spec: specOf('compositeConstruct') };

describe('a spec', () => {
  it.each([
    [
      'own points for a promise that holds each year',
      'annualGrowthFloor',
      { when: { ...specWhen('annualGrowthFloor'), path: { shape: 'points', points: [{ on: '2021-06-30', value: '0.01' }] } } },
      'spec.when.path.shape',
    ],
    ['growth of a share', 'annualGrowthFloor', { measure: { kind: 'share', measure: 'm' } }, 'spec.measure.kind'],
    ['a flow as a stock that changes', 'netDelta', { measure: { kind: 'flow', measure: 'm' } }, 'spec.measure.kind'],
    ['a path for what only goes the right way', 'directionOnly', { when: { ...specWhen('directionOnly'), path: { shape: 'linear' } } }, 'spec.when.path'],
    ['a tolerance for what only goes the right way', 'directionOnly', { when: { ...specWhen('directionOnly'), tolerance: '1' } }, 'spec.when.tolerance'],
    ['a deciding date for what is only followed', 'monitoredFigure', { decidingDate: '2025-12-31' }, 'spec.decidingDate'],
    ['a bound for what is only followed', 'monitoredFigure', { bound: { kind: 'atLeast', limit: '1', strict: false } }, 'spec.bound'],
    ['a deciding date for effort, which has no result', 'continuousEffort', { decidingDate: '2025-12-31' }, 'spec.decidingDate'],
    ['a required share for effort', 'continuousEffort', { required: '1' }, 'spec.required'],
    ['a percentage done for a thing', 'deliverable', { share: '0.5' }, 'spec.share'],
    [
      'a band as something to reach by a date',
      'netDelta',
      { when: { ...specWhen('netDelta'), bound: { kind: 'between', low: '1', high: '2' } } },
      'spec.when.bound.kind',
    ],
    ['a course of one’s own towards what others decide', 'externalDecision', { plannedStart: '2024-01-01' }, 'spec.plannedStart'],
    ['fewer decisions than are required', 'externalDecision', { required: 3 }, 'spec.required'],
    ['a thing of one part that has several', 'deliverable', { parts: { kind: 'several', parts: [] } }, 'spec.parts.parts'],
    ['a deciding date for what is told in words', 'standingPosture', { decidingDate: '2023-12-31' }, 'spec.decidingDate'],
    ['a deciding date for conditions together', 'compositeConstruct', { decidingDate: '2025-12-31' }, 'spec.decidingDate'],
    ['a rule that takes a mean', 'compositeConstruct', { rule: { kind: 'mean' } }, 'spec.rule.kind'],
    ['a combination in a combination', 'compositeConstruct', { members: [goal, nested] }, 'spec.members[1].spec.evaluator'],
    ['a required share of nothing', 'allUnitsOnce', { required: '0' }, 'spec.required'],
    ['a negative tolerance', 'netDelta', { when: { ...specWhen('netDelta'), tolerance: '-1' } }, 'spec.when.tolerance'],
    ['an evaluator that does not exist', 'deliverable', { evaluator: 'feeling' }, 'spec.evaluator'],
  ])('can not hold %s', (_, type, changes, field) => {
    expect(fieldsRefused({ ...specOf(type), ...changes })).toEqual([field]);
  });

  it.each([
    ['annualGrowthFloor', { measures: ['members'] }],
    ['shareThreshold', { measures: ['apprenticeMembers'] }],
    ['directionOnly', { measures: ['partTime'] }],
    ['countInRange', { registers: ['forums'] }],
    ['allUnitsOnce', { coverages: ['training'] }],
    ['deliverable', { registers: ['deliverables'] }],
    ['rubricState', { rubrics: ['position'], assessments: true }],
    ['continuousEffort', { coverages: ['climateWork'] }],
    ['initiated', { registers: ['initiatives'], coverages: ['allianceMeetings'] }],
    ['externalDecision', { registers: ['settlements'], coverages: ['settlementWork'] }],
    ['standingPosture', { registers: ['allianceOffers'], assessments: true }],
    ['livingRegister', { registers: ['deliverables', 'exposedServices'], coverages: ['overviewUse'] }],
    ['compositeConstruct', { measures: ['organised'], coverages: ['training'] }],
  ])('says what %s reads', (type, needs) => {
    expect(needsOf(specOf(type))).toEqual({
      measures: [],
      references: [],
      registers: [],
      coverages: [],
      rubrics: [],
      assessments: false,
      goals: [],
      plan: false,
      ...needs,
    });
  });
});

function specWhen(type: string): object {
  const spec = specOf(type);
  return 'when' in spec ? spec.when : {};
}
