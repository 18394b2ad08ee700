import { catalogue, type JsonObject } from './catalogue/index.js';
import { goalSentence, specSentence, type Language, type NameOf } from './sentences/index.js';
import { parseSpec } from './spec/index.js';

/** An interpretation as stored. */
interface Interpreted {
  readonly type: string;
  readonly parameters: JsonObject;
  readonly spec: unknown;
}

/** What a goal is taken to mean, in a sentence: its type's, with the parameters in their places; assembled from the spec where no type of the catalogue has one. */
export function interpretationSentence({ type, parameters, spec }: Interpreted, language: Language, nameOf: NameOf = (id) => id): string {
  const found = catalogue.get(type);
  return found === undefined ? specSentence(parseSpec(spec), language, nameOf) : goalSentence(found.sentence, parameters, language, nameOf);
}
