import type { PackageManifest } from './manifest.js';

/** What a lay person reads first. Lines are short, and it is plain text: it must open anywhere, for many years. */
export function readmeText(manifest: PackageManifest): string {
  return [bokmål(manifest), nynorsk(manifest), english(manifest)].join(`\n${'='.repeat(78)}\n\n`);
}

function bokmål({ origin, size, root, leftOut }: PackageManifest): string {
  return `REVISORS PAKKE: ${origin}

Her ligger alle hendelsene i en Fremdrift-ledger, fra den første til den siste
i ett signert kontrollpunkt: ${size} hendelser. Med pakken kan du selv, uten nett
og uten å stole på den som ga deg den, kontrollere at ingenting er endret,
fjernet eller lagt til siden det ble signert.

SLIK GJØR DU

  1. fremdrift verify DENNE_MAPPEN --key NØKKEL
     NØKKEL skal du ha fått på en annen måte enn denne pakken (på papir, i
     årsmeldingen, på telefon). Den står også i filen keys; sammenlign dem.
  2. Har du et kontrollpunkt fra sist du kontrollerte, legg til
     --earlier FIL. Da ser du at loggen du så sist, er begynnelsen på denne.
     FIL kan også være pakken du fikk da.
  3. Har du fått regler om vitner på en annen måte enn denne pakken, legg til
     --policy FIL. Ellers gjelder de i pakken, som den som laget den, har valgt.
  4. Ta vare på filen checkpoint til neste gang, på et annet sted enn pakken.

Programmet svarer med en tabell og en setning. «Ingenting er endret» betyr at
hver hendelse er den som ble signert. Holder noe ikke, står det hvilken
hendelse, når den ble ført, og hvorfor.

DET PAKKEN INNEHOLDER

  checkpoint       det siste kontrollpunktet: loggens navn, antall hendelser,
                   fingeravtrykket av dem alle, og signaturene
  checkpoints/     hvert kontrollpunkt som er signert (.tsr: tidsstempel)
  keys             nøklene som har signert, og når hver av dem gjaldt
  policy           hvilke vitner som skal ha sett loggen (om noen)
  tile/entries/    hendelsenes konvolutter, 256 i hver fil
  tile/0/, 1/ …    fingeravtrykkene, nivå for nivå
  events.ndjson    innholdet i hver hendelse, og saltet det er bundet med
  manifest.json    hva pakken sier om seg selv
${withheldNb(leftOut)}
Tekster om personer er forseglet, og nøklene til dem er ikke her. Blir noe slettet
senere, må derfor ingenting fjernes fra pakker som er delt ut: det som er
forseglet, kan da aldri leses igjen, og fingeravtrykkene gjelder fortsatt.

DET PAKKEN IKKE KAN VISE

At andre har fått den samme loggen. Sammenlign kontrollpunktet med andres, eller
se etter vitner i filen policy. At det som er ført, er sant: bare at det ikke
er endret siden.

UTEN VÅRT PROGRAM

Alt følger åpne formater (c2sp.org: signed-note, tlog-checkpoint, tlog-tiles;
RFC 6962). Go-pakkene golang.org/x/mod/sumdb/note og tlog leser dem. Et
fingeravtrykk kan du regne ut selv: SHA-256 av byten 0x00 og konvolutten.
Roten av dem alle skal være ${root}.
`;
}

function nynorsk({ origin, size, root, leftOut }: PackageManifest): string {
  return `PAKKEN TIL REVISOREN: ${origin}

Her ligg alle hendingane i ein Fremdrift-ledger, frå den første til den siste
i eitt signert kontrollpunkt: ${size} hendingar. Med pakken kan du sjølv, utan nett
og utan å stole på den som gav deg han, kontrollere at ingenting er endra,
fjerna eller lagt til sidan det vart signert.

SLIK GJER DU

  1. fremdrift verify DENNE_MAPPA --key NØKKEL --language nn
     NØKKEL skal du ha fått på ein annan måte enn denne pakken (på papir, i
     årsmeldinga, på telefon). Han står òg i fila keys; samanlikn dei.
  2. Har du eit kontrollpunkt frå sist du kontrollerte, legg til
     --earlier FIL. Då ser du at loggen du såg sist, er byrjinga på denne.
     FIL kan òg vere pakken du fekk då.
  3. Har du fått reglar om vitne på ein annan måte enn denne pakken, legg til
     --policy FIL. Elles gjeld dei i pakken, som den som laga han, har valt.
  4. Ta vare på fila checkpoint til neste gong, ein annan stad enn pakken.

Programmet svarer med ein tabell og ei setning. «Ingenting er endra» tyder at
kvar hending er den som vart signert. Held noko ikkje, står det kva for
hending, når ho vart ført, og kvifor.

DET PAKKEN INNEHELD

  checkpoint       det siste kontrollpunktet: namnet på loggen, talet på
                   hendingar, fingeravtrykket av dei alle, og signaturane
  checkpoints/     kvart kontrollpunkt som er signert (.tsr: tidsstempel)
  keys             nøklane som har signert, og når kvar av dei galdt
  policy           kva for vitne som skal ha sett loggen (om nokon)
  tile/entries/    konvoluttane til hendingane, 256 i kvar fil
  tile/0/, 1/ …    fingeravtrykka, nivå for nivå
  events.ndjson    innhaldet i kvar hending, og saltet det er bunde med
  manifest.json    kva pakken seier om seg sjølv
${withheldNn(leftOut)}
Tekstar om personar er forsegla, og nøklane til dei er ikkje her. Blir noko sletta
seinare, må difor ingenting fjernast frå pakkar som er delte ut: det som er
forsegla, kan då aldri lesast igjen, og fingeravtrykka gjeld framleis.

DET PAKKEN IKKJE KAN VISE

At andre har fått den same loggen. Samanlikn kontrollpunktet med andre sine,
eller sjå etter vitne i fila policy. At det som er ført, er sant: berre at det
ikkje er endra sidan.

UTAN PROGRAMMET VÅRT

Alt følgjer opne format (c2sp.org: signed-note, tlog-checkpoint, tlog-tiles;
RFC 6962). Go-pakkane golang.org/x/mod/sumdb/note og tlog les dei. Eit
fingeravtrykk kan du rekne ut sjølv: SHA-256 av byten 0x00 og konvolutten.
Rota av dei alle skal vere ${root}.
`;
}

