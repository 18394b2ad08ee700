import { decisionsAbout, ofType } from '../history/read.js';
import type { Read } from '../engine/views.js';

/** Of these statement ids, those that a plan other than `plan` has adopted, with that plan; as far as the read models have come. */
export async function adoptedElsewhere(read: Read, plan: string, statements: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const elsewhere: Record<string, string> = {};
  for (const statement of statements) {
    const other = (await adoptionsOf(read, statement)).find(({ data }) => data.plan !== plan);
    if (other !== undefined) elsewhere[statement] = other.data.plan;
  }
  return elsewhere;
}

/** Whether any plan has ever adopted a statement of this id; as far as the read models have come. */
export async function isAdopted(read: Read, statement: string): Promise<boolean> {
  return (await adoptionsOf(read, statement)).length > 0;
}

async function adoptionsOf(read: Read, statement: string) {
  return ofType(await decisionsAbout(read, 'goal', statement, Number.MAX_SAFE_INTEGER), 'StatementAdopted');
}
