import { catalogue, expand, type JsonObject } from './catalogue/index.js';
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
  return found === undefined
    ? specSentence(parseSpec(spec), language, nameOf)
    : goalSentence(found.sentence, { ...parameters, ...figureIn(parameters, language, nameOf) }, language, nameOf);
}

/** A figure of its own that each unit is to reach, in the sentence of its own type. */
function figureIn({ figure }: JsonObject, language: Language, nameOf: NameOf): { readonly figure?: string } {
  if (!isTyped(figure)) return {};
  const { type, parameters } = figure;
  return { figure: interpretationSentence({ type, ...expand(type, parameters) }, language, nameOf) };
}

function isTyped(value: unknown): value is Pick<Interpreted, 'type' | 'parameters'> {
  return typeof value === 'object' && value !== null && 'type' in value && 'parameters' in value;
}
