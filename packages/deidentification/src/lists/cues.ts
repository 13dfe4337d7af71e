import { wordsOf } from './words-of.ts';

/** After these stands a name: "mamma Anna", "handläggaren Lindqvist". */
export const relationsAndRoles: ReadonlySet<string> = wordsOf(`
mamma mor modern pappa far fadern bror brodern lillebror storebror syster systern storasyster lillasyster son sonen dotter dottern sambo sambon maken makan make maka fru frun
mannen man exman exmannen exfru exfrun pojkvän pojkvännen flickvän flickvännen mormor morfar farmor farfar moster faster morbror farbror kusin kusinen svärmor svärfar barnbarnet barnet
vän vännen väninnan kompis kompisen granne grannen kollega kollegan arbetskamraten rumskamraten hyresvärden mentorn adepten stödpersonen kontaktpersonen kontaktperson
handläggare handläggaren coach coachen chef chefen handledare handledaren samordnare samordnaren läkare läkaren psykolog psykologen kurator kuratorn terapeut terapeuten psykiater psykiatern
arbetsterapeut arbetsterapeuten sjuksköterska sjuksköterskan undersköterska undersköterskan socialsekreterare socialsekreteraren rehabkoordinator rehabkoordinatorn arbetsförmedlare arbetsförmedlaren arbetskonsulent arbetskonsulenten
tolk tolken ombud ombudet advokat advokaten lärare läraren rektor rektorn vikarien vikarie efterträdaren företrädaren arbetsgivaren mäklaren förvaltaren boendestödjaren boendestödjare personliga deltagaren klienten brukaren patienten
ansvarig närvarande frånvarande anhöriga anhörig syskonen barnen föräldrarna tvillingarna namn kallade kallad logoped fysioterapeuten fysioterapeut sjukgymnasten dietisten enhetschefen sektionschefen studievägledaren syv
`);
export const titles: ReadonlySet<string> = wordsOf(
  'herr hr fru fröken dr doktor doktorn professor överläkare överläkaren specialistläkare leg kamrat tant farbror imam pastor prästen',
);
/** After these comes a name, however it is written. */
export const askingWords: ReadonlySet<string> = wordsOf('heter hette kallas kallades döptes namnet vid-namn benämns');
export const signOffs: ReadonlySet<string> = wordsOf('mvh vh hälsningar hälsar hälsning undertecknat');

/** What people do; after a word that begins a sentence, they tell that it is somebody. */
export const personVerbs: ReadonlySet<string> = wordsOf(`
har hade är var vill ville kan kunde ska skulle kom kommer säger sa sade berättar berättade uppger uppgav tycker tyckte mår mådde ringde ringer upplever upplevde önskar önskade behöver
undrar undrade trivs trivdes bor bodde fick får gick går deltar deltog känner kände mejlade skrev skriver bad ber tackade tackar klarar klarade anser ansåg menar menade orkar orkade började börjar
slutade slutar arbetar arbetade jobbar jobbade studerar läser saknar blev blir föreslår föreslog lovade lovar tror trodde vet visste vågar vågade visar visade svarade svarar kontaktade kontaktar
hjälper hjälpte träffar träffade hörde hör bjöd sover sov äter åt tog tar ställde fyllde fyller lämnade lämnar skickade skickar bokade bokar uteblev uteblir kallas kallades heter hette
själv reagerade reagerar vägrade vägrar accepterade accepterar avböjde avböjer instämmer bekräftar bekräftade beskriver beskrev erbjöd erbjuder flyttade tolkade tolkar tränar tränade praktiserade
måste brukar brukade försökte försöker förstår förstod gillar gillade hoppas hoppades litar oroar minns nekar nekade nämnde nämner meddelade meddelar påminde påminner verkar verkade låter lät ser såg uttrycker uttryckte håller höll står stod sitter satt kvarstår avslutade avslutar inledde inleder godkände godkänner undertecknade
orkar lider led sökte söker ansöker ansökte väntar väntade praktiserar pratar pratade talar talade hälsar hälsade frågar frågade ställer åker åkte cyklar promenerar lagar handlar städar
`);

/** "Björns läkare", "Zrinkas mål". */
export const whatPeopleHave: ReadonlySet<string> = wordsOf(`
läkare mamma pappa mor far bror syster son dotter man fru sambo make maka barn familj syskon föräldrar coach handläggare handledare chef kurator psykolog vän vänner kollega
mål plan handlingsplan närvaro praktik praktikplats arbetsplats arbetsträning ork hälsa situation önskan önskemål behov fråga svar ärende samtycke intyg ersättning ekonomi hyra bostad lägenhet hem adress
telefon nummer mobil dator cv ansökan jobb arbete anställning lön schema tempo mående sömn smärta oro rädsla motivation erfarenhet erfarenheter utbildning kurs lärare egen egna nya gamla första
god gode kontaktperson tolk mormor farmor röst berättelse bild syn tid möte kartläggning
`);
