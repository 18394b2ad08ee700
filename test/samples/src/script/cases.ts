import { addDays, type CalendarDate } from '#kernel';
import { branchId, clubId } from '../organisation.js';
import { lives, type Life, type Stage } from './lives.js';
import type { Step } from './step.js';

/** Artificial intelligence on its way into a workplace: the representatives in from the beginning, too late, or not at all. */
const AI: readonly Life[] = [
  arisen('banken', 'Kredittvurdering i banken', ['2021-09-13', 'underWay'], ['2021-10-01', 'accepted']),
  arisen('lageret', 'Plukkroboter på lageret', ['2022-01-24', 'underWay'], ['2022-02-14', 'accepted']),
  arisen('kundesenteret', 'Svarrobot på kundesenteret', ['2022-04-04', 'underWay'], ['2022-06-07', 'accepted']),
  arisen('hotellkjeden', 'Bemanningsplaner i hotellkjeden', ['2022-08-29', 'underWay'], ['2022-09-19', 'accepted']),
  arisen('avisen', 'Nyhetstekster i avisen', ['2022-11-07', 'underWay'], ['2022-12-05', 'rejected']),
  arisen('butikken', 'Kassefri butikk', ['2023-01-23', 'underWay'], ['2023-03-06', 'cancelled']),
  arisen('verkstedet', 'Kamerakontroll på verkstedet', ['2023-04-17', 'underWay'], ['2023-05-08', 'accepted']),
  arisen('forsikringen', 'Skadeoppgjør i forsikringsselskapet', ['2023-09-11', 'underWay'], ['2023-09-25', 'accepted']),
  arisen('terminalen', 'Ruteplanlegging på terminalen', ['2023-12-11', 'underWay']),
];

const ALLIANCES: readonly Life[] = [
  arisen('forbund-e', 'Forbund E spurte om felles kurs', ['2021-05-10', 'underWay'], ['2021-09-20', 'achieved']),
  arisen('studentene', 'Studentorganisasjonen ville verve sammen', ['2022-02-21', 'underWay'], ['2022-04-25', 'partly']),
  arisen('arbeidsgiverne', 'Arbeidsgiverforeningen ba om felles undersøkelse', ['2023-03-13', 'underWay'], ['2023-05-22', 'rejected']),
];

const INITIATIVES: readonly Life[] = [
  arisen('N1.6', 'Invitasjon til partene om organisasjonsgraden', ['2021-08-23', 'planned'], ['2021-10-04', 'underWay']),
  arisen('N4.2', 'Møte om en kompetanseallianse', ['2022-03-07', 'planned'], ['2022-08-22', 'underWay']),
];

const VISITS: readonly Life[] = [
  visit('elektro', true, ['2024-03-11', 'planned'], ['2024-04-09', 'achieved']),
  visit('kantina', false, ['2024-05-06', 'planned'], ['2024-06-04', 'rejected']),
  visit('barnehagen', true, ['2024-08-26', 'planned'], ['2024-10-01', 'achieved']),
  visit('sykehjemmet', true, ['2024-11-04', 'planned'], ['2024-12-03', 'rejected']),
  visit('byggeplassen', true, ['2025-03-17', 'planned'], ['2025-04-08', 'cancelled']),
  visit('verkstedet', true, ['2025-09-01', 'planned'], ['2025-10-14', 'achieved']),
];

/** The tool came to the five clubs one by one, from the second year; the last one has not begun. */
const TOOLS: readonly Life[] = ['2025-03-03', '2025-03-17', '2025-04-07', '2025-09-01', '2025-11-24'].map((given, index) => {
  const used = addDays(given as CalendarDate, [12, 30, 70, 21][index] ?? 0);
  return {
    entry: clubId(index + 1),
    title: 'Klubben har fått verktøyet',
    unit: clubId(index + 1),
    life:
      index === 4
        ? [[given, 'underWay']]
        : [
            [given, 'underWay'],
            [used, 'achieved'],
          ],
  };
});

/** What arose and had to be met: cases, occasions and invitations. */
export function caseSteps(): readonly Step[] {
  return [
    ...lives('ai-introductions', AI),
    ...lives('alliances', ALLIANCES),
    ...lives('initiatives', INITIATIVES),
    ...lives('workplace-visits', VISITS),
    ...lives('club-tool', TOOLS),
  ];
}

function arisen(entry: string, title: string, ...life: readonly Stage[]): Life {
  return { entry, title, life };
}

function visit(entry: string, apprentices: boolean, ...life: readonly Stage[]): Life {
  return { entry, title: `Besøk: ${entry}`, unit: branchId(1), attributes: { apprentices }, life };
}
