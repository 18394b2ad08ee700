import { z } from 'zod';
import { Refused, type Issue } from '#kernel';

const whole = (min: number, max: number) =>
  z
    .string()
    .refine((text) => /^\d{1,12}$/.test(text) && Number(text) >= min && Number(text) <= max, `give a whole number from ${min} to ${max}`)
    .transform(Number);

/** Null where it is not set. */
const optional = z.string().transform((text) => text || null);

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** Every setting: its variable, what it means, and its value when it is not set. One source for reading, for help and for `doctor`. */
const settings = {
  port: { variable: 'FREMDRIFT_PORT', meaning: 'Port to listen on; 0 is any free one', fallback: '3000', schema: whole(0, 65_535) },
  host: { variable: 'FREMDRIFT_HOST', meaning: 'Address to listen on', fallback: '127.0.0.1', schema: z.string() },
  data: { variable: 'FREMDRIFT_DATA', meaning: 'Folder of the ledger and its files', fallback: './data', schema: z.string() },
  logLevel: {
    variable: 'FREMDRIFT_LOG_LEVEL',
    meaning: `Least severe line that is logged: ${LOG_LEVELS.join(', ')}`,
    fallback: 'info',
    schema: z.enum(LOG_LEVELS, `use one of ${LOG_LEVELS.join(', ')}`),
  },
  bodyLimit: {
    variable: 'FREMDRIFT_BODY_LIMIT',
    meaning: 'Largest JSON body, in bytes',
    fallback: String(2 ** 20),
    schema: whole(1024, 2 ** 26),
  },
  stopSeconds: {
    variable: 'FREMDRIFT_STOP_SECONDS',
    meaning: 'How long a stop may wait for requests under way',
    fallback: '10',
    schema: whole(0, 3600),
  },
  checkpoints: {
    variable: 'FREMDRIFT_CHECKPOINTS',
    meaning: 'Folder where every signed checkpoint is kept, best on another disk; where it is not set, `checkpoints` in the data folder',
    fallback: '',
    schema: optional,
  },
  keys: {
    variable: 'FREMDRIFT_KEYS',
    meaning: 'Folder of the signing keys; where it is not set, `keys` in the data folder',
    fallback: '',
    schema: optional,
  },
  checkpointSeconds: {
    variable: 'FREMDRIFT_CHECKPOINT_SECONDS',
    meaning: 'How often a checkpoint is signed while events come, in seconds',
    fallback: '10',
    schema: whole(1, 3600),
  },
  witnesses: {
    variable: 'FREMDRIFT_WITNESSES',
    meaning: 'File that names the witnesses which are to cosign checkpoints (tlog-policy); where it is not set, none is asked',
    fallback: '',
    schema: optional,
  },
  timestamps: {
    variable: 'FREMDRIFT_TIMESTAMPS',
    meaning: 'Address of an authority that stamps checkpoints with the time (RFC 3161); where it is not set, none is asked',
    fallback: '',
    schema: optional,
  },
  signer: {
    variable: 'FREMDRIFT_SIGNER',
    meaning: 'Socket of a signer that runs apart; where it is not set, the server starts its own',
    fallback: '',
    schema: optional,
  },
} as const;

type Settings = typeof settings;
type Setting = keyof Settings;

/** How this process runs. */
export type Config = { readonly [S in Setting]: z.output<Settings[S]['schema']> };

/**
 * Reads the settings; an empty variable counts as not set.
 * @throws Refused `invalid` naming each wrong variable, its value and what would be right
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const issues: Issue[] = [];
  const read: Record<string, unknown> = {};
  for (const [setting, { variable, fallback, schema }] of Object.entries(settings)) {
    const value = environment[variable] || fallback;
    const parsed = schema.safeParse(value);
    if (parsed.success) read[setting] = parsed.data;
    else
      issues.push({ field: variable, problem: `${JSON.stringify(value)} can't be used`, remedy: parsed.error.issues.map(({ message }) => message).join('; ') });
  }
  if (issues.length === 0) return read as Config;
  throw new Refused('invalid', issues.map(({ field, problem, remedy }) => `${field}: ${problem}; ${remedy}`).join('\n'), issues);
}

/** Each setting with the value in force: what `doctor` prints. */
export function describeConfig(environment: Readonly<Record<string, string | undefined>>) {
  return Object.values(settings).map(({ variable, meaning, fallback }) => ({
    variable,
    meaning,
    value: environment[variable] || fallback,
    isSet: Boolean(environment[variable]),
  }));
}
