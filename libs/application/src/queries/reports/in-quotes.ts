/** Data as one argument on the command line: JSON between single quotes, in which none stands, whatever people wrote. */
export function inQuotes(data: Readonly<Record<string, unknown>>): string {
  return `'${JSON.stringify(data).replaceAll("'", '\\u0027')}'`;
}
