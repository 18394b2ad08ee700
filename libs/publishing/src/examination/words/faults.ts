import type { Translated } from './language.js';

/** Each thing that can fail to hold, as it is told to a lay person. */
export const FAULTS = {
  fileMissing: {
    nb: 'filen {file} mangler',
    nn: 'fila {file} manglar',
    en: 'the file {file} is missing',
  },
  fileUnexpected: {
    nb: 'filen {file} hører ikke til i pakken',
    nn: 'fila {file} høyrer ikkje til i pakken',
    en: 'the file {file} does not belong in the package',
  },
  fileTwice: {
    nb: 'filen {file} ligger der to ganger',
    nn: 'fila {file} ligg der to gonger',
    en: 'the file {file} is there twice',
  },
  fileUnreadable: {
    nb: 'filen {file} kan ikke leses: {why}',
    nn: 'fila {file} kan ikkje lesast: {why}',
    en: 'the file {file} can’t be read: {why}',
  },
  manifestDiffers: {
    nb: 'manifest.json sier {said}, mens kontrollpunktet sier {found}',
    nn: 'manifest.json seier {said}, medan kontrollpunktet seier {found}',
    en: 'manifest.json says {said}, the checkpoint {found}',
  },
  keyNotYours: {
    nb: 'det siste kontrollpunktet er ikke signert med nøkkelen du oppga. Er nøkkelen byttet, skal du ha fått den nye av noen du stoler på',
    nn: 'det siste kontrollpunktet er ikkje signert med nøkkelen du gav opp. Er nøkkelen bytt, skal du ha fått den nye av nokon du stoler på',
    en: 'the latest checkpoint is not signed with the key you gave. If the key was changed, you should have the new one from somebody you trust',
  },
  keysDiffer: {
    nb: 'filen keys sier noe annet om nøklene enn hendelsene selv: {why}',
    nn: 'fila keys seier noko anna om nøklane enn hendingane sjølve: {why}',
    en: 'the file keys says something else of the keys than the events themselves: {why}',
  },
  checkpointRefused: {
    nb: 'kontrollpunktet {file} holder ikke: {why}',
    nn: 'kontrollpunktet {file} held ikkje: {why}',
    en: 'the checkpoint {file} does not hold: {why}',
  },
  checkpointWrongKey: {
    nb: 'kontrollpunktet {file} er signert med en nøkkel som ikke gjaldt ved {size} hendelser',
    nn: 'kontrollpunktet {file} er signert med ein nøkkel som ikkje galdt ved {size} hendingar',
    en: 'the checkpoint {file} is signed with a key that was not in force at {size} events',
  },
  checkpointMisplaced: {
    nb: 'kontrollpunktet {file} gjelder {size} hendelser, som ikke er det navnet sier',
    nn: 'kontrollpunktet {file} gjeld {size} hendingar, som ikkje er det namnet seier',
    en: 'the checkpoint {file} is of {size} events, which is not what its name says',
  },
  checkpointOther: {
    nb: 'kontrollpunktet {file} er signert over andre hendelser enn dem som senere er signert: to historier er signert (og {more} slike til)',
    nn: 'kontrollpunktet {file} er signert over andre hendingar enn dei som seinare er signerte: to historier er signerte (og {more} slike til)',
    en: 'the checkpoint {file} was signed over other events than were signed later: two histories were signed (and {more} more like it)',
  },
  historyOther: {
    nb: 'hendelsene er ikke dem som ble signert i {file}: noe fra og med hendelse {from} til og med {to} er endret, fjernet eller lagt til (og {more} senere kontrollpunkter gjelder heller ikke)',
    nn: 'hendingane er ikkje dei som vart signerte i {file}: noko frå og med hending {from} til og med {to} er endra, fjerna eller lagt til (og {more} seinare kontrollpunkt gjeld heller ikkje)',
    en: 'the events are not those signed in {file}: something from event {from} to {to}, both included, was altered, removed or added (and {more} later checkpoints do not hold either)',
  },
  earlierOther: {
    nb: 'loggen du så før ({size} hendelser i {file}) er ikke begynnelsen på denne: noe til og med hendelse {to} er endret siden',
    nn: 'loggen du såg før ({size} hendingar i {file}) er ikkje byrjinga på denne: noko til og med hending {to} er endra sidan',
    en: 'the log you saw before ({size} events in {file}) is not the beginning of this one: something up to event {to} was altered since',
  },
  earlierLarger: {
    nb: 'loggen du så før hadde {size} hendelser; denne har {entries}: hendelser er fjernet, eller du har fått en eldre utgave',
    nn: 'loggen du såg før hadde {size} hendingar; denne har {entries}: hendingar er fjerna, eller du har fått ei eldre utgåve',
    en: 'the log you saw before had {size} events; this one has {entries}: events were removed, or you were given an older copy',
  },
  entryAltered: {
    nb: 'den er ikke slik den ble signert',
    nn: 'ho er ikkje slik ho vart signert',
    en: 'it is not what was signed',
  },
  entryDiffers: {
    nb: 'den og fingeravtrykket i {file} passer ikke sammen',
    nn: 'ho og fingeravtrykket i {file} passar ikkje saman',
    en: 'it and its fingerprint in {file} do not fit',
  },
  entryMissing: { nb: 'den mangler', nn: 'ho manglar', en: 'it is missing' },
  entryUnreadable: { nb: 'den kan ikke leses', nn: 'ho kan ikkje lesast', en: 'it can’t be read' },
  treeLost: {
    nb: 'både den og fingeravtrykket mangler: fra og med den kan ingenting kontrolleres',
    nn: 'både ho og fingeravtrykket manglar: frå og med ho kan ingenting kontrollerast',
    en: 'both it and its fingerprint are missing: from it on nothing can be checked',
  },
  entriesTooFew: {
    nb: 'det er {entries} hendelser, mens {size} er signert',
    nn: 'det er {entries} hendingar, medan {size} er signerte',
    en: 'there are {entries} events, but {size} were signed',
  },
  proofRefused: {
    nb: 'beviset viser ikke at den er i loggen: {why}',
    nn: 'beviset viser ikkje at ho er i loggen: {why}',
    en: 'the proof does not show that it is in the log: {why}',
  },
  bundleAltered: {
    nb: 'filen {file} inneholder ikke hendelsene slik de er',
    nn: 'fila {file} inneheld ikkje hendingane slik dei er',
    en: 'the file {file} does not hold the events as they are',
  },
  tileAltered: {
    nb: 'filen {file} inneholder ikke fingeravtrykkene av hendelsene',
    nn: 'fila {file} inneheld ikkje fingeravtrykka av hendingane',
    en: 'the file {file} does not hold the fingerprints of the events',
  },
  rowDiffers: {
    nb: 'raden i ledger.db sier noe annet enn konvolutten: {what}',
    nn: 'rada i ledger.db seier noko anna enn konvolutten: {what}',
    en: 'its row in ledger.db says something else than its envelope: {what}',
  },
  rowMisplaced: {
    nb: 'den mangler, og det gjør alle til og med nummer {seq} i ledger.db, som er for langt fram: en rad har fått et annet nummer',
    nn: 'ho manglar, og det gjer alle til og med nummer {seq} i ledger.db, som er for langt fram: ei rad har fått eit anna nummer',
    en: 'it is missing, and so are all up to number {seq} in ledger.db, which is too far ahead: a row has another’s number',
  },
  payloadAltered: {
    nb: 'innholdet eller saltet er endret: det er ikke det konvolutten er bundet til',
    nn: 'innhaldet eller saltet er endra: det er ikkje det konvolutten er bunden til',
    en: 'its contents or salt were altered: they are not what its envelope commits to',
  },
  payloadMissing: {
    nb: 'innholdet mangler, uten at manifest.json sier at det er holdt tilbake',
    nn: 'innhaldet manglar, utan at manifest.json seier at det er halde tilbake',
    en: 'its contents are missing, and manifest.json does not say that they were left out',
  },
  lineAltered: {
    nb: 'linje {line} i events.ndjson er ikke denne hendelsens',
    nn: 'linje {line} i events.ndjson er ikkje denne hendinga si',
    en: 'line {line} of events.ndjson is not that of this event',
  },
  linesTooMany: {
    nb: 'events.ndjson har flere linjer enn det er hendelser',
    nn: 'events.ndjson har fleire linjer enn det er hendingar',
    en: 'events.ndjson has more lines than there are events',
  },
  revisionNotNext: {
    nb: 'den sier at den er nummer {said} i strømmen {stream}, der {expected} er neste: noe er fjernet, flyttet eller lagt til',
    nn: 'ho seier at ho er nummer {said} i straumen {stream}, der {expected} er neste: noko er fjerna, flytta eller lagt til',
    en: 'it says it is number {said} of the stream {stream}, where {expected} is next: something was removed, moved or added',
  },
  partNotNext: {
    nb: 'den sier at den er del {said} av noe som ble ført samlet, og det passer ikke med naboene',
    nn: 'ho seier at ho er del {said} av noko som vart ført samla, og det passar ikkje med naboane',
    en: 'it says it is part {said} of what was recorded together, which does not fit its neighbours',
  },
  recordedBefore: {
    nb: 'den sier at den ble ført {said}, som ikke er etter den forrige ({before})',
    nn: 'ho seier at ho vart ført {said}, som ikkje er etter den førre ({before})',
    en: 'it says it was recorded at {said}, which is not after the one before ({before})',
  },
  cosignaturesBroken: {
    nb: 'vitnenes signaturer holder ikke: {why}',
    nn: 'signaturane til vitna held ikkje: {why}',
    en: 'the witnesses’ signatures do not hold: {why}',
  },
  quorumMissing: {
    nb: 'reglene krever vitner (gruppen {quorum}), men det siste kontrollpunktet er bare bevitnet av: {names}',
    nn: 'reglane krev vitne (gruppa {quorum}), men det siste kontrollpunktet er berre vitna av: {names}',
    en: 'the policy asks for witnesses (the group {quorum}), but the latest checkpoint was witnessed by: {names}',
  },
  timestampRefused: {
    nb: 'tidsstempelet {file} holder ikke: {why}',
    nn: 'tidsstempelet {file} held ikkje: {why}',
    en: 'the time stamp {file} does not hold: {why}',
  },
  databaseDamaged: {
    nb: 'filen {file} er skadet: {why}',
    nn: 'fila {file} er skadd: {why}',
    en: 'the file {file} is damaged: {why}',
  },
  vaultOther: {
    nb: 'vault.db hører til en annen ledger',
    nn: 'vault.db høyrer til ein annan ledger',
    en: 'vault.db belongs to another ledger',
  },
  boxAltered: {
    nb: 'det forseglede feltet {path} kan ikke åpnes: det eller nøkkelen er endret',
    nn: 'det forsegla feltet {path} kan ikkje opnast: det eller nøkkelen er endra',
    en: 'the sealed field {path} can’t be opened: it or its key was altered',
  },
  keyMissing: {
    nb: 'hvelvet har aldri hatt nøkkelen til det forseglede feltet {path}: det er eldre enn loggen, eller en annens',
    nn: 'kvelvet har aldri hatt nøkkelen til det forsegla feltet {path}: det er eldre enn loggen, eller ein annan sitt',
    en: 'the vault never had the key of the sealed field {path}: it is older than the log, or another’s',
  },
  evidenceAltered: {
    nb: 'vedlegget {file} kan ikke åpnes: {why}',
    nn: 'vedlegget {file} kan ikkje opnast: {why}',
    en: 'the evidence file {file} can’t be opened: {why}',
  },
  evidenceMissing: {
    nb: 'vedlegget {file} mangler, uten at noen har vedtatt å slette det',
    nn: 'vedlegget {file} manglar, utan at nokon har vedteke å slette det',
    en: 'the evidence file {file} is missing, though nobody decided to erase it',
  },
  reportAltered: {
    nb: 'rapporten {report} ({which}) er ikke slik den ble utgitt: {why}',
    nn: 'rapporten {report} ({which}) er ikkje slik han vart utgjeven: {why}',
    en: 'the report {report} ({which}) is not as it was published: {why}',
  },
  reportMissing: {
    nb: 'rapporten {report} ({which}) mangler: filen {file} er borte. Hent den fra en sikkerhetskopi',
    nn: 'rapporten {report} ({which}) manglar: fila {file} er borte. Hent ho frå ein tryggingskopi',
    en: 'the report {report} ({which}) is missing: the file {file} is gone. Bring it back from a backup',
  },
  viewsDiffer: {
    nb: 'tabellen {table} i views.db er ikke det hendelsene gir: {said} rader mot {found}, eller andre verdier. Lag den på nytt med «fremdrift rebuild»',
    nn: 'tabellen {table} i views.db er ikkje det hendingane gir: {said} rader mot {found}, eller andre verdiar. Lag han på nytt med «fremdrift rebuild»',
    en: 'the table {table} of views.db is not what the events make: {said} rows where {found} are due, or other values. Make it anew with `fremdrift rebuild`',
  },
  statusDiffers: {
    nb: 'statusen til {goal} i views.db er ikke det hendelsene gir. Lag den på nytt med «fremdrift rebuild»',
    nn: 'statusen til {goal} i views.db er ikkje det hendingane gir. Lag han på nytt med «fremdrift rebuild»',
    en: 'the status of {goal} in views.db is not what the events make. Make it anew with `fremdrift rebuild`',
  },
} as const satisfies Readonly<Record<string, Translated>>;

export type FaultKind = keyof typeof FAULTS;
