import type { Course, Result } from '#domain';
import type { DataLight, FigureKey, Note } from '../evaluation.js';
import type { Stage } from '../evaluators/thing.js';
import type { Words } from './language.js';

/** The words for everything an evaluation can say, in every language. */

export const COURSE_WORDS: Readonly<Record<Course, Words>> = {
  ahead: { nb: 'foran', nn: 'framfor', en: 'ahead' },
  onCourse: { nb: 'i rute', nn: 'i rute', en: 'on course' },
  behind: { nb: 'etter', nn: 'etter', en: 'behind' },
  tooEarly: { nb: 'for tidlig å si', nn: 'for tidleg å seie', en: 'too early to say' },
  notApplicable: { nb: 'ikke aktuelt', nn: 'ikkje aktuelt', en: 'not applicable' },
};

export const RESULT_WORDS: Readonly<Record<Result, Words>> = {
  reached: { nb: 'nådd', nn: 'nådd', en: 'reached' },
  partly: { nb: 'delvis nådd', nn: 'delvis nådd', en: 'partly reached' },
  notReached: { nb: 'ikke nådd', nn: 'ikkje nådd', en: 'not reached' },
  notDecidable: { nb: 'kan ikke avgjøres', nn: 'kan ikkje avgjerast', en: 'not decidable' },
};

export const DATA_WORDS: Readonly<Record<DataLight, Words>> = {
  fresh: { nb: 'ferske', nn: 'ferske', en: 'fresh' },
  provisional: { nb: 'foreløpige', nn: 'førebelse', en: 'provisional' },
  outdated: { nb: 'utdaterte', nn: 'utdaterte', en: 'outdated' },
  missing: { nb: 'mangler', nn: 'manglar', en: 'missing' },
  break: { nb: 'brudd i serien', nn: 'brot i serien', en: 'break in series' },
  suppressed: { nb: 'skjult av personvern', nn: 'skjult av personvern', en: 'suppressed' },
};

/** Each note as a clause that can stand alone or after a colon. */
export const NOTE_WORDS: Readonly<Record<Note, Words>> = {
  aboveRange: {
    nb: 'tallet er over det høyeste, og det trengs en beslutning',
    nn: 'talet er over det høgste, og det trengst ei avgjerd',
    en: 'the number is above the highest, which asks for a decision',
  },
  activityIsNotEffect: {
    nb: 'aktivitet er ikke virkning, så resultatet kan ikke avgjøres',
    nn: 'aktivitet er ikkje verknad, så resultatet kan ikkje avgjerast',
    en: 'activity is not effect, so the result cannot be decided',
  },
  assessorChanged: {
    nb: 'vurderingen er gjort av en annen enn forrige gang',
    nn: 'vurderinga er gjord av ein annan enn førre gong',
    en: 'the assessor is not the same as last time',
  },
  awaitingAcceptance: {
    nb: 'den er levert og venter på godkjenning',
    nn: 'den er levert og ventar på godkjenning',
    en: 'it is delivered and awaits acceptance',
  },
  cancelled: { nb: 'arbeidet er avlyst', nn: 'arbeidet er avlyst', en: 'the work is cancelled' },
  divisionByZero: { nb: 'det er null å dele på', nn: 'det er null å dele på', en: 'there is nothing to divide by' },
  forecastPassed: {
    nb: 'dagen den var ventet ferdig, er passert',
    nn: 'dagen den var venta ferdig, er passert',
    en: 'the day it was expected has passed',
  },
  gaps: { nb: 'det er hull i tallene for perioden', nn: 'det er hol i tala for perioden', en: 'there are gaps in the numbers for the period' },
  improved: { nb: 'nivået er høyere enn forrige gang', nn: 'nivået er høgare enn førre gong', en: 'the level is higher than last time' },
  levelUnknown: {
    nb: 'nivået finnes ikke på den utgaven av skalaen',
    nn: 'nivået finst ikkje på den utgåva av skalaen',
    en: 'the level does not exist in that version of the scale',
  },
  metLate: { nb: 'den kom etter fristen', nn: 'den kom etter fristen', en: 'it came after the due date' },
  missingUnits: {
    nb: 'noen enheter har ikke rapportert, og det er ukjent, ikke null',
    nn: 'nokre einingar har ikkje rapportert, og det er ukjent, ikkje null',
    en: 'some units have not reported, which is unknown, not zero',
  },
  noBaseline: { nb: 'utgangspunktet er ikke fastsatt', nn: 'utgangspunktet er ikkje fastsett', en: 'the baseline is not set' },
  noWholeYear: { nb: 'planperioden har ikke noe helt år', nn: 'planperioden har ikkje noko heilt år', en: 'the plan period holds no whole year' },
  noneDocumented: {
    nb: 'ingen aktivitet er dokumentert, og det betyr ikke at ingenting er gjort',
    nn: 'ingen aktivitet er dokumentert, og det tyder ikkje at ingenting er gjort',
    en: 'no activity is documented, which does not mean that nothing was done',
  },
  notReported: {
    nb: 'det er ikke meldt fra, og det er ukjent, ikke null',
    nn: 'det er ikkje meldt frå, og det er ukjent, ikkje null',
    en: 'nothing is reported, which is unknown, not zero',
  },
  notRolledUp: {
    nb: 'andeler uten teller og nevner kan ikke legges sammen',
    nn: 'delar utan teljar og nemnar kan ikkje leggjast saman',
    en: 'shares without numerator and denominator cannot be rolled up',
  },
  notThroughout: { nb: 'det har vært utenfor i perioden', nn: 'det har vore utanfor i perioden', en: 'it has been outside during the period' },
  rejected: { nb: 'leveransen ble ikke godkjent', nn: 'leveransen vart ikkje godkjend', en: 'the delivery was rejected' },
  rubricChanged: {
    nb: 'skalaen er endret siden forrige vurdering, så nivåene kan ikke sammenlignes',
    nn: 'skalaen er endra sidan førre vurdering, så nivåa kan ikkje samanliknast',
    en: 'the scale has changed since the last assessment, so the levels cannot be compared',
  },
  selfAssessed: { nb: 'det er en egenvurdering', nn: 'det er ei eigenvurdering', en: 'it is a self-assessment' },
  seriesBreak: {
    nb: 'det er brudd i serien, så tallene kan ikke sammenlignes',
    nn: 'det er brot i serien, så tala kan ikkje samanliknast',
    en: 'the series is broken, so the numbers cannot be compared',
  },
  shareOverOne: {
    nb: 'andelen er over 100 prosent, så teller og nevner hører ikke sammen',
    nn: 'delen er over 100 prosent, så teljar og nemnar høyrer ikkje saman',
    en: 'the share is over 100 per cent, so numerator and denominator do not belong together',
  },
  stalled: { nb: 'arbeidet ligger i ro', nn: 'arbeidet ligg i ro', en: 'the work is at a standstill' },
  tooEarly: {
    nb: 'det er for tidlig å si noe om kursen',
    nn: 'det er for tidleg å seie noko om kursen',
    en: 'it is too early to say anything about the course',
  },
  unchanged: { nb: 'nivået er det samme som forrige gang', nn: 'nivået er det same som førre gong', en: 'the level is the same as last time' },
  withoutParts: {
    nb: 'andelen er oppgitt uten teller og nevner',
    nn: 'delen er oppgitt utan teljar og nemnar',
    en: 'the share is given without numerator and denominator',
  },
  worsened: { nb: 'nivået er lavere enn forrige gang', nn: 'nivået er lågare enn førre gong', en: 'the level is lower than last time' },
};

