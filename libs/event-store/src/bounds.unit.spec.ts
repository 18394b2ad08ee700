import { checkAppend, checkLimit } from './bounds.js';
import { sampleEvent, sampleEvents } from './contract/under-test.js';
import { MAX_APPEND_BYTES, MAX_EVENTS_PER_APPEND, MAX_PAGE, MAX_PAYLOAD_BYTES, type AppendRequest, type NewEvent } from './port.js';

const id = '018c0000-0000-7000-8000-000000000001';
const END_OF_2199 = Date.UTC(2200, 0, 1) * 1000;
const large = `"${'ø'.repeat(MAX_PAYLOAD_BYTES / 2 - 1)}"`;
const mostBytes = () => sampleEvents(MAX_APPEND_BYTES / MAX_PAYLOAD_BYTES).map((event) => ({ ...event, payload: large }));

const request = (more: Partial<AppendRequest>): AppendRequest => ({ stream: 'a', expected: 'any', events: [sampleEvent()], ...more });
const withEvent = (more: Partial<NewEvent>) => ({ events: [sampleEvent(more)] });

describe('an append', () => {
  it.each<[string, Partial<AppendRequest>]>([
    ['a stream of 200 characters', { stream: '~'.repeat(200) }],
    ['the first revision', { expected: 0 }],
    ['a time claimed at the beginning of 1970', { claimedAt: 0 }],
    ['a time claimed at the end of 2199', { claimedAt: END_OF_2199 - 1 }],
    ['10,000 events', { events: sampleEvents(MAX_EVENTS_PER_APPEND) }],
    ['a type of 100 characters', withEvent({ type: 'T'.repeat(100) })],
    ['a commitment of 100 characters', withEvent({ commitment: 'c'.repeat(100) })],
    ['a correction', withEvent({ corrects: id })],
  ])('may have %s', (_, more) => {
    expect(() => checkAppend(request(more))).not.toThrow();
  });

  it('may have as many bytes as the bounds say, which are counted as UTF-8', () => {
    expect(checkAppend(request(withEvent({ payload: '"ø"' })))).toBe(4);
    expect(checkAppend(request({ events: mostBytes() }))).toBe(MAX_APPEND_BYTES);
  });

  it.each<[field: string, problem: string, remedy: string, Partial<AppendRequest>]>([
    ['stream', `"${'a'.repeat(80)}" can't name a stream`, 'use 1–200 printable ASCII characters without spaces', { stream: 'a'.repeat(201) }],
    ['stream', '"å" can\'t name a stream', 'use 1–200 printable ASCII characters without spaces', { stream: 'å' }],
    ['expected', '-1 is not a revision', "give the stream's last revision, 0 or more, or 'none' for an empty stream", { expected: -1 }],
    ['claimedAt', '-1 is not a recording time', 'give whole microseconds since 1970, before the year 2200', { claimedAt: -1 }],
    ['claimedAt', '0.5 is not a recording time', 'give whole microseconds since 1970, before the year 2200', { claimedAt: 0.5 }],
    ['claimedAt', `${END_OF_2199} is not a recording time`, 'give whole microseconds since 1970, before the year 2200', { claimedAt: END_OF_2199 }],
    ['events', '0 events in one append', 'append 1 to 10000 at a time', { events: [] }],
    ['events[0].id', '"one" is not an event id', 'use a UUID in lower case', withEvent({ id: 'one' })],
    ['events[1].id', `${id} is in this append twice`, 'give each event an id of its own', { events: [sampleEvent({ id }), sampleEvent({ id })] }],
    ['events[0].type', 'is empty or too long', 'use 1–100 characters', withEvent({ type: '' })],
    ['events[0].schema', '0 is not a version', 'count versions from 1', withEvent({ schema: 0 })],
    ['events[0].corrects', '"that" is not an event id', 'use a UUID', withEvent({ corrects: 'that' })],
    ['events[0].commitment', 'is too long', 'use at most 100 characters', withEvent({ commitment: 'c'.repeat(101) })],
  ])('with another %s than may be is refused: %s', (field, problem, remedy, more) => {
    expect(() => checkAppend(request(more))).toThrow(expect.objectContaining({ kind: 'invalid', issues: [{ field, problem, remedy }] }));
  });

  it('with more bytes than may be is refused, of one event and of all', () => {
    const one = `${MAX_PAYLOAD_BYTES + 1} bytes are more than the ${MAX_PAYLOAD_BYTES} allowed`;
    expect(() => checkAppend(request(withEvent({ payload: `${large} ` })))).toThrow(
      expect.objectContaining({
        kind: 'too-large',
        message: `events[0].payload: ${one}`,
        issues: [{ field: 'events[0].payload', problem: one, remedy: 'keep long material as evidence and refer to it' }],
      }),
    );
    const all = `${MAX_APPEND_BYTES + 1} bytes are more than the ${MAX_APPEND_BYTES} allowed`;
    expect(() => checkAppend(request({ events: [...mostBytes(), sampleEvent({ payload: '1' })] }))).toThrow(
      expect.objectContaining({ kind: 'too-large', issues: [{ field: 'events', problem: all, remedy: 'divide them over several appends' }] }),
    );
  });
});

describe('a page', () => {
  it('may have 1 to 10,000 events', () => {
    for (const limit of [1, MAX_PAGE]) expect(() => checkLimit(limit)).not.toThrow();
    expect(() => checkLimit(0, 'pageSize')).toThrow(
      expect.objectContaining({ kind: 'invalid', issues: [{ field: 'pageSize', problem: '0 events at once', remedy: 'ask for 1 to 10000' }] }),
    );
  });
});
