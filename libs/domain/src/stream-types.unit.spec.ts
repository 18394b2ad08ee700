import { z } from 'zod';
import { Broken } from '#kernel';
import { commandRegistry, streamTypeOf, streamTypes } from './stream-types.js';
import { streams } from './streams.js';

const commands = streamTypes.flatMap((type) => type.commands);

describe('the kinds of stream', () => {
  it('are those that streams are named after', () => {
    const named = Object.values(streams).map((name: (...ids: string[]) => string) => streamTypeOf(name('a-b', 'c')));
    expect(new Set(named)).toEqual(new Set(streamTypes));
  });

  it('are known by the part before the first hyphen, and unknown ones stop the reader', () => {
    expect(streamTypeOf('goal-N1-b').kind).toBe('goal');
    expect(() => streamTypeOf('weather-oslo')).toThrow(Broken);
  });
});

describe('the commands', () => {
  it('have one name each', () => {
    expect([...commandRegistry.keys()]).toEqual(commands.map(({ name }) => name));
  });

  it.each(commands.map((command) => [command.name, command] as const))(
    '%s has a JSON Schema, refuses unknown fields, and takes no sealed box',
    (_name, command) => {
      const schema = z.toJSONSchema(command.data, { io: 'input' });
      expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
      expect(JSON.stringify(schema)).not.toContain('SealedBox');
    },
  );

  it('may each be given by some role, but for those that only the ledger itself gives', () => {
    expect(commands.filter(({ roles }) => roles.length === 0).map(({ name }) => name)).toEqual(['openLedger', 'adoptSigningKey', 'redactReportFile']);
  });

  it('are never given by those who only read; an auditor writes findings and nothing else', () => {
    expect(commands.filter(({ roles }) => roles.includes('analyst'))).toEqual([]);
    expect(commands.filter(({ roles }) => roles.includes('auditor')).map(({ name }) => name)).toEqual(['raiseFinding', 'closeFinding', 'reopenFinding']);
  });
});
