import { COURSES, DATA_LIGHTS, RESULTS } from '#domain';

/** A view for analysts' own tools. What it is called, and its columns, stay; columns may be added at its end. */
export interface AnalysisView {
  readonly name: string;
  readonly about: string;
  /** By name: what it is in SQL, and what it means. */
  readonly columns: Readonly<Record<string, { readonly is: string; readonly means: string }>>;
  /** The tables it is taken from. */
  readonly tables: readonly string[];
  /** What it is taken from in SQL, where the tables' names begin with `live`. */
  readonly from: (live: string) => string;
}

/** JSON text as JSON; U+0000, which may be written in it, has no place in PostgreSQL. */
const json = (column: string): string => `replace(${column}, '\\u0000', '\\u2400')::jsonb`;

/** The two times of a version of a fact, and where it comes from. */
const version = {
  event_id: { is: 'f.event_id', means: 'the event that says so' },
  root: { is: 'f.root', means: 'the event that this chain of corrections began with' },
  seq: { is: 'f.seq', means: 'known from this place in the ledger on' },
  superseded_seq: { is: 'f.superseded_seq', means: 'until a correction or retraction at this place; empty while it counts' },
  recorded_at: { is: 'e.recorded_at::timestamptz', means: 'when it was recorded' },
  valid_from: { is: 'f.valid_from::date', means: 'the day it holds on or from' },
  valid_to: { is: 'f.valid_to::date', means: 'the day it no longer holds; empty without end, and for a figure of one day' },
} as const;

const versionsIn = (table: string) => (live: string) => `${live}${table} f JOIN ${live}event e ON e.seq = f.seq`;

const delivery = { is: 'f.delivery', means: 'the delivery it came in' };

const measured = {
  measure: { is: 'f.measure', means: 'the measure' },
  unit: { is: 'f.unit', means: 'the unit that it is of' },
  value: { is: 'f.value::numeric', means: 'the number; empty for a share or a rate' },
  numerator: { is: 'f.numerator::numeric', means: 'of a share or a rate. Add parts before you divide; never average shares' },
  denominator: { is: 'f.denominator::numeric', means: 'of a share or a rate' },
  provisional: { is: 'f.provisional = 1', means: 'whether it is expected to change' },
  source: { is: 'f.source', means: 'where it was taken from' },
  survey: { is: json('f.survey'), means: 'instrument, answers, how many were asked, margin' },
  delivery,
  ...version,
} as const;

