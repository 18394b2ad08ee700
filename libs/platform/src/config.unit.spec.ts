import { Refused } from '#kernel';
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
    const read = () => readConfig({ FREMDRIFT_PORT: '70000', FREMDRIFT_LOG_LEVEL: 'loud', FREMDRIFT_BODY_LIMIT: '1e6' });
    expect(read).toThrow(Refused);
    expect(read).toThrow('FREMDRIFT_PORT: "70000" can\'t be used; give a whole number from 0 to 65535');
    expect(read).toThrow('FREMDRIFT_LOG_LEVEL: "loud" can\'t be used; use one of silent');
    expect(read).toThrow('FREMDRIFT_BODY_LIMIT: "1e6"');
  });

  it('can be shown, set or not', () => {
    const shown = describeConfig({ FREMDRIFT_PORT: '8080' });
    expect(shown).toContainEqual({ variable: 'FREMDRIFT_PORT', meaning: 'Port to listen on; 0 is any free one', value: '8080', isSet: true });
    expect(shown).toContainEqual({ variable: 'FREMDRIFT_HOST', meaning: 'Address to listen on', value: '127.0.0.1', isSet: false });
  });
});
