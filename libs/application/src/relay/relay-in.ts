import { inSpans, placeIn, Refused, type Heartbeat, type SpanPlace } from '#kernel';
import type { Broker, Message, Received } from '#messaging';
import type { Access } from '../access/index.js';
import type { Caller } from '../authority/index.js';
import type { Ingestion, LineAnswer } from '../ingest/index.js';
import { deadLetterMessage, type Reason } from './dead-letter.js';
import { HEADERS } from './event-message.js';
import { factIn, mayBeSentBy, requestFor, type FactSent } from './inbound.js';
import type { Sources } from './sources.js';
import { intakeGroup, type RelayTopics } from './topics.js';

export interface RelayInParts {
  readonly broker: Broker;
  readonly topics: RelayTopics;
  readonly tenant: string;
  readonly sources: Sources;
  readonly ingestion: Pick<Ingestion, 'take'>;
  readonly access: Pick<Access, 'callersOf'>;
  readonly heartbeat: Heartbeat;
}

/** A fact with the capacities in which its sender may send it, and its place in the batch. */
interface Waiting {
  readonly number: number;
  readonly fact: FactSent;
  readonly callers: readonly Caller[];
}

/** Takes in what source systems report. A message is acknowledged when its fact is durable in the ledger, or it lies with the dead letters. */
export class RelayIn {
  /** Facts recorded, facts that had been recorded before, and messages refused since the start. */
  readonly counts = { recorded: 0, repeated: 0, refused: 0 };

  readonly heartbeat: Heartbeat;

  constructor(private readonly parts: RelayInParts) {
    this.heartbeat = parts.heartbeat;
  }

  /** @throws Refused `unavailable` when brokers or ledger can't go on, `busy` when the ledger has too much to do: nothing is lost by it */
  run(signal: AbortSignal): Promise<void> {
    const { broker, topics, tenant } = this.parts;
    return broker.consume({ topic: topics.measurements.name, group: intakeGroup(tenant), signal }, async (messages) => {
      await inSpans(
        () => ({ name: 'relay.take', kind: 'consumer', attributes: { 'messaging.system': 'kafka' }, places: placesIn(messages) }),
        () => this.#take(messages),
      );
      this.heartbeat.beat();
    });
  }

  /** Messages that are not acknowledged. */
  lag(): Promise<number> {
    const { broker, topics, tenant } = this.parts;
    return broker.unacknowledged(topics.measurements.name, intakeGroup(tenant));
  }

  async #take(messages: readonly Received[]): Promise<void> {
    const { broker, topics } = this.parts;
    const dead: Message[] = [];
    const waiting: Waiting[] = [];
    const refuse = (number: number, reason: Reason) => dead.push(deadLetterMessage(messages[number] as Received, reason, topics.deadLetters.maxMessageBytes));
    for (const [number, message] of messages.entries()) {
      try {
        waiting.push({ number, ...(await this.#read(message)) });
      } catch (error) {
        if (!(error instanceof Refused) || error.kind === 'unavailable') throw error;
        refuse(number, error);
      }
    }
    for (const run of withoutRepeats(waiting)) {
      for (const answer of await this.#record(run)) {
        if (!answer.accepted) refuse(answer.line, answer);
        else if (answer.repeated) this.counts.repeated += 1;
        else this.counts.recorded += 1;
      }
    }
    if (dead.length > 0) await broker.send(topics.deadLetters.name, dead);
    this.counts.refused += dead.length;
  }

  /** @throws Refused for what is wrong with the message or its sender */
  async #read(message: Received): Promise<Omit<Waiting, 'number'>> {
    const fact = factIn(message);
    const actor = this.parts.sources.get(fact.source);
    if (actor === undefined) throw unknownSource(fact.source);
    const callers = (await this.parts.access.callersOf(actor)).filter((caller) => mayBeSentBy(fact, caller));
    if (callers.length === 0) throw mayNot(fact);
    return { fact, callers };
  }

  /** Records each in the first of its sender's capacities that reaches it. */
  async #record(waiting: readonly Waiting[]): Promise<readonly LineAnswer[]> {
    const answers = await this.parts.ingestion.take(
      waiting.map(({ number, fact, callers }) => ({ number, request: () => requestFor(fact, callers[0] as Caller) })),
    );
    const busy = answers.find((answer) => !answer.accepted && answer.kind === 'busy');
    if (busy?.accepted === false) throw new Refused('busy', 'the ledger has too much to do', busy.issues);
    const beyond = new Set(answers.flatMap((answer) => (!answer.accepted && answer.kind === 'forbidden' ? [answer.line] : [])));
    const again = waiting.filter(({ number, callers }) => beyond.has(number) && callers.length > 1);
    if (again.length === 0) return answers;
    const tried = new Set(again.map(({ number }) => number));
    const otherwise = await this.#record(again.map((one) => ({ ...one, callers: one.callers.slice(1) })));
    return [...answers.filter(({ line }) => !tried.has(line)), ...otherwise];
  }
}

/** The same fact may come twice in a batch; the second time it is to find the first recorded. */
function* withoutRepeats(waiting: readonly Waiting[]): Generator<readonly Waiting[]> {
  let run = new Map<string, Waiting>();
  for (const one of waiting) {
    if (run.has(one.fact.key)) {
      yield [...run.values()];
      run = new Map();
    }
    run.set(one.fact.key, one);
  }
  if (run.size > 0) yield [...run.values()];
}

/** Where those messages come from that name their place in a trace. */
function placesIn(messages: readonly Received[]): readonly SpanPlace[] {
  return messages.map(({ headers }) => placeIn(headers[HEADERS.trace])).filter((place) => place !== null);
}

function unknownSource(source: string): Refused {
  const problem = `${JSON.stringify(source)} is no source that is known here`;
  return new Refused('unauthenticated', problem, [{ field: 'source', problem, remedy: 'name it in the file of FREMDRIFT_SOURCES, and start the relay anew' }]);
}

function mayNot({ source, command }: FactSent): Refused {
  const problem = `whoever ${JSON.stringify(source)} sends for may not give the command ${command}`;
  return new Refused('forbidden', problem, [{ field: 'source', problem, remedy: 'grant the role recorder to the pseudonym that the source stands for' }]);
}
