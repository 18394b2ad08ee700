import { unreachable } from '#kernel';
import type { FactNeeds } from './facts.js';
import type { Spec, ValueSpec } from './spec/index.js';

const nothing: FactNeeds = { measures: [], registers: [], coverages: [], rubrics: [], assessments: false };

/** Which facts an evaluation of the spec reads. */
export function needsOf(spec: Spec): FactNeeds {
  switch (spec.evaluator) {
    case 'value':
      return needsOfMeasure(spec.measure);
    case 'coverage':
      return { ...nothing, coverages: [spec.coverage] };
    case 'thing':
      return { ...nothing, registers: [spec.parts.register] };
    case 'judgement':
      return { ...nothing, rubrics: [spec.scale.rubric], assessments: true };
    case 'combination':
      return spec.members.map(needsOf).reduce(union);
    default:
      return unreachable(spec);
  }
}

function needsOfMeasure(measure: ValueSpec['measure']): FactNeeds {
  return measure.kind === 'entries' ? { ...nothing, registers: [measure.register] } : { ...nothing, measures: [measure.measure] };
}

function union(a: FactNeeds, b: FactNeeds): FactNeeds {
  const both = (key: 'measures' | 'registers' | 'coverages' | 'rubrics') => [...new Set([...a[key], ...b[key]])].toSorted();
  return {
    measures: both('measures'),
    registers: both('registers'),
    coverages: both('coverages'),
    rubrics: both('rubrics'),
    assessments: a.assessments || b.assessments,
  };
}
