import { between, type Random } from './random.js';

/** A made-up unit of the sample organisation. */
export interface SampleUnit {
  readonly unit: string;
  readonly kind: 'confederation' | 'union' | 'region' | 'branch' | 'club';
  readonly name: string;
  readonly parent: string | null;
}

export const UNION = 'union';
/** Another member of the confederation, with a plan of its own. */
export const ASSOCIATION = 'association';
const CONFEDERATION = 'confederation';
const GROUPS = ['Nordmarka', 'Fjorden', 'Vidda', 'Kysten', 'Dalen', 'Byen'];
const REGIONS = ['Nordbygdene', 'Vesterlandet', 'Midtmarka', 'Østerdalene', 'Sørkysten'];
export const BRANCHES = 40;
export const REGION_COUNT = REGIONS.length;
const CLUBS_PER_BRANCH = 5;

const FIRST = ['Ask', 'Bjørk', 'Einer', 'Elve', 'Fjell', 'Furu', 'Gran', 'Hassel', 'Lauv', 'Lyng', 'Myr', 'Rogn', 'Selje', 'Stein', 'Tind', 'Ulv'];
const LAST = ['bygd', 'eid', 'heim', 'holt', 'lia', 'nes', 'rud', 'stad', 'sund', 'tveit', 'vang', 'vik'];
const WORKPLACES = ['sykehjem', 'skole', 'kontor', 'verksted', 'lager', 'hotell', 'renhold', 'barnehage'];

export const regionId = (number: number): string => `region-${number}`;
export const branchId = (number: number): string => `branch-${String(number).padStart(2, '0')}`;
export const GROUP_COUNT = GROUPS.length;
export const groupId = (number: number): string => `group-${number}`;
export const clubId = (number: number): string => `club-${String(number).padStart(3, '0')}`;

/**
 * One union, five regions, forty branches spread over them and five clubs in each; beside it, below the same confederation, an association
 * with six groups. Parents come before children.
 */
export function sampleOrganisation(random: Random): readonly SampleUnit[] {
  const places = shuffled(
    random,
    FIRST.flatMap((first) => LAST.map((last) => first + last)),
  );
  const regions = REGIONS.map((name, index): SampleUnit => ({ unit: regionId(index + 1), kind: 'region', name: `Region ${name}`, parent: UNION }));
  const branches = Array.from({ length: BRANCHES }, (_, index): SampleUnit => {
    const region = regionId((index % REGIONS.length) + 1);
    return { unit: branchId(index + 1), kind: 'branch', name: `${places[index]} avdeling`, parent: region };
  });
  const clubs = branches.flatMap((branch, index) =>
    shuffled(random, WORKPLACES)
      .slice(0, CLUBS_PER_BRANCH)
      .map(
        (workplace, place): SampleUnit => ({
          unit: clubId(index * CLUBS_PER_BRANCH + place + 1),
          kind: 'club',
          name: `${places[index]} ${workplace}`,
          parent: branch.unit,
        }),
      ),
  );
  const groups = GROUPS.map((name, index): SampleUnit => ({ unit: groupId(index + 1), kind: 'branch', name: `${name} lokallag`, parent: ASSOCIATION }));
  return [
    { unit: CONFEDERATION, kind: 'confederation', name: 'Eksempelhovedorganisasjonen', parent: null },
    { unit: UNION, kind: 'union', name: 'Eksempelforbundet', parent: CONFEDERATION },
    ...regions,
    ...branches,
    ...clubs,
    { unit: ASSOCIATION, kind: 'union', name: 'Eksempelforeningen', parent: CONFEDERATION },
    ...groups,
  ];
}

function shuffled<T>(random: Random, items: readonly T[]): readonly T[] {
  const result = [...items];
  for (let index = result.length - 1; index > 0; index -= 1) {
    const other = between(random, 0, index);
    [result[index], result[other]] = [result[other] as T, result[index] as T];
  }
  return result;
}
