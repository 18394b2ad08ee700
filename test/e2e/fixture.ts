import { Service } from './service.js';

export type { Service };

const FROM = '2010-01-01';
export const MANDATE = { body: 'Landsmøtet', date: '2020-11-15' } as const;
export const GROUNDS = { mandate: MANDATE, reason: 'Vedtatt på landsmøtet' } as const;

/**
 * Two regions with their branches and clubs. `vardo` was closed on 1 July 2022.
 *
 *     union ─┬─ north ─┬─ alta ── alta-ung
 *            │         ├─ bodo ── bodo-ung
 *            │         └─ vardo
 *            └─ south ─── oslo
 */
const UNITS = [
  { unit: 'union', kind: 'union', name: 'Forbundet', parent: null },
  { unit: 'north', kind: 'region', name: 'Nord', parent: 'union' },
  { unit: 'south', kind: 'region', name: 'Sør', parent: 'union' },
  { unit: 'alta', kind: 'branch', name: 'Alta', parent: 'north' },
  { unit: 'bodo', kind: 'branch', name: 'Bodø', parent: 'north' },
  { unit: 'vardo', kind: 'branch', name: 'Vardø', parent: 'north' },
  { unit: 'oslo', kind: 'branch', name: 'Oslo', parent: 'south' },
  { unit: 'alta-ung', kind: 'club', name: 'Alta ung', parent: 'alta' },
  { unit: 'bodo-ung', kind: 'club', name: 'Bodø ung', parent: 'bodo' },
].map((unit) => ({ ...unit, from: FROM }));

/** Plan `P`, 2021–2023: an area with a goal that is interpreted, `P1`, a goal that is not, `P2`, and a guideline. */
const PLAN = {
  plan: 'P',
  title: { nb: 'Handlingsplan' },
  unit: 'union',
  period: { from: '2021-01-01', to: '2024-01-01' },
  mandate: MANDATE,
  statements: [
    { statement: 'A', role: 'priorityArea', position: 1, wording: { nb: 'Vi blir flere' } },
    { statement: 'P1', role: 'goal', parent: 'A', position: 1, wording: { nb: 'Åtti flere medlemmer' } },
    { statement: 'P2', role: 'goal', parent: 'A', position: 2, wording: { nb: 'Flere unge medlemmer' } },
    { statement: 'P1.1', role: 'guideline', parent: 'P1', position: 1, wording: { nb: 'Vi spør alle' } },
  ],
};

/** Eighty more members in all, counted in the union as a whole. */
export const INTERPRETATION = {
  plan: 'P',
  type: 'netDelta',
  parameters: { measure: 'members', change: '80', baseline: { on: '2020-12-31', value: '1000' }, maxAgeDays: 400 },
  from: '2021-01-01',
  ...GROUNDS,
} as const;

const MEMBERS = { measure: 'members', title: 'Medlemmer', kind: 'count', quantity: 'stock', unitOfMeasure: 'medlemmer', definition: 'Betalende', from: FROM };
const JOINED = { measure: 'joined', title: 'Innmeldte', kind: 'count', quantity: 'flow', unitOfMeasure: 'medlemmer', definition: 'Nye', from: FROM };

/** The small organisation with its plan, measures, register, coverage and rubric, made through the door on 1 January 2021. */
export async function smallUnion(): Promise<Service> {
  const service = await Service.start('2021-01-01');
  await service.record('/units', { units: UNITS }, { as: 'admin', revision: -1 });
  await service.record('/units/vardo/closure', { on: '2022-07-01' }, { as: 'admin', revision: UNITS.length - 1 });
  await service.record('/measures', MEMBERS);
  await service.record('/measures', JOINED);
  await service.record('/plans', PLAN);
  await service.record('/goals/P1/interpretation', INTERPRETATION, { revision: -1 });
  await service.record('/registers', { register: 'forums', title: 'Fora', definition: 'Møteplasser', states: ['active', 'dormant', 'ended'] });
  await service.record('/coverage', { coverage: 'training', title: 'Kurs', question: 'Er kurset holdt?', eligible: { kind: 'branch' } });
  await service.record('/rubrics', { rubric: 'standing', title: 'Omdømme', levels: [LEVEL('weak'), LEVEL('strong')], from: FROM });
  return service;
}

/** Every branch holds the course: a goal whose parts have a share in it. Interpreted of `P2` by those who need one. */
export const OF_EACH_BRANCH = {
  plan: 'P',
  type: 'allUnitsOnce',
  parameters: { coverage: 'training' },
  reportingUnits: { root: null, kind: 'branch' },
  from: '2021-01-01',
  ...GROUNDS,
} as const;

const CANDIDATES = JSON.stringify([{ type: 'allUnitsOnce', parameters: { coverage: 'training' } }]);

/** What the auditor's questions must be told. */
const AUDIT: Readonly<Record<string, string>> = {
  '/audit/changes': 'plan=P&from=seq:0',
  '/audit/sample': 'n=5&seed=prøve',
  '/audit/weak-spots': 'plan=P',
};

/** The address of a question with what it is asked about in its place; what has no usual value is added. A roll-up is asked of `P2`. */
export function addressOf(path: string, known: Readonly<Record<string, string>>): string {
  const of = path.endsWith('/goals/:goal/roll-up') ? { ...known, goal: 'P2' } : known;
  const filled = path.replaceAll(/:(\w+)/g, (_, parameter: string) => of[parameter] ?? '');
  const needed = AUDIT[path];
  if (needed !== undefined) return `${filled}?${needed}`;
  if (path.endsWith('/plans/:plan/changes')) return `${filled}?from=seq:0`;
  return path.endsWith('/preview') ? `${filled}?candidates=${encodeURIComponent(CANDIDATES)}` : filled;
}

const LEVEL = (level: string) => ({ level, title: level, description: `Det er ${level}` });

/** A count of the union's members, as a body. Of one day there may be several, each with a source of its own. */
export function members(on: string, value: number, unit = 'union', source?: string) {
  return { unit, on, value, ...(source !== undefined && { source: { name: source } }) };
}

/** The same as a line of a delivery. */
export function membersLine(on: string, value: number, unit = 'union', source?: string): string {
  return JSON.stringify({ command: 'recordMeasurement', measure: 'members', ...members(on, value, unit, source) });
}
