import { decimal, Remembered } from '#kernel';
import { protect, type Protection } from '#disclosure';
import {
  contributorsAt,
  expectedSums,
  measureKnown,
  measuresAt,
  peopleIn,
  thresholdAt,
  type ExpectedSum,
  type MeasureKnown,
  type Point,
  type Read,
} from '#projections';
import { figuresOf } from './figures.js';
import { askedAt, type Publication } from './publications.js';

/** What of a measure may be told to others: anything, nothing since nobody has said whether it is about people, or what gives no few people away. */
export type Telling = 'all' | 'nothing' | Protection;

/** Where figures are to be told: at these points, as decided by a seq, after these publications. */
export interface Occasion {
  readonly points: readonly Point[];
  readonly decided: number;
  readonly earlier: readonly Publication[];
}

type Sums = readonly (readonly string[])[];
type Fact = MeasureKnown['facts'][number];

/** Sums held at once, of measures at publications; what an edition shows never changes. */
const SUMS_REMEMBERED = 500_000;
const shownBefore = new Remembered<string, Sums>(SUMS_REMEMBERED, (sums) => 1 + sums.length);

/** What of a measure may be told on an occasion: together with all that earlier publications have shown, it gives away nothing. */
export async function tellingOf(read: Read, measure: string, { points, decided, earlier }: Occasion): Promise<Telling> {
  const where = await contributorsAt(read, measure, decided);
  if (where === null) return 'nothing';
  const threshold = decimal(await thresholdAt(read, decided));
  if (where === 'none' || threshold.isZero()) return 'all';
  const facts = new Map<string, Fact>();
  const relations: ExpectedSum[] = [];
  const known: Sums[] = [];
  const learn = async (point: Point) => {
    const all = await measureKnown(read, measure, point);
    for (const fact of all.facts) facts.set(fact.eventId, fact);
    relations.push(...expectedSums(all));
  };
  for (const [index, publication] of earlier.entries()) {
    if (!(await measuresAt(read, publication.point)).some((one) => one.measure === measure)) continue;
    known.push(await shownIn(read, measure, publication, earlier.slice(0, index)));
    for (const point of publication.points) await learn(point);
  }
  for (const point of points) await learn(point);
  const reported = [...facts.values()].map((fact) => ({ id: fact.eventId, contributors: peopleIn(fact, where) }));
  // no sum is smaller than its parts: where none of them tells of few, none of them does
  if (reported.every(({ contributors }) => contributors.isZero() || contributors.gte(threshold))) return 'all';
  const figures = await figuresAt(read, measure, points);
  return protect(
    {
      reported,
      cells: figures.map((of, index) => ({ id: String(index).padStart(7, '0'), of })),
      relations,
      known: known.flat(),
    },
    threshold,
  );
}

/** The sums of a measure that a publication showed, in any of its tables. */
export async function shownIn(read: Read, measure: string, publication: Publication, earlier: readonly Publication[]): Promise<Sums> {
  const key = `${publication.eventId} ${measure}`;
  const known = shownBefore.get(key);
  if (known !== undefined) return known;
  const telling = await tellingOf(read, measure, { points: publication.points, decided: publication.publishedSeq, earlier });
  const figures = telling === 'nothing' ? [] : await figuresAt(read, measure, publication.points);
  const shown = telling === 'all' || telling === 'nothing' ? figures : figures.filter((of) => telling.tells(of));
  shownBefore.set(key, shown);
  return shown;
}

async function figuresAt(read: Read, measure: string, points: readonly Point[]): Promise<Sums> {
  const found: Sums[] = [];
  for (const point of points) found.push(await figuresOf(await askedAt(read, point), measure));
  return found.flat();
}
