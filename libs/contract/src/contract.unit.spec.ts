import { Ajv2020 } from 'ajv/dist/2020.js';
import { questions } from '#application';
import { commandRegistry } from '#domain';
import { commandRoutes, openApiDocument, operations, parametersOf, templateOf } from './index.js';

/** Every value in a document, with where it is. */
function walk(value: unknown, visit: (value: Readonly<Record<string, unknown>>) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) visit(value as Readonly<Record<string, unknown>>);
  for (const inner of Object.values(value)) walk(inner, visit);
}

describe('the addresses', () => {
  it('give every command exactly one, but for those that the ledger itself gives', () => {
    const given = commandRoutes.map(({ definition }) => definition.name).sort();
    expect(given).toEqual([...commandRegistry.keys()].filter((named) => !['openLedger', 'adoptSigningKey', 'redactReportFile'].includes(named)).sort());
  });

  it('give every question exactly one', () => {
    const asked = operations.filter(({ id }) => questions.some(({ name }) => name === id));
    expect(asked.map(({ id }) => id).sort()).toEqual(questions.map(({ name }) => name).sort());
  });

  it('are different from each other, as are the names', () => {
    const places = operations.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`);
    expect(new Set(places).size).toBe(places.length);
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
  });
});

describe('the OpenAPI document', () => {
  const document = JSON.parse(JSON.stringify(openApiDocument())) as {
    readonly openapi: string;
    readonly paths: Readonly<
      Record<string, Readonly<Record<string, { operationId: string; parameters?: { in: string; name: string }[]; responses: object; security?: object[] }>>>
    >;
    readonly components: { readonly schemas: Readonly<Record<string, object>>; readonly securitySchemes: object };
  };

  /** What the document says of the header If-Match of an operation. */
  function ifMatchOf(id: string): object | undefined {
    const described = Object.values(document.paths)
      .flatMap((item) => Object.values(item))
      .find(({ operationId }) => operationId === id);
    return described?.parameters?.find(({ name }) => name === 'if-match');
  }

  it('is OpenAPI 3.1 and holds every operation, with its parameters, what goes in and what comes out', () => {
    expect(document.openapi).toBe('3.1.0');
    for (const operation of operations) {
      const described = document.paths[templateOf(operation.path)]?.[operation.method.toLowerCase()];
      expect(described).toMatchObject({ operationId: operation.id, summary: operation.summary });
      const inPath = (described?.parameters ?? []).filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      expect(inPath.sort()).toEqual(parametersOf(operation.path).sort());
      expect(Object.keys(described?.responses ?? {})).toEqual(expect.arrayContaining([expect.stringMatching(/^20[01]$/), 'default']) as unknown);
      expect('requestBody' in (described ?? {})).toBe(operation.accepts.length > 0);
      expect(described?.security).toEqual(operation.open ? [] : undefined);
    }
    expect(Object.values(document.paths).flatMap((item) => Object.keys(item))).toHaveLength(operations.length);
  });

  it('refers to nothing that is not in it', () => {
    walk(document, (value) => {
      const reference = value['$ref'];
      if (typeof reference !== 'string') return;
      const target = reference
        .split('/')
        .slice(1)
        .reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], document);
      expect([reference, typeof target]).toEqual([reference, 'object']);
    });
  });

  it('holds only schemas that a validator takes', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'https://example.org/openapi', components: document.components });
    for (const name of Object.keys(document.components.schemas)) {
      expect(typeof ajv.compile({ $ref: `https://example.org/openapi#/components/schemas/${name}` })).toBe('function');
    }
  });

  it('says of a decision that it needs If-Match, and of a fact that it does not', () => {
    expect(ifMatchOf('redefineMeasure')).toMatchObject({ required: true });
    expect(ifMatchOf('recordMeasurement')).not.toMatchObject({ required: true });
  });
});
