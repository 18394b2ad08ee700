import type { Command } from 'commander';
import { createProgram } from './program.js';

const leaves = (command: Command): readonly Command[] => (command.commands.length === 0 ? [command] : command.commands.flatMap(leaves));
const commands = leaves(createProgram()).map((command): [string, Command] => [command.name(), command]);

/** As it is typed: `fremdrift report prose`. */
const pathOf = (command: Command): string => (command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`);

function helpOf(command: Command): string {
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
  return help;
}

describe('every command', () => {
  it.each(commands)('%s says what it is for, shows examples and prints JSON when asked', (_, command) => {
    const help = helpOf(command);
    expect(command.description()).not.toBe('');
    expect(help).toContain('--json');
    expect(help).toMatch(/Examples:\n {2}\$ fremdrift \w/);
  });

  it.each(commands)('%s shows examples that it understands', (name, command) => {
    const known = new Set(command.options.flatMap(({ long, short }) => [long, short]));
    const flags = [
      ...(helpOf(command)
        .split('Examples:')[1]
        ?.matchAll(/(?<= )--[a-z-]+/g) ?? []),
    ].map(([flag]) => flag);
    expect(flags.filter((flag) => !known.has(flag))).toEqual([]);
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    // bug-1106; a group lists where nothing else is asked of it
    const path = pathOf(command).replace(/ list$/, '');
    const lines = [...helpOf(command).matchAll(/^ {2}\$ (.*)$/gm)].map(([, line = '']) => line);
    expect(lines.filter((line) => !`${line} `.startsWith(`${path} `))).toEqual([]);
  });
});