function english({ origin, size, root, leftOut }: PackageManifest): string {
  return `AUDITOR'S PACKAGE: ${origin}

Here is every event of a Fremdrift ledger, from the first to the last of one
signed checkpoint: ${size} events. With it you can check for yourself, offline
and without trusting whoever gave it to you, that nothing was altered, removed
or added since it was signed.

WHAT TO DO

  1. fremdrift verify THIS_FOLDER --key KEY --language en
     You should have been given KEY by another way than this package (on
     paper, in the annual report, by telephone). It is also in the file keys;
     compare the two.
  2. If you have a checkpoint from the last time you checked, add
     --earlier FILE. You then see that the log you saw is the beginning of this.
     FILE may also be the package you were given then.
  3. If you were given a policy of witnesses by another way than this package,
     add --policy FILE. Else the package's own counts, which whoever made the
     package chose.
  4. Keep the file checkpoint for the next time, elsewhere than the package.

The program answers with a table and a sentence. "Nothing was altered" means
that each event is the one that was signed. If something does not hold, it says
which event, when it was recorded, and why.

WHAT IS IN THE PACKAGE

  checkpoint       the latest checkpoint: the log's name, how many events, the
                   fingerprint of them all, and the signatures
  checkpoints/     every checkpoint that was signed (.tsr: a time stamp)
  keys             the keys that signed, and when each of them was in force
  policy           which witnesses must have seen the log (if any)
  tile/entries/    the envelopes of the events, 256 in each file
  tile/0/, 1/ …    the fingerprints, level by level
  events.ndjson    the contents of each event, and the salt that binds them
  manifest.json    what the package says of itself
${withheldEn(leftOut)}
Texts about people are sealed, and their keys are not here. If something is erased
later, nothing has therefore to be taken out of packages that were handed out:
what is sealed can then never be read again, and the fingerprints still hold.

WHAT THE PACKAGE CAN'T SHOW

That others were given the same log. Compare the checkpoint with theirs, or look
for witnesses in the file policy. That what was recorded is true: only that it
was not altered since.

WITHOUT OUR PROGRAM

Everything follows open formats (c2sp.org: signed-note, tlog-checkpoint,
tlog-tiles; RFC 6962). The Go packages golang.org/x/mod/sumdb/note and tlog read
them. You can compute a fingerprint yourself: SHA-256 of the byte 0x00 and the
envelope. The root of them all is to be ${root}.
`;
}

type Left = PackageManifest['leftOut'];

function withheldNb(leftOut: Left): string {
  return leftOut === null ? '' : `\nHOLDT TILBAKE: innholdet i ${streamsOf(leftOut, 'alle hendelser')}. Grunn: ${leftOut.reason}\n`;
}

function withheldNn(leftOut: Left): string {
  return leftOut === null ? '' : `\nHALDE TILBAKE: innhaldet i ${streamsOf(leftOut, 'alle hendingar')}. Grunn: ${leftOut.reason}\n`;
}

function withheldEn(leftOut: Left): string {
  return leftOut === null ? '' : `\nLEFT OUT: the contents of ${streamsOf(leftOut, 'all events')}. Reason: ${leftOut.reason}\n`;
}

function streamsOf({ streams }: NonNullable<Left>, all: string): string {
  return streams === 'all' ? all : streams.map((prefix) => `${prefix}…`).join(', ');
}
