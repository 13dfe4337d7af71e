import { wordsOf } from './words-of.ts';

/** Surnames that are common in Sweden and that no ending tells. Written by hand; no register was used. */
export const surnames: ReadonlySet<string> = wordsOf(`
berg ek lind lund holm dahl dal björk sandell ström ring falk frisk modig rask stolt hård stål sköld svärd hammar palm alm asp rosén rosen
engman lindell nordin norén noren hedin hellberg sundin wallin vallin melin bodin dahlin åhlin ahlin ohlin lundin norlin forslin hallin
hedman bergman öhman ohman åman aman lindman nyman wikman sjöman hellman westman forsman norrman hägg lilja ekman engman wahlman
sjödin rydin tholin thelin molin malin bolin nolin collin hamrin wester öster norling werling hammarling starck stark svan svahn svensk
lindh lindhe lundh bergh åberg öberg sjö å alström blom rosell wrede hjort hjorth örn lejon lax gädda hök duva sparre trolle bonde fleming
hallin rydell brodin frisell sandelin wallén hallén andrén ahlén alén bergén nordén lindén hedén dahlén wessén edén norrby westby nordby kjellin sahlin
brolin grahn gran roos rooth roth rudbeck thunell thulin tunell hult hulth kvist quist qvist gren wiberg viberg moberg nyberg malm malmros stranne
strand strandh sten steen steinvall fors forss backe back backman lagerlöf nordlöf gyllenhammar ehrling ehn ahl åhl ihre ljung ljungh granath renmark
olander velander helander melander salander delander bolander norlander lander wikander alexandersson ivarsson ljungberg alfredsson danielsson jonasson matsson
lagercrantz rosencrantz cronholm croon kron krona krook käll källa wall vall wahl wik vik viker dufva hallin hansson hanson olson jonsson
jansson larsson petersson pettersson persson nilsson olsson svensson gustafsson gustavsson karlsson carlsson eriksson ericsson andersson johansson
arvidsson axelsson bengtsson bertilsson fredriksson gunnarsson göransson håkansson henriksson isaksson jakobsson jacobsson josefsson jönsson knutsson
magnusson martinsson mattsson månsson mårtensson nielsen hansen jensen petersen larsen olsen andersen pedersen sörensen rasmussen christensen kristensen johansen
lindqvist lindkvist lindberg lindgren lindström lindholm lindblad lindblom lundqvist lundkvist lundberg lundgren lundström lundholm bergqvist bergkvist
bergström berggren berglund bergstrand sandberg sandström sandgren sandqvist hedlund hedberg hedström hedqvist nordström nordqvist nordgren nordlund
nyström nyqvist nygren nylund nyholm sjöberg sjögren sjöström sjölund sjöqvist ekström ekberg eklund ekholm ekdahl ekblad
forsberg forslund forsgren forsström wikström wiklund vikström öhrn åkerman åkerlund åkerberg åkerström åkesson wallberg wallgren
hellström hellgren hellqvist hallberg hallgren hallström hallqvist blomberg blomqvist blomgren blomkvist blomstrand löfgren löfström lövgren
norberg norgren norström norlund rosenberg rosengren rosenqvist rosenlund högberg höglund högström högman dahlberg dahlgren dahlström dahlqvist dahlman
ahlberg ahlgren ahlström ahlqvist almqvist almgren almström almlöf söderberg söderström söderlund södergren söderqvist östlund östberg östman
öström österberg österlund västberg vestergren westberg westerberg westerlund westling westin wennberg wennström wetterberg wigren wilhelmsson
zetterberg zetterlund zetterström zettergren stenberg stenström stenlund stengren strömberg strömqvist strömgren sundberg sundström sundqvist
sundgren skoglund skog skoog skogberg staaf ståhl stjernström svanberg svanström svanlund sahlén sahlberg rydberg rydén rydqvist rundqvist
palmgren palmqvist palmberg palmér ottosson oskarsson öhlund ödman oden ohlsson olofsson nordahl nordmark norrby mellberg mellgren
malmberg malmström malmgren malmqvist ljunggren ljungström ljungqvist lagergren lagerqvist kullberg kullgren
kjellberg kjellgren kjellström kihlberg kihlström isberg ingvarsson ingemarsson hultgren hultman hultberg holmberg holmgren holmström
holmqvist holmlund hermansson helgesson hagberg haglund hagström hagman grönlund grönberg grönqvist granberg granström granlund
granqvist gabrielsson franzén franzen fransson forsell fagerberg fagerström fagerlund erlandsson enström engström engberg englund
engdahl elofsson edlund edström edberg davidsson brandt brandberg broberg brodén brolund brännström boström bostrom boman
bohlin björkman björklund björkqvist billberg bylund byström bäckström bäckman bäcklund bengtson augustsson asplund arnesson
andreasson alvarsson albertsson adolfsson adamsson abrahamsson samuelsson simonsson stefansson sigurdsson thorsson tobiasson torstensson
tuvesson valfridsson viktorsson vestman
ahmadi ahmed ali ahmad hassan hussein hussain hosseini hashemi karimi rahimi rezai rezaei mohammadi mohammed mohamed jafari ebrahimi abdi abdullahi abdulle
abdullah abdulrahman abbas abbasi ahmadzai akbari alavi alizadeh amini ansari asadi aslan azizi bakr barzani bashir daoud demir dogan farah farhadi
ghasemi habibi haddad hadi haidari hakimi hamdan hamidi hanna hasan hosseinzadeh ibrahim isa ismail issa jama jamal kaya kazemi khalil khan khoury
kurdi kilic mahmoud mahmood mansour mirza moradi mousa mousavi musa mustafa najjar naseri nazari noori omar omer osman özdemir özturk öztürk polat qasim
rahman rahmani rashid rasool rostami sabri sadeghi sadiq safi said salah saleh salem salih salman shah sharif sharifi sheikh sultan tahir turan warsame
yaqoob yildirim yildiz yilmaz younis yousef yousif youssef yusuf zaki zamani nur farouk faraj ghanem barakat darwish awad aziz saeed samadi soltani
hirsi hersi mohamud muse nuur aden adan gedi guled dirie egal elmi warfa
tesfay tesfaye tekle haile hailu gebre gebremariam gebremedhin kidane kahsay mebrahtu mehari weldu abraha abebe alemu bekele girma kebede mengistu negash
solomon tadesse tsegay woldemichael yohannes habte ghebremedhin
nowak kowalski kowalska wisniewski wójcik wojcik kaminski lewandowski zielinski szymanski wozniak dabrowski kozlowski mazur krawczyk ivanov ivanova
petrov petrova popov popova sidorov volkov kuznetsov morozov shevchenko kovalenko bondarenko tkachenko kravchenko melnyk
petrovic jovanovic nikolic ilic markovic stojanovic kovacevic horvat babic maric novak begic hodzic hadzic delic halilovic mujic osmanovic ibrahimovic
hasanovic suljic dizdarevic krasniqi gashi berisha hoxha shala kelmendi morina bytyqi popescu ionescu popa radu stan dumitru
papadopoulos nagy kovacs szabo toth horvath varga kiss molnar
nguyen tran pham hoang phan vu dang bui ngo duong wang zhang liu chen yang huang zhao wu zhou xu sun singh kumar sharma patel gupta das roy
garcia rodriguez martinez hernandez lopez gonzalez perez sanchez ramirez torres flores rivera gomez diaz reyes morales cruz ortiz gutierrez silva santos
oliveira souza costa pereira ferreira rojas munoz soto contreras vargas castillo romero alvarez ruiz fernandez
virtanen korhonen nieminen mäkinen mäkelä hämäläinen laine heikkinen koskinen järvinen lehtonen lehtinen saarinen salminen heinonen niemi heikkilä
kinnunen salonen turunen salo laitinen tuominen rantanen karjalainen jokinen mattila savolainen lahtinen ahonen
smith jones williams brown taylor wilson johnson miller davis evans thomas müller schmidt schneider fischer weber meyer wagner becker schulz hoffmann
`);

