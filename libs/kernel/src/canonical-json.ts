import canonicalize from 'canonicalize';
import { Broken } from './errors.js';

/** What JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The one text of a JSON value by RFC 8785 (JCS); keys whose value is `undefined` are left out. @throws on NaN, infinities and lone surrogates. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Broken('undefined has no canonical JSON');
  return text;
}
