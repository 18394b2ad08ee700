import { invalid } from '#kernel';
import { namesAt, sampleOf, type EarlierDraw, type Sample } from '#projections';
import type { Asked } from '../asked.js';
import type { QuestionParams } from '../definitions.js';
import { told, type ToldEvent } from '../in-words.js';
import type { Links } from './stated.js';

/** An event that was drawn, as a line of a working paper. */
export interface DrawnInWords extends Pick<ToldEvent, 'eventId' | 'seq' | 'type' | 'recordedAt' | 'validFrom' | 'actor' | 'actorName' | 'role' | 'sentence'> {
  readonly stratum: string;
  readonly digest: string;
  readonly links: Links;
}

export interface SampleInWords extends Omit<Sample, 'items'> {
  /** What was drawn by, so that the paper says it. */
  readonly draw: Pick<QuestionParams<'sample'>, 'population' | 'stratum' | 'n' | 'seed' | 'plan' | 'unit' | 'measure' | 'from' | 'to' | 'avoid'>;
  readonly method: string;
  readonly items: readonly DrawnInWords[];
}

const METHOD = {
  nb: 'For hver hendelse: SHA-256 over frøet (UTF-8) fulgt av hendelsens id. Plassene fordeles på lagene etter størrelse (Sainte-Laguë, minst én til hver når det er nok); i hvert lag trekkes de med lavest verdi.',
  nn: 'For kvar hending: SHA-256 over frøet (UTF-8) følgt av id-en til hendinga. Plassane blir fordelte på laga etter storleik (Sainte-Laguë, minst éin til kvart når det er nok); i kvart lag blir dei med lågast verdi trekte.',
  en: 'For each event: SHA-256 over the seed (UTF-8) followed by the event’s id. Places are shared among the strata by size (Sainte-Laguë, at least one each when there are enough); in each stratum those with the lowest value are drawn.',
} as const;

export async function sampleAnswer({ read, point, params, language, unseal, named, seqOf, linkTo }: Asked<QuestionParams<'sample'>>): Promise<SampleInWords> {
  const { population, stratum, n, seed, plan, unit, measure, from, to, avoid } = params;
  const draw = { population, stratum, n, seed, plan: plan ?? null, unit: unit ?? null, measure: measure ?? null, from: from ?? null, to: to ?? null };
  const { items, ...rest } = await sampleOf(read, draw, point, avoid === undefined ? null : await earlierDraw(avoid, point.seq, seqOf));
  const nameOf = await namesAt(read, point, language);
  const events = await named(await unseal(items.map(({ event }) => event)));
  return {
    draw: { population, stratum, n, seed, plan, unit, measure, from, to, avoid },
    method: METHOD[language],
    ...rest,
    items: events.map((event, index) => {
      const { eventId, seq, type, recordedAt, validFrom, actor, actorName, role, sentence } = told(event, language, nameOf);
      const links = { event: linkTo(`/events/${eventId}`), proof: linkTo(`/events/${eventId}/proof`) };
      const [of, digest] = [items[index]?.stratum ?? '', items[index]?.digest ?? ''];
      return { stratum: of, digest, eventId, seq, type, recordedAt, validFrom, actor, actorName, role, sentence, links };
    }),
  };
}

const EARLIER = /^(?<seed>.+?):(?<n>[1-9]\d{0,3})(?:@(?<asOf>.+))?$/;

/** `SEED:N`, drawn from what is known at the same point, or `SEED:N@MOMENT`. @throws Refused `invalid` naming `avoid` */
async function earlierDraw(text: string, seq: number, seqOf: Asked<unknown>['seqOf']): Promise<EarlierDraw> {
  const { seed, n, asOf } = EARLIER.exec(text)?.groups ?? {};
  if (seed === undefined || n === undefined || Number(n) > 1000) {
    throw invalid(
      'avoid',
      `${JSON.stringify(text)} is no earlier draw`,
      'write SEED:N, or SEED:N@MOMENT with what was known then: kontroll-2022:25@2023-01-31',
    );
  }
  return { seed, n: Number(n), seq: asOf === undefined ? seq : await seqOf(asOf, 'avoid') };
}
