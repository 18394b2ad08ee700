import { Option, type Command } from 'commander';
import { FINDING_OUTCOMES, FINDING_SUBJECTS, type FindingOutcome } from '#domain';
import { FINDING_STAGES, type FindingStage } from '#projections';
import { invalid } from '#kernel';
import { through } from '../../door/through.js';
import type { Door, DoorReceipt } from '../../door/door.js';
import type { FindingsAnswer } from '../../render/answers.js';
import { renderFindings } from '../../render/audit/findings.js';
import { withExamples, withPlace, withPoint, type PlaceOptions, type PointOptions } from '../../terminal/options.js';
import { show, width } from '../../terminal/output.js';

interface RaiseOptions extends PlaceOptions {
  readonly title: string;
  readonly text: string;
  readonly about: readonly string[];
}
interface AnswerOptions extends PlaceOptions {
  readonly text: string;
  readonly action?: string;
}
interface CloseOptions extends PlaceOptions {
  readonly outcome: FindingOutcome;
  readonly reason: string;
}

export function auditFindingsCommand(parent: Command): void {
  const command = parent.command('findings').description('What auditors have remarked on, and what became of it');
  listCommand(command);
  raiseCommand(command);
  answerCommand(command);
  closeCommand(command);
  reopenCommand(command);
}

function listCommand(parent: Command): void {
  const command = withPoint(parent.command('list', { isDefault: true }).description('Every finding, the open ones first, with answers and outcome'));
  command
    .addOption(new Option('--stage <stage>', 'only those that have come so far').choices(FINDING_STAGES))
    .action(async (options: PointOptions & { readonly stage?: FindingStage }) => {
      const { at, asOf, language, stage } = options;
      const answer = await through(options, 'auditor', (door) => door.ask<FindingsAnswer>('findings', { at, asOf, language, stage }));
      show(answer, options, () => renderFindings(answer, language, width()));
    });
  withExamples(command, ['audit findings', 'audit findings list --stage open --language en']);
}

function raiseCommand(parent: Command): void {
  const command = withPlace(parent.command('raise').argument('<finding>', 'an id of its own').description('Remark on something that the ledger holds'));
  command
    .requiredOption('--title <title>', 'a short public title, never a person’s name')
    .requiredOption('--text <text>', 'what is remarked on; kept sealed')
    .requiredOption('--about <things...>', `what it is about, each as KIND:ID: ${FINDING_SUBJECTS.join(', ')}`)
    .action(async (finding: string, options: RaiseOptions) => {
      const { title, text, about } = options;
      const data = { finding, title, text, about: about.map(subjectIn) };
      const receipt = await through(options, 'auditor', (door) => door.execute('raiseFinding', data, {}));
      show(receipt, options, () => recorded(receipt));
    });
  withExamples(command, [
    `audit findings raise 2022-1 --title 'Rettet etter godkjenning' --text 'Hvem godkjente det nye tallet?' --about goal:N1 --about measure:members`,
  ]);
}

function answerCommand(parent: Command): void {
  const command = withPlace(
    parent.command('answer').argument('<finding>', 'as `audit findings` lists it').description('Say what the organisation makes of it'),
  );
  command
    .requiredOption('--text <text>', 'the answer; kept sealed')
    .option('--action <action>', 'the action of a plan that it leads to')
    .action(async (finding: string, options: AnswerOptions) => {
      const { text, action } = options;
      const data = { finding, text, ...(action === undefined ? {} : { action }) };
      const receipt = await through(options, 'board', (door) => decide(door, 'answerFinding', data));
      show(receipt, options, () => recorded(receipt));
    });
  withExamples(command, [`audit findings answer 2022-1 --text 'Styret har godkjent tallet på nytt'`]);
}

function closeCommand(parent: Command): void {
  const command = withPlace(parent.command('close').argument('<finding>', 'as `audit findings` lists it').description('Close a finding that was answered'));
  command
    .addOption(new Option('--outcome <outcome>', 'put right, accepted as it stands, or without grounds').choices(FINDING_OUTCOMES).makeOptionMandatory())
    .requiredOption('--reason <text>', 'why, in a sentence')
    .action(async (finding: string, options: CloseOptions) => {
      const { outcome, reason } = options;
      const receipt = await through(options, 'auditor', (door) => decide(door, 'closeFinding', { finding, outcome }, reason));
      show(receipt, options, () => recorded(receipt));
    });
  withExamples(command, [`audit findings close 2022-1 --outcome remedied --reason 'Sett det nye vedtaket'`]);
}

function reopenCommand(parent: Command): void {
  const command = withPlace(
    parent.command('reopen').argument('<finding>', 'as `audit findings` lists it').description('Take up again a finding that was closed'),
  );
  command.requiredOption('--reason <text>', 'why, in a sentence').action(async (finding: string, options: PlaceOptions & { readonly reason: string }) => {
    const receipt = await through(options, 'auditor', (door) => decide(door, 'reopenFinding', { finding }, options.reason));
    show(receipt, options, () => recorded(receipt));
  });
  withExamples(command, [`audit findings reopen 2022-1 --reason 'Det samme skjedde igjen'`]);
}

/** On the finding's revision as it stands now; whether there is such a finding the ledger says. */
async function decide(
  door: Door,
  command: string,
  data: Readonly<Record<string, unknown>> & { readonly finding: string },
  reason?: string,
): Promise<DoorReceipt> {
  const { items } = await door.ask<FindingsAnswer>('findings', {});
  const revision = items.find(({ finding }) => finding === data.finding)?.revision ?? -1;
  return door.execute(command, data, { revision, ...(reason === undefined ? {} : { reason }) });
}

/** @throws Refused `invalid` naming `--about` */
function subjectIn(text: string): { readonly kind: string; readonly id: string } {
  const [kind = '', ...id] = text.split(':');
  if (!FINDING_SUBJECTS.some((known) => known === kind) || id.length === 0) {
    throw invalid('--about', `${JSON.stringify(text)} names nothing`, `write KIND:ID, where KIND is ${FINDING_SUBJECTS.join(', ')}`);
  }
  return { kind, id: id.join(':') };
}

function recorded({ seq }: DoorReceipt): string {
  return `Recorded at seq ${seq ?? '?'}. See it: fremdrift audit findings`;
}
