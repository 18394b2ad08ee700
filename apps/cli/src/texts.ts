import type { Ended } from '#projections';
import type { GateCheck, Role } from '#domain';
import type { Language, Words } from '#goal-types';

/** The words around an answer; those for the answers themselves are the goal types' own. */
const texts = {
  goal: { nb: 'Mål', nn: 'Mål', en: 'Goal' },
  wording: { nb: 'Ordlyd', nn: 'Ordlyd', en: 'Wording' },
  course: { nb: 'Kurs', nn: 'Kurs', en: 'Course' },
  result: { nb: 'Resultat', nn: 'Resultat', en: 'Result' },
  data: { nb: 'Data', nn: 'Data', en: 'Data' },
  day: { nb: 'Dag', nn: 'Dag', en: 'Day' },
  figure: { nb: 'Tall', nn: 'Tal', en: 'Figure' },
  marks: { nb: 'Merk', nn: 'Merk', en: 'Note' },
  recorded: { nb: 'Registrert', nn: 'Registrert', en: 'Recorded' },
  validFrom: { nb: 'Gjelder fra', nn: 'Gjeld frå', en: 'Holds from' },
  who: { nb: 'Hvem', nn: 'Kven', en: 'Who' },
  what: { nb: 'Hva som skjedde', nn: 'Kva som hende', en: 'What happened' },
  before: { nb: 'Før', nn: 'Før', en: 'Before' },
  after: { nb: 'Etter', nn: 'Etter', en: 'After' },
  because: { nb: 'Fordi', nn: 'Fordi', en: 'Because' },
  explanation: { nb: 'Forklaring', nn: 'Forklaring', en: 'Explanation' },
  unit: { nb: 'Enhet', nn: 'Eining', en: 'Unit' },
  asWas: { nb: 'Slik det var', nn: 'Slik det var', en: 'As it was' },
  asIs: { nb: 'Slik det er', nn: 'Slik det er', en: 'As it is' },
  difference: { nb: 'Forskjell', nn: 'Skilnad', en: 'Difference' },
  total: { nb: 'I alt', nn: 'I alt', en: 'In all' },
  elsewhere: { nb: 'utenfor', nn: 'utanfor', en: 'outside' },
  action: { nb: 'Tiltak', nn: 'Tiltak', en: 'Action' },
  owner: { nb: 'Eier', nn: 'Eigar', en: 'Owner' },
  period: { nb: 'Tid', nn: 'Tid', en: 'Period' },
  state: { nb: 'Tilstand', nn: 'Tilstand', en: 'State' },
  money: { nb: 'Budsjett og kostnad', nn: 'Budsjett og kostnad', en: 'Budget and cost' },
  expectedEffect: { nb: 'Ventet effekt', nn: 'Venta effekt', en: 'Expected effect' },
  spent: { nb: 'brukt', nn: 'brukt', en: 'spent' },
  noBudget: { nb: 'uten budsjett', nn: 'utan budsjett', en: 'no budget' },
  withoutLine: { nb: 'Mål uten tiltak i', nn: 'Mål utan tiltak i', en: 'Goals without an action in' },
  withoutBudget: { nb: 'Mål uten budsjett i', nn: 'Mål utan budsjett i', en: 'Goals without a budget in' },
  notReported: { nb: 'Ikke rapportert', nn: 'Ikkje rapportert', en: 'Not reported' },
  allReported: { nb: 'Alle har rapportert det som ventes.', nn: 'Alle har rapportert det som er venta.', en: 'Everyone has reported what is expected.' },
  per: { nb: 'Per', nn: 'Per', en: 'As at' },
  known: { nb: 'kjent', nn: 'kjent', en: 'as known on' },
  atTime: { nb: 'kl.', nn: 'kl.', en: 'at' },
  sample: { nb: 'Eksempeldata, ikke virkelige tall', nn: 'Eksempeldata, ikkje verkelege tal', en: 'Sample data, not real figures' },
  notInterpreted: { nb: 'ikke tolket', nn: 'ikkje tolka', en: 'not interpreted' },
  notFollowed: { nb: 'ikke fulgt, mangler', nn: 'ikkje følgt, manglar', en: 'not followed, lacks' },
  overridden: { nb: 'overstyrt; beregnet', nn: 'overstyrt; berekna', en: 'overridden; computed' },
  learnt: { nb: 'nytt mellom', nn: 'nytt mellom', en: 'learnt between' },
  and: { nb: 'og', nn: 'og', en: 'and' },
  moreCauses: { nb: 'hendelser til; --json viser flere', nn: 'hendingar til; --json viser fleire', en: 'more events; --json shows more' },
  neverSays: { nb: 'Kan aldri si:', nn: 'Kan aldri seie:', en: 'Can never say:' },
  expected: { nb: 'Ventet', nn: 'Venta', en: 'Expected' },
  likely: { nb: 'i fire av fem tilfeller', nn: 'i fire av fem tilfelle', en: 'four times in five' },
  latest: { nb: 'Sist talt', nn: 'Sist talt', en: 'Last counted' },
  countingDates: { nb: 'tellinger bak', nn: 'teljingar bak', en: 'counts behind it' },
  requiredPace: { nb: 'Trengs i måneden', nn: 'Trengst i månaden', en: 'Needed a month' },
  madeOn: { nb: 'Laget per', nn: 'Laga per', en: 'Made as at' },
  forecast: { nb: 'Prognose', nn: 'Prognose', en: 'Forecast' },
  came: { nb: 'Ble', nn: 'Vart', en: 'Came to' },
  score: { nb: 'Skår (lavere er bedre)', nn: 'Skår (lågare er betre)', en: 'Score (lower is better)' },
  within: { nb: '(innenfor)', nn: '(innanfor)', en: '(within)' },
  outside: { nb: '(utenfor)', nn: '(utanfor)', en: '(outside)' },
  notThen: { nb: 'ikke vedtatt ennå', nn: 'ikkje vedteke enno', en: 'not adopted yet' },
  noChanges: {
    nb: 'Ingenting er endret mellom de to tidspunktene.',
    nn: 'Ingenting er endra mellom dei to tidspunkta.',
    en: 'Nothing differs between the two.',
  },
  version: { nb: 'Versjon', nn: 'Versjon', en: 'Version' },
  whatChanges: { nb: 'Hva den endrer', nn: 'Kva ho endrar', en: 'What it changes' },
  adopted: { nb: 'Vedtatt', nn: 'Vedteken', en: 'Adopted' },
  notAdopted: { nb: 'ikke vedtatt', nn: 'ikkje vedteken', en: 'not adopted' },
  inForce: { nb: 'gjelder nå', nn: 'gjeld no', en: 'in force' },
  nothing: { nb: 'Ingenting å vise.', nn: 'Ingenting å vise.', en: 'Nothing to show.' },
  more: { nb: 'Det er flere: fortsett med --cursor', nn: 'Det er fleire: hald fram med --cursor', en: 'There are more: go on with --cursor' },
} as const satisfies Record<string, Words>;