/** Endings that tell a surname wherever a capital letter stands; those that places have too are in the second list. */
export const surnameEndings: readonly string[] = [
  'sson',
  'ssen',
  'qvist',
  'kvist',
  'quist',
  'gren',
  'ström',
  'strom',
  'stedt',
  'stedth',
  'feldt',
  'felt',
  'hielm',
  'hjelm',
  'crona',
  'krona',
  'crantz',
  'löf',
  'löv',
  'blad',
  'blom',
  'ander',
  'dahl',
  'roth',
  'stierna',
  'stjerna',
  'stråhle',
  'swärd',
  'svärd',
  'sköld',
  'skiöld',
  'klo',
  'gyllen',
  'ov',
  'ova',
  'ev',
  'eva',
  'ović',
  'ovic',
  'ević',
  'evic',
  'vić',
  'vic',
  'nić',
  'dić',
  'šić',
  'tić',
  'ić',
  'ski',
  'ska',
  'sky',
  'czyk',
  'wicz',
  'enko',
  'chuk',
  'czuk',
  'yan',
  'ian',
  'shvili',
  'dze',
  'oglu',
  'oğlu',
  'zadeh',
  'zade',
  'pour',
  'nejad',
  'nezhad',
  'idis',
  'akis',
  'poulos',
  'escu',
  'nen',
  'lainen',
  'zai',
];
export const surnameOrPlaceEndings: readonly string[] = [
  'berg',
  'bergh',
  'lund',
  'lundh',
  'holm',
  'strand',
  'mark',
  'vall',
  'wall',
  'dal',
  'lind',
  'rud',
  'man',
];

/** Small words inside a surname. */
export const particles: ReadonlySet<string> = wordsOf(
  'von af de del della la van der den ter dos da di el al bin ibn abu ben ul bint',
);
