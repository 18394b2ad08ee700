import { Option, type Command } from 'commander';
import { LANGUAGES, type Language } from '#goal-types';
import { DEMO_FOLDER, REAL_FOLDER, type Place } from '../door/place.js';

export interface JsonOption {
  readonly json?: boolean;
}

export interface PlaceOptions extends Place, JsonOption {}

export interface QuestionOptions extends PlaceOptions {
  readonly language: Language;
}

export interface PointOptions extends QuestionOptions {
  readonly at?: string;
  readonly asOf?: string;
}

/** @param usual the folder taken when none is named: for most commands that of the demo, where there is no other */
export function withFolder(command: Command, usual = `${REAL_FOLDER}, else ${DEMO_FOLDER}`): Command {
  return command.option('--data <folder>', `folder of the ledger (FREMDRIFT_DATA, else ${usual})`).option('--json', 'print JSON, for scripts');
}

/** Where the ledger is: a running server, or the files. */
export function withPlace(command: Command): Command {
  return withFolder(command)
    .option('--url <address>', 'ask the server there instead of the files (FREMDRIFT_URL)')
    .option('--token <token>', 'bearer token for that server (FREMDRIFT_TOKEN)');
}

export function withLanguage(command: Command): Command {
  return withPlace(command).addOption(new Option('--language <language>', 'language of the answer').choices(LANGUAGES).default('nb'));
}

/** When, and as known when. */
export function withPoint(command: Command): Command {
  return withLanguage(command)
    .option('--at <date>', 'the day asked about, included: 2022-12-31 (today)')
    .option('--as-of <moment>', 'what was known then: a date (its end), an instant, or seq:N (now)');
}

/** Examples at the end of a command's help, each as it would be typed. */
export function withExamples(command: Command, examples: readonly string[]): Command {
  return command.addHelpText('after', `\nExamples:\n${examples.map((example) => `  $ fremdrift ${example}`).join('\n')}`);
}
