import type { Evaluation, EvaluationContext, EvaluationPart } from '../../evaluation.js';
import type { Facts, UnitFact } from '../../facts.js';
import type { Strata } from '../../spec/index.js';
import { evaluationOf } from '../common/answer.js';

/**
 * The answer of all units that must, and each stratum's own as a part. A unit decides unless it only stands where it merely should; one in no
 * stratum decides. A unit that took over from another stands where that one stood, unless it is placed itself.
 */
export function overStrata(strata: Strata, facts: Facts, context: EvaluationContext, evaluate: (facts: Facts) => Evaluation): Evaluation {
  if (strata.length === 0) return evaluate(facts);
  const placed = new Set(strata.flatMap(({ units }) => units));
  const members = strata.map(({ units }) => withHeirs(units, facts.units, placed));
  const inSome = (obligation: Strata[number]['obligation']) =>
    new Set(strata.flatMap((stratum, index) => (stratum.obligation === obligation ? [...(members[index] ?? [])] : [])));
  const [must, should] = [inSome('must'), inSome('should')];
  const over = (counts: (unit: string) => boolean) => evaluate({ ...facts, units: facts.units.filter(({ unit }) => counts(unit)) });
  const whole = over((unit) => must.has(unit) || !should.has(unit));
  const each = strata.map(({ stratum, obligation }, index) => ({ stratum, obligation, answer: over((unit) => members[index]?.has(unit) === true) }));
  const answers = [whole, ...each.map(({ answer }) => answer)];
  return evaluationOf(
    {
      ...whole,
      parts: [...whole.parts, ...each.map(({ stratum, obligation, answer }) => partOf(stratum, obligation, answer))],
      contributing: answers.flatMap(({ contributing }) => contributing),
      workList: answers.flatMap(({ workList }) => workList),
      changesOn: answers.map(({ nextChangeOn }) => nextChangeOn),
    },
    context.at,
  );
}

/** The units, and those that took over from them and stand nowhere else. */
function withHeirs(units: readonly string[], known: readonly UnitFact[], placed: ReadonlySet<string>): ReadonlySet<string> {
  const members = new Set(units);
  const heirs = new Map(known.map(({ unit, succeededBy }) => [unit, succeededBy]));
  // A set is walked through to what is added on the way.
  for (const unit of members) for (const heir of heirs.get(unit) ?? []) if (!placed.has(heir)) members.add(heir);
  return members;
}

function partOf(title: string, obligation: Strata[number]['obligation'], { course, result, data, notes, figures, explanation }: Evaluation): EvaluationPart {
  return { title, course, result, data, notes, figures, explanation: [{ key: obligation === 'must' ? 'mustDoIt' : 'shouldDoIt', values: {} }, ...explanation] };
}
