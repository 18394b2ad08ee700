import type { CalendarDate } from '#kernel';
import type { Step } from './step.js';

/** What the board wrote about goals, per the last day of each year; written down some weeks after. */
const NARRATIVES: readonly (readonly [goal: string, per: string, writtenOn: string, text: string])[] = [
  ['N1', '2021-12-31', '2022-01-25', 'Medlemstallet vokste mer enn målet i 2021. Høstens verving sto for det meste av veksten.'],
  ['N3', '2021-12-31', '2022-01-25', 'De tillitsvalgte blir hørt om lønn, men for sjelden når arbeidsplassen endres.'],
  ['N1', '2022-12-31', '2023-01-24', 'Også i 2022 nådde vi to prosent, men med liten margin.'],
  ['N4.3', '2022-12-31', '2023-01-24', 'Fem forum er i gang. To nye er vedtatt og starter til våren.'],
  ['N1', '2023-12-31', '2024-01-23', 'Veksten stanset opp våren 2023. En del av fallet er opprydding i registeret og ikke utmeldinger.'],
  ['N5.1', '2023-12-31', '2024-01-23', 'Førstelinjen kom i drift i oktober, ni måneder etter planen, og er ennå ikke evaluert.'],
  ['F3.4', '2024-12-31', '2025-01-21', 'Andelen lærlinger stiger jevnt. Regionene som besøker skolene om høsten, ligger foran.'],
  ['F6.2', '2024-12-31', '2025-01-21', 'Vi kommer for sent inn når det offentlige velger nye systemer.'],
  ['F3.4', '2025-12-31', '2026-01-20', 'Målet om ti prosent ble nådd ved utgangen av planen.'],
  ['L3.1', '2025-12-31', '2026-01-20', 'Vi fikk 67 flere i arbeid. Det er over det nye målet og under det opprinnelige.'],
];

export function narrativeSteps(): readonly Step[] {
  return NARRATIVES.map(([goal, per, writtenOn, text]) => ({
    on: writtenOn as CalendarDate,
    actor: 'boardFirst',
    command: 'writeNarrative',
    data: { goal, plan: goal.startsWith('N') ? 'N' : 'F', on: per, language: 'nb', text },
  }));
}
