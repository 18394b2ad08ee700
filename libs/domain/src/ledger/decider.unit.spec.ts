import { parseDate } from '#kernel';
import { event } from '../event/index.js';
import { command, specification } from '../event/testing/decider-spec.js';
import { ledgerDecider } from './decider.js';
import { ClockConfirmed, DisclosureSet, LedgerOpened, LedgerRenamed, RulesAdopted, TimeZoneChanged } from './events.js';

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
const known = { rulesKnown: ['1', '2', '3'] };
const open = (more: Partial<typeof data> = {}) => command('openLedger', { ...data, ...more }, { known });
const confirm = (on: string) => command('confirmClock', { on: parseDate(on) }, { today: parseDate('2028-01-03') });
const adopt = (rules: string) => command('adoptRules', { rules }, { known });

const remedyOf = (refused: { readonly issues: readonly { readonly field: string; readonly remedy: string }[] }) => {
  expect(refused.issues.map(({ field }) => field)).toEqual(['rules']);
  return refused.issues[0]?.remedy;
};

describe('the ledger', () => {
  it('has its clock confirmed by whoever knows what day it is', () => {
    given(opened)
      .when(confirm('2028-01-03'))
      .then(event(ClockConfirmed, { on: parseDate('2028-01-03') }));
    expect(given(opened).when(confirm('2026-11-22')).refused().issues).toMatchObject([{ field: 'on', problem: 'the clock says 2028-01-03, not 2026-11-22' }]);
  });

  it('is opened once', () => {
    given().when(open()).then(opened);
    expect(given(opened).when(open()).refused().kind).toBe('exists');
  });

  it('is not opened in a time zone that does not exist', () => {
    const refused = given()
      .when(open({ timeZone: 'Europe/Atlantis' }))
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
      .when(adopt('2'))
      .then(event(RulesAdopted, { rules: '2' }));
  });

  it('says how many people a published figure tells of at least: three, until somebody decides otherwise', () => {
    given(opened)
      .when(command('setDisclosure', { threshold: 5 }))
      .then(event(DisclosureSet, { threshold: 5 }));
    const again = (threshold: number) =>
      given(opened, event(DisclosureSet, { threshold: 5 }))
        .when(command('setDisclosure', { threshold }))
        .refused();
    expect(again(5).issues).toMatchObject([{ field: 'threshold', problem: 'it is 5 already' }]);
    expect(
      given(opened)
        .when(command('setDisclosure', { threshold: 3 }))
        .refused().issues,
    ).toMatchObject([{ field: 'threshold' }]);
  });

  it('refuses a change to what it is already', () => {
    const renamed = event(LedgerRenamed, { title: 'The union' });
    const issue = (given_: ReturnType<typeof given>, ...when: Parameters<ReturnType<typeof given>['when']>) => given_.when(...when).refused().issues[0]?.field;
    expect(issue(given(opened, renamed), command('renameLedger', { title: 'The union' }))).toBe('title');
    expect(issue(given(opened), command('changeTimeZone', { timeZone: 'Europe/Oslo' }))).toBe('timeZone');
    expect(issue(given(opened, event(RulesAdopted, { rules: '2' })), adopt('2'))).toBe('rules');
  });

  it('is opened under rules that are known, and put under later ones only', () => {
    expect(
      remedyOf(
        given()
          .when(open({ rules: '9' }))
          .refused(),
      ),
    ).toBe('name one of 1, 2, 3');
    expect(remedyOf(given(opened).when(adopt('9')).refused())).toBe('name one of 1, 2, 3');
    const under2 = given(opened, event(RulesAdopted, { rules: '2' }));
    expect(remedyOf(under2.when(adopt('1')).refused())).toBe('adopt a later one: 3');
    expect(
      remedyOf(
        given(opened, event(RulesAdopted, { rules: '3' }))
          .when(adopt('2'))
          .refused(),
      ),
    ).toMatch(/3 is the latest/);
  });

  it('must be opened before anything else', () => {
    expect(
      given()
        .when(command('renameLedger', { title: 'x' }))
        .refused().kind,
    ).toBe('not-found');
  });
});
