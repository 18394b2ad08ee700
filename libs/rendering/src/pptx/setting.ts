import type { Outcome, ReportDocument, Say } from '#reporting';
import { OUTCOMES } from '#reporting';
import { OUTCOME_SHAPES } from '../outcome-shapes.js';
import { officeText } from '../office/text.js';
import type { Words } from './slide.js';

/** What every slide is set with. */
export interface Setting {
  readonly document: ReportDocument;
  readonly say: Say;
}

export const INK = '1F2937';
export const MUTED = '4B5563';
export const ACCENT = '1F3A5F';

/** Text of the document as a slide can hold it. */
export function worded(
  { text, language }: { readonly text: string; readonly language?: Words['language'] | undefined },
  look: Pick<Words, 'bold' | 'colour'> = {},
): Words {
  return { text: officeText(text).replaceAll('\t', ' '), ...look, ...(language === undefined ? {} : { language }) };
}

/** Six hexadecimal digits. */
export function colourOf(outcome: Outcome): string {
  return OUTCOME_SHAPES[outcome].colour.slice(1);
}

/** The outcomes in the order of every table of them. */
export const outcomeAt = (index: number): Outcome => OUTCOMES[index] ?? 'notAssessable';
