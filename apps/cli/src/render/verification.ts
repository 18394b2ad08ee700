import type { Language } from '#goal-types';
import { checkInWords, closingInWords, faultInWords, type CheckResult, type Verification } from '#publishing';
import { width } from '../terminal/output.js';
import { table } from '../terminal/table.js';

const SIGNS: Readonly<Record<CheckResult['state'], string>> = { holds: '✓', noted: '·', fails: '✗' };

const WORDS: Readonly<Record<Language, { readonly what: string; readonly found: string; readonly log: string; readonly more: string }>> = {
  nb: { what: 'Kontrollert', found: 'Funnet', log: 'Logg', more: 'til' },
  nn: { what: 'Kontrollert', found: 'Funne', log: 'Logg', more: 'til' },
  en: { what: 'Checked', found: 'Found', log: 'Log', more: 'more' },
};

/** What a verification came to: the log, a table of checks, the faults one by one, and whether anything was altered. */
export function verificationInWords(found: Verification, language: Language, room = width()): string {
  const words = WORDS[language];
  const columns = [
    { heading: '', stretch: 0 },
    { heading: words.what, stretch: 0 },
    { heading: words.found, stretch: 1 },
  ];
  const rows = found.checks.map((check) => {
    const told = checkInWords(check, language);
    return [SIGNS[check.state], told.what, told.found];
  });
  const untold = found.faultsInAll - found.faults.length;
  return [
    ...(found.checkpoint === null ? [] : [`${words.log}: ${found.checkpoint.origin}`, '']),
    table(columns, rows, room),
    '',
    ...found.faults.map((fault) => `✗ ${faultInWords(fault, language)}`),
    ...(untold > 0 ? [`✗ … ${untold} ${words.more}`] : []),
    ...(found.faults.length > 0 ? [''] : []),
    closingInWords(found, language),
  ].join('\n');
}
