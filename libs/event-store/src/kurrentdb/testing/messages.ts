import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import statuses from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { StreamIdentifier, UUID } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type { Position } from '../record.js';
import type { AppendAnswer, Expected, ProposedEvent, ServerEvent } from './server-log.js';

/** .NET counts time in ticks of 100 ns. */
const TICKS = '17000000000000000';

export function nameOf(identifier: StreamIdentifier | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
}

function identifierOf(stream: string): StreamIdentifier {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(new Uint8Array(Buffer.from(stream)));
  return identifier;
}

export function uuidOf(id: string): UUID {
  const uuid = new shared.UUID();
  uuid.setString(id);
  return uuid;
}

interface ProposedMessage {
  getId(): UUID | undefined;
  getMetadataMap(): { get(key: string): string | undefined };
  getData_asU8(): Uint8Array;
  getCustomMetadata_asU8(): Uint8Array;
}

export function proposedOf(message: ProposedMessage): ProposedEvent {
  const fields = message.getMetadataMap();
  return {
    id: message.getId()?.getString() ?? '',
    type: fields.get('type') ?? '',
    contentType: fields.get('content-type') === 'application/json' ? 'application/json' : 'application/octet-stream',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

export function eventResponse(event: ServerEvent): ReadResp {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent();
  recorded.setId(uuidOf(event.id));
  recorded.setStreamIdentifier(identifierOf(event.stream));
  recorded.setStreamRevision(String(event.revision));
  recorded.setCommitPosition(String(event.position.commit));
  recorded.setPreparePosition(String(event.position.prepare));
  recorded.setData(event.data);
  recorded.setCustomMetadata(event.metadata);
  for (const [key, value] of Object.entries({ type: event.type, 'content-type': event.contentType, created: TICKS })) recorded.getMetadataMap().set(key, value);
  const read = new streams.ReadResp.ReadEvent();
  read.setEvent(recorded);
  read.setCommitPosition(String(event.position.commit));
  const response = new streams.ReadResp();
  response.setEvent(read);
  return response;
}

export function confirmation(): ReadResp {
  const confirmed = new streams.ReadResp.SubscriptionConfirmation();
  confirmed.setSubscriptionId(crypto.randomUUID());
  const response = new streams.ReadResp();
  response.setConfirmation(confirmed);
  return response;
}

export function checkpoint({ commit, prepare }: Position): ReadResp {
  const reached = new streams.ReadResp.Checkpoint();
  reached.setCommitPosition(String(commit));
  reached.setPreparePosition(String(prepare));
  const response = new streams.ReadResp();
  response.setCheckpoint(reached);
  return response;
}

export function caughtUp(): ReadResp {
  const response = new streams.ReadResp();
  response.setCaughtUp(new streams.ReadResp.CaughtUp());
  return response;
}

export function streamNotFound(stream: string): ReadResp {
  const missing = new streams.ReadResp.StreamNotFound();
  missing.setStreamIdentifier(identifierOf(stream));
  const response = new streams.ReadResp();
  response.setStreamNotFound(missing);
  return response;
}

/** The answer to one append of a batch, under the id that the client gave it. */
export function batchResponse(correlation: UUID, stream: string, result: AppendAnswer): InstanceType<typeof streams.BatchAppendResp> {
  const response = new streams.BatchAppendResp();
  response.setCorrelationId(correlation);
  response.setStreamIdentifier(identifierOf(stream));
  if (result.took) {
    const success = new streams.BatchAppendResp.Success();
    success.setCurrentRevision(String(result.revision));
    const position = new shared.AllStreamPosition();
    position.setCommitPosition(String(result.position.commit));
    position.setPreparePosition(String(result.position.prepare));
    success.setPosition(position);
    response.setSuccess(success);
  } else {
    response.setError(errorStatus('event_store.client.WrongExpectedVersion', wrongVersion(result.actual, result.expected).serializeBinary()));
  }
  return response;
}

/** The server refuses an append that is larger than it is set to take. */
export function tooLargeResponse(correlation: UUID, stream: string, bound: number): InstanceType<typeof streams.BatchAppendResp> {
  const exceeded = new shared.MaximumAppendSizeExceeded();
  exceeded.setMaxappendsize(bound);
  const response = new streams.BatchAppendResp();
  response.setCorrelationId(correlation);
  response.setStreamIdentifier(identifierOf(stream));
  response.setError(errorStatus('event_store.client.MaximumAppendSizeExceeded', exceeded.serializeBinary()));
  return response;
}

export function appendResponse(result: AppendAnswer): InstanceType<typeof streams.AppendResp> {
  const response = new streams.AppendResp();
  if (result.took) {
    const success = new streams.AppendResp.Success();
    success.setCurrentRevision(String(result.revision));
    const position = new streams.AppendResp.Position();
    position.setCommitPosition(String(result.position.commit));
    position.setPreparePosition(String(result.position.prepare));
    success.setPosition(position);
    response.setSuccess(success);
  } else {
    const wrong = new streams.AppendResp.WrongExpectedVersion();
    if (result.actual >= 0) wrong.setCurrentRevision(String(result.actual));
    else wrong.setCurrentNoStream(new shared.Empty());
    response.setWrongExpectedVersion(wrong);
  }
  return response;
}

function wrongVersion(actual: number, expected: Expected): InstanceType<typeof shared.WrongExpectedVersion> {
  const wrong = new shared.WrongExpectedVersion();
  if (actual >= 0) wrong.setCurrentStreamRevision(String(actual));
  if (typeof expected === 'number') wrong.setExpectedStreamPosition(String(expected));
  return wrong;
}

/** A `google.rpc.Status` with one detail, whose `Any` the client ships no class for: written out by hand. */
function errorStatus(type: string, value: Uint8Array): InstanceType<typeof statuses.Status> {
  const any = [...field(1, Buffer.from(`type.googleapis.com/${type}`)), ...field(2, value)];
  return statuses.Status.deserializeBinary(new Uint8Array([...field(2, Buffer.from(type)), ...field(3, any)]));
}

function field(number: number, bytes: Iterable<number> & { readonly length: number }): readonly number[] {
  const length = bytes.length < 128 ? [bytes.length] : [(bytes.length & 0x7f) | 0x80, bytes.length >> 7];
  return [(number << 3) | 2, ...length, ...bytes];
}
