import type { ReportLanguage } from '../model/text.js';

/** One text in each language of reports; `{name}` is where a value is put. */
export type ReportWords = Readonly<Record<ReportLanguage, string>>;
export type Values = Readonly<Record<string, string | number>>;

const PLACEHOLDER = /\{(\w+)\}/g;

/** The text with the values in their places. @throws RangeError where one is missing */
export function filled(text: string, values: Values): string {
  return text.replaceAll(PLACEHOLDER, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`nothing is given for ${name} in “${text}”`);
    return String(value);
  });
}
