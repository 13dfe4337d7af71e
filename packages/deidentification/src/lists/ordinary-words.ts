import { wordsOf } from './words-of.ts';

/** Words that stay as they are: pronouns, prepositions, adverbs, irregular forms. */
export const wordsAsTheyAre: ReadonlySet<string> = wordsOf(`
jag du han hon hen den det vi ni de dem man mig dig sig oss er honom henne min mitt mina din ditt dina sin sitt sina vår vårt våra ert era hans hennes hens dess deras
denna detta dessa denne sådan sådant sådana samma själv själva själva vem vad vilken vilket vilka vars vart var när hur varför varifrån därför
ingen inget inga någon något några all allt alla varje annan annat andra båda bägge flera fler många mycket lite mer mest mindre minst få färre en ett två tre fyra fem sex
sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo trettio fyrtio femtio sextio sjuttio åttio nittio hundra tusen första andra tredje fjärde
femte sjätte sjunde åttonde nionde tionde halv hälften dubbelt
och eller men utan samt även också både varken antingen dels än om att som då när medan innan sedan sen eftersom fastän trots oavsett ifall såvida tills därefter dessutom däremot
däribland därmed därtill därav därigenom alltså nämligen således följaktligen emellertid dock ändå annars istället dvs tex bland annat bla mm osv etc resp respektive exempelvis
av åt bak bakom bland bort efter enligt ett för före förbi från framför fram hos i in inför ifrån inom innanför kring längs med mellan mot nedan nedanför nära ovan ovanför om omkring
på per runt sedan till tack under ungefär upp uppe ur ut ute utanför utöver via vid åter över angående beträffande gällande rörande avseende
inte icke ej aldrig alltid ofta sällan ibland oftast redan ännu fortfarande nu nyligen strax snart igår idag imorgon i går morgon kväll natt dag vecka månad år förr förut tidigare senare
senast slutligen äntligen först sist därpå genast direkt omgående tillsvidare hittills länge längre längst kort här där hit dit hem hemma borta framåt bakåt tillbaka inne nere
kanske möjligen troligen sannolikt förmodligen antagligen eventuellt visserligen naturligtvis självklart givetvis tyvärr dessvärre lyckligtvis förhoppningsvis egentligen faktiskt verkligen
särskilt framförallt främst huvudsakligen delvis helt nästan knappt bara endast blott enbart ungefär cirka drygt minst högst ganska rätt väldigt mycket alldeles lagom för så sådär
tillsammans ensam ihop isär varannan vartannat successivt gradvis stegvis parallellt samtidigt dagligen veckovis månadsvis årligen regelbundet vanligtvis vanligen normalt generellt sammantaget
sammanfattningsvis överlag åtminstone snarare hellre helst gärna tack ja nej jo ok okej hej hejsan god bra dåligt sämre bättre bäst värst fel klart
är var vara varit blir blev bli blivit har hade ha haft kan kunde kunnat ska skall skulle vill ville velat måste bör borde får fick fått får gör gjorde göra gjort går gick gå gått ser såg se sett
säger sa sade säga sagt tar tog ta tagit ger gav ge gett givit kommer kom komma kommit står stod stå stått ligger låg ligga legat sitter satt sitta suttit vet visste veta vetat heter hette låter lät låta
finns fanns finnas funnits behövs krävs saknas väntas hålls hölls sker skedde skett håller höll hålla hållit drar drog dra dragit slår slog söker sökte sökt skriver skrev skrivit skriva läser läste läst
dricker äter åt ätit äta sover sov sovit sova mår mådde mått må bor bodde bott bo tror trodde trott tro dör dog dött lever levde levt far for ber bad bett be bjuder bjöd
möter mötte mött beror berodde anser ansåg ansett avser avsåg avsett utgår utgick bestod består förstår förstod uppstår uppstod pågår pågick ingår ingick föreslår föreslog föreslagit åker åkte
kvinna kvinnan kvinnor man mannen män människa människor barn barnet barnen flicka pojke person personen mor far mamma pappa bror syster son dotter fru make maka
jan feb mar apr maj jun jul aug sep sept okt nov dec januari februari mars april juni juli augusti september oktober november december
måndag tisdag onsdag torsdag fredag lördag söndag måndagar tisdagar onsdagar torsdagar fredagar vår sommar höst vinter våren sommaren hösten vintern
kl tel tfn nr st ca ev pga tom from fom obs pm ps re sv vb fwd mvh vh hälsning hälsningar vänlig vänliga bästa hälsar
aktuellt andel ange anger angivet anmälda anmäldes avgjord avgjort avlidit bakomliggande behövdes bestämdes bokades cv eget egna efterhand enda ena erbjudits erbjöds fattat felaktigt femtonde fortsatt fyll fyller fyllde fyllt förra förrän
förvisso gamla ges given givna gjord gjorda gjordes gott gås hann hinner hunnit händer hänt härifrån hållas hållits igen igenom ifylld just kommande kunna känt lagt lägger lade längs lägre lästa låtit närmare nåddes någons orten parallella reda röjer sades saknades sattes ses sista sätter satte skjutits
skrevs skrivits stilla ställdes ställts särskilda tagen tagits tas tidigast tillräckligt togs tomt upptaget upptagna utsågs upprepat okänd oläst öppet övriga övrigt ytterligare åtskilliga flertalet samtliga vardera ingendera somliga nuvarande förutvarande föregående dåvarande blivande fattas fanns funnit
låg lågt hög högt stor små större största mindre minsta dålig dåliga sjuk sjuka frisk friska ny nya nytt nyare bra bättre lång långa långt kort korta svår svåra svårt lätt lätta trött trötta rädd rädda glad glada ledsen ledsna arg arga orolig oroliga tung tunga tungt
pappan pappans mamman mammans modern fadern brodern bröderna sönerna söner döttrar döttrarna mödrar fäder föräldrarna systrar systrarna
tror trots tyder tyvärr troligtvis tvärtom understundom uppenbarligen uppåt utåt neråt nedåt uteslutande vidare visst visserligen återigen överallt överhuvudtaget åtminstone ånyo inalles inledningsvis avslutningsvis dessförinnan efteråt emellan förvånansvärt glädjande olyckligtvis plötsligt emedan huruvida ehuru samtidigt stundtals
säg håll kom gå se gör ta ge låt skriv ring läs kontakta meddela bifoga observera notera vänligen
diagnos nb ang bil jfr fd sk forts lgh
`);

