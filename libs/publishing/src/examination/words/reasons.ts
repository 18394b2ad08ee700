import type { WordsLanguage } from './language.js';

/** Why notes, checkpoints and proofs are refused, as the rules of their formats say it, and as a lay person is told; `$1` is what the first group holds. */
const REASONS: readonly { readonly said: RegExp; readonly nb: string; readonly nn: string }[] = [
  {
    said: /^has a signature of (.+) that does not hold$/,
    nb: 'signaturen fra $1 stemmer ikke med teksten: noe i den er endret',
    nn: 'signaturen frå $1 stemmer ikkje med teksten: noko i han er endra',
  },
  { said: /^is signed by no key that is known$/, nb: 'det er ikke signert med noen kjent nøkkel', nn: 'det er ikkje signert med nokon kjend nøkkel' },
  { said: /^is not signed by the log that it is of$/, nb: 'det er ikke signert av loggen det gjelder', nn: 'det er ikkje signert av loggen det gjeld' },
  { said: /^is not a signed note$/, nb: 'det er ikke en signert tekst', nn: 'det er ikkje ein signert tekst' },
  { said: /^is not three lines$/, nb: 'det er ikke navn, antall og fingeravtrykk på tre linjer', nn: 'det er ikkje namn, tal og fingeravtrykk på tre linjer' },
  {
    said: /^has a line of signatures that is none$/,
    nb: 'en av linjene med signaturer er ingen signatur',
    nn: 'ei av linjene med signaturar er ingen signatur',
  },
  { said: /^has no empty line$/, nb: 'det er ikke et helt bevis', nn: 'det er ikkje eit heilt bevis' },
  { said: /^is not that of a proof file$/, nb: 'det er ikke et bevis', nn: 'det er ikkje eit bevis' },
  { said: /^has a line that is no hash$/, nb: 'en av linjene er ikke et fingeravtrykk', nn: 'ei av linjene er ikkje eit fingeravtrykk' },
  { said: /^does not hold the event$/, nb: 'selve hendelsen er ikke med', nn: 'sjølve hendinga er ikkje med' },
  { said: /^holds too few hashes$/, nb: 'noe av beviset mangler', nn: 'noko av beviset manglar' },
  { said: /^holds more hashes than there are levels$/, nb: 'noe er lagt til i beviset', nn: 'noko er lagt til i beviset' },
  {
    said: /^leads leaf (\d+) to another root than that of size (\d+)$/,
    nb: 'hendelse $1, slik den står her, er ikke blant de $2 som er signert',
    nn: 'hending $1, slik ho står her, er ikkje mellom dei $2 som er signerte',
  },
  {
    said: /^(\d+) is not in a tree of (\d+) leaves$/,
    nb: 'hendelse $1 er ikke blant de $2 som er signert',
    nn: 'hending $1 er ikkje mellom dei $2 som er signerte',
  },
];

/** The reason in that language; one that is not among those above stays as it was said. */
export function reasonInWords(why: string, language: WordsLanguage): string {
  if (language === 'en') return why;
  const reason = REASONS.find(({ said }) => said.test(why));
  return reason === undefined ? why : why.replace(reason.said, reason[language]);
}
