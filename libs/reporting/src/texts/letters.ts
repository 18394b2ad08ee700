import { formatNumber } from '#goal-types';
import type { ReportLanguage } from '../model/text.js';

const LETTERS: Readonly<Record<ReportLanguage, readonly string[]>> = {
  nb: ['null', 'ett', 'to', 'tre', 'fire', 'fem', 'seks', 'sju', 'åtte', 'ni', 'ti', 'elleve', 'tolv'],
  nn: ['null', 'eitt', 'to', 'tre', 'fire', 'fem', 'seks', 'sju', 'åtte', 'ni', 'ti', 'elleve', 'tolv'],
};

/** How many there are of something neuter, as running text has it: small numbers to twelve in letters, larger in digits. */
export function inLetters(count: number, language: ReportLanguage): string {
  return LETTERS[language][count] ?? formatNumber(String(count), language);
}
