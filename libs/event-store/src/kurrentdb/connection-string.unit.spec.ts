import { hostsOf } from './connection-string.js';

describe('a connection string', () => {
  it.each([
    ['kurrentdb://localhost:2113?tls=false', 'localhost:2113'],
    ['kurrentdb://admin:geheim@a:2113,b:2113,c:2113?tls=true&nodePreference=leader', 'a:2113,b:2113,c:2113'],
    ['esdb+discover://admin:geheim@cluster.example.org/?tls_ca_file=/etc/ca.crt', 'cluster.example.org'],
    [' kdb://node ', 'node'],
  ])('%s names its hosts', (url, hosts) => expect(hostsOf(url)).toBe(hosts));

  it.each([
    ['', /not a connection string/],
    ['localhost:2113', /not a connection string/],
    ['http://admin:geheim@localhost:2113', /not a connection string/],
    ['kurrentdb://', /not a connection string/],
    ['kurrentdb://admin:geh@eim@host', /not a connection string/],
    ['kurrentdb://admin:x?geheim@host', /not a connection string/],
    ['kurrentdb://admin:geheim@host?tls=true&keepalive=1', /"keepalive" is unknown/],
    ['kurrentdb://admin:geheim@host?throwOnAppendFailure=false', /"throwOnAppendFailure" is unknown/],
  ])('%j is refused without repeating what is secret in it', (url, problem) => {
    const issue = { field: 'KURRENTDB_URL', problem: expect.stringMatching(problem) as string, remedy: expect.not.stringContaining('geheim') as string };
    expect(() => hostsOf(url)).toThrow(
      expect.objectContaining({ name: 'Refused', kind: 'unavailable', issues: [issue], message: expect.not.stringContaining('geheim') }),
    );
  });
});
