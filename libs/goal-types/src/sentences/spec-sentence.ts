import { unreachable } from '#kernel';
import { boundOf } from '../evaluators/common/bounds.js';
import type { Bound, CoverageSpec, LevelMeasure, Rule, SingleSpec, Spec, ThingSpec, ValueSpec } from '../spec/index.js';
import type { NameOf } from './goal-sentence.js';
import type { Language, Words } from './language.js';
import { formatDate, formatPercent, type FigureUnit } from './numbers.js';
import { partTitle } from './part-titles.js';
import { sayerOf } from './say.js';

/**
 * A spec in a sentence assembled from its parts, for an interpretation that no goal type has a sentence for. It reads like what it is.
 */
export function specSentence(spec: Spec, language: Language, nameOf: NameOf = (id) => id): string {
  const said = spec.evaluator === 'combination' ? combined(spec, language, nameOf) : singled(spec, language, nameOf);
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}

function combined({ rule, members }: Extract<Spec, { evaluator: 'combination' }>, language: Language, nameOf: NameOf): string {
  const each = members.map(({ title, spec }) => {
    const said = spec.evaluator === 'goal' ? spec.goal : singled(spec, language, nameOf);
    return `${partTitle(title, language)} (${said})`;
  });
  return `${RULES[rule.kind][language]}: ${each.join('; ')}`;
}

function singled(spec: SingleSpec, language: Language, nameOf: NameOf): string {
  switch (spec.evaluator) {
    case 'value':
      return joined([measureOf(spec, nameOf), RELATIVE[spec.relativeTo][language], ...boundAndWhen(spec, language), by(decidingDateOf(spec), language)]);
    case 'coverage':
      return joined([OCCASIONS[spec.occasions][language], requiredOf(spec, language), by(decidingDateOf(spec), language)]);
    case 'thing':
      return thing(spec, language, nameOf);
    case 'judgement':
      return spec.scale.kind === 'narrative'
        ? NARRATIVE[language]
        : joined([`${LEVEL[language]} ${spec.scale.target} (${nameOf(spec.scale.rubric)})`, by(spec.decidingDate, language)]);
    default:
      return unreachable(spec);
  }
}

function boundAndWhen(spec: ValueSpec, language: Language): readonly string[] {
  if (!('when' in spec)) return 'bound' in spec ? [boundText(spec.bound, 'number', language)] : [];
  const when = WHEN[spec.when.kind][language];
  return 'bound' in spec.when ? [boundText(spec.when.bound, unitOf(spec), language), when] : [when];
}

/** What the bound is written in: a change of a share is told in points. */
function unitOf(spec: Extract<ValueSpec, { when: unknown }>): FigureUnit {
  if (spec.relativeTo === 'previousPeriod' || (spec.relativeTo === 'ownBase' && spec.change === 'percent')) return 'ratio';
  if (!isRatio(spec.measure)) return 'number';
  return spec.relativeTo === 'ownBase' ? 'ratioDifference' : 'ratio';
}

function boundText(bound: Bound, unit: FigureUnit, language: Language): string {
  return sayerOf({ unit, ...boundOf(bound) }, language).bound();
}

function isRatio(measure: ValueSpec extends infer S ? (S extends { measure: infer M } ? M : never) : never): boolean {
  return ['share', 'shareOf'].includes(measure.kind) || (measure.kind === 'survey' && measure.as === 'ratio');
}

function measureOf(spec: ValueSpec, nameOf: NameOf): string {
  if (spec.relativeTo === 'anotherGroup') return spec.methods.map(({ method }) => method).join(', ');
  if (spec.relativeTo === 'referenceShares') return spec.groups.map(({ group }) => group).join(', ');
  return nameOf(idOf(spec.measure));
}

function idOf(measure: LevelMeasure | { readonly kind: 'flow'; readonly measure: string }): string {
  if ('register' in measure) return measure.register;
  return 'numerator' in measure ? measure.numerator : measure.measure;
}

function requiredOf(spec: CoverageSpec, language: Language): string | null {
  return 'required' in spec ? formatPercent(spec.required, language) : null;
}

function thing(spec: ThingSpec, language: Language, nameOf: NameOf): string {
  if (spec.decidedBy === 'others') return joined([OTHERS[language], spec.criterion, by(spec.due, language)]);
  const parts = spec.parts.kind === 'one' ? [nameOf(spec.parts.entry, spec.parts.register)] : spec.parts.parts.map(({ title }) => title);
  return joined([parts.join(', '), STATE[spec.targetState][language], by(spec.due.kind === 'date' ? spec.due.on : null, language)]);
}

function decidingDateOf(spec: SingleSpec): string | null {
  return 'decidingDate' in spec ? spec.decidingDate : null;
}

function by(date: string | null, language: Language): string | null {
  return date === null ? null : `${BY[language]} ${formatDate(date, language)}`;
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' ');
}

