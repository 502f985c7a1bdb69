/** 1,024 plain Dutch words, each other in sound, that an English reader can read aloud too. kring/twin/words.txt is the same. */
export const WORDS: readonly string[] = `
aap aardbei aarde abrikoos acht actie adem adres advies afdruk afstand agenda akte alarm album alpen amandel
ananas anijs anker antwoord apparaat appel april aquarium archief arena arm armband artikel asfalt asperge
aster atelier atlas atoom aubergine augustus auto avond avontuur azijn baard badkamer baken bakfiets bakker
balans balie ballon bamboe banaan bank barbecue basis bazuin beeld begin begonia beige beitel belofte berg
bericht beroep bestek beton beuk bewaker bezem bezoek biefstuk biet bij biljart bingo bioscoop bizon blad
blauw blik bliksem bloem bloemkool bocht boerderij bonbon boom borstel bosbes boter boulevard bouwer braam
brandweer breedte brief bril brink broccoli broek bromfiets bron bronzen brood brug bruiloft bruin buffel
buiten bumper bureau bus buurman cabaret cactus cadeau cake camera camping canvas caravan carnaval carrousel
cello celsius cement centrum ceremonie chauffeur chocola cichorei cijfer cilinder cirkel citer citroen claxon
clown coach code collega coltrui compas computer concert confetti contact corduroy couplet cricket crocus
cursus cyclus dagboek dahlia dakpan dal dame damspel dapper dashond datum december decor deeg deken deksel
delta depot desem detail dialoog diamant dichter dierbaar dijk dille diner dinsdag diploma dirigent distel
dobber docent dokter dolfijn domino donker doos dorp douche draak drempel dressoir drie droom drop druif drum
duikboot duim duizend dukaat duurzaam dweil dwerg echo edelsteen eend eenhoorn eerlijk eeuw effect eigen eik
eland elastiek elegant element emmer emoe energie enkel ensemble envelop episode erker erwt esdoorn etage
etalage etiket examen expres ezel fabel fabriek fakkel familie fanfare fazant fee feest festival fiets figuur
film filosoof filter fjord flamingo flat fles flits fluit fluweel fonds fontein forel formaat fort foto fraai
framboos fresco fris fundament galerij galop gans garage garen garnaal gast gazon gebouw geel geheim geit
geluid geluk gemak gember gemeente genoeg gerst geschenk gesprek getal geur gewicht gezin gieter gips giraf
gitaar gletsjer glimlach goal golf gordijn gracht gramofoon gras gravin grens groente groep grond grot gulden
gum gymnast haak halte hangmat haring harmonie harp haven havermout hazelnoot hectare heden hek hemd hemel
hengel herberg herder herfst hermelijn hersens hert heuvel hinkel hobby hoed hommel hoofd hoop hordeloop
horizon horloge hotel houtskool hovenier humor humus hut huzaar ibis idee iemand iglo ijs ijsbeer ijzer imker
indigo ingang inham inkt inrit insect intro invoer inzet ivoor jaar januari japon jas jasmijn jeugd jockey
jongen journaal jubel judo juf juichen jungle juni juweel kabouter kachel kade kajak kalebas kalender kalf kam
kameel kamer kanaal kano kantoor kapel karaf karper karton karwei kasteel katoen keizer kenner kermis kern
ketel keuken kievit kiezel kilo kimono kip kiwi klank klaproos klarinet klas klaver kleding klei kleur klimop
klok klomp klooster knikker knoop koala koe koers koffer koffie kolibrie komeet komkommer konijn koning koor
kopie koppel koraal korf korhoen korst kostuum kraan krab kransje krant krater kreeft krekel krijt kristal
kroon kruik kruimel kubus kudde kuif kunst kurk kwaliteit kwartet kwast kweepeer laan laarzen ladder lagune
lamp landkaart lantaarn lariks lasso laurier lava lavendel leder leem legende lelie lengte lepel leraar letter
libel lichaam lied lift lijster limoen limonade linde lineaal linzen lip loep logboek logo lokaal loods loof
loper lotus lucht lucifer luik lunch maaltijd maand maat machine madelief magazijn magie magma magneet majoor
makelaar mammoet mandarijn manege mango mantel marine markt marmer marsepein masker massa matras medaille mei
melk meloen meneer mengsel menu merel mes meter metro meubel middag mier mijl mikado mild minuut missie mist
model moeder moeras mogelijk molen moment mond monnik mooi morgen mossel mosterd motief motor mug munt museum
musical muts muziek mysterie naald naam nagel najaar natuur nectar neef neon net neus nevel nicht nieuw
nijlpaard noot notaris notitie november nummer nuttig oase oceaan ochtend octopus oefening oester oever oker
oktober olie olifant olijf olm omelet onderwijs ontbijt onweer oog oogst opa opera opgave oprit oranje
orchidee orde orgel orkaan orkest otter oven overal overhemd overweg paars pad pagina paleis pan paneel panter
papaver papegaai papier paprika parade paradijs paraplu parasol parel park parket passer pasta pastei patat
patrijs patroon pauw pauze pedaal peen pelikaan penseel peper perron perzik piano picknick pijp pilaar piloot
pinda pint pioen piramide pizza plafond planeet plant plein plezier ploeg plons poedel pols pony poort pop
populier porselein portret post postzegel potlood prairie praten premie prent prins project pruim pudding
puree puzzel pyjama quiz rabarber radar radijs radio radslag raket ranja rapport ratel ratjetoe recept recht
record redder reep regen regenboog reiger reis reling rente republiek riem rij rijst rimpel ring ritme rivier
robot roer rol roman rondje roodborst rook rotonde route rozijn rubber ruimte rups rust saffraan salade salto
samen sandaal sap satijn saus schaar schaduw schat schelp scherm schets schildpad schip schommel school
schouder schuim schuur scooter selder september sering serre sieraad signaal sjouwer slaap slager slak slalom
slang slee slinger sloot smaak smaragd smid snavel sneeuw snelweg snoep snor sok sonate spaarpot spade
spaghetti spar specerij specht speer spek spelen spiegel spijker spin spinazie spiraal spons spoor sport
spreuk sprong spruit staal stad start station steen steiger stem steppe sterk stilte stip stoel stof stoomboot
storm straat strand streep strik stroop studie suiker sultan symbool taart tak takel talent tand tandem tapijt
tarwe taxi team tekening telefoon teller tempel tempo tennis tent terras theater theelepel thema thuis tiener
tijger tijm timmerman tin titel toast toerist toeter toets tol tomaat toneel tong toren touw tractor trap
trechter trein triangel triomf troef trommel trompet trots trui tuba tulband tulp tunnel turf turkoois twee
tweeling twijg uil uitleg uitzicht unie uur vaandel vaas vader vakantie valk vallei vanavond vandaag vanille
varken vat veer vel venster verhaal verkeer vers verte viaduct vierkant vijg vijver villa vinger vink viool
vis viskom visum vitrine vla vlam vlecht vleugel vlieg vlinder vloer vlot voedsel voet vogel vogelnest
volleybal voorjaar voorn vork vos vraag vrede vreugde vriend vrijdag vrucht vuist vulkaan waaier wafel wagen
walnoot walrus walvis wandel wang warmte wasbeer water waterval week weekend weide wekker welkom wereld werk
wesp west wiel wijn wikkel wilg wind windmolen winter wit woensdag wolk wonder woord worm wortel woud yoga
zaal zadel zalm zang zebra zee zeester zegel zeil zeker zeven zijde zilver zink zoen zolder zomer zon zondag
zool zout zuid zuivel zus zuur zwaan zwaluw zwart zweef zwembad
`
  .trim()
  .split(/\s+/);
