import { describeConfig, readConfig } from './config.js';

describe('settings', () => {
  it('have values when nothing is set, also where a variable is empty', () => {
    expect(readConfig({ FREMDRIFT_PORT: '' })).toEqual({
      port: 3000,
      host: '127.0.0.1',
      address: null,
      data: './data',
      logLevel: 'info',
      bodyLimit: 1_048_576,
      stopSeconds: 10,
      checkpoints: null,
      keys: null,
      evidence: null,
      checkpointSeconds: 10,
      witnesses: null,
      timestamps: null,
      signer: null,
      kurrentdb: null,
      postgres: null,
      kafka: null,
      kafkaTls: 'no',
      kafkaUser: null,
      kafkaPassword: null,
      kafkaMechanism: 'scram-sha-512',
      tenant: 'fremdrift',
      projector: 'inside',
      relay: 'inside',
      sources: null,
      traces: null,
    });
  });

  it('are read from the environment', () => {
    expect(readConfig({ FREMDRIFT_PORT: '0', FREMDRIFT_DATA: '/srv/ledger', FREMDRIFT_LOG_LEVEL: 'warn' })).toMatchObject({
      port: 0,
      data: '/srv/ledger',
      logLevel: 'warn',
    });
  });

  it('take the address that people reach the service at without slashes at its end, and nothing that is no address', () => {
    expect(readConfig({ FREMDRIFT_ADDRESS: 'https://fremdrift.example.org/' }).address).toBe('https://fremdrift.example.org');
    expect(() => readConfig({ FREMDRIFT_ADDRESS: 'fremdrift.example.org' })).toThrow(/FREMDRIFT_ADDRESS/);
  });

  it('are refused together, each by its variable, its value and what would be right', () => {
    expect(() => readConfig({ FREMDRIFT_PORT: '70000', FREMDRIFT_LOG_LEVEL: 'loud', FREMDRIFT_BODY_LIMIT: '1e6' })).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        issues: [
          { field: 'FREMDRIFT_PORT', problem: '"70000" can\'t be used', remedy: 'give a whole number from 0 to 65535' },
          { field: 'FREMDRIFT_LOG_LEVEL', problem: '"loud" can\'t be used', remedy: expect.stringContaining('use one of silent') as string },
          { field: 'FREMDRIFT_BODY_LIMIT', problem: '"1e6" can\'t be used', remedy: expect.stringContaining('from 1024') as string },
        ],
      }) as Error,
    );
  });

  it('say how Kafka lets us in, and never show the password', () => {
    const kafka = { KAFKA_TLS: 'yes', KAFKA_USER: 'relay', KAFKA_PASSWORD: 's3cret', KAFKA_MECHANISM: 'plain' };
    expect(readConfig(kafka)).toMatchObject({ kafkaTls: 'yes', kafkaUser: 'relay', kafkaPassword: 's3cret', kafkaMechanism: 'plain' });
    expect(JSON.stringify(describeConfig(kafka))).not.toContain('s3cret');
    expect(describeConfig(kafka).filter(({ variable, isSet }) => variable === 'KAFKA_PASSWORD' && isSet)).toHaveLength(1);
    const wrong = { KAFKA_TLS: 'maybe', KAFKA_MECHANISM: 'gssapi' };
    expect(() => readConfig(wrong)).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ field: 'KAFKA_TLS' }), expect.objectContaining({ field: 'KAFKA_MECHANISM' })] }),
    );
  });

  it('name the engines beyond one machine, chosen one by one', () => {
    const engines = {
      KURRENTDB_URL: 'kurrentdb+discover://admin:changeit@a:2113,b:2113?tls=true',
      POSTGRES_URL: 'postgresql:///ledger',
      KAFKA_BROKERS: 'a:9092,b:9092',
    };
    expect(readConfig(engines)).toMatchObject({ kurrentdb: engines.KURRENTDB_URL, postgres: 'postgresql:///ledger', kafka: ['a:9092', 'b:9092'] });
  });

  it.each([
    ['KURRENTDB_URL', 'http://localhost:2113', 'kurrentdb://'],
    ['POSTGRES_URL', 'localhost:5432', 'postgres://'],
    ['KAFKA_BROKERS', 'localhost', 'host:port'],
    ['FREMDRIFT_TENANT', 'Unio-1', 'small letters'],
    // bug-734: its roles would be those of the vault of the tenant unio
    ['FREMDRIFT_TENANT', 'unio_vault', 'small letters'],
    ['FREMDRIFT_PROJECTOR', 'elsewhere', 'inside or apart'],
    ['FREMDRIFT_TRACES', 'localhost:4318', 'http://'],
  ])('of an engine are refused where they can not be right: %s=%s', (variable, value, remedy) => {
    expect(() => readConfig({ [variable]: value })).toThrow(
      expect.objectContaining({
        issues: [{ field: variable, problem: `"${value}" can't be used`, remedy: expect.stringContaining(remedy) as string }],
      }) as Error,
    );
  });

  it('show no password, neither when they are listed nor when they are refused', () => {
    const POSTGRES_URL = 'postgres://writer:s3cret@db/ledger';
    const KURRENTDB_URL = 'https://admin:s3cret@log';
    expect(describeConfig({ POSTGRES_URL, KURRENTDB_URL }).map(({ value }) => value)).toEqual(
      expect.arrayContaining(['postgres://writer:…@db/ledger', 'https://admin:…@log']),
    );
    expect(() => readConfig({ POSTGRES_URL, KURRENTDB_URL })).toThrow(expect.not.stringContaining('s3cret') as Error);
    expect(() => readConfig({ POSTGRES_URL, KURRENTDB_URL })).toThrow('https://admin:…@log');
  });

  it('can be shown, set or not', () => {
    const shown = describeConfig({ FREMDRIFT_PORT: '8080' });
    expect(shown).toContainEqual({ variable: 'FREMDRIFT_PORT', meaning: 'Port to listen on; 0 is any free one', value: '8080', isSet: true });
    expect(shown).toContainEqual({ variable: 'FREMDRIFT_HOST', meaning: 'Address to listen on', value: '127.0.0.1', isSet: false });
  });
});
