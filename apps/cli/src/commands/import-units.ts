import type { Command } from 'commander';
import { parse, YAMLParseError } from 'yaml';
import { invalid } from '#kernel';
import type { Answered, Door } from '../door/door.js';
import { through } from '../door/through.js';
import { fileText } from '../terminal/file-lines.js';
import { withExamples, withPlace, type PlaceOptions } from '../terminal/options.js';
import { show } from '../terminal/output.js';

const ABOUT = `
The file lists units, parents anywhere in it; exactly one, the root, has no parent:
  - { unit: union, kind: union, name: Forbundet, parent: null, from: 2021-01-01 }
  - { unit: region-1, kind: region, name: Region Nord, parent: union, from: 2021-01-01 }`;

export function importUnitsCommand(parent: Command): void {
  const named = parent.command('units').argument('<file>', 'YAML or JSON').description('Establish the units of the organisation, or more of them');
  const command = withPlace(named).addHelpText('after', ABOUT);
  command.action(async (file: string, options: PlaceOptions) => {
    const units = listIn(fileText(file), file);
    const receipt = await through(options, 'secretariat', (door) => establish(door, units));
    show(receipt, options, () => `${units.length} units established; recorded up to seq ${receipt.seq}.`);
  });
  withExamples(command, ['import units units.yaml']);
}

async function establish(door: Door, units: readonly unknown[]) {
  const { revisions } = await door.ask<Answered & { readonly revisions: { readonly organisation: number } }>('ledger', {});
  return door.execute('establishUnits', { units }, { revision: revisions.organisation });
}

/** @throws Refused `invalid` at line and column for what is not YAML, and for what is no list */
function listIn(text: string, file: string): readonly unknown[] {
  const data = parsed(text, file);
  if (Array.isArray(data)) return data;
  throw invalid(file, 'is not a list of units', 'begin each unit with "- "');
}

function parsed(text: string, file: string): unknown {
  try {
    return parse(text, { prettyErrors: true });
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const place = error.linePos?.[0];
    throw invalid(`${file}, line ${place?.line ?? 1}, column ${place?.col ?? 1}`, error.message.split('\n')[0] ?? error.message, 'mend the YAML there');
  }
}
