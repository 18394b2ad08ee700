import type { ReportStatement } from '../model/status.js';
import type { Called, Telling } from './telling.js';

/** A heading and a line of a list hold about this many characters of a wording; the whole stands below. */
const SHORT = 70;

/** What each statement is called, by its id, which the ledger’s own sentences, ids of figures and other editions call it by too. */
export function calledIn(statements: readonly ReportStatement[], { say, language: own }: Pick<Telling, 'say' | 'language'>): ReadonlyMap<string, Called> {
  return new Map(
    statements.map(({ id, role, wording: { text, language } }) => {
      const name = say('statement.named', { role: capitalised(role), id });
      const titled = (name: string) => say('statement.titled', { name, wording: shortened(text.trimEnd().replace(/(?<!\.)\.$/u, '')) });
      return [id, { name, title: titled(name), brief: titled(id), ...(language === own ? {} : { language }) }];
    }),
  );
}

/** The first words of a text on one line, cut between words with "…" where it is longer. */
function shortened(text: string, most = SHORT): string {
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

/** Ended as a sentence is, where it does not end as one already. */
export function asSentence(text: string): string {
  return /[.!?…:][»”]?$/u.test(text) ? text : `${text}.`;
}