/** What analysts may read, and nothing else: no texts that people wrote about people, no names of those who recorded. */
export const ANALYSIS_VIEWS: readonly AnalysisView[] = [
  {
    name: 'read_model',
    about: 'How far each read model has come',
    columns: {
      name: { is: 'name', means: 'the read model' },
      seq: { is: 'seq', means: 'the last event in it' },
      updated_at: { is: "nullif(updated_at, '')::timestamptz", means: 'when that was' },
      stopped: { is: json('stopped'), means: 'the event it can not get past, and why; empty when all is well' },
    },
    tables: ['projection'],
    from: (live) => `${live}projection`,
  },
  {
    name: 'event',
    about: 'Every event of the ledger, in order; texts that may name persons are sealed in it',
    columns: {
      seq: { is: 'seq', means: 'its place in the ledger, from 0' },
      id: { is: 'id', means: 'its id' },
      stream: { is: 'stream', means: 'the stream it is in' },
      type: { is: 'type', means: 'what happened' },
      recorded_at: { is: 'recorded_at::timestamptz', means: 'when it was recorded' },
      valid_from: { is: 'valid_from::date', means: 'the day it holds on or from' },
      valid_to: { is: 'valid_to::date', means: 'the day it no longer holds' },
      corrects: { is: 'corrects', means: 'the event that it corrects' },
      role: { is: 'role', means: 'the role of who recorded it' },
      data: { is: json('data'), means: 'what it says, as in the API' },
    },
    tables: ['event'],
    from: (live) => `${live}event`,
  },
  {
    name: 'measure',
    about: 'Each measure as it was last defined',
    columns: {
      measure: { is: "definition ->> 'measure'", means: 'the measure' },
      title: { is: "definition ->> 'title'", means: 'what it is called' },
      kind: { is: "definition ->> 'kind'", means: 'number, amount, count, score, share or rate' },
      quantity: { is: "definition ->> 'quantity'", means: 'a stock holds on a day and can not be added up over time; a flow belongs to a period' },
      unit_of_measure: { is: "definition ->> 'unitOfMeasure'", means: 'what one of it is called' },
      definition: { is: "definition ->> 'definition'", means: 'what is counted' },
    },
    tables: ['event'],
    from: (live) =>
      `(SELECT DISTINCT ON (${json('data')} ->> 'measure') ${json('data')} AS definition FROM ${live}event
        WHERE type IN ('MeasureDefined', 'MeasureRedefined') ORDER BY ${json('data')} ->> 'measure', seq DESC) AS latest`,
  },
  {
    name: 'unit',
    about: 'Each unit that ever was, by its latest name; where it stands in the tree on a day, the API tells',
    columns: {
      unit: { is: 'unit', means: 'the unit' },
      name: { is: 'name', means: 'what it is called' },
    },
    tables: ['event'],
    from: (live) =>
      `(SELECT DISTINCT ON (unit) unit, name FROM (
          SELECT seq, ${json('data')} ->> 'unit' AS unit, ${json('data')} ->> 'name' AS name FROM ${live}event WHERE type IN ('UnitEstablished', 'UnitRenamed')
          UNION ALL
          SELECT seq, part ->> 'unit', part ->> 'name' FROM ${live}event, jsonb_array_elements(${json('data')} -> 'into') AS part WHERE type = 'UnitSplit'
        ) AS named ORDER BY unit, seq DESC) AS latest`,
  },
  {
    name: 'measurement_version',
    about: 'Every version of every measurement, also those that no longer count',
    columns: measured,
    tables: ['measurement', 'event'],
    from: versionsIn('measurement'),
  },
  {
    name: 'measurement',
    about: 'The measurements that count now',
    columns: measured,
    tables: ['measurement', 'event'],
    from: (live) => `${versionsIn('measurement')(live)} WHERE f.superseded_seq IS NULL`,
  },
  {
    name: 'register_entry',
    about: 'Every version of every entry of a register; those that count have no superseded_seq',
    columns: {
      register: { is: 'f.register', means: 'the register' },
      entry: { is: 'f.entry', means: 'the entry' },
      unit: { is: 'f.unit', means: 'the unit that it is of' },
      title: { is: 'f.title', means: 'what it is called' },
      state: { is: 'f.state', means: 'where it stands in its life' },
      planned_for: { is: 'f.planned_for::date', means: 'the day it is planned for' },
      attributes: { is: json('f.attributes'), means: 'what else is said of it' },
      delivery,
      ...version,
    },
    tables: ['entry', 'event'],
    from: versionsIn('entry'),
  },
  {
    name: 'coverage_report',
    about: 'Every version of what units answered; a unit without a row has not answered, which is no "no". Those that count have no superseded_seq',
    columns: {
      coverage: { is: 'f.coverage', means: 'what was asked' },
      unit: { is: 'f.unit', means: 'who answered' },
      occasion: { is: 'f.occasion', means: 'the occasion, where occasions are listed' },
      state: { is: 'f.state', means: 'done, notDone or exempt' },
      count: { is: 'f.count', means: 'how many, where that was asked' },
      delivery,
      ...version,
    },
    tables: ['coverage_report', 'event'],
    from: versionsIn('coverage_report'),
  },
  {
    name: 'assessment',
    about: 'Every version of every judgement of a goal; those that count have no superseded_seq',
    columns: {
      goal: { is: 'f.goal', means: 'the goal' },
      unit: { is: 'f.unit', means: 'the unit that was judged' },
      rubric: { is: 'f.rubric', means: 'the scale' },
      rubric_version: { is: 'f.rubric_version', means: 'the version of the scale' },
      level: { is: 'f.level', means: 'the level on the scale' },
      self_assessed: { is: 'f.self_assessed = 1', means: 'whether they judged themselves' },
      delivery,
      ...version,
    },
    tables: ['assessment', 'event'],
    from: versionsIn('assessment'),
  },
  {
    name: 'goal_status',
    about: 'Where each goal stands, as last computed; course, result and data are three answers and no one colour',
    columns: {
      plan: { is: 'plan', means: 'the plan' },
      goal: { is: 'goal', means: 'the goal' },
      computed_for: { is: "nullif(at, '')::date", means: 'the day it was computed for; empty until it has been' },
      next_change_on: { is: 'next_change_on::date', means: 'the day that changes it by itself' },
      course: { is: "item ->> 'course'", means: COURSES.join(', ') },
      result: { is: "item ->> 'result'", means: RESULTS.join(', ') },
      data: { is: "item ->> 'data'", means: DATA_LIGHTS.join(', ') },
      item: { is: 'item', means: 'all of the answer, as in the API' },
    },
    tables: ['status'],
    from: (live) => `(SELECT plan, goal, at, next_change_on, ${json('item')} AS item FROM ${live}status) AS kept`,
  },
];
