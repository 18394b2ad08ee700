import type { CalendarDate } from '#kernel';
import { ASSOCIATION } from '../organisation.js';
import { sampleMoments } from '../moments.js';
import type { Step } from './step.js';

const BOARD = { body: 'Foreningens styre', meeting: 'Styremøtet', case: 'FST 2/25', date: '2025-01-28' as CalendarDate };

/**
 * What the association decided on the way: its own words, a goal that began by counting and
 * then promised, an edition that was rolled, what is tied to what.
 */
export function associationDecisionSteps(): readonly Step[] {
  return [words(), ...typeChanged(), ...rolled(), ...custom(), ...ties(), remark(), ...judged()];
}

/** The association says some of the answers in its own words. */
function words(): Step {
  const data = {
    plan: 'O',
    from: '2024-01-01',
    course: { ahead: { nb: 'i teten' }, behind: { nb: 'i baktroppen' } },
    result: { reached: { nb: 'på toppen' } },
  };
  return { on: '2023-11-27' as CalendarDate, actor: 'secretariat', command: 'chooseWords', data };
}

/** A year of counting has given the baseline; from then on the goal is a level. */
function typeChanged(): readonly Step[] {
  const { goal, from, recordedOn } = sampleMoments.typeChanged;
  const parameters = {
    measure: 'children',
    bound: { kind: 'atLeast', limit: '1500', strict: false },
    path: { shape: 'linear' },
    baseline: { on: '2024-12-31', value: null },
    tolerance: '20',
  };
  const data = { goal, plan: 'O', type: 'levelReached', parameters, reportingUnits: { root: null, kind: 'branch' }, frequency: 'halfYearly', from };
  return [decision(recordedOn, 'interpretGoal', data, 'Nå er barna talt ett år, så nivået i teksten kan måles mot et utgangspunkt')];
}

/** The yearly edition adds a goal that goes on from the union's plan as that ends. */
function rolled(): readonly Step[] {
  const { goal, from, recordedOn, continues } = sampleMoments.rolledEdition;
  const wording = { nb: 'Klimaarbeidet som forbundet begynte i lokalsamfunnene, føres videre med minst ti tiltak om gangen.' };
  const added = [{ statement: goal, role: 'goal', parent: 'O0', position: 15, wording }];
  return [
    decision(recordedOn, 'revisePlan', { plan: 'O', from, summary: 'Utgaven for 2026 legger til ett mål', added }, 'Planen rulles hvert år'),
    decision(
      recordedOn,
      'interpretGoal',
      {
        goal,
        plan: 'O',
        type: 'minimumCount',
        parameters: { register: 'climate-actions', count: 10, hold: 'eachYear', from },
        reportingUnits: { root: null, kind: 'branch' },
        from,
      },
      'Tiltak som går, telles; de som er avsluttet, telles ikke',
    ),
    decision(recordedOn, 'moveDecidingDates', { plan: 'O', goals: ['O1', 'O8'], decidingDate: '2027-10-31', from }, 'Årsmøtet i 2027 holdes i november'),
    link(goal, 'fra-forbundet', { kind: 'continues', goal: continues, baseline: 'new' }, from, recordedOn),
  ];
}

/** None of the types in the catalogue counts on days of one's own choosing, so two people agreed on a spec. */
function custom(): readonly Step[] {
  const { goal, proposal, proposedOn, confirmedOn, occasions } = sampleMoments.custom;
  const spec = {
    evaluator: 'value',
    relativeTo: 'nothing',
    measure: { kind: 'share', measure: 'accessible-trips' },
    when: {
      kind: 'atOccasions',
      occasions,
      withinDays: 14,
      bound: { kind: 'atLeast', limit: '0.6667', strict: true },
      required: 5,
    },
    maxAgeDays: null,
    decidingDate: null,
  };
  const reason = 'Det telles på dager vi har valgt selv, og fem av de åtte tellingene skal holde';
  const data = { goal, plan: 'O', proposal, type: 'custom', parameters: { spec }, from: '2024-01-01' };
  return [
    { ...decision(proposedOn, 'proposeInterpretation', data, reason), actor: 'planner' },
    { ...decision(confirmedOn, 'confirmInterpretation', { goal, plan: 'O', proposal }, reason), actor: 'boardSecond' },
  ];
}

/** Links say what belongs together; nothing is averaged over them. */
function ties(): readonly Step[] {
  const from = '2024-01-01' as CalendarDate;
  const on = '2024-01-08' as CalendarDate;
  return [
    link('O2', 'til-medlemstallet', { kind: 'contributesTo', goal: 'O1' }, from, on),
    link('O8', 'til-medlemstallet', { kind: 'contributesTo', goal: 'O1' }, from, on),
    link('O8', 'til-trivselen', { kind: 'contributesTo', goal: 'O0' }, from, on),
    link('O15', 'gjelder', { kind: 'appliesTo', goals: ['O3', 'O13'] }, from, on),
    link('O13', 'krav', { kind: 'refersTo', what: 'Kommunens krav til universell utforming', version: '2023' }, from, on),
  ];
}

function remark(): Step {
  const { goal, text, recordedOn } = sampleMoments.contradiction;
  return { on: recordedOn, actor: 'secretariat', command: 'remarkOnWording', data: { goal, plan: 'O', remark: 'contradictsItself', text } };
}

/** Judged by the neighbours, and once by the association itself, which decides nothing; and an attitude told in words. */
function judged(): readonly Step[] {
  const rows = [
    ['O0', '2024-11-05', 'home', true, 'Vi synes selv at folk kommer igjen.'],
    ['O0', '2024-11-20', 'guests', false, 'Naboforeningen var på ni turer; halvparten av deltakerne var nye hver gang.'],
    ['O0', '2025-11-19', 'guests', false, 'Flere kommer igjen, men få tar med noen.'],
    ['O15', '2024-12-02', null, true, 'Bålplassene er ryddet etter hver tur, og to stier er lagt om for fuglenes skyld.'],
  ] as const;
  return rows.map(([goal, on, level, selfAssessed, rationale]) => ({
    on: on as CalendarDate,
    actor: 'secretariat',
    command: 'assessGoal',
    data: { goal, unit: ASSOCIATION, on, rubric: level === null ? null : 'belonging', level, rationale, selfAssessed },
  }));
}

function decision(on: CalendarDate, command: string, data: Step['data'], reason: string): Step {
  return { on, actor: 'secretariat', command, data, mandate: { ...BOARD, date: on }, reason };
}

function link(goal: string, name: string, to: Readonly<Record<string, unknown>>, from: CalendarDate, on: CalendarDate): Step {
  return { on, actor: 'secretariat', command: 'linkGoal', data: { goal, plan: 'O', link: name, to, from } };
}
