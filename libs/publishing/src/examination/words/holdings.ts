import type { Translated } from './language.js';

/** What was found where a check holds, or why it proves nothing. */
export const HOLDINGS = {
  packageComplete: {
    nb: '{files} filer, ingen mangler, ingen er til overs',
    nn: '{files} filer, ingen manglar, ingen er til overs',
    en: '{files} files, none missing, none too many',
  },
  packageReadmeOther: {
    nb: '{files} filer, ingen mangler, ingen er til overs; men README.txt er ikke slik denne utgaven av programmet skriver den: hold deg til det som står her',
    nn: '{files} filer, ingen manglar, ingen er til overs; men README.txt er ikkje slik denne utgåva av programmet skriv han: hald deg til det som står her',
    en: '{files} files, none missing, none too many; but README.txt is not as this version of the program writes it: go by what is said here',
  },
  keyGiven: {
    nb: 'det siste kontrollpunktet er signert med nøkkelen du oppga',
    nn: 'det siste kontrollpunktet er signert med nøkkelen du gav opp',
    en: 'the latest checkpoint is signed with the key you gave',
  },
  keyFromPackage: {
    nb: 'nøkkelen er hentet fra pakken selv: {key}. Sammenlign den med en du har fått på annen måte, og kjør igjen med --key',
    nn: 'nøkkelen er henta frå pakken sjølv: {key}. Samanlikn han med ein du har fått på annan måte, og køyr igjen med --key',
    en: 'the key was taken from the package itself: {key}. Compare it with one you were given by another way, and run again with --key',
  },
  keyOfLedger: { nb: 'signert av {key}', nn: 'signert av {key}', en: 'signed by {key}' },
  keyNone: {
    nb: 'ledgeren har ingen signeringsnøkkel ennå: ingenting utenfor den kan vise om noe er endret',
    nn: 'ledgeren har ingen signeringsnøkkel enno: ingenting utanfor han kan vise om noko er endra',
    en: 'the ledger has no signing key yet: nothing outside it can show whether anything was altered',
  },
  checkpointsHold: {
    nb: '{count} er signert, og hvert av dem er begynnelsen på det neste; det siste dekker {size} hendelser',
    nn: '{count} er signerte, og kvart av dei er byrjinga på det neste; det siste dekkjer {size} hendingar',
    en: '{count} are signed, and each is the beginning of the next; the latest covers {size} events',
  },
  checkpointsNone: { nb: 'ingen er signert ennå', nn: 'ingen er signerte enno', en: 'none is signed yet' },
  checkpointsElsewhere: {
    nb: '{count} er signert og stemmer; {elsewhere} fra en tidligere logg gjelder hendelser som gikk tapt og ikke er her',
    nn: '{count} er signerte og stemmer; {elsewhere} frå ein tidlegare logg gjeld hendingar som gjekk tapt og ikkje er her',
    en: '{count} are signed and hold; {elsewhere} of an earlier log are of events that were lost and are not here',
  },
  earlierHolds: {
    nb: 'loggen du så da den hadde {size} hendelser, er begynnelsen på denne',
    nn: 'loggen du såg då han hadde {size} hendingar, er byrjinga på denne',
    en: 'the log you saw when it had {size} events is the beginning of this one',
  },
  earlierNone: {
    nb: 'du har ikke gitt noe tidligere kontrollpunkt (--earlier) å sammenligne med. Ta vare på filen checkpoint til neste gang',
    nn: 'du har ikkje gitt noko tidlegare kontrollpunkt (--earlier) å samanlikne med. Ta vare på fila checkpoint til neste gong',
    en: 'you gave no earlier checkpoint (--earlier) to compare with. Keep the file checkpoint for the next time',
  },
  entriesHold: {
    nb: 'alle {count} er slik de ble signert',
    nn: 'alle {count} er slik dei vart signerte',
    en: 'all {count} are what was signed',
  },
  entriesUnsigned: {
    nb: '{count} er lest; de siste {unsigned} er ikke dekket av noe kontrollpunkt ennå',
    nn: '{count} er lesne; dei siste {unsigned} er ikkje dekte av noko kontrollpunkt enno',
    en: '{count} were read; the last {unsigned} are covered by no checkpoint yet',
  },
  proofHolds: {
    nb: 'hendelse {seq} ({type} i {stream}, ført {recordedAt}) er en av de {size} som er signert',
    nn: 'hending {seq} ({type} i {stream}, ført {recordedAt}) er ei av dei {size} som er signerte',
    en: 'event {seq} ({type} in {stream}, recorded {recordedAt}) is one of the {size} that were signed',
  },
  payloadFits: {
    nb: 'innholdet er det som ble ført',
    nn: 'innhaldet er det som vart ført',
    en: 'its contents are what was recorded',
  },
  orderHolds: {
    nb: 'ingen hull: hver strøm ({streams}) er nummerert uten sprang, og hver føring kom etter den forrige',
    nn: 'ingen hol: kvar straum ({streams}) er nummerert utan sprang, og kvar føring kom etter den førre',
    en: 'no gaps: each stream ({streams}) is numbered without a leap, and each recording came after the one before',
  },
  orderCut: {
    nb: 'ingen hull; det som sist ble ført samlet, fortsetter etter det siste kontrollpunktet',
    nn: 'ingen hol; det som sist vart ført samla, held fram etter det siste kontrollpunktet',
    en: 'no gaps; what was recorded together last goes on after the latest checkpoint',
  },
  payloadsHold: {
    nb: 'alle {count} er slik de ble ført',
    nn: 'alle {count} er slik dei vart førte',
    en: 'all {count} are what was recorded',
  },
  payloadsWithheld: {
    nb: '{count} er slik de ble ført; {withheld} er holdt tilbake: {reason}',
    nn: '{count} er slik dei vart førte; {withheld} er haldne tilbake: {reason}',
    en: '{count} are what was recorded; {withheld} were left out: {reason}',
  },
  tilesHold: {
    nb: '{count} filer med fingeravtrykk stemmer, byte for byte',
    nn: '{count} filer med fingeravtrykk stemmer, byte for byte',
    en: '{count} files of fingerprints hold, byte for byte',
  },
  tilesNone: { nb: 'ingen er utgitt ennå', nn: 'ingen er utgitt enno', en: 'none are published yet' },
  policyGiven: {
    nb: 'du har oppgitt dem selv ({file}); vitner som må ha sett loggen: minst {fewest}',
    nn: 'du har gitt dei sjølv ({file}); vitne som må ha sett loggen: minst {fewest}',
    en: 'you gave it yourself ({file}); witnesses that must have seen the log: at least {fewest}',
  },
  policyFromPackage: {
    nb: 'de er hentet fra pakken selv: den som laget den, har valgt dem; vitner som må ha sett loggen: minst {fewest}. Har du fått reglene på annen måte, kjør igjen med --policy',
    nn: 'dei er henta frå pakken sjølv: den som laga han, har valt dei; vitne som må ha sett loggen: minst {fewest}. Har du fått reglane på annan måte, køyr igjen med --policy',
    en: 'it was taken from the package itself: whoever made that chose it; witnesses that must have seen the log: at least {fewest}. If you were given a policy by another way, run again with --policy',
  },
  policyAsBefore: {
    nb: 'de er hentet fra pakken selv, og er de samme som i pakken du så før ({file}); vitner som må ha sett loggen: minst {fewest}',
    nn: 'dei er henta frå pakken sjølv, og er dei same som i pakken du såg før ({file}); vitne som må ha sett loggen: minst {fewest}',
    en: 'it was taken from the package itself, and is the same as in the package you saw before ({file}); witnesses that must have seen the log: at least {fewest}',
  },
  policyOther: {
    nb: 'de er hentet fra pakken selv, og er andre enn i pakken du så før ({file}); vitner som må ha sett loggen: minst {fewest}, før {before}. Spør hvorfor, eller kjør igjen med --policy',
    nn: 'dei er henta frå pakken sjølv, og er andre enn i pakken du såg før ({file}); vitne som må ha sett loggen: minst {fewest}, før {before}. Spør kvifor, eller køyr igjen med --policy',
    en: 'it was taken from the package itself, and is another than in the package you saw before ({file}); witnesses that must have seen the log: at least {fewest}, before {before}. Ask why, or run again with --policy',
  },
  policyAsksLess: {
    nb: 'de er hentet fra pakken selv, og KREVER MINDRE enn i pakken du så før ({file}); vitner som må ha sett loggen: minst {fewest}, før {before}. Spør hvorfor, eller kjør igjen med --policy',
    nn: 'dei er henta frå pakken sjølv, og KREV MINDRE enn i pakken du såg før ({file}); vitne som må ha sett loggen: minst {fewest}, før {before}. Spør kvifor, eller køyr igjen med --policy',
    en: 'it was taken from the package itself, and ASKS FOR LESS than in the package you saw before ({file}); witnesses that must have seen the log: at least {fewest}, before {before}. Ask why, or run again with --policy',
  },
  witnessesNone: {
    nb: 'ingen vitner er krevd: loggen alene kan ikke vise om andre har fått en annen utgave av den',
    nn: 'ingen vitne er kravde: loggen åleine kan ikkje vise om andre har fått ei anna utgåve av han',
    en: 'no witnesses are asked for: the log alone can’t show whether others were given another version of it',
  },
  witnessesSeen: {
    nb: 'bevitnet av {names}; reglene krever ingen',
    nn: 'vitna av {names}; reglane krev ingen',
    en: 'witnessed by {names}; the policy asks for none',
  },
  witnessesEnough: {
    nb: 'bevitnet av {names}, som er det reglene krever',
    nn: 'vitna av {names}, som er det reglane krev',
    en: 'witnessed by {names}, which is what the policy asks for',
  },
  timestampsHold: {
    nb: '{count} tidsstempler stemmer; det siste er fra {time}',
    nn: '{count} tidsstempel stemmer; det siste er frå {time}',
    en: '{count} time stamps hold; the latest is of {time}',
  },
  timestampsKept: { nb: '{count} tidsstempler stemmer', nn: '{count} tidsstempel stemmer', en: '{count} time stamps hold' },
  timestampsNone: { nb: 'ingen er tatt', nn: 'ingen er tekne', en: 'none were taken' },
  databasesSound: { nb: '{files}', nn: '{files}', en: '{files}' },
  sealedOpens: {
    nb: '{count} felter åpnes med nøklene i hvelvet; {erased} er slettet ved vedtak',
    nn: '{count} felt lèt seg opne med nøklane i kvelvet; {erased} er sletta ved vedtak',
    en: '{count} fields open with the keys of the vault; {erased} were erased by a decision',
  },
  sealedLost: {
    nb: '{count} felter åpnes; {erased} er slettet ved vedtak; {lost} er tapt uten vedtak: nøklene deres er borte',
    nn: '{count} felt lèt seg opne; {erased} er sletta ved vedtak; {lost} er tapte utan vedtak: nøklane deira er borte',
    en: '{count} fields open; {erased} were erased by a decision; {lost} were lost without one: their keys are gone',
  },
  evidenceOpens: {
    nb: '{count} filer er slik de kom',
    nn: '{count} filer er slik dei kom',
    en: '{count} files are as they came',
  },
  reportsHold: {
    nb: '{count} filer er slik de ble utgitt',
    nn: '{count} filer er slik dei vart utgjevne',
    en: '{count} files are as they were published',
  },
  reportsNone: { nb: 'ingen er utgitt ennå', nn: 'ingen er utgjevne enno', en: 'none are published yet' },
  readModelsHold: {
    nb: '{tables} tabeller er laget på nytt av hendelsene, og er like rad for rad ({rows} rader)',
    nn: '{tables} tabellar er laga på nytt av hendingane, og er like rad for rad ({rows} rader)',
    en: '{tables} tables were made anew from the events, and are equal row by row ({rows} rows)',
  },
  readModelsSkipped: {
    nb: 'ikke sammenlignet, for loggen selv holder ikke',
    nn: 'ikkje samanlikna, for loggen sjølv held ikkje',
    en: 'not compared, for the log itself does not hold',
  },
  readModelsNone: {
    nb: 'views.db er ikke bygd ferdig; den kan trygt lages på nytt',
    nn: 'views.db er ikkje ferdig bygd; ho kan trygt lagast på nytt',
    en: 'views.db is not built; it can safely be made anew',
  },
} as const satisfies Readonly<Record<string, Translated>>;

export type HoldingKind = keyof typeof HOLDINGS;