export const FIGURE_WORDS: Readonly<Record<FigureKey, Words>> = {
  activities: { nb: 'aktiviteter', nn: 'aktivitetar', en: 'activities' },
  baseline: { nb: 'utgangspunkt', nn: 'utgangspunkt', en: 'baseline' },
  change: { nb: 'endring', nn: 'endring', en: 'change' },
  covered: { nb: 'gjort', nn: 'gjort', en: 'covered' },
  delay: { nb: 'dager etter fristen', nn: 'dagar etter fristen', en: 'days after the due date' },
  denominator: { nb: 'nevner', nn: 'nemnar', en: 'denominator' },
  eligible: { nb: 'skal gjøre det', nn: 'skal gjere det', en: 'eligible' },
  entries: { nb: 'antall', nn: 'tal på', en: 'count' },
  exempt: { nb: 'fritatt', nn: 'fritekne', en: 'exempt' },
  expected: { nb: 'ventet', nn: 'venta', en: 'expected' },
  forecastDelay: { nb: 'ventede dager etter fristen', nn: 'venta dagar etter fristen', en: 'forecast days after the due date' },
  growth: { nb: 'vekst', nn: 'vekst', en: 'growth' },
  highest: { nb: 'høyeste', nn: 'høgste', en: 'highest' },
  level: { nb: 'nivå', nn: 'nivå', en: 'level' },
  longestInterval: { nb: 'lengste opphold', nn: 'lengste opphald', en: 'longest interval' },
  lowest: { nb: 'laveste', nn: 'lågaste', en: 'lowest' },
  missingUnits: { nb: 'enheter som mangler', nn: 'einingar som manglar', en: 'missing units' },
  notDone: { nb: 'ikke gjort', nn: 'ikkje gjort', en: 'not done' },
  notReported: { nb: 'ikke meldt', nn: 'ikkje meldt', en: 'not reported' },
  numerator: { nb: 'teller', nn: 'teljar', en: 'numerator' },
  previousValue: { nb: 'ved forrige årsslutt', nn: 'ved førre årsslutt', en: 'at the last year’s end' },
  required: { nb: 'krav', nn: 'krav', en: 'required' },
  rollingYearGrowth: { nb: 'vekst siste tolv måneder', nn: 'vekst siste tolv månader', en: 'growth over twelve months' },
  share: { nb: 'andel', nn: 'del', en: 'share' },
  shareOfTarget: { nb: 'del av målet', nn: 'del av målet', en: 'share of the target' },
  targetLevel: { nb: 'målnivå', nn: 'målnivå', en: 'target level' },
  value: { nb: 'verdi', nn: 'verdi', en: 'value' },
  yearsDecided: { nb: 'avgjorte år', nn: 'avgjorde år', en: 'years decided' },
  yearsMet: { nb: 'år nådd', nn: 'år nådde', en: 'years met' },
  yearsRequired: { nb: 'år som kreves', nn: 'år som krevst', en: 'years required' },
};

export const STAGE_WORDS: Readonly<Record<Stage, Words>> = {
  unknown: { nb: 'ukjent', nn: 'ukjend', en: 'unknown' },
  notStarted: { nb: 'ikke begynt', nn: 'ikkje byrja', en: 'not started' },
  underWay: { nb: 'under arbeid', nn: 'under arbeid', en: 'under way' },
  delivered: { nb: 'levert', nn: 'levert', en: 'delivered' },
  accepted: { nb: 'godkjent', nn: 'godkjend', en: 'accepted' },
  cancelled: { nb: 'avlyst', nn: 'avlyst', en: 'cancelled' },
};
