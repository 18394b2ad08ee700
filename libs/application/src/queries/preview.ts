import { z } from 'zod';
import { calendarDate, interpretGoal, parseWith, reportingUnits, specData } from '#domain';
import { expand, goalType, interpretationSentence, type Language } from '#goal-types';
import { invalid, parseJson } from '#kernel';
import type { Candidate, Preview, TimelinePoint } from '#projections';

const candidate = z.strictObject({
  type: interpretGoal.data.shape.type,
  parameters: specData,
  from: calendarDate.nullable().default(null),
  reportingUnits: reportingUnits.default({ root: null, kind: null }),
  source: z.string().max(300).nullable().default(null),
});
const candidates = z.array(candidate).min(1).max(2);

/** The candidates a caller sent as JSON. @throws Refused naming each wrong field under `candidates` */
export function candidatesIn(text: string): readonly Candidate[] {
  return parseWith(candidates, read(text), ['candidates']).map(({ type, parameters, ...rest }) => ({ type, expanded: expand(type, parameters), ...rest }));
}

function read(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    throw invalid('candidates', `is no JSON: ${error instanceof Error ? error.message : String(error)}`, 'write [{"type": "…", "parameters": {…}}]');
  }
}

/** A candidate with its sentence as it will be printed, what it can never say, and the status it would have given. */
interface PreviewedCandidate {
  readonly type: string;
  readonly sentence: string;
  readonly never: string;
  readonly spec: object;
  readonly points: readonly TimelinePoint[];
}

export interface PreviewInWords extends Pick<Preview, 'goal' | 'period' | 'differOn'> {
  readonly candidates: readonly PreviewedCandidate[];
}

export function previewInWords({ goal, period, points, differOn }: Preview, asked: readonly Candidate[], language: Language): PreviewInWords {
  const told = asked.map(({ type, expanded: { parameters, spec } }, index): PreviewedCandidate => {
    const { never } = goalType(type);
    return {
      type,
      sentence: interpretationSentence({ type, parameters, spec }, language),
      never: never[language],
      spec,
      points: points[index] ?? [],
    };
  });
  return { goal, period, differOn, candidates: told };
}
