import { readDocument, refused } from './document.js';
import { problemsOf, words, type Problem } from '#domain';
import { rulesBroken } from './rules.js';
import { planFile, type PlanFile } from './schema.js';

/**
 * Reads a plan file, YAML or JSON.
 * @param fileName for the message only
 * @throws Refused `invalid` with every problem found, each `field` like `line 12, column 5: statements[3].role`; `too-large` for a file over 1,000,000 characters
 */
export function parsePlanFile(text: string, fileName: string): PlanFile {
  const { data, fieldOf } = readDocument(text, fileName);
  const refuseFor = (problems: readonly Problem[]) =>
    refused(
      'invalid',
      fileName,
      problems.map(({ path, problem, remedy, part }) => ({ field: fieldOf(path, part), problem, remedy })),
    );
  const parsed = planFile.safeParse(data, { error: words });
  if (!parsed.success) throw refuseFor(problemsOf(parsed.error.issues, data));
  const broken = rulesBroken(parsed.data);
  if (broken.length > 0) throw refuseFor(broken);
  return parsed.data;
}