/** Stems of words that case notes use; endings and compounds are worked out from them. */
export const stems: ReadonlySet<string> = wordsOf(`
adress aktiv aktivitet aktualiser aktör akt akut allergi allmän allvarlig alkohol alternativ ambition analys anger angelägen anhörig anklag ankomst anledning anmäl anmälan anordn anpass ansats anser ansikt anslut ansök ansökan
anspråk anstalt anställ anställning anställd ansvar ansvarig antal anteckn anteckning antyd använd användning anvis anvisning apparat arbet arbete arbetslös arbetsgivar arbetsterapeut arg artik arv asyl attityd autism avbryt avbrott avdelning avgift avgör avliden avlast
avlös avsikt avslag avslut avsnitt avstånd avstäm avsätt avtal avvakt avvik avvikelse avvis
bakgrund balans bank barndom barnskötare bas bearbet bedöm bedömning befinn befintlig befogenhet begravning begrepp begräns begär behandl behandling behov behåll behör behöv bekant bekräft bekväm bekymmer belast belopp belys belön ben bered beredskap berg berodd beräkn
berätt berättelse berör besked beskriv beslut beställ bestäm besvik besvär besök betal beteende beteckn betrakt betyd betyg bevilj bevis bidrag bidra bil bild bilag bild bindande biskop biståndsbeslut bistånd bit bitter bjud björk björn blad bland blank blick blod blom blomst blankett bläddra bok boka
bokning bokstav bolag bord bostad brand bransch bred brev brist britt bror bruk brott brygg bråk bråttom bud budget bur butik buss by bygg byggnad byråkrati byte byt bär bät bör börda börja början
cancer central centrum ceremoni chans chaufför chef civil coach cykel
dag data dator datum definition del delaktig delmål delt deltag deltagande deltagar deltid depression depress deprimer diagnos dialog digital diskussion diskuter disk djup djur dokument dokumentation dom dotter dra drabb dragning driv dröj dröm duktig dusch dygn dyr dålig död döv dörr
effekt egen ekonom ekonomi elev enhet enkel enkät ensam ensamhet ensamkommande enskild entré epilepsi erbjud erbjudande erfarenhet erfar erhåll ersätt ersättning etabler etablering europeisk examen exempel expert extern
fabrik fack fackförbund faktor fakta fall familj famil far farlig fas fast fastighet fattas fattig feber fel fest figur film fin finans find finn firm fler flex flickvän flik flykt flykting flyt flytt flytta fokus folk form formell formul formulär forskning fortbild fortsätt fortsättning forum fot fras fred
fredag fri frihet frisk frisör fritid fritidsgård frivillig frukt frukost frustr frånvar frånvaro fråga fråge fråg frågeställning främj främmande frö full fullfölj fungera funktion funktionsnedsätt funktionsnedsättning fysioterapeut fysioterapi fysisk fäll färd färdig färdighet färdtjänst föd födelse född följ följd fönster
förald förälder föräldr förändr förändring förankr förbered förberedelse förbund förbättr förbättring fördel fördela före förebygg förening föredra företag företagar företräd förfall förflutn förflytt förfog förfråg förhand förhindr förhopp förhåll förhållande förhör förkort förklar förlag förlust förläng förlängning förlopp
förlora förlos förmedl förman förmiddag förmå förmåga förmån förord försen förseningen förskol förslag först försiktig förståels försvar försvår försäkr försäkring försäljning försäm försämr försämring försök försörj försörjning försörjningsstöd förtid förtroend förtroende förut förutsätt förutsättning förvalt förvaltning förvir förvänt förväntning förväxl
gammal gata gav gemensam gemenskap genom genomför genomgång giltig givande glad glas glädj glöm god godkänn golv grad grann granne gran gransk graviditet gravid grep grupp grund grundskol gräns grön gård gåv gymnasie gymnasieexamen gymnasium gång gåta gästfri gör
habilitering halv halvtid hals hamn hand handel handikapp handl handlägg handläggning handläggar handled handledning handledar handling handlingsplan handskas hantera hant hantverk har hav hel helg helhet heltid hem hemlig hemlös hemtjänst herr hinder hindr histori hitta hjälp hjälpmedel hjärn hjärta hjärt hobby hopp hopplös hopplöshet hot hota hotell
hud humör hund hus hushåll hyra hyr hyresrätt hyresvärd hälsa häls hälso händ händelse hänsyn hänvis häst höft höj höjd hör hörsel höst högskol högtid
ide idé ident idrott individ industri infl influens inform information informera ingenjör ingress inkl inkomst inlägg inlärn inled inledning inleda inled inlämn innan inne innebär innehåll inom inrikt inre insats insatt insikt insjuk inskränk inskriv inskrivning inspir institution instruktion inställ inställning intag integr integration intensiv interak
intress intresse intern intervju intro introduk introduktion intryck intyg invand invandr invänd investera isoler isolering jakt jobb jobba jobbsökar jour journal journ juridi jurist jäm jämför jämställ järnväg
kaffe kalend kall kallelse kalla kamp kapacitet kart kartlägg kartläggning kassa kedja kemi kilo klar klara klarhet klass klien klin klinik klock kläd knä kollega kolleg kommun kommunal kommunikation kompetens komplett kompletter komplettering komplex komplicer kompis kompromiss koncentr koncentration konfer konflikt
konkret kons konsekv konsekvens konstat konst konsult konsultation konsulent kontakt kontakta kontaktperson kontant kontinuer kontinuitet konto kontor kontrakt kontroll kopia kopi korrekt korrespond kort kostnad kost kraft kram krav kravlös kris krig kropp kriminal kritik kräv kugge kultur kund kunskap kurator kurs kusin kvalitet kvalifik kvar kvart kvart kväll kyrk kyl känn känsl känsla känslig
käns kö kök köp kör körkort kött
labb lager lag lagstift land landsbygd larm led leda ledamot ledar ledig ledighet ledning lek lektion lever levnad lida lik likn lind linje list lista litar liv livs livskvalitet livssituation lokal lova lov lucka luck luft lugn lukt lunch lunga lur lust lycka lyckas lyft lyfta lys lyssn lån lång långsam långsikt långtid långtidssjuk långvarig lås låt läg läge lägenhet läger lägg läk läkar läkare läkarbesök
läkarintyg läkarutlåtande läkemedel läk läm lämn lämna lämplig längd längt lär lära lärare lärling läs lön lönebidrag lös lösning löp löpa löp löfte
maskin mat material mattor medel medarbetar medborg meddel meddela meddelande medel medicin medför medgiv medicinering medl medlem medverk medverkan mejl mejla mellan mening mentor metod midd middag migr migrän mil miljö minne minn minska minsk minut miss missbruk misstag misst misslyck mobil mobilnummer modell modersmål mogen moment mor moral
morgon mormor morfar farmor farfar mottag mottagning mottagar motiv motivation motiver motsats motst motsvar multi mun musik muskel mynd myndighet må mål målgrupp målsätt målsättning måltid mån månad måndag måt mått möbel möda mögl möjlig möjlighet möjliggör mönst mörk mössa möt möte mötesplats
nackdel namn namnge nation nattarbete natur navel ned nedgång nedsatt nedsättning nedstäm nedstämdhet negativ nej nerv nervös nisch nivå norm nyckel nyhet nytta ny nybliven nyanländ nyttj nå nåd näm nämn nämnd när närvar närvaro närståend näsa nät nätverk näring nöd nödvändig nöj
objekt observ observation ogiltig offent offentlig ojäm oklar oklarhet olik olyck olycka område omfatt omfattning omgivning omlägg omorganis omskol omskolning omsorg omständ omställ omställning omvårdnad onsdag ont oper operation opt ord ordinarie ordin ordn ordning organisation organiser org orien orientering ork orka orsak oro orolig orosanmäl otill otrygg otydlig otydlighet
paket panik panikattack papper par park part partner pass passa passiv patient paus pausa peka pengar pension period permanent person personal personlig perspektiv pilot pizza placer placering plan planer planera planering plats plikt plock plåg pojkvän polis politi poliser portfölj position positiv post prakt praktik praktikant praktikplats praktisk prat prata presentation press prestera prestation preliminär pressad primär primärvård princip
prior prioriter pris privat problem procent process produk produktion profession prognos program projekt promenad prov prov prova pröva prövning prövotid psyk psykiatri psykisk psykolog psykos psykoterap publik puls punkt pusslet pågå påbör påbörj påfrest påverk påverkan påmin påminnelse påstå
rad rapport rast reagera reaktion redo redov redovis referens reform regel regelverk region register registr regn rehab rehabiliter rehabilitering rehabiliteringskoordinator rehabkoordinator reklam rek rekommend rekommendation rekryt relation relevant remiss remitt remittent ren renover reparation repetition respekt rest resa res resväg resor resultat resurs resonemang retur rik rikt riktlinj risk ro rodn rok rol roll rum rund rutin
rygg ryggsmärt rykt räck räd rädd rädsla räkn räkning ränta rätt rättighet rättslig rörelse rörlig rör röst rök rökn
sak sal sam samarbet samarbete sambo samband samhäll samhälle saml samling samlad sammanfatt sammanfattning sammanhang sammansatt sammanst samordn samordning samordnar samordningsnummer samråd samspel samtal samtyck samtycke samverk samverkan sanktion sann schema scen screening segra sekret sekretess sekreterar sekund semester senior sensor separat separation serie servic service servit sida signal
silver simning simma sits situation sjuk sjuka sjukdom sjukdomsbild sjukersättning sjukfrånvar sjukgymnast sjukhus sjukpenning sjukskriv sjukskriven sjukskrivning sjuksköterska självkänsl självmord självförtroend självständig sjö skada skad skal skap skap ska skatt skicka skifta skift skilj skillnad skilsmässa skilt skjut skoj skol skola skogs skog skott skrift skriftlig skriv skrivbord skuld skydd skyddad skyll skyldig skäl
skärm sköt sköta slag slags slut sluta släkt släktning släpp smart smidig småbarn smärt smärta snab snack sn social socialtjänst socialtjänsten socialförvaltning socialsekreterare socialnämnd sol sommar sommarjobb somn sond sorg sort sov spann spar spara special specialist specifik spel spela spir splittr sporad sprid språk språkpraktik språkkurs språksvår spänning spår stab stabil stad stanna stark start starta stat station statlig statist stege steg sten
stig stil stimul stipend stipul stoft stol stolt stopp stor stor storhet straff strand strateg strategi stress stressad stressrelaterad streck struktur strukturerad strul strålande sträck strök stud student studera studie studiebesök studier studiemedel studieväg stund styr styrk styrka styrgrupp städ städa stäm stämning stäng ställ ställning stöd stöd stödd stödinsats stöv stör större subvention sug summ svag svar svara svek svensk svett
svider svik svår svårighet svän sysk syskon sysselsätt sysselsättning syss system systematisk syn synpunkt synsk syn syf syfte symtom såld sår säker säkr säker säker säkerhet säll sälj säng sängliggande särskil sätt sök sökande söml sömn sömnsvårighet sömnproblem sönder söka
tabl tablett tack tacksam tagg tak takt tal tala tand tank tanke tapp teknik tekn telefon telefonnummer telefontid temp tema tempo tempor tendens teor terap terapeut terapi termin test testa text tid tidning tidplan tidsbrist tidsbegräns tidsrym tillfäll tillfälle tillfällig tillgång tillgänglig tillgänglighet tillhör tillit tillsammans tillsatt tillsvid tillstånd tillsyn tillväx
tillåt timme tim timanställ tips titel tjej tjänst tjänstgör tolk tomhet tolv ton topp torg tors torsdag torka total trafik tradition trappa trapp trasig trauma trend trepartssamtal triv trivs trivas trivsel tro trots truck truckkort trygg trygghet tråk träd trädgård träff träffa träna trän träning träningspass trött trötthet tränga tumme tung tur turist tvek tveka tving tvätt tvist tyck tyd
tydlig tydlighet tyst tåg tål tålamod täck tänd tänk tänd tävl tyng
umgäng undan underhåll underlag underlät undermål underskrift undersköterska undersök undersökning undertecknad undervis undervisning undr undvik ung ungdom uni unik union universitet uppdat uppdrag uppehåll uppehållstillstånd uppenbar uppfatt uppfattning uppfyll uppfölj uppföljning uppföljningsmöte uppgift uppgifter uppgörelse upphör uppl uppleva upplev upplevels upplevelse upplys upplysning upplägg
uppmunt uppmuntran uppmärks uppsök uppsägning upprepa uppretad upprätt uppräkn upprörd uppskatt uppstart uppta upptrapp upptäck uppväx urval ursprung utan utbet utbildning utbild utbildningsbakgrund uteblev utebliv utebliven utfall utflykt utfärd utfäst utfästelse utförsäkr utgift utgång utgångspunkt utifrån utlandsfödd utlåtande utlämn utmattning utmattningssyndrom utmaning utmana utomhus utreda utred utredning utrik utrymme utse utskriv utskriven utskrivning utsatt
utslag utsätt utsättn uttryck utvalda utveckl utveckling utvärder utvärdering utåt utök
vaga vagn vakans vakt val vald vana vandring van vanlig vara varaktig vardag varje varm varn varning varv vatten veck vecka veder vem vend verk verka verklig verksam verksamhet verktyg vidare video vik vikari vikariat vikt viktig vila vilj vilja vill villkor villig vinst visa visn vision vistelse visst vistas vitsord volontär vomera vuxen vuxenhabilitering vuxenutbildning vux våld vård vårdcentral vårdgivar vårdkontakt vårdnad vårdplan
vårdbiträd våning väck väder väg vägled vägledning välbefinn väldig välj välkom välkomn väl välj vän vänd vänt vänta väntan väntetid väntelista värd värde värder värdering värk värld värm väska väst växl växtvärk väx växelvis
yngre yrk yrke yrkes yrkesbakgrund yrkesutbildning yrkesval yta ytter yttr yttrande
åk åkomma åldr ålder ångest ångr år års åsikt åter återbesök återfall återgå återgång återhämt återhämtning återinsjuk återkom återkoppl återkoppling återställ åtagand åtagande åtgärd åtgärda åtkomst åtminst
äg ägar äld äldreboende äldreomsorg ämne ändr ändring ängslan ängslig ännu ärende ärv ät ätstör ätstörning
öde öga ögon öka ökning öm ömse önska önsk önskemål önskan öppen öppna öppn öra öva övning över överblick övergrepp övergång överdriv överens överenskom överenskomm överenskommelse överförmynd överförd överklag överklagan överlämn överlämning överlämningsmöte överskott översikt övertid överty övervikt övervåld överväg övrig
autismspektrum arkivbox asylsökande babblig bagare barista beroende beroendemottagning bipolär blodtryck blodprov bonde bosätt brevbärare bröst bröd bullrig byggarbet butikspersonal butiksarbete café caféarbete canc dagvård dagcentral dagisbarn dans datakurs demens diabetes distans djurvård dosett drog dyslexi ekonomiassistent elektriker elevassistent ergoterapi ettåring exman exfru fibromyalgi fiske flerpartssamtal fond fontän fordon fritids frivillig främling fysik fågel fästman fästmö förskolelärare
garanti glömsk golvläggare gym gångstöd gårdsarbete hantverkare hemkunskap hemspråk hjärntrötthet hyreskontrakt hygien höftoperation impuls inkontinens insomnia inkassoskuld it-tekniker kassör kemisk kiropraktor klimakterie kock kognitiv kollaps kontorist konvent koordinator krampanfall krögare kylskåp lagerarbetare lastbil ledvärk lokalvårdare lärarassistent magont mattant medbestämmande mensvärk mekaniker motorik målare måltidsbiträde nacke nackvärk naturbruk neuropsykiatrisk neurolog nykter nykterhet
oavlönad ordblind organist ortoped packning palett permission personligt pizzeria plåtslagare polikistan promenera rastlös receptionist renhållning rullstol rullator rörmokare röntgen sjöman skötare skymning skolkök slutenvård smed snickare snickeri spis spänningshuvudvärk stadigvarande stickning storkök strålning stroke städare studievägledare svetsare svärfar svärmor sömnad takläggare tandvård tandläkare taxichaufför tekniker telefonist trafikolycka trafikskola truckförare trädgårdsmästare trädgårdsarbete träverkstad tröst tvångssyndrom
tvättmaskin tyngdlyftning underhållsstöd urinvägar utslagning vaktmästare verkstadsindustri vigselring vitamin värmeplatta yoga yrsel äldrevård överläkare översättning
kronor krona hyra lön skuld belopp summa avgift räkning diarienummer organisationsnummer personnummer bilaga sida rad nummer kod lokal plan rum budget period
hat kärlek glädje lögn sanning rykte ro skam tröst hopp mod styrka nåd sed sedel slump sol måne himmel regn snö vind moln berg dal ek alm gran lind holme ström strand mark vall hage ängar ros lilja viol tulpan björkved svamp bär blåbär lingon päls hare räv älg varg häst katt ko får gris
ring stål sten malm guld silver brons plast trä glas tråd nål spik
linje korsning torget busshållplats hållplats gymnasium kvart minut sekund vardagar veckodagar helgdagar rosa röd blå gul vit svart grå brun lila
ombud advokat tolkning närvarande frånvarande underteckna kontaktuppgift vidarebefordra uppmana anhörigstöd mottagarland besvara ersättare sommarlov jullov höstlov läsår läslov skolstart betygsätt slutbetyg
huvud modul population genre påtal utför utförar kvalitativ kvantitativ medial deskriptiv semistruktur semistrukturerad effektiv administr aviser avmarker eskaler flöd framflyttad generalklausul histori huvudansvarig huvudsaklig hämt import inkorg inlogg krypt kryss kryssa ladda länk logga meny orten sökfält tabell teck verb version årtal skynda faktura kalender siffr utkast presenter ekonomisk
arbetsrätt avgång belåten berättig besluts besvik betala bidragstagar bilda boende bolån bortfall byråkrat cykla diskmaskin duka egenskap elektrisk enspråkig erkänn fasta fattig flerårig flyktingförlägg folkhälsa fredlig färdas följeslagar föreläs förening förkyl förlåt förmod försiktighet förskräck förstärk förundra gemytlig glapp
grubbl gymna halsont hemorts hinna hjälpas hostar humör hälsning hänga infektion inkomst inkludera insändar intygs jordbruk julled jämn kamrat kartong kassör kassörska klaga klättr knep kolla komma koppl koppling kram krock kunnig kusin kvarter kvittens lastning leverans livslång lugna läcka lärling lärosäte lättnad lättnad lyhörd
löfte löneans mardröm medling minnas mognad muntlig mjuk mått måttlig mötas nedslag nervositet noggrant nyskapa närstående odla ogärna olust omfattande omgång omstart omtank onödig otålig otålighet ovilja ovälkommen packa paket passning plocka plåga polisanmälan prestationskrav prisa provanställning pussel påtaglig rasa rakt reparer respektera riskera roll rutinmässig
rycka råd råda rådgiv rådgivning rådlös rök saklig samlas samsas samsjuklighet sannolik sits sjukling sjunka skogsarbete skolk skrika skruv skuldsanering skuldsatt skötsam slita slumpa smitta smittad snabb sned sorgearbete spricka stabilisera stamma stilla stoppa stressa studiemotiverad städning störd stötta sviktande syra säsong säsongsarbete
söndra tappa tid tidsperspektiv tillbud tillgodose tillit tjata torka trakasser trots tråkig trångbodd träna tysta uppbackning uppgiven uppgivenhet uppmärksam upplevd uppmuntra upprörd utanförskap utmattad utredare utskick utspel uttala uttömma valfri varuhus vila vilsen vinter väcka välja välmående vänskap vända värna växla yttring ömsesidig öppenhet överbelast överbeskydd övermäkt överrask
matcha importer föreslå noter avsändar team nästa titt digg schema överst gälla mätta hållna hållen fil median ref kolumn infoga spara radera numr numren handlägg adept folkbokförd folkbokföring vikar bokslut koncentrationssvårighet hemsituation boendesituation livspussel boende boendestöd boendestödjare vardagsrutin dygnsrytm matlagning hemarbete ork energinivå energi stegräknare arbetsmoment arbetsuppgift arbetstid arbetsmiljö arbetsplatsbesök arbetsprövning arbetsförmåga arbetsträning arbetspass arbetskamrat arbetskonsulent
ledsagare bakslag framsteg genombrott drivkraft självkänsla hemlängtan samlevnad uppväxt ungdomstid vuxenliv medvetenhet nyfiken nyfikenhet uthållig uthållighet punktlig noggrann hjälpsam hjälpsamhet social tyst blyg
`);

