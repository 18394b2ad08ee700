import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { RULES, type RulesVersion } from '../rules.js';
import { answersOf, GOLDEN_CASES } from './cases.js';

/**
 * The answers of each version of the rules, as they were when it was adopted. When one of these tests fails, an old ledger would answer
 * otherwise than it has: put the change under a new version in rules.ts and keep the old branch in the evaluator. A new version's answers, and
 * those of a new case, are written by
 *
 *     FREMDRIFT_GOLDEN=<version> npx jest libs/goal-types/src/golden
 *
 * which fails whatever it wrote, so that it is never taken for a pass; read the difference before it is committed.
 */

const fileOf = (version: RulesVersion) => new URL(`rules-${version}.jsonl`, import.meta.url);
const HOW = (version: RulesVersion) => `there are no golden answers for rules ${version}: write them with FREMDRIFT_GOLDEN=${version}, and commit them`;
const WRITTEN = (version: RulesVersion) => `the golden answers for rules ${version} were written: read what changed, and run again without FREMDRIFT_GOLDEN`;

interface Held {
  readonly case: string;
  readonly answer: unknown;
}

/** One answer a line, so that a difference shows which. */
function inLines(answers: object): string {
  return Object.entries(answers)
    .map(([key, answer]) => `${JSON.stringify({ case: key, answer } satisfies Held)}\n`)
    .join('');
}

function goldenOf(version: RulesVersion): ReadonlyMap<string, unknown> {
  if (!existsSync(fileOf(version))) throw new Error(HOW(version));
  const lines = readFileSync(fileOf(version), 'utf8').trimEnd().split('\n');
  return new Map(lines.map((line): Held => JSON.parse(line)).map((held) => [held.case, held.answer]));
}

describe.each(RULES)('under rules %s', (version) => {
  const answers = Object.assign({}, ...GOLDEN_CASES.map((each) => answersOf(each, version)));

  if (process.env['FREMDRIFT_GOLDEN'] === version) {
    it('writes the golden answers', () => {
      writeFileSync(fileOf(version), inLines(answers));
      throw new Error(WRITTEN(version));
    });
    return;
  }

  it('holds an answer for every case, and no other', () => {
    expect([...goldenOf(version).keys()].toSorted()).toEqual(Object.keys(answers).toSorted());
  });

  it.each(Object.keys(answers))('answers %s as it always has; another answer takes another version of the rules', (key) => {
    expect(JSON.parse(JSON.stringify(answers[key]))).toEqual(goldenOf(version).get(key));
  });
});

describe('a new version of the rules', () => {
  it('answers something otherwise than the one before, or it would be none', () => {
    const [first, ...later] = RULES.map((version) => inLines(Object.assign({}, ...GOLDEN_CASES.map((each) => answersOf(each, version)))));
    expect(new Set([first, ...later]).size).toBe(RULES.length);
  });
});
