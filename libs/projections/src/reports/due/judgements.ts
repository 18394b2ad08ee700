import { streams } from '#domain';
import { assessmentsOf } from '../../facts/read.js';
import { ofType } from '../../history/read.js';
import type { GoalDecisions } from '../../queries/goal-decisions.js';
import { decidedOf } from '../../queries/goal-known.js';
import type { StatusItem } from '../../queries/status-item.js';
import { revisionAt } from '../../queries/streams.js';
import { TO_FILL_IN, type Wanted } from './owed.js';
import { nameOfUnit, type Surroundings, wantsOf } from './wanted-of-goals.js';

/** Goals that are judged, and were not in the year that the report is of. */
export async function wantedAssessments(items: readonly StatusItem[], surroundings: Surroundings): Promise<readonly Wanted[]> {
  const { read, point, since } = surroundings;
  const wanted: Wanted[] = [];
  for (const { goalId, tracked, interpreted } of items) {
    if (!tracked || !interpreted) continue;
    const wants = await wantsOf(goalId, surroundings);
    if (wants === null || !wants.needs.assessments) continue;
    const judged = (await assessmentsOf(read, goalId, point.seq)).some(({ on }) => on >= since && on <= point.at);
    if (judged) continue;
    const [rubric = null] = wants.needs.rubrics;
    const scale = rubric === null ? {} : { rubric, level: TO_FILL_IN };
    const data = { goal: goalId, unit: wants.unit, on: point.at, ...scale, rationale: TO_FILL_IN, selfAssessed: false };
    wanted.push({
      kind: 'assessment',
      thing: { kind: 'goal', id: goalId, title: null },
      from: { unit: wants.unit, unitName: nameOfUnit(wants.unit, surroundings), role: 'planner', owner: wants.owner },
      goals: [goalId],
      prose: null,
      settling: { command: 'assessGoal', data, revision: null },
    });
  }
  return wanted;
}

/** Overrides and interpretations that somebody has proposed, and nobody else has confirmed or withdrawn. */
export async function wantedConfirmations(items: readonly StatusItem[], { read, point }: Surroundings): Promise<readonly Wanted[]> {
  const wanted: Wanted[] = [];
  for (const { goalId } of items) {
    const { decisions, plan } = await decidedOf(read, goalId, [], point.seq);
    const revision = await revisionAt(read, streams.goal(goalId), point.seq);
    const add = (kind: 'override' | 'interpretation', id: string, command: string, named: object) =>
      wanted.push({
        kind: 'confirmation',
        thing: { kind, id, title: null },
        from: { unit: null, unitName: null, role: 'board', owner: null },
        goals: [goalId],
        prose: null,
        settling: { command, data: { goal: goalId, plan: plan.data.plan, ...named }, revision },
      });
    for (const override of pendingOverrides(decisions, goalId, point.at)) add('override', override, 'confirmOverride', { override });
    for (const proposal of pendingInterpretations(decisions, goalId)) add('interpretation', proposal, 'confirmInterpretation', { proposal });
  }
  return wanted;
}

function pendingOverrides(decisions: GoalDecisions, goal: string, at: string): readonly string[] {
  const settled = new Set(ofType(decisions, 'StatusOverrideConfirmed', 'StatusOverrideWithdrawn').map(({ data }) => data.override));
  return ofType(decisions, 'StatusOverrideProposed')
    .filter(({ data, validTo }) => data.goal === goal && !settled.has(data.override) && (validTo === null || validTo > at))
    .map(({ data }) => data.override);
}

function pendingInterpretations(decisions: GoalDecisions, goal: string): readonly string[] {
  const settled = new Set(ofType(decisions, 'InterpretationConfirmed', 'InterpretationWithdrawn').map(({ data }) => data.proposal));
  return ofType(decisions, 'InterpretationProposed')
    .filter(({ data }) => data.goal === goal && !settled.has(data.proposal))
    .map(({ data }) => data.proposal);
}