export function text(key: keyof typeof texts, language: Language): string {
  return texts[key][language];
}

export const ENDED_WORDS: Readonly<Record<Ended, Words>> = {
  dropped: { nb: 'lagt bort', nn: 'lagt bort', en: 'dropped' },
  split: { nb: 'delt', nn: 'delt', en: 'split' },
  merged: { nb: 'slått sammen', nn: 'slått saman', en: 'merged' },
  withdrawn: { nb: 'trukket', nn: 'trekt', en: 'withdrawn' },
};

/** What a branch's own goal still has to be before it is followed. */
export const CHECK_WORDS: Readonly<Record<GateCheck, Words>> = {
  concrete: { nb: 'konkret', nn: 'konkret', en: 'concrete' },
  measurable: { nb: 'målbart', nn: 'målbart', en: 'measurable' },
  realistic: { nb: 'realistisk', nn: 'realistisk', en: 'realistic' },
  reasoned: { nb: 'begrunnet', nn: 'grunngitt', en: 'reasoned' },
};

/** Who recorded an event that there is no name behind. */
export const ROLE_WORDS: Readonly<Record<Role, Words>> = {
  recorder: { nb: 'registrator', nn: 'registrator', en: 'recorder' },
  planner: { nb: 'planlegger', nn: 'planleggjar', en: 'planner' },
  secretariat: { nb: 'sekretariat', nn: 'sekretariat', en: 'secretariat' },
  board: { nb: 'styre', nn: 'styre', en: 'board' },
  auditor: { nb: 'kontrollør', nn: 'kontrollør', en: 'auditor' },
  analyst: { nb: 'analytiker', nn: 'analytikar', en: 'analyst' },
  admin: { nb: 'administrator', nn: 'administrator', en: 'administrator' },
};
