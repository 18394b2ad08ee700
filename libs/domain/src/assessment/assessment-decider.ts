import { type CalendarDate, invalid, notFound, unreachable } from '#kernel';
import { type CommandOf, type Decider, event, type StreamType } from '../event/index.js';
import { begun, type Chains, corrected, type CorrectionKnown, inForceOn, mustCount, retracted } from '../fact/index.js';
import { mustBeOpen, type OrganisationState } from '../organisation/index.js';
import { streams } from '../streams.js';
import { assessGoal, type AssessmentSaid, correctAssessment, retractAssessment } from './commands.js';
import { AssessmentCorrected, type AssessmentData, type AssessmentEvent, AssessmentMade, AssessmentRetracted } from './events.js';
import type { RubricState } from './rubric-decider.js';

/** What an assessment is judged against; the rubric where it names one. */
export interface AssessmentKnown {
  readonly rubric?: RubricState;
  readonly organisation: OrganisationState;
}

export type AssessmentCommand =
  | CommandOf<typeof assessGoal, AssessmentKnown>
  | CommandOf<typeof correctAssessment, AssessmentKnown & CorrectionKnown>
  | CommandOf<typeof retractAssessment, CorrectionKnown>;

/** The assessments of one goal in one unit. */
export const assessmentDecider: Decider<AssessmentCommand, AssessmentEvent, Chains> = {
  initialState: () => new Map(),

  evolve: (chains, event) => {
    switch (event.type) {
      case 'AssessmentMade':
        return begun(chains, event);
      case 'AssessmentCorrected':
        return corrected(chains, event);
      case 'AssessmentRetracted':
        return retracted(chains, event);
      default:
        return unreachable(event);
    }
  },

  decide: (command, chains) => {
    const { goal, unit } = command.data;
    const stream = streams.assessments(goal, unit);
    switch (command.type) {
      case 'assessGoal':
        return [event(AssessmentMade, judged(command.data, command.known), { validFrom: command.data.on })];
      case 'correctAssessment': {
        const { corrects, ...said } = command.data;
        mustCount(chains, corrects, stream, command.known);
        return [event(AssessmentCorrected, judged(said, command.known), { validFrom: said.on, corrects })];
      }
      case 'retractAssessment': {
        const { corrects } = command.data;
        mustCount(chains, corrects, stream, command.known);
        return [event(AssessmentRetracted, { goal, unit }, { corrects })];
      }
      default:
        return unreachable(command);
    }
  },
};

export const assessmentStream: StreamType = { kind: 'assessments', commands: [assessGoal, correctAssessment, retractAssessment], decider: assessmentDecider };

/** What is said, on the version of the rubric in force on its day. @throws Refused */
function judged({ on, ...said }: AssessmentSaid, known: AssessmentKnown): AssessmentData {
  mustBeOpen(known.organisation, said.unit, on, 'unit');
  return { ...said, rubricVersion: said.rubric === null ? withoutRubric(said.level) : versionOf(said.rubric, said.level, on, known.rubric) };
}

function withoutRubric(level: string | null): null {
  if (level === null) return null;
  throw invalid('rubric', `is missing, though the level is ${level}`, 'name the rubric the level is on, or give no level for a narrative alone');
}

function versionOf(rubric: string, level: string | null, on: CalendarDate, state: RubricState | undefined): number {
  if (state === undefined || state.versions.length === 0)
    throw notFound('rubric', `rubric ${rubric}`, 'define it first, or give a narrative without rubric and level');
  const version = inForceOn(state.versions, on);
  if (version === null) throw invalid('on', `no version of ${rubric} holds on ${on}`, 'assess from the day its first version holds');
  const levels = version.levels.join(', ');
  if (level === null) throw invalid('level', 'is missing', `give one of ${levels}`);
  if (!version.levels.includes(level)) throw invalid('level', `${level} is no level of ${rubric} version ${version.version}`, `give one of ${levels}`);
  return version.version;
}
