import type { Command } from 'commander';
import { through } from '../door/through.js';
import type { PreviewAnswer } from '../render/answers.js';
import { renderPreview } from '../render/preview.js';
import { candidateIn } from '../terminal/candidate.js';
import { withExamples, withPoint, type PointOptions } from '../terminal/options.js';
import { show, width } from '../terminal/output.js';

interface PreviewOptions extends PointOptions {
  readonly candidate: readonly string[];
}

export function interpretPreviewCommand(parent: Command): void {
  const named = parent
    .command('preview')
    .argument('<goal>', 'id of the goal')
    .description('What status an interpretation would have given at every month so far');
  const command = withPoint(named);
  command
    .requiredOption(
      '--candidate <yaml>',
      'type, parameters and, where they are not the usual, from and reportingUnits; twice to compare two',
      (text: string, earlier: readonly string[] | undefined) => [...(earlier ?? []), text],
    )
    .action(async (goal: string, options: PreviewOptions) => {
      const { at, asOf, language } = options;
      const candidates = JSON.stringify(options.candidate.map(candidateIn));
      const answer = await through(options, 'planner', (door) => door.ask<PreviewAnswer>('goalPreview', { goal, candidates, at, asOf, language }));
      show(answer, options, () => renderPreview(answer, language, width()));
    });
  withExamples(command, [
    `interpret preview L3.1 --candidate '{type: netDelta, parameters: {measure: active-members, change: "80", baseline: {on: 2023-12-31, value: null}}, reportingUnits: {root: branch-01, kind: null}}'`,
    `interpret preview N1 --candidate '{type: annualGrowthFloor, parameters: {measure: members, rate: "0.02"}, reportingUnits: {root: null, kind: branch}}' --candidate '{type: directionOnly, parameters: {measure: members, direction: up}, reportingUnits: {root: null, kind: branch}}'`,
  ]);
}