const BY: Words = { nb: 'innen', nn: 'innan', en: 'by' };
const LEVEL: Words = { nb: 'minst nivået', nn: 'minst nivået', en: 'at least the level' };
const NARRATIVE: Words = { nb: 'fortelles med ord', nn: 'blir fortalt med ord', en: 'told in words' };
const OTHERS: Words = { nb: 'andre bestemmer:', nn: 'andre avgjer:', en: 'others decide:' };
const STATE: Readonly<Record<'underWay' | 'delivered' | 'accepted', Words>> = {
  underWay: { nb: 'er i gang', nn: 'er i gang', en: 'is under way' },
  delivered: { nb: 'er levert', nn: 'er levert', en: 'is delivered' },
  accepted: { nb: 'er godkjent', nn: 'er godkjend', en: 'is accepted' },
};
const RELATIVE: Readonly<Record<ValueSpec['relativeTo'], Words>> = {
  nothing: { nb: 'er', nn: 'er', en: 'is' },
  ownPlan: { nb: 'er, etter det som er planlagt,', nn: 'er, etter det som er planlagt,', en: 'is, by what was planned,' },
  ownBase: { nb: 'endrer seg fra utgangspunktet med', nn: 'endrar seg frå utgangspunktet med', en: 'changes from the baseline by' },
  previousPeriod: { nb: 'vokser fra året før med', nn: 'veks frå året før med', en: 'grows from the year before by' },
  windowStart: { nb: 'blir til sammen', nn: 'blir til saman', en: 'adds up to' },
  frame: { nb: 'holder seg innenfor rammen', nn: 'held seg innanfor ramma', en: 'stays within the frame' },
  anotherGroup: { nb: 'viser et mindre gap', nn: 'viser eit mindre gap', en: 'show a smaller gap' },
  peers: { nb: 'har plassen blant de andre', nn: 'har plassen blant dei andre', en: 'has its place among peers' },
  reference: { nb: 'delt på referansen er', nn: 'delt på referansen er', en: 'over the reference is' },
  referenceShares: { nb: 'har andeler som referansen', nn: 'har delar som referansen', en: 'have shares like the reference' },
  noBound: { nb: 'følges', nn: 'blir følgt', en: 'is followed' },
};
type When = Extract<ValueSpec, { when: unknown }>['when']['kind'];
const WHEN: Readonly<Record<When, Words>> = {
  byDate: { nb: '', nn: '', en: '' },
  withinByDate: { nb: '', nn: '', en: '' },
  throughout: { nb: 'hele tiden', nn: 'heile tida', en: 'at all times' },
  atLeastOnce: { nb: 'minst én gang', nn: 'minst éin gong', en: 'at least once' },
  eachPeriod: { nb: 'i hver periode', nn: 'i kvar periode', en: 'in each period' },
  mean: { nb: 'i snitt', nn: 'i snitt', en: 'on average' },
  atOccasions: { nb: 'på de dagene som er listet', nn: 'på dei dagane som er lista', en: 'on the listed days' },
  towards: { nb: 'i riktig retning', nn: 'i rett retning', en: 'in the right direction' },
  total: { nb: 'over perioden', nn: 'over perioden', en: 'over the window' },
};
const OCCASIONS: Readonly<Record<CoverageSpec['occasions'], Words>> = {
  once: { nb: 'alle gjør det', nn: 'alle gjer det', en: 'everyone does it' },
  eachPeriod: { nb: 'alle gjør det i hver periode', nn: 'alle gjer det i kvar periode', en: 'everyone does it in each period' },
  list: { nb: 'alle gjør det ved hver anledning', nn: 'alle gjer det ved kvart høve', en: 'everyone does it at each occasion' },
  interval: { nb: 'alle gjør det jevnlig', nn: 'alle gjer det jamleg', en: 'everyone does it regularly' },
  within: { nb: 'det gjøres når noe skjer', nn: 'det blir gjort når noko hender', en: 'it is done whenever something happens' },
  throughout: { nb: 'alle har det til enhver tid', nn: 'alle har det til kvar tid', en: 'everyone has it at any time' },
  ownFigure: { nb: 'hver enhet når sitt eget tall', nn: 'kvar eining når sitt eige tal', en: 'each unit reaches its own figure' },
  cycle: { nb: 'det måles og justeres', nn: 'det blir målt og justert', en: 'it is measured and adjusted' },
  eachPlanYear: {
    nb: 'hvert mål har tiltak og budsjett hvert år',
    nn: 'kvart mål har tiltak og budsjett kvart år',
    en: 'every goal has action and budget each year',
  },
  longestInterval: { nb: 'det arbeides jevnlig med det', nn: 'det blir arbeidd jamleg med det', en: 'it is worked on regularly' },
};
const RULES: Readonly<Record<Rule['kind'], Words>> = {
  all: { nb: 'alle vilkår er nådd', nn: 'alle vilkår er nådde', en: 'all conditions are reached' },
  worst: { nb: 'så godt som det svakeste av dem', nn: 'så godt som det svakaste av dei', en: 'as good as the weakest of them' },
  noneWorse: { nb: 'ingen av dem er blitt dårligere', nn: 'ingen av dei har vorte dårlegare', en: 'none of them is worse' },
  ofEachGroup: { nb: 'nok vilkår i hver gruppe er nådd', nn: 'nok vilkår i kvar gruppe er nådde', en: 'enough conditions of each group are reached' },
  weights: { nb: 'vilkårene som er nådd, veier nok', nn: 'vilkåra som er nådde, veg nok', en: 'the conditions that are reached weigh enough' },
};
