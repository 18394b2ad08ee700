import type { Say } from '../sentences/say.js';
import type { Vocabulary } from './vocabulary.js';

/** What the evaluation of cases, cycles and derivation, where something calls for something else, can say. */
export const loop = {
  notes: {
    actionsWithoutBudget: {
      nb: 'noen mål har tiltak uten budsjettnote for året',
      nn: 'nokre mål har tiltak utan budsjettnote for året',
      en: 'some goals have actions without a budget note of the year',
    },
    casesUnreported: {
      nb: 'om noen saker er det ikke meldt om det ble gjort, og det er ukjent, ikke nei',
      nn: 'om nokre saker er det ikkje meldt om det vart gjort, og det er ukjent, ikkje nei',
      en: 'of some cases it is not reported whether it was done, which is unknown, not no',
    },
    casesWaiting: { nb: 'noen saker har tid igjen', nn: 'nokre saker har tid att', en: 'some cases have time left' },
    conditionLapsed: {
      nb: 'vilkåret falt bort i hver sak før tiden var ute',
      nn: 'vilkåret fall bort i kvar sak før tida var ute',
      en: 'the condition ceased in every case before its time was up',
    },
    decidedNotChanged: {
      nb: 'det er besluttet noe som ikke er gjennomført i tide',
      nn: 'det er vedteke noko som ikkje er gjennomført i tide',
      en: 'something was decided and not carried out in time',
    },
    doneLate: { nb: 'noe ble gjort for sent', nn: 'noko vart gjort for seint', en: 'something was done too late' },
    goalsWithoutAction: { nb: 'noen mål har ingen tiltak', nn: 'nokre mål har ingen tiltak', en: 'some goals have no action' },
    measuredNotDecided: {
      nb: 'det er målt uten at noe er besluttet',
      nn: 'det er målt utan at noko er vedteke',
      en: 'it was measured and nothing was decided',
    },
    notTriggered: {
      nb: 'ingen sak har oppstått, så det er ingenting å vurdere',
      nn: 'inga sak har oppstått, så det er ingenting å vurdere',
      en: 'no case has arisen, so there is nothing to judge',
    },
  },
  figures: {
    closedCycles: { nb: 'lukkede runder', nn: 'lukka rundar', en: 'closed cycles' },
    cycleDays: { nb: 'dager fra måling til endring', nn: 'dagar frå måling til endring', en: 'days from measurement to change' },
    lapsed: { nb: 'falt bort', nn: 'fall bort', en: 'lapsed' },
    late: { nb: 'for sent', nn: 'for seint', en: 'late' },
    openCycles: { nb: 'åpne runder', nn: 'opne rundar', en: 'open cycles' },
    triggered: { nb: 'saker', nn: 'saker', en: 'cases' },
  },
  explanations: {
    actionsWithoutBudget: {
      nb: (say) => `${say.text('year')}: tiltak uten budsjettnote for ${say.text('goals')}.`,
      nn: (say) => `${say.text('year')}: tiltak utan budsjettnote for ${say.text('goals')}.`,
      en: (say) => `${say.text('year')}: actions without a budget note for ${say.text('goals')}.`,
    },
    casesDone: {
      nb: (say) =>
        casesDone(say, { done: 'Gjort i tide', of: 'av', late: 'for sent', notDone: 'ikke gjort', notReported: 'ikke meldt fra', waiting: 'ventes' }),
      nn: (say) =>
        casesDone(say, { done: 'Gjort i tide', of: 'av', late: 'for seint', notDone: 'ikkje gjort', notReported: 'ikkje meldt frå', waiting: 'er venta' }),
      en: (say) => casesDone(say, { done: 'Done in time', of: 'of', late: 'too late', notDone: 'not done', notReported: 'not reported', waiting: 'awaited' }),
    },
    cycles: {
      nb: (say) =>
        `Runder: ${say.text('cycles')}, lukket: ${say.text('closed')}. Det skal ikke gå mer enn ${say.days('days')} mellom to, eller fra måling til endring.`,
      nn: (say) =>
        `Rundar: ${say.text('cycles')}, lukka: ${say.text('closed')}. Det skal ikkje gå meir enn ${say.days('days')} mellom to, eller frå måling til endring.`,
      en: (say) =>
        `Cycles: ${say.text('cycles')}, closed: ${say.text('closed')}. No more than ${say.days('days')} shall pass between two, or from measurement to change.`,
    },
    derived: {
      nb: (say) => `Mål og år med tiltak og budsjettnote: ${say.number('derived')} av ${say.number('eligible')}${waiting(say, 'venter')}.`,
      nn: (say) => `Mål og år med tiltak og budsjettnote: ${say.number('derived')} av ${say.number('eligible')}${waiting(say, 'ventar')}.`,
      en: (say) => `Goals and years with an action and a budget note: ${say.number('derived')} of ${say.number('eligible')}${waiting(say, 'waiting')}.`,
    },
    goalsWithoutAction: {
      nb: (say) => `${say.text('year')}: ingen tiltak for ${say.text('goals')}.`,
      nn: (say) => `${say.text('year')}: ingen tiltak for ${say.text('goals')}.`,
      en: (say) => `${say.text('year')}: no action for ${say.text('goals')}.`,
    },
    stations: {
      nb: (say) => stations(say, { measured: 'målt', analysed: 'analysert', decided: 'besluttet', changed: 'endret' }),
      nn: (say) => stations(say, { measured: 'målt', analysed: 'analysert', decided: 'vedteke', changed: 'endra' }),
      en: (say) => stations(say, { measured: 'measured', analysed: 'analysed', decided: 'decided', changed: 'changed' }),
    },
    triggered: {
      nb: (say) => `Saker som er ført: ${say.text('triggered')}, falt bort: ${say.text('lapsed')}. Fristen er ${inDays(say, 'samme dag')}.`,
      nn: (say) => `Saker som er førte: ${say.text('triggered')}, fall bort: ${say.text('lapsed')}. Fristen er ${inDays(say, 'same dag')}.`,
      en: (say) => `Cases recorded: ${say.text('triggered')}, lapsed: ${say.text('lapsed')}. The time allowed is ${inDays(say, 'the same day')}.`,
    },
  },
} as const satisfies Vocabulary;

const UNDONE = ['late', 'notDone', 'notReported', 'waiting'] as const;

function casesDone(say: Say, words: Readonly<Record<'done' | 'of' | (typeof UNDONE)[number], string>>): string {
  const share = say.has('share') ? ` (${say.percent('share')})` : '';
  const undone = UNDONE.filter((key) => say.has(key)).map((key) => `, ${words[key]}: ${say.number(key)}`);
  return `${words.done}: ${say.number('done')} ${words.of} ${say.number('eligible')}${share}${undone.join('')}.`;
}

const STATIONS = ['measured', 'analysed', 'decided', 'changed'] as const;

function stations(say: Say, words: Readonly<Record<(typeof STATIONS)[number], string>>): string {
  const reached = STATIONS.filter((key) => say.has(key)).map((key) => `${words[key]} ${say.date(key)}`);
  return `${reached.join(', ')}.`;
}

function waiting(say: Say, word: string): string {
  return say.has('waiting') ? `; ${word}: ${say.number('waiting')}` : '';
}

function inDays(say: Say, sameDay: string): string {
  return say.has('days') ? say.days('days') : sameDay;
}
