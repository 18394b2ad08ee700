import { alreadyExists, invalid, notFound } from '#kernel';
import type { StatementRole } from './events.js';
import type { PlanState, Statement } from './state.js';

/** A statement about to be adopted, and its place. */
export interface Placed {
  readonly statement: string;
  readonly role: StatementRole;
  readonly parent: string | null;
  readonly position: number;
}

/** Statement ids that other plans use already, with the plan; looked up by the application. */
export type StatementsElsewhere = Readonly<Record<string, string>>;

const HAS_OTHERS_BELOW: ReadonlySet<StatementRole> = new Set(['overallGoal', 'priorityArea', 'goal']);

/** The plan's statements without those that are withdrawn, or about to be. */
export function standing(plan: PlanState, withdrawn: readonly string[] = []): readonly Statement[] {
  const gone = new Set(withdrawn);
  return [...(plan?.statements.values() ?? [])].filter(({ statement, withdrawnFrom }) => withdrawnFrom === null && !gone.has(statement));
}

/**
 * Checks that statements can be adopted beside those that stand: ids never used before, in this plan or another; parents that stand,
 * may have others below them, and form no circle; and a position of its own for each among its siblings.
 * @throws Refused naming the field, which begins with `at(index)`
 */
export function mustFit(
  added: readonly Placed[],
  beside: readonly Placed[],
  plan: PlanState,
  elsewhere: StatementsElsewhere = {},
  at: (index: number) => string = () => '',
): void {
  const used = new Set(plan?.statements.keys());
  const byId = new Map([...beside, ...added].map((placed) => [placed.statement, placed]));
  const taken = new Map(beside.map((placed) => [placeOf(placed), placed.statement]));
  added.forEach((placed, index) => {
    const { statement, parent, position } = placed;
    mustBeUnused(statement, used, elsewhere, `${at(index)}statement`);
    used.add(statement);
    mustHaveParent(placed, byId, `${at(index)}parent`);
    const sibling = taken.get(placeOf(placed));
    if (sibling !== undefined) {
      const where = parent === null ? 'at the top' : `under ${parent}`;
      throw invalid(`${at(index)}position`, `${sibling} has position ${position} ${where}`, 'give each its own position among its siblings');
    }
    taken.set(placeOf(placed), statement);
  });
}

function placeOf({ parent, position }: Placed): string {
  return `${parent ?? ''}/${position}`;
}

function mustBeUnused(statement: string, used: ReadonlySet<string>, elsewhere: StatementsElsewhere, field: string): void {
  const remedy = 'give an id that no statement of any plan has had';
  if (used.has(statement)) throw alreadyExists(field, `the statement ${statement}`, remedy);
  if (Object.hasOwn(elsewhere, statement)) throw alreadyExists(field, `the statement ${statement} of the plan ${elsewhere[statement]}`, remedy);
}

function mustHaveParent({ statement, parent }: Placed, byId: ReadonlyMap<string, Placed>, field: string): void {
  if (parent === null) return;
  const above = byId.get(parent);
  if (above === undefined) throw notFound(field, `the statement ${parent}`, 'name a statement of this plan that is not withdrawn');
  if (!HAS_OTHERS_BELOW.has(above.role)) {
    throw invalid(field, `${parent} is a ${above.role}`, `name one of the roles ${[...HAS_OTHERS_BELOW].join(', ')}, or none`);
  }
  const path = new Set([statement]);
  for (let at: Placed | undefined = above; at !== undefined; at = at.parent === null ? undefined : byId.get(at.parent)) {
    if (path.has(at.statement)) throw invalid(field, `${statement} would stand under itself`, 'break the circle of parents');
    path.add(at.statement);
  }
}
