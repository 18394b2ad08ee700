import type { CalendarDate } from '#kernel';
import type { BuildingDesk } from './desk.js';
import { overridePoint } from './overrides.js';

type Step = Parameters<typeof overridePoint>[0]['related'][number];

const desk = (language: 'nb' | 'nn') =>
  ({ language, timeZone: 'Europe/Oslo', point: { at: '2022-12-31' as CalendarDate, seq: 9 } }) as Pick<BuildingDesk, 'language' | 'timeZone' | 'point'>;
const step = <T extends Step['type']>(type: T, actor: string, recorded: string) => ({
  eventId: `e-${type}`,
  type,
  by: { actor, name: 'Ola Nordmann', role: 'board' as const },
  recorded,
});
const proposed = {
  ...step('StatusOverrideProposed', 'p-1', '2022-10-10T22:30:00.000000Z'),
  sentence: 'Det ble foreslått å overstyre status for N4 til i rute fra 01.10.2022 til 01.04.2023.',
  reason: 'Nye forum er vedtatt',
  validFrom: '2022-10-01' as CalendarDate,
};
const overriding = (...related: readonly Step[]) => ({ event: proposed, related });
const answering = (course: string) => ({ course: { code: 'behind', word: course }, result: { code: 'notDecidable', word: 'kan ikke avgjøres' } }) as const;
const overridden = { status: answering('i rute'), overridden: { computed: answering('etter') } };
const told = (language: 'nb' | 'nn', ...related: readonly Step[]) => overridePoint(overriding(...related), overridden, desk(language)).sentence;
const CONFIRMED = step('StatusOverrideConfirmed', 'p-2', '2022-10-17T10:00:00.000000Z');

describe("an override on the control committee's page", () => {
  it('bug-1007: has both answers, its days, both persons by role and pseudonym, and the events of both', () => {
    expect(overridePoint(overriding(CONFIRMED), overridden, desk('nb'))).toEqual({
      on: '2022-10-01',
      sentence:
        'Det ble foreslått å overstyre status for N4 til i rute fra 01.10.2022 til 01.04.2023. Etter regelen per 31.12.2022: kurs etter, resultat kan ikke avgjøres. ' +
        'Foreslått av styre (p-1) 11.10.2022. Bekreftet av en annen, styre (p-2) 17.10.2022 [e-StatusOverrideConfirmed].',
      reason: 'Nye forum er vedtatt',
      eventId: 'e-StatusOverrideProposed',
    });
    expect(told('nn', CONFIRMED)).toContain('Stadfesta av ein annan, styre (p-2) 17.10.2022');
    expect(told('nb', CONFIRMED)).not.toContain('Ola Nordmann');
  });

  it('bug-1007: says that nobody has confirmed it, and who took it back', () => {
    expect(told('nb')).toMatch(/Ingen har bekreftet det, så det gjelder ikke\.$/u);
    expect(told('nb', CONFIRMED, step('StatusOverrideWithdrawn', 'p-3', '2022-11-01T10:00:00.000000Z'))).toMatch(
      /Trukket tilbake av styre \(p-3\) 01\.11\.2022/u,
    );
  });
});
