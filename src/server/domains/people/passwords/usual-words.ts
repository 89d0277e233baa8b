/**
 * Words that people put into passwords, French first: the stems that every published list of leaked passwords has in
 * its first places, first names, places, clubs, the calendar, the office. Digits, signs, capitals, runs on the keyboard
 * and letters replaced by signs are recognised by guess-parts.ts, so that one word here stands for hundreds.
 */
const lists = [
  // The usual ones
  `password passwort passwd motdepasse mdp passe pass secret sesame ouvretoi secure securite security login connexion
  bienvenue bonjour bonsoir salut coucou hello welcome letmein changeme change changer changezmoi nouveau nouvelle new
  temp temporaire temporary default defaut test tests teste testing demo essai exemple example sample guest invite user
  users utilisateur utilisatrice root admin admins administrator administrateur superadmin superuser master manager
  support supervisor sysadmin operator server serveur system systeme computer ordinateur portable laptop desktop
  windows linux ubuntu debian android iphone samsung google gmail facebook twitter youtube instagram amazon apple
  microsoft office excel outlook word internet wifi network reseau access acces private prive public qwerty azerty
  azertyuiop qwertyuiop motdepass iloveyou jetaime jtaime teamo love lover lovely amour mamour coeur doudou loulou
  choupette chouchou chouchoute cherie cheri minou nounours princesse princess prince queen king reine roi bebe baby
  dragon monkey shadow sunshine superman batman spiderman starwars pokemon naruto matrix trustno football baseball
  basketball soccer hockey tennis rugby master killer hunter ranger buster charlie freedom flower fleur fleurs
  whatever starter cookie cheese chocolat chocolate nutella caramel vanille cannelle orange citron banane fraise cerise
  pomme tomate poire abricot framboise peche melon noisette reglisse bonbon biscuit gateau camembert fromage croissant
  baguette pastis apero biere champagne whisky cocktail cafe coffee soleil lune etoile etoiles star stars sun moon ciel
  terre ocean montagne rivière riviere forest foret jardin plage sable mer neige pluie orage tonnerre eclair nuage
  arcenciel papillon coccinelle abeille cigale cigales fourmi lavande olivier mimosa provence garrigue mistral`,
  // Animals and colours
  `chat chats chaton chien chiens chienne cheval chevaux poney licorne lapin souris hamster tigre lion lionne panthere
  loup renard ours panda koala singe gorille elephant girafe zebre dauphin baleine requin tortue serpent aigle faucon
  hibou chouette canard poule coq mouton chevre vache cochon ane cat dog horse tiger wolf bear eagle snake rabbit
  turtle dolphin bird fish bleu rouge vert jaune noir blanc rose violet gris marron blue red green yellow black white
  pink purple silver gold golden argent diamant diamond rubis emeraude saphir cristal crystal`,
  // First names
  `marie jean pierre michel andre philippe rene louis alain jacques bernard marcel daniel roger robert paul claude
  christian henri georges nicolas francois patrick gerard christophe joseph julien maurice laurent frederic eric david
  stephane pascal sebastien alexandre thierry olivier thomas antoine raymond guy dominique charles didier marc vincent
  yves guillaume bruno emile franck maxime serge romain benjamin arthur hugo lucas lucien leo nathan enzo mathis
  matheo theo tom noah ethan gabriel raphael jules adam clement florian kevin jeremy jonathan anthony alexis quentin
  valentin mathieu matthieu fabien fabrice cedric damien arnaud xavier gilles denis herve gregory ludovic loic yann
  mickael mohamed mohammed mehdi karim said rachid samir youssef yassine ibrahim ali omar amine bilal jeanne
  francoise monique catherine nathalie isabelle jacqueline anne sylvie martine madeleine nicole suzanne helene
  christine yvonne marguerite denise marcelle simone brigitte denise cecile sophie sandrine valerie stephanie veronique
  virginie celine corinne chantal patricia annie julie laurence emilie aurelie audrey karine elodie laetitia melanie
  camille lea manon chloe emma sarah laura pauline marine mathilde clara lucie charlotte alice juliette louise jade
  lola zoe anais ines lina rose romane eva oceane morgane justine amelie elise claire florence agnes beatrice delphine
  caroline vanessa jennifer jessica sabrina samantha melissa cindy priscilla fatima nadia samia leila yasmine amina
  malika khadija aicha nora sonia michelle danielle josette ginette paulette odette germaine ahmed james john robert
  michael william richard jordan daniel matthew andrew joshua ashley amanda nicole elizabeth barbara susan maria anna
  ana jose juan carlos antonio alex alexandra alexander max maxime sam samuel oliver harry jack george charlie
  princess angel angelina angels mario luigi pedro pablo ricardo roberto marco andrea`,
  // Places
  `france francais paris marseille lyon toulouse nice nantes montpellier strasbourg bordeaux lille rennes reims toulon
  grenoble dijon angers nimes avignon aix aixenprovence arles cannes antibes menton monaco hyeres frejus draguignan gap
  digne manosque briancon orange carpentras cavaillon salon martigues aubagne istres gardanne vitrolles corse ajaccio
  bastia bretagne normandie alsace lorraine auvergne provence paca camargue cotedazur mediterranee alpes luberon
  verdon estaque canebiere prado veloge velodrome vieuxport calanques cassis ciotat londres london berlin madrid
  barcelona barcelone rome roma milan lisbonne bruxelles geneve suisse belgique espagne italie allemagne angleterre
  portugal maroc algerie tunisie senegal reunion martinique guadeloupe guyane mayotte tahiti canada quebec montreal
  newyork america amerique afrique europe brazil bresil mexico japan tokyo china russia moscou istanbul`,
  // Clubs, games, music, screens
  `olympique droitaubut allezlom allez equipe psg parissg asse ogcnice ogcn losc stade rct juventus chelsea arsenal
  liverpool manchester united realmadrid barca zidane zizou ronaldo messi mbappe ferrari porsche mercedes renault
  peugeot citroen audi bmw volkswagen toyota yamaha honda suzuki kawasaki ducati harley mustang corvette camaro
  minecraft fortnite zelda sonic tetris playstation nintendo xbox counter strike diablo warcraft league legends
  metallica nirvana slayer eminem rihanna beyonce madonna shakira beatles johnny hallyday goldman mylene farmer indila
  asterix obelix tintin milou mickey minnie disney simba bambi stitch tigrou winnie snoopy garfield harrypotter
  hermione gandalf frodon yoda vador jedi skywalker joker avengers marvel ironman hulk thor goku sangoku vegeta luffy`,
  // The calendar
  `janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january february march april
  june july august september october november december lundi mardi mercredi jeudi vendredi samedi dimanche monday
  tuesday wednesday thursday friday saturday sunday printemps ete automne hiver spring summer autumn winter noel
  christmas paques vacances holiday holidays weekend anniversaire birthday demain aujourdhui hier toujours jamais
  premier deuxieme dernier annee mois semaine jour matin midi soir nuit minuit`,
  // The office and what one sees from the desk
  `informatique helpdesk assistance technique technicien service services direction directeur directrice secretariat
  secretaire accueil bureau agence agent agents sante hopital ars arspaca prefecture mairie region departement
  ministere republique liberte egalite fraternite marianne compta comptabilite finance budget paie achats logistique
  courrier telephone imprimante scanner clavier souris ecran stylo crayon papier classeur agrafeuse fenetre porte
  chaise table lampe voiture velo train avion bateau maison appartement famille maman papa mamie papi frere soeur
  enfant enfants fille garcon mari femme ami amis amie copain copine travail boulot projet reunion urgence formation
  stage stagiaire interne externe provisoire initial standard glpi ocs ocsinventory inventaire inventory fusion itsm
  ticket tickets incident materiel parc dsi rssi intranet extranet sharepoint teams zoom vpn citrix oracle mysql
  postgres database backup sauvegarde restore`,
  // Things one says, insults and wishes
  `bisou bisous calin merci pardon oui non peutetre voila super genial cool top magnifique parfait trop bien content
  heureux heureuse bonheur chance destin espoir reve dream dreams sourire smile happy lucky magic magie mystere
  courage force power energie vie vivre life live mort death ange angel demon diable devil enfer hell paradis heaven
  jesus christ dieu god allah inchallah bismillah maria saint sainte priere amen karma zen yoga bouddha merde putain
  connard salope encule bordel fuck fucking fuckyou shit bitch asshole sexy sexe sex porn pussy hardcore nobody
  personne inconnu anonymous hacker pirate ninja samurai warrior guerrier soldat army armee legion police pompier
  docteur doctor infirmier infirmiere medecin professeur ecole college lycee universite student etudiant musique music
  guitare guitar piano violon danse dance cinema film theatre photo video livre book voyage travel avance money argent
  million dollar euro banque casino poker loto jackpot winner champion victoire victory number numero chiffre lettre
  alphabet zero deux trois quatre cinq sept huit neuf dix cent mille one two three four five six seven eight nine ten
  forever always never again monamour monange moncoeur monbebe machine thing truc machin bidule azer qwer asdf zxcv
  wxcv aqwzsx qsdf abcd abc xyz`,
]

/** Letters only, no accents, lower case, three letters at least. */
export const usualWords: ReadonlySet<string> = new Set(
  lists.flatMap((list) => list.split(/\s+/)).filter((word) => word.length >= 3),
)
