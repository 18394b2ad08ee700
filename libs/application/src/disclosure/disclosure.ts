import type { Read } from '#projections';
import type { Disclosure } from '../exports/rows.js';
import type { Publication } from './publications.js';
import { shownIn, tellingOf, type Occasion, type Telling } from './telling.js';

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

/** Takes out the rows with a figure that an edition did not show. */
export function disclosureIn(read: Read, publication: Publication, earlier: readonly Publication[]): Disclosure {
  const shown = new Map<string, ReadonlySet<string>>();
  const shownOf = async (measure: string) => {
    const known = shown.get(measure) ?? new Set((await shownIn(read, measure, publication, earlier)).map((of) => of.join()));
    shown.set(measure, known);
    return known;
  };
  return async (rows) => {
    const hidden = new Set<number>();
    for (const [place, { figures }] of rows.entries()) {
      for (const { measure, of } of figures) if (of.length > 0 && !(await shownOf(measure)).has(of.join())) hidden.add(place);
    }
    return hidden;
  };
}

function mayTell(telling: Telling, of: readonly string[]): boolean {
  return telling === 'all' || (telling !== 'nothing' && telling.tells(of));
}
