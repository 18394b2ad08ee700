import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { giveToThem, plainly } from './account.js';
import { cacheFolder } from './cache.js';
import { folderFor, startServer, type DevServer, type Lasting } from './dev-server.js';
import { freePorts } from './ports.js';

/** What names a cluster: 16 bytes, of no meaning where there is only one. */
const CLUSTER = Buffer.from('fremdrift-dev-01').toString('base64url');

const java = (jars: string, ...args: readonly string[]): readonly string[] => [
  'java',
  '-Xms128m',
  '-Xmx512m',
  '-XX:+UseSerialGC',
  '-Dlog4j2.level=INFO',
  '-cp',
  `${jars}/*`,
  ...args,
];

export interface KafkaServer extends DevServer {
  /** `host:port` of its one broker. */
  readonly brokers: string;
}

/** A listener that lets in its users only (SASL, plain). */
interface Guard {
  readonly port: number;
  /** Passwords by name. */
  readonly users: Readonly<Record<string, string>>;
}

/** Starts a new one that has besides a listener, `guarded`, which lets in these users only (SASL, plain). @param users passwords by name */
export async function startGuardedKafka(users: Guard['users']): Promise<KafkaServer & { readonly guarded: string }> {
  const [port = 0] = await freePorts(1);
  return Object.assign(await startKafka(null, { port, users }), { guarded: `127.0.0.1:${port}` });
}

/**
 * Starts an Apache Kafka, broker and KRaft controller in one, that is new, or the lasting one of a folder. It makes no topic by itself.
 * Throws where it is not installed, or does not come up.
 */
export async function startKafka(lasting: Lasting | null = null, guard: Guard | null = null): Promise<KafkaServer & { readonly pid: number }> {
  const jars = kafkaJars();
  const folder = await folderFor('kafka', lasting);
  const [port = 0, controllerPort = 0] = lasting?.ports ?? (await freePorts(2));
  const settings = join(folder, 'server.properties');
  await writeFile(settings, properties(join(folder, 'data'), port, controllerPort) + (guard === null ? '' : guarding(guard, port, controllerPort)));
  await giveToThem(settings);
  if (!existsSync(join(folder, 'data'))) {
    const [command = '', ...args] = [...plainly(null), ...java(jars, 'kafka.tools.StorageTool', 'format', '-t', CLUSTER, '-c', settings)];
    await promisify(execFile)(command, args, { cwd: folder });
  }
  const server = await startServer({
    name: 'Kafka',
    folder,
    command: java(jars, '-XX:+ExitOnOutOfMemoryError', 'kafka.Kafka', settings),
    ready: 'Kafka Server started',
    stopSignal: 'SIGTERM',
    lasting: lasting !== null,
  });
  return Object.assign(server, { brokers: `127.0.0.1:${port}` });
}

/** The folder with the broker's jar files. */
function kafkaJars(): string {
  const jars = join(cacheFolder(), 'kafka', 'jars');
  if (!existsSync(jars)) throw new Error('Apache Kafka is not on this machine: infra/dev/install.sh brings it');
  return jars;
}

/** One node that is both, with the internal topics as small as one node needs them. */
function properties(data: string, port: number, controllerPort: number): string {
  return `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controllerPort}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
log.dirs=${data}
offsets.topic.replication.factor=1
offsets.topic.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=1
group.initial.rebalance.delay.ms=0
auto.create.topics.enable=false
`;
}

/** What is said again counts as said last. */
function guarding({ port, users }: Guard, plainPort: number, controllerPort: number): string {
  const known = Object.entries(users).map(([name, password]) => ` user_${name}="${password}"`);
  return `listeners=PLAINTEXT://127.0.0.1:${plainPort},CONTROLLER://127.0.0.1:${controllerPort},GUARDED://127.0.0.1:${port}
advertised.listeners=PLAINTEXT://127.0.0.1:${plainPort},GUARDED://127.0.0.1:${port}
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,GUARDED:SASL_PLAINTEXT
sasl.enabled.mechanisms=PLAIN
listener.name.guarded.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required${known.join('')};
`;
}
