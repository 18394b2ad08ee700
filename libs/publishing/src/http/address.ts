import { invalid } from '#kernel';

/** @throws Refused `invalid` naming the field, unless the text is an address that can be asked: `https://…` or `http://…` */
export function mustBeAddress(text: string, field: string): void {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return;
  throw invalid(field, `${JSON.stringify(text)} is not an address`, 'give one that begins with https:// or http://');
}
