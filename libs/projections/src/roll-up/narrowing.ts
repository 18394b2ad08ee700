import { unreachable } from '#kernel';
import type { Baseline, CombinationSpec, CoverageSpec, LevelMeasure, SingleSpec, Spec, ValueSpec } from '#goal-types';

/**
 * What a goal asks of a part of the organisation: the same share, growth or coverage, counted from the part's own base. Null where it asks
 * something of the whole that a part has no share of: an amount, a place among peers, one thing, a judgement, another goal.
 */
export function narrowedSpec(spec: Spec): Spec | null {
  return spec.evaluator === 'combination' ? narrowedCombination(spec) : narrowedSingle(spec);
}

function narrowedCombination(spec: CombinationSpec): Spec | null {
  const members: CombinationSpec['members'] = [];
  for (const member of spec.members) {
    const narrowed = member.spec.evaluator === 'goal' ? null : narrowedSingle(member.spec);
    if (narrowed === null) return null;
    members.push({ ...member, spec: narrowed });
  }
  return { ...spec, members };
}

function narrowedSingle(spec: SingleSpec): SingleSpec | null {
  switch (spec.evaluator) {
    case 'value':
      return narrowedValue(spec);
    case 'coverage':
      return isOfUnits(spec) ? spec : null;
    case 'thing':
    case 'judgement':
      return null;
    default:
      return unreachable(spec);
  }
}

/** A share or rate is asked of each part alike; a survey is not added up over units. */
function isRatio({ kind }: Pick<LevelMeasure, 'kind'>): boolean {
  return kind === 'share' || kind === 'rate' || kind === 'shareOf' || kind === 'rateOf';
}

function narrowedValue(spec: ValueSpec): ValueSpec | null {
  switch (spec.relativeTo) {
    case 'nothing': {
      if (!isRatio(spec.measure)) return null;
      const { when } = spec;
      if (when.kind !== 'byDate' || when.path.shape !== 'linear') return spec;
      return { ...spec, when: { ...when, path: { ...when.path, baseline: ownBase(when.path.baseline) } } };
    }
    case 'ownBase': {
      const isRelative = spec.change === 'percent' || spec.when.kind === 'towards' || isRatio(spec.measure);
      return isRelative && spec.measure.kind !== 'survey' ? { ...spec, baseline: ownBase(spec.baseline) } : null;
    }
    case 'previousPeriod':
      return { ...spec, baseline: ownBase(spec.baseline) };
    case 'reference':
      return spec.compare === 'development' || isRatio(spec.measure) ? spec : null;
    case 'anotherGroup':
    case 'referenceShares':
    case 'ownPlan':
    case 'noBound':
      return spec;
    case 'peers':
    case 'windowStart':
    case 'frame':
      return null;
    default:
      return unreachable(spec);
  }
}

/** The decided value is that of the whole; a part's own is what was measured that day. */
function ownBase(baseline: Baseline | null): Baseline | null {
  return baseline === null ? null : { ...baseline, value: null };
}

function isOfUnits({ eligible }: CoverageSpec): boolean {
  return eligible.kind === 'units' || eligible.kind === 'triggered';
}
