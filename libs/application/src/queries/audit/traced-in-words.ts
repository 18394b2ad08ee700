import { addDays, type CalendarDate } from '#kernel';
import type { Definition, FactEvent, LedgerEvent, TracedFact } from '#projections';
import { MISSING, type Links, type Stated, type Who } from './stated.js';
import type { Telling } from './telling.js';

/** One fact behind a figure: every attribute an auditor asks for, filled or said to be missing. */
export interface TracedInWords {
  readonly eventId: string;
  readonly seq: number;
  readonly type: FactEvent['type'];
  readonly sentence: string;
  readonly recordedBy: Who;
  /** The days it speaks of; both included. */
  readonly happened: Stated<{ readonly from: CalendarDate; readonly to: CalendarDate }>;
  /** The day it was counted or judged on; of what happened over a period, nobody has said. */
  readonly measured: Stated<CalendarDate>;
  /** RFC 3339, UTC. */
  readonly recorded: string;
  readonly approved: Stated<string>;
  readonly approvedBy: Stated<Who>;
  readonly approval: Stated<Links & { readonly eventId: string; readonly seq: number }>;
  readonly source: Stated<{ readonly name: string; readonly reference: Stated<string> }>;
  readonly evidence: Stated<readonly { readonly hash: string; readonly title: Stated<string>; readonly file: string }[]>;
  /** What it took the place of; `nothing` where it is the first version. */
  readonly corrects: 'nothing' | (Links & { readonly eventId: string; readonly seq: number; readonly sentence: string });
  /** Why, where it corrects something. */
  readonly reason: Stated<string>;
  /** The event that defines what is counted, as it held on the fact's own day. */
  readonly definition: Stated<{ readonly eventId: string; readonly seq: number }>;
  /** What auditors have remarked on it, by the findings' ids. */
  readonly findings: readonly string[];
  readonly links: Links;
}

/** A definition, interpretation or other decision that a figure rests on. */
export interface DecidedInWords {
  readonly eventId: string;
  readonly seq: number;
  readonly type: LedgerEvent['type'];
  readonly sentence: string;
  readonly by: Who;
  readonly mandate: Stated<NonNullable<LedgerEvent['mandate']>>;
  readonly reason: Stated<string>;
  readonly validFrom: Stated<CalendarDate>;
  readonly recorded: string;
  readonly links: Links;
}

/** What a definition says beside who decided it. */
export interface DefinitionInWords extends DecidedInWords {
  readonly title: string;
  readonly definition: string;
  /** Of a measure: what one of it is called. */
  readonly unitOfMeasure: Stated<string>;
  /** Of a measure: where it is to come from. */
  readonly source: Stated<string>;
}

export function tracedInWords({ event, definition, approvals, corrects, findings }: TracedFact, telling: Telling): TracedInWords {
  const approval = approvals.at(-1);
  const { data } = event;
  return {
    eventId: event.id,
    seq: event.seq,
    type: event.type,
    sentence: telling.sentence({ ...event, reason: null }),
    recordedBy: telling.who(event),
    happened: happened(event),
    measured: isCountedOnTheDay(event) ? stated(event.validFrom) : MISSING,
    recorded: event.recordedAt,
    approved: approval?.recordedAt ?? MISSING,
    approvedBy: approval === undefined ? MISSING : telling.who(approval),
    approval: approval === undefined ? MISSING : { eventId: approval.id, seq: approval.seq, ...telling.links(approval.id) },
    source: 'source' in data && data.source !== null ? { name: data.source.name, reference: stated(data.source.reference) } : MISSING,
    evidence:
      data.evidence.length === 0 ? MISSING : data.evidence.map(({ hash, title }) => ({ hash, title: plain(title), file: telling.link(`/evidence/${hash}`) })),
    corrects:
      corrects === null
        ? 'nothing'
        : { eventId: corrects.id, seq: corrects.seq, sentence: telling.sentence({ ...corrects, reason: null }), ...telling.links(corrects.id) },
    reason: plain(event.reason),
    definition: definition === null ? MISSING : { eventId: definition.id, seq: definition.seq },
    findings: findings.map((finding) => finding.data.finding),
    links: telling.links(event.id),
  };
}

export function decidedInWords(event: LedgerEvent, telling: Telling): DecidedInWords {
  return {
    eventId: event.id,
    seq: event.seq,
    type: event.type,
    sentence: telling.sentence({ ...event, reason: null, mandate: null }),
    by: telling.who(event),
    mandate: stated(event.mandate),
    reason: plain(event.reason),
    validFrom: stated(event.validFrom),
    recorded: event.recordedAt,
    links: telling.links(event.id),
  };
}

export function definitionInWords(event: Definition, telling: Telling): DefinitionInWords {
  const { data } = event;
  return {
    ...decidedInWords(event, telling),
    title: data.title,
    definition: meaningOf(event),
    unitOfMeasure: 'unitOfMeasure' in data ? data.unitOfMeasure : MISSING,
    source: 'unitOfMeasure' in data ? stated(data.source) : MISSING,
  };
}

/** What a measure or register says it counts, what a question asks, what each level of a scale stands for. */
function meaningOf({ data }: Definition): string {
  if ('definition' in data) return data.definition;
  return 'question' in data ? data.question : data.levels.map(({ title, description }) => `${title}: ${description}`).join('; ');
}

function happened({ validFrom, validTo }: FactEvent): TracedInWords['happened'] {
  if (validFrom === null) return MISSING;
  return { from: validFrom, to: validTo === null ? validFrom : addDays(validTo, -1) };
}

/** A stock is counted, and a goal judged, on the very day; a flow, an entry and a report speak of what happened, whenever that was counted. */
function isCountedOnTheDay({ type, validTo }: FactEvent): boolean {
  return type.startsWith('Assessment') || (type.startsWith('Measurement') && validTo === null);
}

function stated<T>(value: T | null): Stated<T> {
  return value ?? MISSING;
}

/** Text that was opened; one that is sealed still, or was never given, is missing. */
function plain(text: unknown): Stated<string> {
  return typeof text === 'string' ? text : MISSING;
}
