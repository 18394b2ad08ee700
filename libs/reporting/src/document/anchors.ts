import type { ListItem } from './blocks.js';
import type { Called } from './telling.js';

/** The anchor of a statement's section. */
export const statementAnchor = (id: string): string => `statement-${id}`;

/** A statement's title that leads to its section, in a list or in a cell. */
export function linkTo(id: string, { title, language }: Called): ListItem {
  return { text: title, to: statementAnchor(id), ...(language === undefined ? {} : { language }) };
}
