import { addDays, type CalendarDate } from '#kernel';
import { branchId, UNION } from '../organisation.js';
import type { Step } from './step.js';

interface Judged {
  readonly goal: string;
  readonly unit: string;
  /** Null where it is told in words alone. */
  readonly rubric: string | null;
  readonly levels: readonly (readonly [on: string, level: string | null, rationale: string])[];
}

const JUDGED: readonly Judged[] = [
  {
    goal: 'N3',
    unit: UNION,
    rubric: 'standing',
    levels: [
      ['2021-11-15', 'building', 'Tillitsvalgte blir hørt i lønnssaker, men sjelden når virksomheten skal endres.'],
      ['2022-11-14', 'building', 'Flere er tidlig med i omstillinger, men mest i de store bedriftene.'],
      ['2023-11-13', 'good', 'I tre av fire bedrifter vi spurte, var de tillitsvalgte med før beslutningen ble tatt.'],
    ],
  },
  {
    goal: 'N4',
    unit: UNION,
    rubric: 'standing',
    levels: [
      ['2021-11-15', 'weak', 'Forbundet ble sitert lite, og mest om egne tariffoppgjør.'],
      ['2022-11-14', 'building', 'Forumene ga innspill til tre høringer; to ble gjengitt i pressen.'],
      ['2023-11-13', 'building', 'Vi blir spurt oftere, men få forbinder oss med bestemte saker.'],
    ],
  },
  {
    goal: 'N1.5',
    unit: UNION,
    rubric: null,
    levels: [
      ['2021-12-06', null, 'Vi svarte ja til forbund E etter to møter, og har ikke sagt nei til noen.'],
      ['2023-06-05', null, 'Vi svarte nei til arbeidsgivernes undersøkelse, fordi spørsmålene var stilt på forhånd.'],
    ],
  },
  {
    goal: 'F3.6',
    unit: UNION,
    rubric: 'standing',
    levels: [
      ['2024-06-10', 'building', 'Verktøyene finnes, men nyvalgte finner dem ikke.'],
      ['2024-12-09', 'good', 'Ny startpakke er tatt i bruk i alle regioner.'],
      ['2025-12-08', 'good', 'Ni av ti svarer at de har det de trenger i vervet.'],
    ],
  },
  {
    goal: 'F5.4',
    unit: UNION,
    rubric: 'cooperation',
    levels: [
      ['2024-11-18', 'occasional', 'Faste møter med to partier, tilfeldig kontakt med resten.'],
      ['2025-11-17', 'regular', 'Felles kampanje før valget og faste møter i alle regioner.'],
    ],
  },
  {
    goal: 'F6.2',
    unit: UNION,
    rubric: 'cooperation',
    levels: [
      ['2024-11-18', 'none', 'Nye systemer kommer som regel ferdig valgt.'],
      ['2025-11-17', 'occasional', 'I noen kommuner er tillitsvalgte med når systemer velges.'],
    ],
  },
  {
    goal: 'L6.1',
    unit: branchId(1),
    rubric: 'skill',
    levels: [
      ['2024-09-19', 'some', 'Halvparten av pensjonistene bruker e-post og nettbank.'],
      ['2025-09-18', 'good', 'Etter fire kurskvelder klarer nesten alle å bruke offentlige tjenester på nett.'],
    ],
  },
  {
    goal: 'L6.2',
    unit: branchId(1),
    rubric: 'skill',
    levels: [
      ['2024-09-19', 'some', 'De fleste bruker medlemsregisteret, få bruker delte dokumenter.'],
      ['2025-09-18', 'some', 'Som i fjor; kurset ble avlyst.'],
    ],
  },
];

/** Each judgement on a scale, as the secretariat (or the branch about itself) recorded it. */
export function assessmentSteps(): readonly Step[] {
  return JUDGED.flatMap(({ goal, unit, rubric, levels }) =>
    levels.map(
      ([on, level, rationale]): Step => ({
        on: addDays(on as CalendarDate, 3),
        actor: unit === UNION ? 'secretariat' : 'branchRecorder',
        command: 'assessGoal',
        data: { goal, unit, on, rubric, level, rationale, selfAssessed: unit !== UNION },
      }),
    ),
  );
}
