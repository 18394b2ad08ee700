import type { openApiDocument } from '#contract';
import { escaped, pageOf } from './page.js';

type Document = ReturnType<typeof openApiDocument>;
type Described = NonNullable<NonNullable<Document['paths']>[string]['get']>;

/** The OpenAPI document as one page, without scripts and without anything from elsewhere. */
export function docsPage(document: Document): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    (['get', 'post'] as const).flatMap((method) => (item[method] === undefined ? [] : [{ path, method, described: item[method] }])),
  );
  const tags = [...new Set(operations.map(({ described }) => described.tags?.[0] ?? ''))].sort();
  const sections = tags.map((tag) => {
    const tagged = operations.filter(({ described }) => described.tags?.[0] === tag);
    return `<h2>${escaped(tag)}</h2>\n${tagged.map(({ path, method, described }) => operationBlock(path, method, described)).join('\n')}`;
  });
  const schemas = Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => `<h3 id="${escaped(name)}">${escaped(name)}</h3>${code(schema)}`);
  return pageOf({
    title: `${document.info.title}: the API`,
    language: 'en',
    body: `<p>${escaped(document.info.description ?? '')} The same as a document: <a href="/api/openapi.json">OpenAPI 3.1</a>.</p>
${sections.join('\n')}
<h2>Schemas</h2>
${schemas.join('\n')}`,
  });
}

function operationBlock(path: string, method: string, described: Described): string {
  const parameters = (described.parameters ?? []).flatMap((parameter) => ('name' in parameter ? [parameter] : []));
  const rows = parameters.map(
    ({ name, in: where, required, description }) =>
      `<tr><td><code>${escaped(name)}</code></td><td>${where}${required === true ? ', required' : ''}</td><td>${escaped(description ?? '')}</td></tr>`,
  );
  const table = rows.length > 0 ? `<table><tr><th>Parameter</th><th>In</th><th>Meaning</th></tr>${rows.join('')}</table>` : '';
  const body = described.requestBody && 'content' in described.requestBody ? `<h4>Body</h4>${code(described.requestBody.content)}` : '';
  return `<details><summary><code>${method.toUpperCase()} ${escaped(path)}</code> ${escaped(described.summary ?? '')}</summary>
${table}${body}<h4>Answers</h4>${code(described.responses)}</details>`;
}

/** A schema as JSON, its references made links to where they are spelled out below. */
function code(schema: unknown): string {
  const text = escaped(JSON.stringify(schema, null, 2));
  return `<pre>${text.replace(/#\/components\/schemas\/(\w+)/g, '<a href="#$1">$1</a>')}</pre>`;
}
