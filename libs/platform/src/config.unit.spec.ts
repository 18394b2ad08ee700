import { describeConfig, readConfig } from './config.js';

describe('settings', () => {
  it('have values when nothing is set, also where a variable is empty', () => {
    expect(readConfig({ FREMDRIFT_PORT: '' })).toEqual({
      port: 3000,
      host: '127.0.0.1',
      data: './data',
      logLevel: 'info',
      bodyLimit: 1_048_576,
      stopSeconds: 10,
      checkpoints: null,
      keys: null,
      checkpointSeconds: 10,
      witnesses: null,
      timestamps: null,
      signer: null,
    });
  });

  it('are read from the environment', () => {
    expect(readConfig({ FREMDRIFT_PORT: '0', FREMDRIFT_DATA: '/srv/ledger', FREMDRIFT_LOG_LEVEL: 'warn' })).toMatchObject({
      port: 0,
      data: '/srv/ledger',
      logLevel: 'warn',
    });
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

  it('can be shown, set or not', () => {
    const shown = describeConfig({ FREMDRIFT_PORT: '8080' });
    expect(shown).toContainEqual({ variable: 'FREMDRIFT_PORT', meaning: 'Port to listen on; 0 is any free one', value: '8080', isSet: true });
    expect(shown).toContainEqual({ variable: 'FREMDRIFT_HOST', meaning: 'Address to listen on', value: '127.0.0.1', isSet: false });
  });
});
