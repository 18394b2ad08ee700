import type { CalendarDate } from '#kernel';

/** A text of a report in both languages, and the day it was written. */
export interface Prose {
  readonly on: CalendarDate;
  /** A chapter, or a statement and which text about it: "N1 next". */
  readonly place: string;
  readonly nb: string;
  readonly nn: string;
}

const october = '2023-10-23' as CalendarDate;
const dayAfter = '2023-10-24' as CalendarDate;
const midFebruary = '2025-02-11' as CalendarDate;
const twoDaysLater = '2025-02-13' as CalendarDate;

/** Of the report on 2022, written in the days before its papers went out. */
export const YEAR_PROSE: readonly Prose[] = [
  {
    on: october,
    place: 'introduction',
    nb: 'Rapporten forteller hvor langt vi var kommet med strategisk plan 2021–2023 ved utgangen av 2022, to år ut i planen. Landsmøtet behandler den til godkjenning. Tall for 2023 står ved siden av til orientering.\n\nHvert mål er med, også de som ikke er vurdert. Der tall er rettet etter at de først ble meldt, står det både hva som ble rettet og hvorfor.',
    nn: 'Rapporten fortel kor langt vi var komne med strategisk plan 2021–2023 ved utgangen av 2022, to år ut i planen. Landsmøtet behandlar han til godkjenning. Tal for 2023 står ved sida av til orientering.\n\nKvart mål er med, også dei som ikkje er vurderte. Der tal er retta etter at dei først vart melde, står det både kva som vart retta og kvifor.',
  },
  {
    on: october,
    place: 'overview',
    nb: 'Det meste av det vi skulle lage, er laget. Det som henger etter, er det som krever at mange gjør noe samtidig: vekst hvert år, tillitsvalgte som blir hørt, og fordeler som alle avdelinger legger fram.',
    nn: 'Det meste av det vi skulle lage, er laga. Det som heng etter, er det som krev at mange gjer noko samstundes: vekst kvart år, tillitsvalde som blir høyrde, og fordelar som alle avdelingar legg fram.',
  },
  {
    on: october,
    place: 'changes',
    nb: 'To avdelinger slo seg sammen 1. juli 2022. Tall for regionene er vist slik de var, og regionene kan derfor ikke uten videre sammenliknes med året før.',
    nn: 'To avdelingar slo seg saman 1. juli 2022. Tal for regionane er viste slik dei var, og regionane kan difor ikkje utan vidare samanliknast med året før.',
  },
  {
    on: dayAfter,
    place: 'N1 assessment',
    nb: 'Veksten i 2022 ble like under to prosent. I januar så det ut til at vi hadde nådd kravet med liten margin, men 19 medlemmer i Rognvang var talt to ganger. Uten dem mangler vi ni medlemmer på to prosent.',
    nn: 'Veksten i 2022 vart like under to prosent. I januar såg det ut til at vi hadde nådd kravet med liten margin, men 19 medlemer i Rognvang var talde to gonger. Utan dei manglar vi ni medlemer på to prosent.',
  },
  {
    on: dayAfter,
    place: 'N1 next',
    nb: 'Vervingen om høsten gir mest, og de to svakeste regionene får hver sin verver fra januar 2024.',
    nn: 'Vervinga om hausten gjev mest, og dei to svakaste regionane får kvar sin vervar frå januar 2024.',
  },
  {
    on: dayAfter,
    place: 'N1 quality',
    nb: 'Tallet hviler på medlemsregisteret. Registeret ble ryddet våren 2023, og årene før og etter kan ikke legges sammen uten forbehold.',
    nn: 'Talet kviler på medlemsregisteret. Registeret vart rydda våren 2023, og åra før og etter kan ikkje leggjast saman utan atterhald.',
  },
  {
    on: dayAfter,
    place: 'N1.1 assessment',
    nb: 'Vi spurte de utmeldte to ganger, og gjorde noe med svarene én gang. Det er for lite.',
    nn: 'Vi spurde dei utmelde to gonger, og gjorde noko med svara éin gong. Det er for lite.',
  },
  {
    on: dayAfter,
    place: 'N1.4 assessment',
    nb: 'Utredningen ble levert i november 2021, over en måned før fristen, og er godkjent.',
    nn: 'Utgreiinga vart levert i november 2021, over ein månad før fristen, og er godkjend.',
  },
  {
    on: dayAfter,
    place: 'N2 quality',
    nb: 'Vi deler førsteplassen, men for få svarte til at plassen sier noe sikkert. Flere må svare før vi kan si om vi er der.',
    nn: 'Vi deler førsteplassen, men for få svara til at plassen seier noko sikkert. Fleire må svare før vi kan seie om vi er der.',
  },
  {
    on: dayAfter,
    place: 'N3 assessment',
    nb: 'Tillitsvalgte er oftere tidlig med når virksomheten skal endres, men mest i de store bedriftene. Styret holder fast ved «på vei».',
    nn: 'Tillitsvalde er oftare tidleg med når verksemda skal endrast, men mest i dei store bedriftene. Styret held fast ved «på veg».',
  },
  {
    on: dayAfter,
    place: 'N3 next',
    nb: 'Nettverket for små arbeidsplasser begynner i mars 2024.',
    nn: 'Nettverket for små arbeidsplassar byrjar i mars 2024.',
  },
  {
    on: dayAfter,
    place: 'N3.6 assessment',
    nb: 'Arbeidet ble avlyst i juni 2022, fordi konsernene det var laget for, er blitt færre. Styret mener det var riktig, og at det burde vært sagt til landsmøtet før.',
    nn: 'Arbeidet vart avlyst i juni 2022, fordi konserna det var laga for, har vorte færre. Styret meiner det var rett, og at det burde vore sagt til landsmøtet før.',
  },
  {
    on: dayAfter,
    place: 'N4.3 assessment',
    nb: 'Fem forum var i gang ved utgangen av 2022, og planen sier minst seks. Styret lot målet stå som «i rute» fordi to forum var vedtatt; regelen sier «etter», og begge deler står her.',
    nn: 'Fem forum var i gang ved utgangen av 2022, og planen seier minst seks. Styret lét målet stå som «i rute» fordi to forum var vedtekne; regelen seier «etter», og begge delar står her.',
  },
  {
    on: dayAfter,
    place: 'control',
    nb: 'Kontrollkomiteen har fått lese alt som står her, og det som ligger bak.',
    nn: 'Kontrollkomiteen har fått lese alt som står her, og det som ligg bak.',
  },
];

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
    on: twoDaysLater,
    place: 'F1.1 assessment',
    nb: 'Seksten kommuner er i gang, fem flere enn da planen begynte. Kravet var tre.',
    nn: 'Seksten kommunar er i gang, fem fleire enn då planen byrja. Kravet var tre.',
  },
  {
    on: twoDaysLater,
    place: 'F3.4 assessment',
    nb: 'Andelen lærlinger stiger som ventet. Regionene som besøker skolene om høsten, ligger foran.',
    nn: 'Delen lærlingar stig som venta. Regionane som vitjar skulane om hausten, ligg framfor.',
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
    place: 'L3.1 assessment',
    nb: 'Trettiseks flere i arbeid på ett år. Det er like under det vi regnet med.',
    nn: 'Trettiseks fleire i arbeid på eitt år. Det er like under det vi rekna med.',
  },
];
