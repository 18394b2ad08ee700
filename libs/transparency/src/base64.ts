/** The bytes of standard base64 with padding, written as an encoder writes them (RFC 4648, sections 3.5 and 4); null when it is anything else. */
export function fromBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}
