import { sampleMoments } from '../moments.js';
import { lives, type Life } from './lives.js';
import type { Step } from './step.js';

const DELIVERABLES: readonly Life[] = [
  {
    entry: 'N1.4',
    title: 'Utredning om typer medlemskap',
    life: [
      ['2021-02-15', 'planned', '2021-12-31'],
      ['2021-04-12', 'underWay', '2021-12-31'],
      ['2021-11-22', 'delivered', '2021-12-31'],
      ['2021-12-10', 'accepted', '2021-12-31'],
    ],
  },
  {
    entry: 'N3.5',
    title: 'Informasjonspakke for medlemmer uten tillitsvalgt',
    life: [
      ['2021-03-01', 'planned', '2022-06-30'],
      ['2022-02-07', 'underWay', '2022-06-30'],
      ['2022-08-25', 'delivered', '2022-06-30'],
      ['2022-09-15', 'accepted', '2022-06-30'],
    ],
  },
  {
    entry: 'N3.6',
    title: 'Opplegg for ansatte i internasjonale konsern',
    life: [
      ['2021-03-01', 'planned', '2022-12-31'],
      ['2022-01-17', 'underWay', '2022-12-31'],
      [sampleMoments.dropped.on, 'cancelled', '2022-12-31'],
    ],
  },
  {
    entry: 'N4.4',
    title: 'Kursprogram i næringspolitikk og kommunikasjon',
    life: [
      ['2021-06-01', 'planned', '2023-03-31'],
      ['2022-09-05', 'underWay', '2023-03-31'],
      ['2023-02-13', 'delivered', '2023-03-31'],
      ['2023-03-15', 'accepted', '2023-03-31'],
    ],
  },
  {
    entry: 'N5.1',
    title: 'Ny førstelinje i administrasjonen',
    life: [
      ['2021-06-01', 'planned', '2022-12-31'],
      ['2022-04-04', 'underWay', '2022-12-31'],
      ['2022-11-21', 'underWay', '2023-09-30'],
      ['2023-10-20', 'delivered', '2023-09-30'],
    ],
  },
];

const FORUMS: readonly Life[] = [
  forum('bank', 'Bank og forsikring', ['2021-02-10', 'planned'], ['2021-03-15', 'active']),
  forum('handel', 'Handel', ['2021-02-10', 'planned'], ['2021-05-10', 'active']),
  forum('ikt', 'IKT', ['2021-02-10', 'planned'], ['2021-06-01', 'active']),
  forum('industri', 'Industri', ['2021-02-10', 'planned'], ['2021-09-20', 'active']),
  forum('transport', 'Transport og logistikk', ['2021-04-20', 'planned'], ['2021-11-15', 'active']),
  forum('reiseliv', 'Reiseliv', ['2021-10-04', 'planned'], ['2022-02-01', 'active'], ['2022-09-01', 'dormant'], ['2023-06-12', 'ended']),
  forum('frivillighet', 'Frivillige organisasjoner', ['2022-11-07', 'planned'], ['2023-03-10', 'active']),
  forum('energi', 'Energi', ['2022-11-07', 'planned'], ['2023-05-22', 'active']),
  forum('medier', 'Medier', ['2023-02-20', 'planned'], ['2023-09-18', 'active']),
  forum('kultur', 'Kultur', ['2023-02-20', 'planned'], ['2023-11-13', 'cancelled']),
];

const THEMES: readonly Life[] = [
  theme('fjernarbeid', 'Arbeid hjemmefra', ['2021-02-01', 'active'], ['2022-10-10', 'ended']),
  theme('innleie', 'Innleie', ['2021-02-01', 'active']),
  theme('etterutdanning', 'Etter- og videreutdanning', ['2021-03-08', 'active']),
  theme('algoritmer', 'Algoritmer på jobben', ['2021-05-03', 'active']),
  theme('klima', 'Grønn omstilling', ['2022-05-02', 'active']),
  theme('pensjon', 'Pensjon i privat sektor', ['2023-01-16', 'active']),
  theme('konkurransekraft', 'Norsk konkurransekraft', ['2023-04-17', 'active']),
  theme('eierskap', 'Norsk eierskap', ['2023-05-15', 'active'], ['2023-08-28', 'ended']),
];

/** The life of every deliverable, forum and policy theme: each state is recorded some days after it came. */
export function registerSteps(): readonly Step[] {
  return [...lives('deliverables', DELIVERABLES), ...lives('forums', FORUMS), ...lives('themes', THEMES)];
}

function forum(entry: string, sector: string, ...life: Life['life']): Life {
  return { entry, title: `Bransjeforum: ${sector}`, life };
}

function theme(entry: string, title: string, ...life: Life['life']): Life {
  return { entry, title, life };
}
