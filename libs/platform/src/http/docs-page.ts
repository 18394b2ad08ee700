import type { openApiDocument } from '#contract';

type Document = ReturnType<typeof openApiDocument>;
type Described = NonNullable<NonNullable<Document['paths']>[string]['get']>;

export const STYLE = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff }
summary { cursor: pointer; padding: .25rem 0 }
code, pre { font: .875rem/1.4 ui-monospace, monospace }
pre { background: #f4f4f4; padding: .75rem; overflow-x: auto }
th, td { text-align: left; padding: .25rem 1rem .25rem 0; vertical-align: top }
`;

/** The OpenAPI document as one page, without scripts and without anything from elsewhere. */
export function docsPage(document: Document): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    (['get', 'post'] as const).flatMap((method) => (item[method] === undefined ? [] : [{ path, method, described: item[method] }])),
  );
  const tags = [...new Set(operations.map(({ described }) => described.tags?.[0] ?? ''))].sort();
  const sections = tags.map((tag) => {
    const tagged = operations.filter(({ described }) => described.tags?.[0] === tag);
    return `<h2>${escape(tag)}</h2>\n${tagged.map(({ path, method, described }) => operationBlock(path, method, described)).join('\n')}`;
  });
  const schemas = Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => `<h3 id="${escape(name)}">${escape(name)}</h3>${code(schema)}`);
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(document.info.title)}: the API</title><style>${STYLE}</style></head>
<body>
<h1>${escape(document.info.title)}: the API</h1>
<p>${escape(document.info.description ?? '')} The same as a document: <a href="/api/openapi.json">OpenAPI 3.1</a>.</p>
${sections.join('\n')}
<h2>Schemas</h2>
${schemas.join('\n')}
</body>
</html>
`;
}

function operationBlock(path: string, method: string, described: Described): string {
  const parameters = (described.parameters ?? []).flatMap((parameter) => ('name' in parameter ? [parameter] : []));
  const rows = parameters.map(
    ({ name, in: where, required, description }) =>
      `<tr><td><code>${escape(name)}</code></td><td>${where}${required === true ? ', required' : ''}</td><td>${escape(description ?? '')}</td></tr>`,
  );
  const table = rows.length > 0 ? `<table><tr><th>Parameter</th><th>In</th><th>Meaning</th></tr>${rows.join('')}</table>` : '';
  const body = described.requestBody && 'content' in described.requestBody ? `<h4>Body</h4>${code(described.requestBody.content)}` : '';
  return `<details><summary><code>${method.toUpperCase()} ${escape(path)}</code> ${escape(described.summary ?? '')}</summary>
${table}${body}<h4>Answers</h4>${code(described.responses)}</details>`;
}

/** A schema as JSON, its references made links to where they are spelled out below. */
function code(schema: unknown): string {
  const text = escape(JSON.stringify(schema, null, 2));
  return `<pre>${text.replace(/#\/components\/schemas\/(\w+)/g, '<a href="#$1">$1</a>')}</pre>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
