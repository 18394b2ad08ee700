/** What a spreadsheet takes for the beginning of a formula, the wide forms that some of them read as the same included. */
const FORMULA = '=+\\-@\\0\\t\\r\\n＝＋－＠';

/**
 * Where a formula could begin: at the start of the text, or after what another spreadsheet takes for the end of a cell. A file with commas
 * that is opened where semicolons divide is cut at the semicolons inside its texts, whatever quotes stand around them. There a lone minus
 * with nothing after it ("5,-") is left in peace.
 */
const BEGINNING = new RegExp(`(?<=^[" ]*)(?=[${FORMULA}])|(?<=[;,\\t\\r\\n][" ]*)(?=[=+@\\0＝＋－＠]|-\\S)`, 'g');

/** Whether there is anything to look for: a risky beginning, or what could end a cell. Most texts are names, words and ids. */
const RISKY = new RegExp(`^[" ]*[${FORMULA}]|[;,\\t\\r\\n]`);

/**
 * Text that no spreadsheet runs when it opens it from a file without types: an apostrophe is put before what could begin a formula, so that
 * it is shown as text. Text without such a beginning is returned as it is. Files that say a cell is text need nothing of the kind.
 */
export function harmless(text: string): string {
  return RISKY.test(text) ? text.replace(BEGINNING, "'") : text;
}
