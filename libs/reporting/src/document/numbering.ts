import type { ReportStatement } from '../model/status.js';

/** A heading and a line of a list hold about this many characters; the whole wording stands below. */
const SHORT = 90;

/** What each statement is called in headings and lists, by its id: "Mål 7: De tillitsvalgte skal …". Numbers run through the report. */
export function titlesOf(statements: readonly ReportStatement[]): ReadonlyMap<string, string> {
  return new Map(statements.map(({ id, role, wording }, index) => [id, `${capitalised(role)} ${index + 1}: ${shortened(wording.text)}`]));
}

/** The first words of a text on one line, cut between words with "…" where it is longer. */
export function shortened(text: string, most = SHORT): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  const whole = cut.slice(0, cut.lastIndexOf(' '));
  return `${(whole.length > most / 2 ? whole : cut).replace(/[\uD800-\uDBFF]$|[\s,;:–-]+$/u, '')} …`;
}

/** With a capital letter first. */
export function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
