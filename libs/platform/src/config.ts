import { z } from 'zod';
import { Refused, withoutSecrets, type Issue } from '#kernel';

const whole = (min: number, max: number) =>
  z
    .string()
    .refine((text) => /^\d{1,12}$/.test(text) && Number(text) >= min && Number(text) <= max, `give a whole number from ${min} to ${max}`)
    .transform(Number);

/** Null where it is not set. */
const optional = z.string().transform((text) => text || null);

/** Null where it is not set; otherwise as the pattern says. */
const optionalLike = (pattern: RegExp, like: string) =>
  z
    .string()
    .refine((text) => text === '' || pattern.test(text), like)
    .transform((text) => text || null);

const PLACES = ['inside', 'apart'] as const;

const MECHANISMS = ['scram-sha-512', 'scram-sha-256', 'plain'] as const;

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** Every setting: its variable, what it means, and its value when it is not set. One source for reading, for help and for `doctor`. */
const settings = {
  port: { variable: 'FREMDRIFT_PORT', meaning: 'Port to listen on; 0 is any free one', fallback: '3000', schema: whole(0, 65_535) },
  host: { variable: 'FREMDRIFT_HOST', meaning: 'Address to listen on', fallback: '127.0.0.1', schema: z.string() },
  address: {
    variable: 'FREMDRIFT_ADDRESS',
    meaning: 'Address that people reach the service at, for the codes that printed reports are checked by; where it is not set, they hold the path alone',
    fallback: '',
    schema: optionalLike(/^https?:\/\/[^\s?#]+$/, 'give the address as people type it, such as https://fremdrift.example.org').transform(
      (text) => text?.replace(/\/+$/, '') ?? null,
    ),
  },
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
  evidence: {
    variable: 'FREMDRIFT_EVIDENCE',
    meaning: 'Folder of evidence files, which a relay on another machine is to see too; where it is not set, `evidence` in the data folder',
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
  kurrentdb: {
    variable: 'KURRENTDB_URL',
    meaning: 'KurrentDB that the log is kept in, by its connection string; where it is not set, `ledger.db` in the data folder',
    fallback: '',
    schema: optionalLike(
      /^(kurrentdb|kurrent|kdb|esdb)(\+discover)?:\/\/[^/\s]/,
      'give a connection string, such as kurrentdb://user:password@host:2113?tls=true',
    ),
  },
  postgres: {
    variable: 'POSTGRES_URL',
    meaning: 'PostgreSQL that read models and the vault are kept in; where it is not set, `views.db` and `vault.db` in the data folder',
    fallback: '',
    schema: optionalLike(/^postgres(ql)?:\/\/[^\s]/, 'give an address, such as postgres://user:password@host:5432/database'),
  },
  kafka: {
    variable: 'KAFKA_BROKERS',
    meaning: 'Kafka brokers that events are relayed to and measurements taken from; where it is not set, there is no relay',
    fallback: '',
    schema: optionalLike(/^[^\s:,]+:\d{1,5}(,[^\s:,]+:\d{1,5})*$/, 'give host:port, several with commas between').transform((text) => text?.split(',') ?? null),
  },
  kafkaTls: {
    variable: 'KAFKA_TLS',
    meaning: 'Whether the brokers are spoken to over TLS: no, or yes',
    fallback: 'no',
    schema: z.enum(['no', 'yes'], 'use no or yes'),
  },
  kafkaUser: {
    variable: 'KAFKA_USER',
    meaning: 'User to the brokers; where it is not set, they are asked for nothing',
    fallback: '',
    schema: optional,
  },
  kafkaPassword: { variable: 'KAFKA_PASSWORD', meaning: 'Password of that user', fallback: '', schema: optional, secret: true },
  kafkaMechanism: {
    variable: 'KAFKA_MECHANISM',
    meaning: `How that user is known (SASL): ${MECHANISMS.join(', ')}`,
    fallback: 'scram-sha-512',
    schema: z.enum(MECHANISMS, `use one of ${MECHANISMS.join(', ')}`),
  },
  tenant: {
    variable: 'FREMDRIFT_TENANT',
    meaning: "Name that this ledger's streams, schemas and topics begin with, where engines are shared with others",
    fallback: 'fremdrift',
    // without _, which parts it from the words of ours that follow: no tenant's name is the beginning of another's role or schema
    schema: z.string().regex(/^[a-z][a-z0-9]{0,30}$/, 'use 1 to 31 small letters a to z and digits, a letter first'),
  },
  projector: {
    variable: 'FREMDRIFT_PROJECTOR',
    meaning: 'Whether the server keeps up the read models itself: inside, or apart',
    fallback: 'inside',
    schema: z.enum(PLACES, 'use inside or apart'),
  },
  relay: {
    variable: 'FREMDRIFT_RELAY',
    meaning: 'Whether the server runs the relay to Kafka itself: inside, or apart',
    fallback: 'inside',
    schema: z.enum(PLACES, 'use inside or apart'),
  },
  sources: {
    variable: 'FREMDRIFT_SOURCES',
    meaning: 'File that says on whose behalf each source system sends by Kafka (JSON: source to pseudonym); where it is not set, none may',
    fallback: '',
    schema: optional,
  },
  traces: {
    variable: 'FREMDRIFT_TRACES',
    meaning: 'Address that traces are sent to (OTLP over HTTP); where it is not set, none are made',
    fallback: '',
    schema: optionalLike(/^https?:\/\/[^\s]+$/, 'give an address, such as http://127.0.0.1:4318/v1/traces'),
  },
} as const;

type Settings = typeof settings;
type Setting = keyof Settings;

/** How this process runs. */
export type Config = { readonly [S in Setting]: z.output<Settings[S]['schema']> };

/**
 * Reads the settings, all of them or those that are named; an empty variable counts as not set.
 * @throws Refused `invalid` naming each wrong variable, its value and what would be right
 */
export function readConfig<S extends Setting = Setting>(
  environment: Readonly<Record<string, string | undefined>>,
  only: readonly S[] = Object.keys(settings) as S[],
): Pick<Config, S> {
  const issues: Issue[] = [];
  const read: Record<string, unknown> = {};
  for (const setting of only) {
    const { variable, fallback, schema } = settings[setting];
    const value = environment[variable] || fallback;
    const parsed = schema.safeParse(value);
    if (parsed.success) read[setting] = parsed.data;
    else
      issues.push({
        field: variable,
        problem: `${JSON.stringify(withoutSecrets(value))} can't be used`,
        remedy: parsed.error.issues.map(({ message }) => message).join('; '),
      });
  }
  if (issues.length === 0) return read as Pick<Config, S>;
  throw new Refused('invalid', issues.map(({ field, problem, remedy }) => `${field}: ${problem}; ${remedy}`).join('\n'), issues);
}

/** Each setting with the value in force, passwords left out: what `doctor` prints. */
export function describeConfig(environment: Readonly<Record<string, string | undefined>>) {
  return Object.values(settings).map(({ variable, meaning, fallback, ...more }) => {
    const isSet = Boolean(environment[variable]);
    return { variable, meaning, value: 'secret' in more && isSet ? '…' : withoutSecrets(environment[variable] || fallback), isSet };
  });
}
