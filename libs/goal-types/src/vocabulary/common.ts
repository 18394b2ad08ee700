import type { Vocabulary } from './vocabulary.js';

/** What evaluations of every kind can say. */
export const common = {
  notes: {
    divisionByZero: { nb: 'det er null å dele på', nn: 'det er null å dele på', en: 'there is nothing to divide by' },
    gaps: { nb: 'det er hull i tallene for perioden', nn: 'det er hol i tala for perioden', en: 'there are gaps in the numbers for the period' },
    improved: { nb: 'det er bedre enn før', nn: 'det er betre enn før', en: 'it is better than before' },
    missingUnits: {
      nb: 'noen enheter har ikke rapportert, og det er ukjent, ikke null',
      nn: 'nokre einingar har ikkje rapportert, og det er ukjent, ikkje null',
      en: 'some units have not reported, which is unknown, not zero',
    },
    noBaseline: { nb: 'utgangspunktet er ikke fastsatt', nn: 'utgangspunktet er ikkje fastsett', en: 'the baseline is not set' },
    notReported: {
      nb: 'det er ikke meldt fra, og det er ukjent, ikke null',
      nn: 'det er ikkje meldt frå, og det er ukjent, ikkje null',
      en: 'nothing is reported, which is unknown, not zero',
    },
    seriesBreak: {
      nb: 'det er brudd i serien, så tallene kan ikke sammenlignes',
      nn: 'det er brot i serien, så tala kan ikkje samanliknast',
      en: 'the series is broken, so the numbers cannot be compared',
    },
    tooEarly: {
      nb: 'det er for tidlig å si noe om kursen',
      nn: 'det er for tidleg å seie noko om kursen',
      en: 'it is too early to say anything about the course',
    },
    unchanged: { nb: 'det er ingen vesentlig endring', nn: 'det er inga vesentleg endring', en: 'there is no material change' },
    worsened: { nb: 'det er dårligere enn før', nn: 'det er dårlegare enn før', en: 'it is worse than before' },
  },
  figures: {
    baseline: { nb: 'utgangspunkt', nn: 'utgangspunkt', en: 'baseline' },
    expected: { nb: 'ventet', nn: 'venta', en: 'expected' },
    missingUnits: { nb: 'enheter som mangler', nn: 'einingar som manglar', en: 'missing units' },
    required: { nb: 'krav', nn: 'krav', en: 'required' },
    share: { nb: 'andel', nn: 'del', en: 'share' },
  },
  explanations: {},
} as const satisfies Vocabulary;
