import { branchId } from '../organisation.js';
import { lives, type Life, type Stage } from './lives.js';
import type { Step } from './step.js';

/** Five were made, and two ran out before the plan did. */
const EDUCATION: readonly Life[] = [
  valid('hogskolen', 'Høgskolen', '2021-04-01', '2023-04-01'),
  valid('fagskolen', 'Fagskolen', '2021-09-01', '2024-09-01'),
  valid('nettskolen', 'Nettskolen', '2022-01-15', '2023-07-15'),
  valid('universitetet', 'Universitetet', '2022-08-15', '2025-08-15'),
  valid('studieforbundet', 'Studieforbundet', '2023-02-01', '2026-02-01'),
];

const SHARED_PROJECTS: readonly Life[] = [valid('forbund-b', 'Felles kurs i prosjektledelse med forbund B', '2022-03-01', '2023-07-01')];

const PARTIES: readonly Life[] = [
  { ...valid('parti-a', 'Avtale med parti A', '2024-04-15', '2026-04-15'), unit: branchId(1), attributes: { party: 'A' } },
  { ...valid('parti-b', 'Avtale med parti B', '2024-09-02', '2025-09-02'), unit: branchId(1), attributes: { party: 'B' } },
  { entry: 'parti-c', title: 'Avtale med parti C', unit: branchId(1), attributes: { party: 'C' }, life: [['2024-05-20', 'planned']] },
  { ...valid('parti-b-2', 'Ny avtale med parti B', '2025-10-01', '2027-10-01'), unit: branchId(1), attributes: { party: 'B' } },
];

const LOCAL_PROJECTS: readonly Life[] = [
  going('sveisen', 'Verkstedet', ['2021-06-01', 'active'], ['2022-06-01', 'ended']),
  going('skiftet', 'Lageret', ['2021-10-04', 'active']),
  going('resepsjonen', 'Hotellet', ['2022-02-01', 'active'], ['2022-05-02', 'cancelled']),
  going('kjokkenet', 'Storkjøkkenet', ['2022-03-14', 'active'], ['2023-03-14', 'ended']),
  going('linje-to', 'Bryggeriet', ['2022-09-05', 'active']),
  going('kassa', 'Butikken', ['2022-10-03', 'active']),
  going('terminalen', 'Terminalen', ['2023-01-16', 'active']),
  going('vaskeriet', 'Vaskeriet', ['2023-04-11', 'active']),
  going('trykkeriet', 'Trykkeriet', ['2023-09-04', 'active']),
];

const PAY_CASES: readonly Life[] = ['Bank', 'Handel', 'IKT', 'Industri', 'Reiseliv', 'Transport'].map((sector, index) => ({
  entry: sector.toLowerCase(),
  title: `Lønnsutvikling i ${sector.toLowerCase()}`,
  life: [[`${2021 + Math.floor(index / 2)}-${index % 2 === 0 ? '05' : '10'}-12`, 'active']],
}));

/** What is counted while it is valid: agreements with others, projects, examples put forward. */
export function agreementSteps(): readonly Step[] {
  return [
    ...lives('education-agreements', EDUCATION),
    ...lives('shared-projects', SHARED_PROJECTS),
    ...lives('party-agreements', PARTIES),
    ...lives('local-projects', LOCAL_PROJECTS),
    ...lives('pay-cases', PAY_CASES),
  ];
}

/** An agreement in force from `from`, which ends by itself on `to`. */
function valid(entry: string, title: string, from: string, to: string): Life {
  return { entry, title, life: [[from, 'active', null, to]] };
}

function going(entry: string, workplace: string, ...life: readonly Stage[]): Life {
  return { entry, title: `Forbedringsprosjekt: ${workplace}`, life };
}
