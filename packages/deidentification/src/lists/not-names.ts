import { wordsOf } from './words-of.ts';

/** Kommuner, towns, landskap, län, parts of towns, countries: places say less than names do, and the age band and the team's area say as much. */
export const places: ReadonlySet<string> = wordsOf(`
ale alingsås alvesta aneby arboga arjeplog arvidsjaur arvika askersund avesta bengtsfors bergs bjurholm bjuv boden bollebygd bollnäs borgholm borlänge borås
botkyrka boxholm bromölla bräcke burlöv båstad degerfors dorotea eda ekerö eksjö emmaboda enköping eskilstuna eslöv essunga fagersta falkenberg
falköping falu falun filipstad finspång flen forshaga färgelanda gagnef gislaved gnesta gnosjö gotland grums grästorp gullspång gällivare gävle
göteborg götene habo hagfors hallsberg hallstahammar halmstad hammarö haninge haparanda heby hedemora helsingborg herrljunga hjo hofors huddinge hudiksvall
hultsfred hylte hällefors härjedalen härnösand härryda hässleholm håbo höganäs högsby hörby höör jokkmokk järfälla jönköping kalix kalmar karlsborg
karlshamn karlskoga karlskrona karlstad katrineholm kil kinda kiruna klippan knivsta kramfors kristianstad kristinehamn krokom kumla kungsbacka kungsör
kungälv kävlinge köping laholm landskrona laxå lekeberg leksand lerum lessebo lidingö lidköping lilla linköping ljungby ljusdal ljusnarsberg lomma
ludvika luleå lund lycksele lysekil malmö malung mariestad markaryd mellerud mjölby mora motala mullsjö munkedal munkfors mölndal mönsterås mörbylånga
nacka nora norberg nordanstig nordmaling norrköping norrtälje norsjö nybro nykvarn nyköping nynäshamn nässjö ockelbo olofström orsa orust osby oskarshamn
ovanåker oxelösund pajala partille perstorp piteå ragunda robertsfors ronneby rättvik sala salem sandviken sigtuna simrishamn sjöbo skara skellefteå skinnskatteberg
skurup skövde smedjebacken sollefteå sollentuna solna sorsele sotenäs staffanstorp stenungsund stockholm storfors storuman strängnäs strömstad strömsund
sundbyberg sundsvall sunne surahammar svalöv svedala svenljunga säffle säter sävsjö söderhamn söderköping södertälje sölvesborg tanum tibro tidaholm
tierp timrå tingsryd tjörn tomelilla torsby torsås tranemo tranås trelleborg trollhättan trosa tyresö täby töreboda uddevalla ulricehamn umeå
uppsala uppvidinge vadstena vaggeryd valdemarsvik vallentuna vansbro vara varberg vaxholm vellinge vetlanda vilhelmina vimmerby vindeln vingåker vårgårda
vänersborg vännäs värmdö värnamo västervik västerås växjö ydre ystad åmål ånge åre årjäng åsele åstorp åtvidaberg älmhult älvdalen älvkarleby älvsbyn
ängelholm öckerö ödeshög örebro örkelljunga örnsköldsvik östersund österåker östhammar kopparberg malmköping bjärred löddeköpinge furulund hovsta arlöv
åkarp dösjebro julita björkvik valla sköldinge hälleforsnäs sparreholm mellösa bettna stigtomta tystberga vagnhärad mariefred åkers styckebruk torshälla
kista rinkeby tensta rosengård hammarkullen angered biskopsgården årby fröslunda skäggetorp ryd hageby råslätt farsta skärholmen vivalla brickebacken
skåne blekinge småland öland halland västergötland östergötland bohuslän dalsland närke sörmland södermanland uppland västmanland värmland dalarna
gästrikland hälsingland medelpad ångermanland jämtland västerbotten norrbotten lappland roslagen norrland svealand götaland mälardalen bergslagen öresund
sverige norge danmark finland island tyskland frankrike spanien italien polen ukraina ryssland syrien irak iran turkiet afghanistan pakistan indien kina
thailand vietnam somalia eritrea etiopien sudan egypten marocko libanon jordanien palestina israel jemen kuwait saudiarabien bosnien kroatien serbien kosovo
makedonien albanien grekland bulgarien rumänien ungern chile peru bolivia argentina brasilien colombia mexiko kuba usa england skottland irland storbritannien
europa afrika asien amerika kurdistan balkan norden skandinavien estland lettland litauen nigeria ghana gambia uganda kongo kenya belarus georgien armenien
aleppo damaskus bagdad mosul kabul herat teheran mogadishu asmara kiev kyiv warszawa london berlin paris köpenhamn oslo helsingfors åbo
mälaren vänern vättern hjälmaren östersjön västkusten östkusten hjelmaren söder norr väster öster
`);