/** What Swedish puts after a stem. Longest first is not needed: each is tried. */
export const endings: readonly string[] = [
  's',
  'n',
  'en',
  't',
  'et',
  'na',
  'ns',
  'ens',
  'ets',
  'nas',
  'a',
  'an',
  'ans',
  'ar',
  'arna',
  'arnas',
  'ars',
  'or',
  'orna',
  'ornas',
  'er',
  'erna',
  'ernas',
  'ers',
  'e',
  'r',
  'rna',
  'as',
  'es',
  'te',
  'de',
  'd',
  'dde',
  'dd',
  'tt',
  'ad',
  'ade',
  'ades',
  'at',
  'ats',
  'ande',
  'ende',
  'andet',
  'endet',
  'are',
  'aren',
  'arens',
  'arna',
  'ast',
  'aste',
  'ig',
  'iga',
  'igt',
  'lig',
  'liga',
  'ligt',
  'ligen',
  'sk',
  'ska',
  'skt',
  'het',
  'heten',
  'heter',
  'heterna',
  'ing',
  'ingen',
  'ingens',
  'ingar',
  'ingarna',
  'ning',
  'ningen',
  'ningens',
  'ningar',
  'ningarna',
  'else',
  'elsen',
  'elser',
  'elserna',
  'ion',
  'ionen',
  'ioner',
  'ionerna',
  'lös',
  'lösa',
  'löst',
  'bar',
  'bart',
  'bara',
  'sam',
  'samt',
  'samma',
  'erska',
  'ne',
  'nar',
  'nen',
  'm',
  'men',
  'mar',
  'l',
  'isk',
  'iskt',
  'iska',
  'era',
  'erar',
  'erad',
  'erat',
  'erade',
  'eras',
  'ering',
  'eringen',
  'mässigt',
  'mässig',
  'vis',
];
