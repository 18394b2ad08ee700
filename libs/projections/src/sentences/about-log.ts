import type { ClosingReason } from '#domain';
import type { Language } from '#goal-types';
import type { LedgerEvent } from '../engine/projection.js';
import { quoted, type Tellings } from './tell.js';
import { CLOSING_WORDS } from './words.js';

/** How decisions about the transparency log are told: its keys, its end, and its going on under another name. */
export const LOG = {
  SigningKeyAdopted: {
    nb: ({ data }) => `Loggen fikk sin første signeringsnøkkel, ${short(data.vkey)}.`,
    nn: ({ data }) => `Loggen fekk den første signeringsnøkkelen sin, ${short(data.vkey)}.`,
    en: ({ data }) => `The log was given its first signing key, ${short(data.vkey)}.`,
  },
  SigningKeyRotated: {
    nb: ({ data }) =>
      `Signeringsnøkkelen ${short(data.previous)} ble byttet med ${short(data.vkey)}; begge har signert kontrollpunktet over ${data.size} hendelser.`,
    nn: ({ data }) =>
      `Signeringsnøkkelen ${short(data.previous)} vart bytt med ${short(data.vkey)}; begge har signert kontrollpunktet over ${data.size} hendingar.`,
    en: ({ data }) => `The signing key ${short(data.previous)} was replaced by ${short(data.vkey)}; both signed the checkpoint over ${data.size} events.`,
  },
  LogClosed: {
    nb: ({ data }) => `Loggen ble lukket, fordi ${because('nb', data)}.`,
    nn: ({ data }) => `Loggen vart lukka, fordi ${because('nn', data)}.`,
    en: ({ data }) => `The log was closed, because ${because('en', data)}.`,
  },
  OriginChanged: {
    nb: (event) => `Loggen går videre som ${quoted('nb', event.data.origin)}, fordi ${because('nb', event.data)}. ${committed('nb', event)}`,
    nn: (event) => `Loggen går vidare som ${quoted('nn', event.data.origin)}, fordi ${because('nn', event.data)}. ${committed('nn', event)}`,
    en: (event) => `The log goes on as ${quoted('en', event.data.origin)}, because ${because('en', event.data)}. ${committed('en', event)}`,
  },
} satisfies Partial<Tellings>;

/** The name of a key and its id, without the key itself. */
function short(vkey: string): string {
  return vkey.split('+', 2).join('+');
}

function because(language: Language, data: { readonly because: ClosingReason }): string {
  return CLOSING_WORDS[data.because][language];
}

/** What the old log's last checkpoint covers, and what of it this log does not have. */
function committed(language: Language, { seq, data: { previous } }: LedgerEvent<'OriginChanged'>): string {
  const { origin, size } = previous;
  const old = quoted(language, origin);
  const covers = {
    nb: `Det siste kontrollpunktet for ${old} dekker ${size} hendelser.`,
    nn: `Det siste kontrollpunktet for ${old} dekkjer ${size} hendingar.`,
    en: `The last checkpoint of ${old} covers ${size} events.`,
  }[language];
  if (size <= seq) return covers;
  const last = size - 1;
  const lost = {
    nb: `Hendelsene ${seq} til ${last} i den gikk tapt.`,
    nn: `Hendingane ${seq} til ${last} i han gjekk tapt.`,
    en: `Its events ${seq} to ${last} were lost.`,
  }[language];
  return `${covers} ${lost}`;
}
