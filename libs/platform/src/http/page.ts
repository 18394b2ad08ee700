import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';

const STYLE = `
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere }
summary { cursor: pointer; padding: .25rem 0 }
code, pre { font: .875rem/1.4 ui-monospace, monospace }
pre { border: 1px solid; padding: .75rem; overflow-x: auto }
th, td { text-align: left; padding: .25rem 1rem .25rem 0; vertical-align: top }
:target { outline: 3px solid; outline-offset: .25rem }
`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** A page of the door itself: without scripts, and without anything from elsewhere. The body is HTML, the title plain text. */
export function pageOf({ title, language, body }: { readonly title: string; readonly language: string; readonly body: string }): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

/** Sends what {@link pageOf} made, to be shown and not framed. */
export function sendPage(reply: FastifyReply, page: string): void {
  reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-ancestors 'none'`)
    .send(page);
}

/** Text as it stands in HTML, also within an attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
