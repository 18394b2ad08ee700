import { withoutSecrets } from './without-secrets.js';

describe('a text without secrets', () => {
  it.each([
    ['postgres://user:s3cret@db:5432/ledger', 'postgres://user:…@db:5432/ledger'],
    ['kurrentdb+discover://admin:a@b@one:2113,two:2113?tls=true', 'kurrentdb+discover://admin:…@one:2113,two:2113?tls=true'],
    ["can't reach postgres://user:one@a/b or postgres://user:two@c/d", "can't reach postgres://user:…@a/b or postgres://user:…@c/d"],
    ['postgres://db/ledger?user=me&password=s3cret&sslmode=require', 'postgres://db/ledger?user=me&password=…&sslmode=require'],
    ['postgres://:s3cret@db/ledger', 'postgres://:…@db/ledger'],
  ])('has no password of %s', (text, shown) => {
    expect(withoutSecrets(text)).toBe(shown);
  });

  it.each(['http://127.0.0.1:4318/v1/traces', 'postgres://me@db/ledger', 'a: b@c', '12:30, mail@example.org'])('is otherwise as it was: %s', (text) => {
    expect(withoutSecrets(text)).toBe(text);
  });
});
