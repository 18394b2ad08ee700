import type { Language, Words } from './language.js';

/** What the conditions are called that goal types themselves put together; all others are called what the interpretation says. */
const PARTS = {
  areas: { nb: 'områder', nn: 'område', en: 'areas' },
  attendance: { nb: 'oppmøte', nn: 'oppmøte', en: 'attendance' },
  inAll: { nb: 'i alt', nn: 'i alt', en: 'in all' },
  inUse: { nb: 'i bruk', nn: 'i bruk', en: 'in use' },
  keptUp: { nb: 'holdt ved like', nn: 'halde ved like', en: 'kept up' },
  made: { nb: 'laget', nn: 'laga', en: 'made' },
  withEach: { nb: 'med hver av dem', nn: 'med kvar av dei', en: 'with each of them' },
} as const satisfies Readonly<Record<string, Words>>;

/** A part's title as a reader of the language sees it. */
export function partTitle(title: string, language: Language): string {
  return Object.hasOwn(PARTS, title) ? PARTS[title as keyof typeof PARTS][language] : title;
}
