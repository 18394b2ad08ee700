import type { CalendarDate } from '#kernel';
import type { Prose } from './prose.js';

const midFebruary = '2025-02-11' as CalendarDate;
const twoDaysLater = '2025-02-13' as CalendarDate;

/** Of the half-way report. */
export const HALF_WAY_PROSE: readonly Prose[] = [
  {
    on: midFebruary,
    place: 'introduction',
    nb: 'Planen gjelder i to år, og dette er status midtveis. Rapporten legges fram for representantskapet, som kan flytte på det som henger etter.\n\nMålene i avdelingen og de som er kommet til utenfor planen, har sine egne sider.',
    nn: 'Planen gjeld i to år, og dette er status midtvegs. Rapporten blir lagd fram for representantskapet, som kan flytte på det som heng etter.\n\nMåla i avdelinga og dei som er komne til utanfor planen, har sine eigne sider.',
  },
  {
    on: midFebruary,
    place: 'overview',
    nb: 'Halvveis i planen er nesten halvparten av punktene i rute. Mye kan ennå ikke vurderes, fordi det først måles i 2025. Det som bekymrer, er sykehusene og det digitale.',
    nn: 'Halvvegs i planen er nesten halvparten av punkta i rute. Mykje kan enno ikkje vurderast, fordi det først blir målt i 2025. Det som uroar, er sjukehusa og det digitale.',
  },
  {
    on: midFebruary,
    place: 'keyFigures',
    nb: 'Tallene gjelder hele forbundet. De fleste ble målt for første gang ved inngangen til planen, og har derfor bare ett eller to år å vise.',
    nn: 'Tala gjeld heile forbundet. Dei fleste vart målte for første gong ved inngangen til planen, og har difor berre eitt eller to år å vise.',
  },
  {
    on: midFebruary,
    place: 'statements',
    nb: 'Målene følger planens egen rekkefølge, område for område.',
    nn: 'Måla følgjer rekkjefølgja i planen, område for område.',
  },
  {
    on: midFebruary,
    place: 'coverage',
    nb: 'Hvem som ikke har meldt fra, står region for region. Det som ikke er meldt, er ukjent og ikke null.',
    nn: 'Kven som ikkje har meldt frå, står region for region. Det som ikkje er meldt, er ukjent og ikkje null.',
  },
  {
    on: midFebruary,
    place: 'local',
    nb: 'Ett av avdelingens mål er bare et navn på en gruppe. Det vurderes ikke før avdelingen sier hva den vil oppnå.',
    nn: 'Eitt av måla til avdelinga er berre eit namn på ei gruppe. Det blir ikkje vurdert før avdelinga seier kva ho vil oppnå.',
  },
  {
    on: midFebruary,
    place: 'changes',
    nb: 'Ett måltall ble endret og én enhet skiftet plass. Begge deler er vedtatt, og virkningen står i tabellene.',
    nn: 'Eitt måltal vart endra og éi eining skifta plass. Begge delar er vedtekne, og verknaden står i tabellane.',
  },
  {
    on: midFebruary,
    place: 'control',
    nb: 'Kontrollkomiteen får denne siden uendret. Svarene på spørsmålene legges fram i møtet.',
    nn: 'Kontrollkomiteen får denne sida uendra. Svara på spørsmåla blir lagde fram i møtet.',
  },
  {
    on: twoDaysLater,
    place: 'F0 assessment',
    nb: 'Tariffmakten vokser i kommunene og står stille i sykehusene. Vi kan ikke si noe samlet før alle tre områdene er målt to ganger.',
    nn: 'Tariffmakta veks i kommunane og står stille i sjukehusa. Vi kan ikkje seie noko samla før alle tre områda er målte to gonger.',
  },
  {
    on: twoDaysLater,
    place: 'F1.1 assessment',
    nb: 'Seksten kommuner er i gang, fem flere enn da planen begynte. Kravet var tre.',
    nn: 'Seksten kommunar er i gang, fem fleire enn då planen byrja. Kravet var tre.',
  },
  {
    on: twoDaysLater,
    place: 'F1.1 next',
    nb: 'De fem nye kommunene får besøk av en av dem som har holdt på lenge.',
    nn: 'Dei fem nye kommunane får vitjing av ein av dei som har halde på lenge.',
  },
  {
    on: twoDaysLater,
    place: 'F1.2 assessment',
    nb: 'Færre jobber deltid enn for et år siden. Om flere har fått full stilling, vet vi først etter neste telling.',
    nn: 'Færre jobbar deltid enn for eit år sidan. Om fleire har fått full stilling, veit vi først etter neste teljing.',
  },
  {
    on: twoDaysLater,
    place: 'F1.3 assessment',
    nb: 'Avstanden er litt mindre målt i gjennomsnitt og like stor målt ved midten. Det er for lite til å kalle det en utvikling.',
    nn: 'Avstanden er litt mindre målt i gjennomsnitt og like stor målt ved midten. Det er for lite til å kalle det ei utvikling.',
  },
  {
    on: twoDaysLater,
    place: 'F1.4 assessment',
    nb: 'Kravet er delvis tatt inn. I det private går det saktere enn i det offentlige.',
    nn: 'Kravet er delvis teke inn. I det private går det seinare enn i det offentlege.',
  },
  {
    on: twoDaysLater,
    place: 'F1.4 next',
    nb: 'Pensjon er første krav ved oppgjøret i 2026, og det forberedes nå.',
    nn: 'Pensjon er første krav ved oppgjeret i 2026, og det blir førebudd no.',
  },
  {
    on: twoDaysLater,
    place: 'F2.1 assessment',
    nb: 'Vi har sagt ifra mer enn tre ganger i måneden, og i flere kommuner er anbud trukket.',
    nn: 'Vi har sagt ifrå meir enn tre gonger i månaden, og i fleire kommunar er anbod trekte.',
  },
  {
    on: twoDaysLater,
    place: 'F2.2 assessment',
    nb: 'Oversikten er laget og brukes. Den må holdes ved like, og det er bare to personer som kan det.',
    nn: 'Oversynet er laga og blir brukt. Det må haldast ved like, og det er berre to personar som kan det.',
  },
  {
    on: twoDaysLater,
    place: 'F3.1 assessment',
    nb: 'Flere er organisert, og flere arbeidsplasser har tillitsvalgt. Det er her planen har virket best.',
    nn: 'Fleire er organiserte, og fleire arbeidsplassar har tillitsvald. Det er her planen har verka best.',
  },
  {
    on: twoDaysLater,
    place: 'F3.2 assessment',
    nb: 'Vi taper flere saker enn vi vinner i sykehusene. Organisasjonsgraden øker likevel.',
    nn: 'Vi taper fleire saker enn vi vinn i sjukehusa. Organisasjonsgraden aukar likevel.',
  },
  {
    on: twoDaysLater,
    place: 'F3.2 next',
    nb: 'To jurister settes av til sykehussakene fra april.',
    nn: 'To juristar blir sette av til sjukehussakene frå april.',
  },
  {
    on: twoDaysLater,
    place: 'F3.4 assessment',
    nb: 'Andelen lærlinger stiger som ventet. Regionene som besøker skolene om høsten, ligger foran.',
    nn: 'Delen lærlingar stig som venta. Regionane som vitjar skulane om hausten, ligg framfor.',
  },
  {
    on: twoDaysLater,
    place: 'F3.4 next',
    nb: 'De to regionene som ligger etter, låner opplegget fra de andre.',
    nn: 'Dei to regionane som ligg etter, låner opplegget frå dei andre.',
  },
  {
    on: twoDaysLater,
    place: 'F3.5 assessment',
    nb: 'En av tre har tatt kanalene i bruk, og de fleste andre har ikke svart. Vi vet altså lite.',
    nn: 'Éin av tre har teke kanalane i bruk, og dei fleste andre har ikkje svara. Vi veit altså lite.',
  },
  {
    on: twoDaysLater,
    place: 'F3.5 next',
    nb: 'Regionene ringer rundt i mars.',
    nn: 'Regionane ringjer rundt i mars.',
  },
  {
    on: twoDaysLater,
    place: 'F4.2 assessment',
    nb: 'Hundre og seksti flere har tatt kurs enn i fjor.',
    nn: 'Hundre og seksti fleire har teke kurs enn i fjor.',
  },
  {
    on: twoDaysLater,
    place: 'F4.3 assessment',
    nb: 'Det er nå nesten like mange læreplasser som søkere. Ved inngangen til planen manglet det flere.',
    nn: 'Det er no nesten like mange læreplassar som søkjarar. Ved inngangen til planen mangla det fleire.',
  },
  {
    on: twoDaysLater,
    place: 'F5.2 quality',
    nb: 'Målet avgjøres etter valget høsten 2025. Vi spør bare om folk har stemt, og svarene lagres uten navn.',
    nn: 'Målet blir avgjort etter valet hausten 2025. Vi spør berre om folk har røysta, og svara blir lagra utan namn.',
  },
  {
    on: twoDaysLater,
    place: 'F5.4 assessment',
    nb: 'Kontakten er god når noe haster, men ikke fast. Styret er enig i vurderingen «Av og til».',
    nn: 'Kontakten er god når noko hastar, men ikkje fast. Styret er samd i vurderinga «Av og til».',
  },
  {
    on: twoDaysLater,
    place: 'F5.4 next',
    nb: 'Det settes opp faste møter hver annen måned.',
    nn: 'Det blir sett opp faste møte annankvar månad.',
  },
  {
    on: twoDaysLater,
    place: 'F6.2 assessment',
    nb: 'Vi kommer for sent inn når det offentlige velger nye systemer.',
    nn: 'Vi kjem for seint inn når det offentlege vel nye system.',
  },
  {
    on: twoDaysLater,
    place: 'F6.2 next',
    nb: 'Kravet om drøfting før innkjøp tas opp i alle regioner før sommeren.',
    nn: 'Kravet om drøfting før innkjøp blir teke opp i alle regionar før sommaren.',
  },
  {
    on: twoDaysLater,
    place: 'F6.3 assessment',
    nb: 'Arbeidet er i gang, og tre avdelinger prøver det ut på biblioteket.',
    nn: 'Arbeidet er i gang, og tre avdelingar prøver det ut på biblioteket.',
  },
  {
    on: twoDaysLater,
    place: 'L3.1 assessment',
    nb: 'Trettiseks flere i arbeid på ett år. Det er like under det vi regnet med.',
    nn: 'Trettiseks fleire i arbeid på eitt år. Det er like under det vi rekna med.',
  },
  {
    on: twoDaysLater,
    place: 'L3.1 next',
    nb: 'Avdelingen besøker de fem største arbeidsplassene uten klubb før sommeren.',
    nn: 'Avdelinga vitjar dei fem største arbeidsplassane utan klubb før sommaren.',
  },
  {
    on: twoDaysLater,
    place: 'L4.3 assessment',
    nb: 'Én seksjon har holdt begge kursene. De andre har hatt for få påmeldte.',
    nn: 'Éin seksjon har halde begge kursa. Dei andre har hatt for få påmelde.',
  },
  {
    on: twoDaysLater,
    place: 'L6.1 assessment',
    nb: 'Flere pensjonister har vært på kurs, men prøven er bare tatt én gang.',
    nn: 'Fleire pensjonistar har vore på kurs, men prøva er berre teken éin gong.',
  },
];
