import { isAlias, isMap, isPair, isSeq, LineCounter, parseDocument, type Document, type Node, type Pair, type YAMLError } from 'yaml';
import { Refused, type Issue } from '#kernel';
import { fieldOf, type Path } from '#domain';

const MAX_CHARACTERS = 1_000_000;
const MAX_ALIASES = 100;

/** A YAML or JSON text (JSON is YAML) as plain data, with the place of every value in it. */
export interface ReadDocument {
  readonly data: unknown;
  /**
   * `line 12, column 5: statements[3].role`, where the value or its key begins. A path that leads nowhere (a missing field) is placed
   * where the nearest thing above it begins.
   */
  readonly fieldOf: (path: Path, part?: 'key' | 'value') => string;
}

/**
 * Reads one document. Keys are unique text; tags and merge keys of older YAML are not known; aliases are few.
 * @throws Refused `too-large` over 1,000,000 characters; `invalid` with a line and column for each error of syntax, and for an empty file
 */
export function readDocument(text: string, fileName: string): ReadDocument {
  if (text.length > MAX_CHARACTERS) {
    throw refused('too-large', fileName, [
      { field: fileName, problem: `has ${text.length} characters`, remedy: `keep a plan file within ${MAX_CHARACTERS}; measurements are imported apart` },
    ]);
  }
  const lines = new LineCounter();
  const document = parse(text, fileName, lines);
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `line ${Math.max(line, 1)}, column ${Math.max(col, 1)}`;
  };
  const errors = [...document.errors, ...document.warnings];
  if (errors.length > 0) {
    throw refused(
      'invalid',
      fileName,
      errors.map((error) => ({ field: place(error.pos[0]), problem: error.message, remedy: remedyFor(error) })),
    );
  }
  if (document.contents === null) {
    throw refused('invalid', fileName, [
      { field: place(0), problem: 'the file is empty', remedy: 'write a plan: id, title, unit, period, mandate, statements' },
    ]);
  }
  return {
    data: plainData(document, fileName),
    fieldOf: (path, part = 'value') => `${place(offsetOf(document, path, part))}: ${fieldOf(path) || 'the plan'}`,
  };
}

/** A refusal that names the file, with at most 100 issues. */
export function refused(kind: 'invalid' | 'too-large', fileName: string, issues: readonly Issue[]): Refused {
  const first = issues[0];
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  return new Refused(kind, `${fileName}: ${first?.field}: ${first?.problem}${more}`, issues.slice(0, 100));
}

function parse(text: string, fileName: string, lineCounter: LineCounter): Document {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false, stringKeys: true, resolveKnownTags: false });
  } catch (cause) {
    throw tooIntricate(fileName, cause);
  }
}

function plainData(document: Document, fileName: string): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (cause) {
    throw tooIntricate(fileName, cause);
  }
}

/** What the reader gives up on rather than reports: nesting deeper than the stack, aliases that multiply. */
function tooIntricate(fileName: string, cause: unknown): Refused {
  const problem = cause instanceof Error ? cause.message : String(cause);
  const remedy = `write the values out: at most ${MAX_ALIASES} aliases, and nesting no deeper than a plan needs`;
  return new Refused('invalid', `${fileName}: ${problem}`, [{ field: fileName, problem, remedy }], { cause });
}

const REMEDIES: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT: 'indent with spaces, not tabs',
  DUPLICATE_KEY: 'let each key stand once',
  MULTIPLE_DOCS: 'write one plan to a file',
  TAG_RESOLVE_FAILED: 'write plain text, numbers, lists and objects, without tags',
};

function remedyFor({ code }: YAMLError): string {
  return REMEDIES[code] ?? 'mend the YAML here: check indentation, quotes and brackets';
}

function offsetOf(document: Document, path: Path, part: 'key' | 'value'): number {
  let node = meantBy(document, document.contents);
  let offset = 0;
  for (const key of path) {
    offset = node?.range?.[0] ?? offset;
    const child = childOf(node, key);
    if (child === undefined) return offset;
    if (isPair(child)) offset = (child.key as Node).range?.[0] ?? offset;
    node = meantBy(document, isPair(child) ? child.value : child);
  }
  return part === 'key' ? offset : (node?.range?.[0] ?? offset);
}

/** The node itself, or the one that an alias stands for. */
function meantBy(document: Document, node: unknown): Node | undefined {
  return isAlias(node) ? node.resolve(document) : ((node ?? undefined) as Node | undefined);
}

function childOf(node: Node | undefined, key: string | number): Node | Pair | undefined {
  if (isMap(node)) return node.items.find((pair) => String(pair.key) === String(key));
  if (isSeq(node)) return node.items[Number(key)] as Node | undefined;
  return undefined;
}