/** Agencies, insatser, employers, products, medicines, festivals and what else is written with a capital letter and is no person. */
export const otherProperNames: ReadonlySet<string> = wordsOf(`
arbetsförmedlingen försäkringskassan socialtjänsten kommunen regionen migrationsverket skatteverket kronofogden csn pensionsmyndigheten polisen
socialstyrelsen arbetsmiljöverket folktandvården landstinget rättshjälpen skolverket transportstyrelsen trafikverket domstolsverket kriminalvården
försvarsmakten länsstyrelsen förvaltningsrätten kammarrätten tingsrätten säkerhetspolisen överförmyndaren ivo jo diskrimineringsombudsmannen finsam
samordningsförbundet samverkansteamet plattformen tuna sikta vuxam dua uma mentorsnätverket kfv iam ips se supported employment sfi komvux yrkesvux hvb lss sol
af fk au bup vc soc vab adhd add ptsd kbt dbt sus kaa ame gdpr osl finsamlagen lagen rehab
samhall fontänhuset steget drivhuset växthuset träffpunkten aktivitetshuset trivselhuset trivselpunkten arbetscentrum råbygård skogslaget kivi elvans within delta
oden freja peak luka comung växa within jobbtorg jobbcoach stöd matchning rusta nystartsjobb introduktionsjobb jobbgarantin ungdomsgarantin etableringsprogrammet
röda korset rädda barnen stadsmissionen frälsningsarmén verdandi abf studieförbundet medborgarskolan sensus folkhögskola folkuniversitetet hyresgästföreningen
ica coop lidl willys hemköp axfood axel systembolaget apoteket apotek ikea volvo scania saab ericsson abb ssab sandvik skf astra zeneca postnord posten dhl sj
pågatåg länstrafiken sörmlandstrafiken skånetrafiken mcdonalds max burger king espresso house pressbyrån circle bauhaus hornbach byggmax biltema jula rusta
clas ohlson elgiganten mediamarkt hm kappahl lindex dressmann stadium intersport telia tele2 telenor tre comviq handelsbanken swedbank nordea seb
attendo humana ambea frösunda vardaga capio kry doktor doktor24 praktikertjänst feelgood previa avonova hemnet blocket facebook instagram
linkedin google teams zoom skype excel word outlook office windows powerpoint bankid freja swish kivra kanta youtube whatsapp messenger sms
alvedon panodil ipren voltaren treo sertralin citalopram escitalopram mirtazapin venlafaxin duloxetin fluoxetin zoloft cipralex cymbalta voxra bupropion
concerta ritalin elvanse medikinet strattera atomoxetin metylfenidat lisdexamfetamin attentin lyrica pregabalin gabapentin litium lamotrigin lamictal valproat ergenyl
quetiapin olanzapin risperidon aripiprazol abilify seroquel zyprexa haldol klozapin leponex propavan theralen atarax lergigan imovane zopiklon stilnoct zolpidem
oxazepam sobril stesolid diazepam xanor alprazolam iktorivil rivotril melatonin circadin tramadol oxycontin oxynorm targiniq morfin metadon subutex
suboxone antabus campral naltrexon levaxin metformin insulin ozempic wegovy omeprazol losec kåvepenin waran eliquis trombyl enalapril metoprolol atorvastatin
simvastatin ventoline symbicort bricanyl cortison prednisolon betapred
jul julen julafton nyår nyårsafton påsk påsken pingst midsommar midsommarafton ramadan eid valborg lucia advent allhelgona trettondagen kristi hanukka newroz nouruz
covid corona ms als hiv cp kol fibromyalgi asperger aspergers tourettes autism parkinson parkinsons alzheimers crohns downs
gud allah koranen bibeln islam kristendomen internet
norra södra östra västra övre nedre gamla nya stora lilla centrala inre yttre sankt
tillgänglig hen
wais wechsler moca madrs audit dudit who sassam dor wri aws akademiker unionen kommunal metall byggnads handels vision fackförbundet akademikerförbundet
svenska engelska
stafett hs lo tco saco skr vgr
`);

