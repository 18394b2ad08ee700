import type { SentError } from '#kernel';
import type { PublishedRequest } from '../disclosure/desk.js';
import type { ExportHead, ExportRequest } from './desk.js';

/** To the thread: begin with an export, or give the next piece of it. */
export type ToExporter = { readonly begin: ExportRequest | PublishedRequest } | { readonly next: true };

/** From it: the head, a piece for each that was asked for, the end, or why there is none. */
export type FromExporter = { readonly head: ExportHead } | { readonly piece: Uint8Array } | { readonly end: true } | { readonly error: SentError };
