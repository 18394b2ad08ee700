import type { Read } from '#projections';
import type { Disclosure } from '../exports/rows.js';
import { tellingOf, type Occasion, type Telling } from './telling.js';

/** Takes out the rows with a figure that must not be told on the occasion, and those of measures of which nobody has said whether they are about people. */
export function disclosureFor(read: Read, occasion: Occasion): Disclosure {
  const tellings = new Map<string, Telling>();
  return async (rows) => {
    const hidden = new Set<number>();
    for (const [place, { figures }] of rows.entries()) {
      for (const { measure, of } of figures) {
        const telling = tellings.get(measure) ?? (await tellingOf(read, measure, occasion));
        tellings.set(measure, telling);
        if (of.length > 0 && !mayTell(telling, of)) hidden.add(place);
      }
    }
    return hidden;
  };
}

function mayTell(telling: Telling, of: readonly string[]): boolean {
  return telling === 'all' || (telling !== 'nothing' && telling.tells(of));
}
