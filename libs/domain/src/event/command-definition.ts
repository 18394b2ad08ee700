import type { z } from 'zod';
import type { DomainEvent } from './definition.js';
import type { Command, Decider } from './decider.js';
import type { Role } from './vocabulary.js';

/**
 * How a command meets the stream it appends to:
 * - `creation`: the thing must not exist yet; no `If-Match`;
 * - `decision`: made on a revision the caller has seen; `If-Match` required;
 * - `fact`: appended to whatever is there; without `If-Match` a lost race is retried.
 */
export type CommandKind = 'creation' | 'decision' | 'fact';

/**
 * Everything a door needs to know of a command; what it means is its decider's. The three functions are methods so that commands with
 * different data fit one registry; they may only be given data that `data` has parsed.
 */
export interface CommandDefinition<T extends string = string, S extends z.ZodType = z.ZodType> {
  /** Imperative, camelCase: `recordMeasurement`. */
  readonly name: T;
  readonly kind: CommandKind;
  /** The command's data. Strict: unknown fields are refused. */
  readonly data: S;
  /** Roles that may give it; `admin` is not implied. */
  readonly roles: readonly Role[];
  readonly needsMandate: boolean;
  readonly needsReason: boolean;
  /** The one stream it appends to. */
  stream(data: z.infer<S>): string;
  /** The unit whose scope the caller must have; null means the whole organisation. */
  unit(data: z.infer<S>): string | null;
  /** Other streams whose state `decide` needs, by the key it finds them under in `command.known`. */
  reads(data: z.infer<S>): Readonly<Record<string, string>>;
}

/** Defaults: not needing a mandate or reason, scoped to the whole organisation, reading no other stream. */
export function defineCommand<T extends string, S extends z.ZodType>(
  definition: Pick<CommandDefinition<T, S>, 'name' | 'kind' | 'data' | 'roles' | 'stream'> & Partial<CommandDefinition<T, S>>,
): CommandDefinition<T, S> {
  return { needsMandate: false, needsReason: false, unit: () => null, reads: () => ({}), ...definition };
}

/** The command that a definition describes, with the state of other streams as `K`. */
export type CommandOf<D, K = unknown> = D extends CommandDefinition<infer T, infer S> ? Command<T, z.infer<S>, K> : never;

/** The data of the command that a definition describes, as parsed. */
export type DataOf<D> = D extends CommandDefinition<string, infer S> ? z.infer<S> : never;

/** One kind of stream: the commands that append to it and the decider that folds and rules it. */
export interface StreamType {
  /** The part of the stream's name before the first `-`. */
  readonly kind: string;
  readonly commands: readonly CommandDefinition[];
  // oxlint-disable-next-line typescript/no-explicit-any -- a registry of deciders forgets each one's own types on purpose
  readonly decider: Decider<any, DomainEvent<any, any>, any>;
}
