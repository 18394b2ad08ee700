import { event } from '../event/index.js';
import { command, specification } from '../event/testing/decider-spec.js';
import { ledgerDecider } from './decider.js';
import { LedgerOpened, LedgerRenamed, RulesAdopted, TimeZoneChanged } from './events.js';

const { given } = specification(ledgerDecider);
const data = {
  ledger: 'union',
  origin: 'ledger.example.org/union',
  title: 'Union',
  timeZone: 'Europe/Oslo',
  language: 'nb' as const,
  rules: '1',
  sample: false,
};
const opened = event(LedgerOpened, { ...data, format: 1 });

describe('the ledger', () => {
  it('is opened once', () => {
    given().when(command('openLedger', data)).then(opened);
    expect(given(opened).when(command('openLedger', data)).refused().kind).toBe('exists');
  });

  it('is not opened in a time zone that does not exist', () => {
    const refused = given()
      .when(command('openLedger', { ...data, timeZone: 'Europe/Atlantis' }))
      .refused();
    expect(refused.issues[0]?.field).toBe('timeZone');
  });

  it('is renamed, moved to another time zone and put under other rules', () => {
    given(opened)
      .when(command('renameLedger', { title: 'The union' }))
      .then(event(LedgerRenamed, { title: 'The union' }));
    given(opened)
      .when(command('changeTimeZone', { timeZone: 'Europe/Stockholm' }))
      .then(event(TimeZoneChanged, { timeZone: 'Europe/Stockholm' }));
    given(opened)
      .when(command('adoptRules', { rules: '2' }))
      .then(event(RulesAdopted, { rules: '2' }));
  });

  it('refuses a change to what it is already', () => {
    const renamed = event(LedgerRenamed, { title: 'The union' });
    const issue = (given_: ReturnType<typeof given>, ...when: Parameters<ReturnType<typeof given>['when']>) => given_.when(...when).refused().issues[0]?.field;
    expect(issue(given(opened, renamed), command('renameLedger', { title: 'The union' }))).toBe('title');
    expect(issue(given(opened), command('changeTimeZone', { timeZone: 'Europe/Oslo' }))).toBe('timeZone');
    expect(issue(given(opened, event(RulesAdopted, { rules: '2' })), command('adoptRules', { rules: '2' }))).toBe('rules');
  });

  it('must be opened before anything else', () => {
    expect(
      given()
        .when(command('renameLedger', { title: 'x' }))
        .refused().kind,
    ).toBe('not-found');
  });
});
