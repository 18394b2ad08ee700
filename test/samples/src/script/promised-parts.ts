import { lives, type Life, type Stage } from './lives.js';
import type { Step } from './step.js';

/** Things promised in several parts, and lists that were to be made: an entry for each, named after its goal. */
const PARTS: readonly Life[] = [
  part('N1.3-plan', 'Vervekampanje: plan for tre år', '2023-12-31', ['2021-01-20', 'underWay'], ['2021-03-01', 'delivered'], ['2021-03-10', 'accepted']),
  part('N1.3-budget', 'Vervekampanje: eget budsjett', '2023-12-31', ['2021-02-01', 'underWay'], ['2021-03-10', 'accepted']),
  part('N1.3-2021', 'Vervekampanjen i 2021', '2023-12-31', ['2021-04-06', 'underWay'], ['2021-12-10', 'accepted']),
  part('N1.3-2022', 'Vervekampanjen i 2022', '2023-12-31', ['2021-03-10', 'planned'], ['2022-02-01', 'underWay'], ['2022-12-12', 'accepted']),
  part(
    'N1.3-2023',
    'Vervekampanjen i 2023',
    '2023-12-31',
    ['2021-03-10', 'planned'],
    ['2023-02-01', 'underWay'],
    ['2023-12-15', 'delivered'],
    ['2024-01-22', 'accepted'],
  ),

  part('N2.4-review', 'Gjennomgang av medlemsfordelene', '2022-12-31', ['2021-09-06', 'underWay'], ['2022-03-14', 'accepted']),
  part('N2.4-ranking', 'Medlemmenes rangering av fordelene', '2022-12-31', ['2022-03-21', 'underWay'], ['2022-06-13', 'accepted']),
  part('N2.4-promotion', 'Ny markedsføring av fordelene', '2022-12-31', ['2022-08-15', 'underWay'], ['2022-11-21', 'accepted']),

  part('N3.1-topics', 'Opplæring: nye temaer', '2022-06-30', ['2021-08-16', 'underWay'], ['2022-02-07', 'delivered'], ['2022-03-14', 'accepted']),
  part('N3.1-role', 'Opplæring: rollen i bedriften', '2022-06-30', ['2021-10-04', 'underWay'], ['2022-05-09', 'accepted']),
  part('N3.1-teachers', 'Opplæring: kurslederne', '2022-06-30', ['2022-04-04', 'underWay'], ['2022-06-20', 'accepted']),

  part('N3.4-online', 'Møteplass på nettet', '2022-12-31', ['2021-09-13', 'underWay'], ['2022-02-14', 'accepted']),
  part('N3.4-gathering', 'Årlig samling for tillitsvalgte', '2022-12-31', ['2021-06-14', 'planned'], ['2022-03-21', 'underWay'], ['2022-10-17', 'accepted']),

  part('N5.2-strategy', 'Opplæring av ansatte: mål og strategi', '2022-12-31', ['2022-01-10', 'underWay'], ['2022-05-09', 'accepted']),
  part('N5.2-profession', 'Opplæring av ansatte: faget', '2022-12-31', ['2022-05-16', 'underWay'], ['2022-11-14', 'accepted']),
  part('N5.2-tools', 'Opplæring av ansatte: digitale verktøy', '2022-12-31', ['2022-09-05', 'underWay'], ['2023-02-13', 'accepted']),

  part('N5.3-architecture', 'Digital strategi: hvordan systemene henger sammen', '2021-12-31', ['2021-03-01', 'underWay'], ['2021-10-11', 'accepted']),
  part('N5.3-principles', 'Digital strategi: regler for bruk', '2021-12-31', ['2021-05-03', 'underWay'], ['2021-11-15', 'accepted']),
  part('N5.3-training', 'Digital strategi: opplæringsplan', '2021-12-31', ['2021-10-18', 'underWay'], ['2021-12-20', 'accepted']),

  part('N5.4-made', 'Lederprogrammet er laget', null, ['2021-11-01', 'underWay'], ['2022-05-23', 'delivered'], ['2022-06-13', 'accepted']),
  part('N5.4-used', 'Lederprogrammet er tatt i bruk', '2022-12-10', ['2022-08-22', 'underWay'], ['2022-11-21', 'accepted']),

  part('F2.2', 'Oversikt over utsatte tjenester', '2024-09-30', ['2024-02-12', 'underWay'], ['2024-09-02', 'delivered'], ['2024-09-12', 'accepted']),
  part('L1.2', 'Liste over ufrivillig deltid', '2024-05-31', ['2024-02-20', 'underWay'], ['2024-05-14', 'accepted']),
  part('L2.2', 'Kartlegging av vikarbyråer, anbud og utsatte tjenester', '2024-12-31', ['2024-10-01', 'underWay'], ['2025-02-20', 'accepted']),
];

export function promisedPartSteps(): readonly Step[] {
  return lives('deliverables', PARTS);
}

/** All its stages are held against the one due date. */
function part(entry: string, title: string, plannedFor: string | null, ...stages: readonly (readonly [Stage[0], Stage[1]])[]): Life {
  return { entry, title, life: stages.map(([from, state]) => [from, state, plannedFor]) };
}