/** What stands after a name that is an organisation's or a place's. */
export const organisationWords: ReadonlySet<string> = wordsOf(`
gymnasium gymnasiet gymnasieskola skola skolan skolans förskola förskolan folkhögskola sjukhus sjukhuset kommun kommuns kommunen län läns vårdcentral vårdcentralen
station stationen torg torget kyrka kyrkan församling museet museum stiftelse stiftelsen ab aktiebolag hb bibliotek biblioteket badhus centrum
simhall hotell hotellet restaurang restaurangen café kafé bageri verkstad industri industrier bygg måleri städ taxi åkeri familjecentral habiliteringen mottagningen
syndrom syndromet sjukdom skala skalan test metoden modellen programmet projektet stad stads stift universitet högskola
`);

/** After these stands the name of a thing or a place. */
export const thingsWithNames: ReadonlySet<string> = wordsOf(`
företaget butiken affären kursen projektet programmet systemet läkemedlet medicinen medicinerna preparatet insatsen caféet kaféet restaurangen föreningen skolan kommunen staden orten byn
språket appen sajten stiftelsen kedjan märket arbetsplatsen förskolan gymnasiet vårdcentralen sjukhuset enheten verksamheten busshållplatsen hållplatsen
stadsdelen området lokalen tidningen filmen boken bolaget firman koncernen metoden modellen testet skalan formuläret blanketten tabletten tabletter
`);

/** After these stands a place or a time, seldom a person. */
export const placePrepositions: ReadonlySet<string> = wordsOf(
  'i inom utanför nära norr söder väster öster genom kring runt',
);
/** Before "på", these ask for a person or a matter: väntar på …, svar på …. */
export const wantsOn: ReadonlySet<string> = wordsOf(`
väntar vänta väntat väntan litar lita svar svarar svarade arg argt sur trött hoppas tror trodde lyssnar lyssna ropade ropar tänker
tänka ringa ringt ringde ringer ring bråkade beroende tag tjat tjatar skrek skriker förlitar vänt orolig kär förälskad sökt söker kallar
`);

export const organisationEndings: readonly string[] = [
  'kommun',
  'kommunen',
  'verket',
  'myndigheten',
  'skolan',
  'skola',
  'gymnasiet',
  'gymnasium',
  'gården',
  'gård',
  'huset',
  'hus',
  'centrum',
  'centret',
  'mottagningen',
  'kliniken',
  'enheten',
  'förvaltningen',
  'nämnden',
  'kassan',
  'förbundet',
  'teamet',
  'gruppen',
  'köping',
  'sjukhus',
  'sjukhuset',
  'bolaget',
  'museet',
  'kyrkan',
  'hallen',
  'torget',
  'torg',
  'parken',
  'hemmet',
  'förmedlingen',
  'byrån',
  'stiftelsen',
  'föreningen',
  'projektet',
  'programmet',
  'banken',
  'butiken',
  'caféet',
  'fabriken',
  'gatan',
  'vägen',
  'gränd',
  'gränden',
  'allén',
  'punkten',
  'platsen',
  'tjänsten',
  'vården',
  'trafiken',
  'nätverket',
  'verkstaden',
  'ringen',
  'cirkeln',
  'linjen',
  'lyftet',
  'kraft',
  'forum',
  'center',
  'express',
  'hörnan',
  'köket',
  'stugan',
  'bergen',
  'sjön',
  'ån',
  'dalen',
  'skogen',
  'området',
  'lagen',
  'balken',
  'förordningen',
  'utredningen',
  'syndrom',
  'hamnen',
  'stationen',
  'lagret',
  'bageriet',
  'hörnet',
  'boden',
  'habiliteringen',
  'stad',
];
