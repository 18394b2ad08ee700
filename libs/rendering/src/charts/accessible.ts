import type { ReportLanguage } from '#reporting';

interface About {
  readonly id: string;
  readonly language: ReportLanguage;
  readonly title: string;
  readonly description: string;
  readonly fingerprint: string | undefined;
}

/**
 * What the chart library writes for its own use in a browser: styles and numbered classes, marks on each shape, and clips that are larger
 * than the chart. Their names count on from chart to chart.
 */
const OWN = [/<style\s*>[\s\S]*?<\/style>\n?/gu, /<defs\s*>[\s\S]*?<\/defs>\n?/gu, / (?:class|clip-path|pointer-events|ecmeta_\w+)="[^"]*"/gu];
const ROOT = /^<svg width="(\d+)" height="(\d+)"[^>]*>/u;

/** The chart with its name and description for those who do not see it, without what makes two drawings of it differ. */
export function accessible(svg: string, { id, language, title, description, fingerprint }: About): string {
  const name = id.replaceAll(/[^\w.-]/gu, '_');
  const plain = OWN.reduce((text, own) => text.replaceAll(own, ''), svg);
  return plain.replace(
    ROOT,
    (_, width: string, height: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
      `role="img" xml:lang="${language}" lang="${language}" aria-labelledby="${name}-title" aria-describedby="${name}-desc">\n` +
      `<title id="${name}-title">${escaped(title)}</title>\n<desc id="${name}-desc">${escaped(description)}</desc>` +
      (fingerprint === undefined ? '' : `\n<metadata>${escaped(fingerprint)}</metadata>`),
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
