/** Bokmål, nynorsk, English. */
export type WordsLanguage = 'nb' | 'nn' | 'en';

/** A sentence in each language, with `{name}` where a detail is filled in. */
export type Translated = Readonly<Record<WordsLanguage, string>>;

/** The sentence with its details; numbers as the language groups them, and nothing in a text that could pass for a sentence of ours. */
export function filledIn(sentence: Translated, details: Readonly<Record<string, string | number>>, language: WordsLanguage): string {
  return sentence[language].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = details[name] ?? '';
    return typeof value === 'number' ? value.toLocaleString(language) : value.replaceAll(/\p{C}|\p{Zl}|\p{Zp}/gu, '�');
  });
}
