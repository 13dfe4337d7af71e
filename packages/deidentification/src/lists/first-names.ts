import { wordsOf } from './words-of.ts';

/**
 * First names that are common in Sweden, those of people born elsewhere included. Written by hand; no register was used. Lower case,
 * without other accents than å, ä and ö.
 */
export const firstNames: ReadonlySet<string> = wordsOf(`
anna eva maria karin sara christina kristina lena emma kerstin marie malin jenny elin hanna linda annika susanne elisabeth elisabet
birgitta ingrid margareta marianne monica monika ulla inger gunilla helena katarina catarina katarzyna johanna sofia sofie sophie sofi
linnea ida josefin josefine josefina amanda julia alice ella wilma vilma ebba maja alva saga astrid freja agnes elsa alma olivia lilly
lily ellen klara clara stella molly nellie nelly nova signe iris ester esther selma vera juni tyra elvira hedda lovisa louise lovis
matilda mathilda felicia moa tilda tuva isabella isabelle isabell ellinor elinor nathalie natalie natalia rebecca rebecka evelina
frida fredrika caroline karolina carolina camilla kamilla therese teresia veronica veronika victoria viktoria ulrika pernilla petra
charlotte charlotta lotta lotte annelie anneli annica ann anne anki annette anette agneta gun gunnel gunvor gudrun siv britt
brita britta berit barbro bodil solveig solveg mona maud maj majken maj-britt ulla-britt inga ingegerd ingela ingalill inga-lill ing-marie
irene irena yvonne ylva vivianne viveka viveca wivi viola vendela vanja valborg ursula tova tove tora titti tina tindra terese sylvia
svea susanna susan susann stina siri sigrid sanna sandra sally rut ruth rosa rosmarie rose-marie ros-marie ronja pia paula patricia
nina nora noomi ninni mimmi mikaela michaela mia merit meta mari marita marina marika margit margot margareth madeleine madelene
magdalena magda lykke luna lisbeth lisbet lisa lina linn liv lilian lillian lillemor leila lea laura kristin kirsten kirsti kim kicki kajsa
cajsa karla kaja jessica jennifer jeanette janet jane jannike ingeborg ines inez ina ia hillevi hilda hilma hildur henny helga helen helene hella hedvig
harriet hjordis greta gunborg gerd gerda gabriella gabriela fanny eleonor eleonora elise elisa elena elvy elly ellie elna eli edith edit
ebbe dorotea doris desiree denise dagny dagmar cornelia cecilia celine carina karina catrin katrin katja cathrine katrine carola bianca beatrice beata
asta aurora anita anja angelica angelika andrea amelia amalia alexandra alicia aina aino asa åsa åse ada adele agata agda disa erika erica
ewa eivor evy gunhild iduna inge-britt jorun kaisa lis-marie tea thea tyra ulla-lena märta märit
erik lars karl carl anders johan per nils jan lennart hans gunnar olof olov sven fredrik fredric bengt peter petter bo daniel mikael
michael ake åke gustav gustaf göran magnus alexander stefan mats thomas tomas leif björn arne ulf nilsolof christer krister krister kjell
mattias mathias roger marcus markus robert andreas martin kent rolf bertil håkan patrik patrick henrik christian kristian tommy jonas
joakim joacim jimmy johnny johnnie conny ronny ronnie kenny kenneth kennet benny sonny tony dennis ingemar ingmar ingvar stig sten sture
rune roland ragnar ove olle oskar oscar otto ola niklas niclas nicklas mikael micael mårten morgan max maximilian melvin melker mio milo
mans måns manfred malte love lukas lucas loke loui louie linus liam levi leo leon leonard lage klas claes klaus claus kurt knut kevin karsten
kaj kai kalle jörgen jörn joel john jon jonathan jonatan josef joseph julius jerker jesper jens jakob jacob jack isak isac ivar ivan
inge hugo hjalmar hilding hilmer henry henning hampus harald harry helge hasse håkan gösta gunno gottfrid glenn gerhard georg george gert gabriel
frank frans franz folke filip philip felix fabian evert ernst erling erland emil elof elmer elvin elliot eliot eskil eskild edvin edward edvard
einar eje eddie ebbe douglas dick dan david dag christoffer kristoffer christopher casper kasper carl-johan börje birger berne berndt bernt bror bruno
axel august arvid arthur artur aron aaron anton andre alvar alvin algot alf albin albert adrian adam abbe viktor victor vincent vilhelm wilhelm
william vilgot vidar verner werner walter valter valdemar urban uno ulrik ture tryggve trygve torsten thorsten tore torbjörn thorbjörn tor tobias
tim theo theodor ted sven-erik svante sune stellan staffan simon sigvard sigurd sigge sixten sebastian samuel sam rutger ruben robin rikard
richard rasmus ralf pär pål paul pontus percy noel noah noa nisse nathan mauritz nicolas nikolas
ahmed ahmad ali mohammed mohamed muhammed mohammad muhammad mohamad mahmoud mahmud mustafa mostafa omar osman othman hassan hasan hussein
husein hossein hamid hamza hamed hani haider hadi ibrahim ismail ismael isa issa jamal jamil karim kareem khalid khaled khalil latif malik
marwan mehdi mehmet murat nabil nader nasser nasir nizar nour noor omid osama rachid rashid rami ramin rashed reza saad sabri sadiq said saeed
salah saleh salem salim salman samer sami samir sayed shahin shadi tariq tarek taha usama wael walid waleed yahya yasin yassin yasser yousef
youssef yusuf yousif yosef zaid zaki ziad zakaria adnan adel akram alaa amin amir ammar anas anwar arif asad asif ashraf aziz azad babak bahram
bashir basel basem bilal behrouz behzad cyrus darius daud dawood ehsan emad emre ercan erdal fadi fahad faisal farid farhad farhan faruk
fawzi fouad ghassan habib haitham abdi abdul abdullah abdullahi abdirahman abdulkadir abdelrahman abdallah abukar bashar burak can cem
cengiz deniz hakan kemal kadir kaveh kamran kian mansour masoud massoud majid mazen morteza mohsen navid nima orhan ömer özgür parviz payam
pouya qasim ravi rostam ruhollah saman sasan shahram siavash siamak soheil sohrab suleiman suleyman süleyman serkan tolga ugur umut vahid yilmaz
maryam mariam miriam mina mahsa mahnaz fatima fatma fatemeh fatuma fadumo fardowsa faduma farah farida fariba farzaneh forough aisha ayesha
aysha aicha ayse aylin aynur amal amina amira asma asha asiya azadeh bahar bahareh basma bushra dalia diana dilek dina dunya elham elif
elnaz emine esra faiza ghada habiba hajar hala halima hamdi hana hanan hanaa hawa hawo hayat hiba hibo hodan hoda huda iman ikram ifrah
jamila jasmin jasmine yasmin yasmine yasmina khadija khadra kawthar laila layla leyla lamia latifa lubna maha maida mahin manal marwa marjan
maysa mehri melek meryem mona muna nada nadia nahid naima najma narges nargiz nasrin nasra nasreen nawal nazanin negar negin neda nilofar noura
nura nur parisa parvin rahma rahima raghad rana rania rasha razan rima roya ruba rukia saba sabah sabrina saida sahar sahra salma samar
samira samia sana shabnam shadia shahla shaima sharifa shirin shukri sima soraya suad suhayla suheyla tahereh tahmineh warda yara yusra zahra zara
zainab zaynab zeinab zeynep zohre zohreh zubeyda ubah sagal
agnieszka aleksandra aleksander aleksandar alina alma ana andrzej anica antoni beata bogdan boris boban branislav branko bojan bozena dagmara damir danuta
darko dariusz dejan dijana dmitri dorota dragan dragana dusan dzenan edin edina ekaterina elzbieta emir emina enver ewelina fikret galina goran gordana
grzegorz halina haris hana ilija irina ivana ivanka ivo jadranka jadwiga jan janina janusz jasna jasmina jelena jerzy joanna jolanta jovan jozef
justyna kamil katja katya kazimierz krzysztof lejla ljiljana ljubica luka lucyna lukasz maciej malgorzata marek mariusz marko marta mateusz
mehmed michal milan milica miljana milos milena mirela mirjana miroslav mirza mladen nada natasa natasha nebojsa nedim nenad nermin nikola nikolaj
oksana oleg oleksandr oleksiy olena olga pavel pawel piotr predrag radmila radoslav rafal rade ryszard sabina safet sanja samra sandra sasa
sead sejla selma senad serhiy sergej sergei serhii slavica slavko slobodan snezana sonja stanislav stanislaw stojan suada suzana svetlana szymon
tamara tanja tatiana tatjana tetyana teresa tihana tomasz vasyl vera vesna viktoriya vladimir volodymyr wojciech yana yulia yuliya yuri zbigniew zdravko zeljko
zlatan zlata zoran zorica zuzanna
abeba abebe abel abraham aman amanuel almaz asmeret aster berhane biniam bereket dawit eden elias ephrem ermias eyob fikadu feven filmon freweyni
genet girma habtom haben helen hirut isaias kidane kidan kiros lemlem luwam meron merhawi mebrat mulugeta nahom natnael rahel robel ruta saba samrawit
selam selamawit semere senait simret solomon tekle temesgen tesfay tesfaye tigist tsega tsegay winta yohannes yonas yonatan yodit zemen zerai
ayaan ayan deqa deeqa guled hani hodo ilhan idil jama liban mahad mohamud nimo nimco sadia saciid sahal shamso ubax warsan yasin
chen li wei mei ming yan xin ying hui jing lan lin ling linh thi thanh tuan minh hung huong hoa mai nam nga ngoc nguyet phuong son thao thu trang tran van yen
siriporn somchai malee nittaya supaporn suda wanida ratree kanya anchalee prasert arun anil anita arjun deepa kavita lakshmi meera priya raj rajesh ravi
sanjay sunil sunita vijay
alejandro ana angel antonio beatriz carlos carmen claudia cristina daniela diego eduardo enrique esteban fernando francisco gloria guadalupe
guillermo gustavo hector ignacio isabel javier jesus jorge jose juan juana julio laura lorena lucia luis luisa manuel marcela marco mariana mario
mercedes miguel monica pablo patricia paola pedro pilar rafael ramon raul ricardo roberto rodrigo rosario ruben santiago sergio silvia
sofia teresa valentina valeria vicente ximena yolanda
antti aino arja arto eero eija esa esko hannele hannu heikki heli helvi ilkka irja jaakko jari jarmo jorma jouni juha juhani jukka juho jussi kaarina
kalevi kari kirsi kyösti leena liisa maarit marja marjatta marjo markku marko matti mauno merja mika mikko minna mirja niina olavi outi paavo
paivi päivi pekka pentti pertti petteri pirjo pirkko raija raili raimo reijo riitta risto ritva saara sanna satu seija seppo sinikka sirkka sirpa
taina tapani tapio tarja teemu teija timo toivo tuija tuomas tuula tuulikki urho vaino väinö veikko vesa ville virpi
aage anne-lise arnfinn asbjörn bente björg dorthe egil eirik else finn frode gitte grethe gro hege henriette inger-lise ingvild jette jorunn kirstine
lars-erik mette morten odd oddvar ole oystein per-erik poul ragnhild randi silje sissel soren sören tone tor-erik torill turid ulrikke vibeke
giovanni giulia giuseppe alessandro andrea francesca lorenzo luca matteo paolo pietro klaus dieter günter gunter heinz helmut jürgen jurgen
manuela ulrich uwe wolfgang jacques jean pierre michel michelle nicole veronique abigail amy andrew ashley brian bryan charles chloe emily
gary grace hannah jason jeff joyce kelly kimberly mark mary matthew megan nancy oliver rachel ryan sarah scott sean sharon shawn stephanie stephen
steve steven stuart tiffany timothy tracy zoe zachary kwame kofi ama esi akua yaw ngozi chinedu emeka ifeoma amadou mamadou ousmane fatou
fatoumata aminata mariama modou lamin awa binta
roza rojin rojda berivan dilan dilovan dlovan hevin helin jiyan kawa karzan nechirvan newroz ronahi sherzad shler shilan zana zinar ninos sargon
nineveh ashur shamiran nahrin sharbel gabro gawrie issak
`);

/** First names that are also everyday words or months: a capital letter alone says nothing where a sentence begins. */
export const firstNamesThatAreWords: ReadonlySet<string> = wordsOf(`
björn stig sten my hans dag bo per saga liv lo sol rosa viola iris love ture max maj juni april juli mars august may jan inga klara tea lage nova
luna bror frank mark rose grace angel mai lan ming nam kari odd else ros mina dina pål karl adel ana
marina kaja finn son van lin tran pilar ruta ask vide alf urban tone aster eden gro can den min natt gloria jesus mercedes linn ham
`);

/** First names that small letters make a word or a part of one. */
export const firstNamesInSmallLetters: ReadonlySet<string> = wordsOf(`
tina lena vera lisa mona mats tage lotta dan tim ted sam dick rut rita siv gun harry hani mari kim ali moa stella helga flora sina alma ella ida lina sara leo eva emma nina
dana aman nada saba sana ada adam mia lea meta merit esa ove ola hana hilda mika mette noor nour nur sima sami vida tora tor ulf erland gert folke uno hamn
jack jon kaj kai klas knut kurt leon liam malte nils noel ole omar paul rami reza siri ada agda aina amal ama
`);
