/** Made-up prose of the kinds that break files: what a report must set as it is, as text. */

export const SEVERAL_PARAGRAPHS = [
  'Styret er fornøyd med veksten. Den er størst i de to nordligste regionene, der avdelingene har brukt mest tid på verving.',
  'Samtidig er det flere som går ut igjen innen ett år. Vi mener at det første møtet med forbundet betyr mye, og har bedt alle avdelinger om å ta imot nye medlemmer personlig.',
  'Tallet for Avdeling Fjord er rettet etter forrige utgave.\nRettelsen endrer ikke om målet er nådd.',
].join('\n\n');

/** Formulas, markup, emoji, right-to-left script and characters that few fonts have. */
export const STRANGE = [
  '=SUM(A1:A9) og +1, -1 og @navn skal stå slik de er skrevet.',
  '<script>alert("x")</script> & <b>ikke fet</b> $x^2$ #let x = 1 *stjerner* _streker_ `kode` \\cmd{} [lenke](http://example.org) ]]>',
  'Smil 😀 og flagg 🇳🇴 og familie 👨‍👩‍👧.',
  'שלום לכל החברים, 2022',
  'مرحبا بجميع الأعضاء ٢٠٢٢',
  'Kontrollert: ① ② ③ — “sitat” … ½ ≤ ≥ − × Æ Ø Å æ ø å é ü ß Đ đ Ŋ ŋ Š š Ŧ ŧ Ž ž 漢字.',
  `${'EtOrdSomIkkeTarSlutt'.repeat(12)} og videre.`,
].join('\n\n');

/** 20,000 characters, the most that may be written. */
export const LONG = `${'Styret har vurdert dette nøye og ser flere sider ved saken, som vi vil gjøre rede for her. '.repeat(10)}\n\n`
  .repeat(30)
  .slice(0, 20_000)
  .trimEnd()
  .padEnd(20_000, '.');
