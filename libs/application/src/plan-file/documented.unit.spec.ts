import { readFileSync } from 'node:fs';
import { commandsOf } from './commands.js';
import { parsePlanFile } from './parse.js';

const page = readFileSync(new URL('../../../../docs/plan-files.md', import.meta.url), 'utf8');
const example = /```yaml\n([^]*?)```/.exec(page)?.[1] ?? '';

const slip = () => parsePlanFile(example.replace('role: localGoal', 'role: locaGoal'), 'plan.yaml');

describe('the page about plan files', () => {
  it('shows an example that is accepted', () => {
    expect(commandsOf(parsePlanFile(example, 'plan.yaml')).map(({ name }) => name)).toEqual([
      'adoptPlan',
      'formulateLocalGoal',
      'defineMeasure',
      'interpretGoal',
    ]);
  });

  it('shows the refusal that a slip in it meets', () => {
    const [, refusal, remedy] = /```\n(plan\.yaml: .*)\n {2}→ (.*)\n```/.exec(page) ?? [];
    expect(slip).toThrow(expect.objectContaining({ message: refusal, issues: [expect.objectContaining({ remedy })] }));
  });
});
