import { alreadyExists, type CalendarDate, invalid, notFound, unreachable } from '#kernel';
import { type CommandOf, type Decider, event, type StreamType } from '../event/index.js';
import { defineRubric, reviseRubric } from './commands.js';
import { RubricDefined, type RubricEvent } from './events.js';

/** One version of a rubric, for assessments from its day on; its levels' ids, lowest first. */
export interface RubricVersion {
  readonly version: number;
  readonly from: CalendarDate;
  readonly levels: readonly string[];
}

/** Every version in the order they were recorded. */
export interface RubricState {
  readonly versions: readonly RubricVersion[];
}

export type RubricCommand = CommandOf<typeof defineRubric> | CommandOf<typeof reviseRubric>;

export const rubricDecider: Decider<RubricCommand, RubricEvent, RubricState> = {
  initialState: () => ({ versions: [] }),

  evolve: ({ versions }, { data, validFrom }) => ({
    versions: [...versions, { version: data.version, from: validFrom as CalendarDate, levels: data.levels.map(({ level }) => level) }],
  }),

  decide: ({ type, data }, { versions }) => {
    const { from, ...scale } = data;
    switch (type) {
      case 'defineRubric':
        if (versions.length > 0) throw alreadyExists('rubric', `rubric ${scale.rubric}`, 'revise it, or choose another id');
        break;
      case 'reviseRubric':
        if (versions.length === 0) throw notFound('rubric', `rubric ${scale.rubric}`, 'define it first');
        break;
      default:
        return unreachable(type);
    }
    mustDiffer(scale.levels.map(({ level }) => level));
    return [event(RubricDefined, { ...scale, version: versions.length + 1 }, { validFrom: from })];
  },
};

export const rubricStream: StreamType = { kind: 'rubric', commands: [defineRubric, reviseRubric], decider: rubricDecider };

function mustDiffer(levels: readonly string[]): void {
  const twice = levels.findIndex((level, index) => levels.indexOf(level) !== index);
  if (twice !== -1) throw invalid(`levels[${twice}].level`, `${levels[twice]} is listed twice`, 'give each level an id of its own');
}
