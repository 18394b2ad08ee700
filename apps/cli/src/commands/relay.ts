import type { Command } from 'commander';
import { readDeadLetters, relayTopics, replayDeadLetters, type DeadLetter } from '#application';
import { asyncApiDocument } from '#contract';
import { invalid } from '#kernel';
import type { Broker } from '#messaging';
import { BROKER_SETTINGS, brokerBy, readConfig } from '#platform';
import { deadLettersInWords, replayedInWords } from '../render/dead-letters.js';
import { withExamples, type JsonOption } from '../terminal/options.js';
import { say, show, width } from '../terminal/output.js';

/** Dead letters that are listed: the latest. */
const LISTED = 100;

export function relayCommand(program: Command): void {
  const parent = program.command('relay').description('Kafka: what is sent and taken, what was refused, and sending that again');
  const list = parent.command('dead-letters').description('List what source systems sent and was refused, with the reasons; the latest 100');
  list.option('--json', 'print JSON, for scripts').action((options: JsonOption) => withBroker((broker, tenant) => tellDeadLetters(broker, tenant, options)));
  withExamples(list, ['relay dead-letters', 'relay dead-letters --json']);
  const replay = parent.command('replay').description('Send again what was refused and was not sent again before, once its reason is put right');
  replay.option('--json', 'print JSON, for scripts').action((options: JsonOption) => withBroker((broker, tenant) => sendAgain(broker, tenant, options)));
  withExamples(replay, ['relay replay']);
  const describe = parent.command('asyncapi').description('Print the AsyncAPI document: every topic and message with its JSON Schema');
  describe
    .option('--json', 'it is JSON in any case')
    .action(() => say(JSON.stringify(asyncApiDocument(relayTopics(readConfig(process.env, ['tenant']).tenant)), null, 2)));
  withExamples(describe, ['relay asyncapi > asyncapi.json']);
}

async function tellDeadLetters(broker: Broker, tenant: string, options: JsonOption): Promise<void> {
  const latest: DeadLetter[] = [];
  let all = 0;
  await readDeadLetters(broker, relayTopics(tenant), (letters) => {
    all += letters.length;
    latest.push(...letters);
    latest.splice(0, latest.length - LISTED);
  });
  const listed = latest.map(({ at, kind, issues, from, key, headers }) => ({ at, kind, issues, from, key, headers }));
  show({ all, latest: listed }, options, () => deadLettersInWords(latest, all, width()));
}

async function sendAgain(broker: Broker, tenant: string, options: JsonOption): Promise<void> {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const replayed = await replayDeadLetters(broker, relayTopics(tenant), tenant, stop.signal);
  show(replayed, options, () => replayedInWords(replayed));
}

async function withBroker(work: (broker: Broker, tenant: string) => Promise<void>): Promise<void> {
  const config = readConfig(process.env, BROKER_SETTINGS);
  const broker = await brokerBy(config);
  if (broker === null) throw invalid('KAFKA_BROKERS', 'is not set', 'name the brokers that the ledger relays to, such as 127.0.0.1:9092');
  try {
    await work(broker, config.tenant);
  } finally {
    await broker.close();
  }
}
