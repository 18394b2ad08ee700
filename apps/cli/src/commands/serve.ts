import { Option, type Command } from 'commander';
import { ensureSigningKey, runLedger, type EmbeddedLedger } from '#application';
import { LANGUAGES, LATEST_RULES, type Language } from '#goal-types';
import { createHttpServer, ledgerOptions, readConfig, serveUntilStopped, withRelayBy, withTracing, type Config } from '#platform';
import { REAL_FOLDER } from '../door/place.js';
import { withExamples, withFolder } from '../terminal/options.js';
import { say, show } from '../terminal/output.js';

interface ServeOptions {
  readonly data?: string;
  readonly port?: string;
  readonly host?: string;
  readonly json?: boolean;
  readonly title: string;
  readonly timeZone: string;
  readonly language: Language;
  readonly origin: string;
}

export function serveCommand(program: Command): void {
  const command = withFolder(program.command('serve').description('Serve the ledger over HTTP until stopped; the first start makes an empty one'), REAL_FOLDER);
  command
    .option('--port <port>', 'port to listen on (FREMDRIFT_PORT, else 3000)')
    .option('--host <address>', 'address to listen on (FREMDRIFT_HOST, else 127.0.0.1)')
    .optionsGroup('What a new ledger says of itself:')
    .option('--title <title>', 'what it is called', 'Fremdrift')
    .option('--time-zone <zone>', 'the zone in which its days begin and end', 'Europe/Oslo')
    .addOption(new Option('--ledger-language <language>', 'the language of the organisation').choices(LANGUAGES).default('nb'))
    .option('--origin <name>', 'the name its checkpoints will be signed under, for ever', 'localhost/fremdrift')
    .action(async (options: ServeOptions & { readonly ledgerLanguage: Language }) => serve({ ...options, language: options.ledgerLanguage }));
  withExamples(command, ['serve', 'serve --data /srv/fremdrift --port 8080 --title "Forbundet" --origin ledger.example.org/progress']);
}

async function serve(options: ServeOptions): Promise<void> {
  const config = readConfig(settingsOf(options));
  await withTracing(config, 'fremdrift', () => serveBy(config, options));
}

async function serveBy(config: Config, { title, timeZone, language, origin, ...options }: ServeOptions): Promise<void> {
  let ledger = await runLedger(config.data, {
    deepCheck: true,
    ...ledgerOptions(config),
    create: { title, timeZone, language, origin, rules: LATEST_RULES, sample: false },
    tell,
  });
  try {
    const token = ledger.ledger.firstToken?.token ?? null;
    if (token !== null && options.json !== true) say(welcome(token));
    ledger = await withRelayBy(ledger, config);
    await ensureSigningKey(ledger.ledger, tell);
    const server = await createHttpServer(ledger, config);
    const answer = { url: server.url, data: config.data, ...(token !== null && { token }) };
    await serveUntilStopped(server, ledger, () => show(answer, options, () => serving(server.url, config.data, token)));
  } catch (error) {
    await closeAfter(error, ledger);
  }
}

/** Beside what is answered, so that scripts need not sort it out. */
function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The environment with what the flags say in its place. */
function settingsOf({ data, port, host }: Pick<ServeOptions, 'data' | 'port' | 'host'>): Readonly<Record<string, string | undefined>> {
  const { env } = process;
  return {
    ...env,
    FREMDRIFT_DATA: data ?? (env['FREMDRIFT_DATA'] || REAL_FOLDER),
    FREMDRIFT_PORT: port ?? env['FREMDRIFT_PORT'],
    FREMDRIFT_HOST: host ?? env['FREMDRIFT_HOST'],
  };
}

async function closeAfter(error: unknown, ledger: EmbeddedLedger): Promise<never> {
  await ledger.close();
  throw error;
}

/** Said before anything else can fail: the token is shown this once. */
function welcome(token: string): string {
  return `This is a new ledger. Its first administrator's token, shown this once and kept nowhere:\n\n  ${token}\n`;
}

function serving(url: string, data: string, token: string | null): string {
  const address = `Fremdrift answers at ${url} from the ledger in ${data}; API at ${url}/api/docs. Stop it with Ctrl-C.`;
  return token === null ? address : `${address}\n\n${firstSteps(url, token)}`;
}

/** The commands to type after the first start. */
function firstSteps(url: string, token: string): string {
  const fremdrift = `npm run --silent fremdrift --`;
  return [
    'What to do next, in another terminal:',
    `  export FREMDRIFT_URL=${url} FREMDRIFT_TOKEN=${token}`,
    `  ${fremdrift} import units units.yaml          # the organisation; --help shows the form of the file`,
    `  ${fremdrift} token create --role secretariat --name "Your name"`,
    `  ${fremdrift} import plan plan.yaml --token <that token>`,
    'To look around in made-up data first: npm run demo',
  ].join('\n');
}
