import { DatabaseError } from 'pg';
import { Refused } from '#kernel';
import { postgresRefusal } from './refusal.js';

const AT = 'db.example.org:5432/ours';

function answered(code: string, message = 'words of the server'): DatabaseError {
  return Object.assign(new DatabaseError(message, 0, 'error'), { code });
}

describe('what PostgreSQL could not do', () => {
  it.each([
    [answered('53300'), 'busy', 'has all its connections in use'],
    [answered('40001'), 'busy', 'had another transaction change the same rows'],
    [answered('55P03'), 'busy', 'has another connection holding a lock for too long'],
    [answered('53100'), 'unavailable', 'has no space left on its disk'],
    [answered('25006'), 'unavailable', 'only lets itself be read'],
    [answered('57P03'), 'unavailable', 'is not ready yet'],
    [Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }), 'unavailable', 'takes no connection there'],
    [
      Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
      'unavailable',
      'shows a certificate that nobody vouches for',
    ],
    [Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }), 'unavailable', 'broke off the connection'],
    [new Error('Connection terminated due to connection timeout'), 'unavailable', 'did not answer in time'],
    [new Error('timeout exceeded when trying to connect'), 'busy', 'has all the connections that this process may use at work'],
  ])('is told an operator with what to do: %s', (error, kind, problem) => {
    const refused = postgresRefusal(AT, error) as Refused;
    expect(refused).toMatchObject({
      kind,
      issues: [{ field: 'POSTGRES_URL', problem: `PostgreSQL ${problem}`, remedy: expect.stringMatching(/./) }],
      cause: error,
    });
    expect(refused.message).toContain(AT);
  });

  it.each(['25P03', '25P04', '53200', '53400', '58030'])('bug-763: is told an operator where the server gave up for reasons of its own: %s', (code) => {
    const { issues } = postgresRefusal(AT, answered(code)) as Refused;
    expect(issues).toMatchObject([{ problem: expect.stringMatching(/^PostgreSQL (ended|has|could)/), remedy: expect.stringMatching(/./) }]);
  });

  it.each([
    answered('23505'),
    answered('42601', 'syntax error, could not timeout'),
    new Error('a fault of the program'),
    new Refused('conflict', 'ours'),
    'a text',
  ])('is given back as it is when the program did it: %s', (error) => expect(postgresRefusal(AT, error)).toBe(error));
});
