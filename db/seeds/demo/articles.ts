/** Articles of the agency's help page: title, summary, heading, text. */
export interface DemoArticle {
  title: string
  summary?: string
  category: string
  body: string
  audience?: 'desk'
  state?: 'draft'
  isPinned?: boolean
  /** What an earlier version said instead. */
  before?: string
}

export const demoArticleList: readonly DemoArticle[] = [
  {
    title: 'Changer ou débloquer son mot de passe',
    summary: 'Mot de passe oublié, expiré ou compte bloqué : la marche à suivre, sans attendre le support.',
    category: 'Compte et accès',
    isPinned: true,
    body: '<p>Le mot de passe Windows ouvre aussi la messagerie, le portail RH et l’accès distant.</p><h2>Il est oublié ou le compte est bloqué</h2><ol><li>Sur l’écran d’ouverture de session, choisissez <strong>Réinitialiser le mot de passe</strong>.</li><li>Saisissez votre adresse professionnelle, puis le code reçu sur votre téléphone.</li><li>Choisissez un nouveau mot de passe d’au moins 14 caractères.</li></ol><p>Après cinq erreurs, le compte se débloque tout seul au bout de quinze minutes.</p><h2>Il expire bientôt</h2><p>Appuyez sur <code>Ctrl</code> + <code>Alt</code> + <code>Suppr</code>, puis <strong>Modifier un mot de passe</strong>. En télétravail, connectez d’abord le VPN, sinon le poste garde l’ancien.</p>',
    before:
      '<p>Le mot de passe Windows ouvre aussi la messagerie et l’accès distant.</p><h2>Il est oublié</h2><p>Appelez le support, qui vous en donnera un nouveau après avoir vérifié votre identité.</p><h2>Il expire bientôt</h2><p>Appuyez sur <code>Ctrl</code> + <code>Alt</code> + <code>Suppr</code>, puis <strong>Modifier un mot de passe</strong>.</p>',
  },
  {
    title: 'Se connecter en télétravail (VPN)',
    summary: 'Ouvrir l’accès distant depuis chez soi, et que faire quand il refuse.',
    category: 'Compte et accès',
    isPinned: true,
    body: '<ol><li>Connectez le portable à votre box, par câble si possible.</li><li>Ouvrez <strong>Accès distant</strong> dans la barre des tâches et choisissez <strong>Siège</strong>.</li><li>Validez la demande reçue sur votre téléphone dans les trente secondes.</li></ol><h2>La connexion échoue</h2><ul><li><em>Authentification refusée</em> : l’heure du téléphone doit être automatique.</li><li><em>Délai dépassé</em> : certains réseaux d’hôtel ou de train bloquent le VPN ; essayez le partage de connexion du téléphone.</li><li>La connexion tombe sans cesse : redémarrez la box, rapprochez-vous d’elle.</li></ul>',
  },
  {
    title: 'L’imprimante est « hors ligne »',
    summary: 'Trois gestes qui remettent la plupart des imprimantes en route.',
    category: 'Impression',
    isPinned: true,
    body: '<ol><li>Vérifiez que l’écran de l’imprimante n’affiche ni bourrage ni porte ouverte.</li><li>Éteignez-la, attendez une minute, rallumez-la : elle reprend son adresse sur le réseau.</li><li>Sur votre poste, ouvrez la file d’attente et annulez les documents en erreur.</li></ol><p>Si plusieurs collègues sont dans le même cas, faites un signalement en donnant l’étage et l’étiquette de l’imprimante.</p>',
  },
  {
    title: 'Imprimer en noir et blanc, recto verso, ou avec son badge',
    category: 'Impression',
    body: '<p>Les copieurs impriment par défaut en noir, recto verso. Pour la couleur, choisissez la file <strong>Couleur</strong>.</p><p>Vos documents vous attendent 24 heures : présentez votre badge à n’importe quel copieur, choisissez les documents, puis <strong>Imprimer</strong>. À la première présentation, le copieur demande une fois votre mot de passe Windows pour apprendre le badge.</p>',
  },
  {
    title: 'Commander une cartouche ou un bac de récupération',
    category: 'Impression',
    body: '<p>Les copieurs commandent leurs consommables eux-mêmes. Pour une imprimante de bureau, faites une demande dès le message <em>toner bas</em> : il reste une centaine de pages.</p><p>Indiquez le numéro d’inventaire collé sur l’appareil. Les cartouches vides se déposent à la logistique.</p>',
  },
  {
    title: 'Se connecter au Wi-Fi de l’agence',
    summary: 'Réseau des postes, réseau des téléphones, réseau des visiteurs.',
    category: 'Réseau et téléphonie',
    body: '<ul><li><strong>Postes de l’agence</strong> : ils se connectent seuls. S’ils ne le font plus, redémarrez le poste branché une fois par câble.</li><li><strong>Téléphones professionnels</strong> : réseau <code>agence-mobile</code>, avec votre identifiant Windows.</li><li><strong>Visiteurs</strong> : réseau <code>agence-invites</code> ; l’accueil remet un code valable la journée.</li></ul><p>Les appareils personnels ne vont que sur le réseau des visiteurs.</p>',
  },
  {
    title: 'Activer un téléphone professionnel',
    category: 'Réseau et téléphonie',
    body: '<ol><li>Mettez la carte SIM, allumez le téléphone sur le Wi-Fi de votre domicile ou <code>agence-invites</code>.</li><li>Suivez l’installation jusqu’à la page <strong>Gestion de l’appareil</strong> et donnez votre adresse professionnelle.</li><li>La messagerie et l’annuaire arrivent seuls en vingt minutes.</li></ol><p>Un téléphone perdu ou volé se signale tout de suite, nuit comprise, au numéro d’astreinte : il est effacé à distance.</p>',
  },
  {
    title: 'Ouvrir une boîte aux lettres partagée',
    category: 'Messagerie',
    body: '<p>Une fois le droit donné par le responsable de la boîte, elle apparaît sous la vôtre au bout d’une heure environ.</p><p>Elle n’apparaît pas ? Fermez Outlook, rouvrez-le. Elle reste absente : ouvrez-la dans le navigateur par <strong>Ouvrir une autre boîte</strong>, puis faites un signalement avec le nom exact de la boîte.</p>',
  },
  {
    title: 'Reconnaître un courriel d’hameçonnage',
    summary: 'Les signes qui ne trompent pas, et quoi faire si l’on a cliqué.',
    category: 'Messagerie',
    isPinned: true,
    body: '<h2>Les signes</h2><ul><li>On vous presse : « sous 24 heures », « dernier rappel ».</li><li>L’adresse ressemble à la bonne sans l’être.</li><li>On demande un mot de passe, un code reçu par SMS ou un virement.</li></ul><h2>Que faire</h2><p>N’ouvrez ni lien ni pièce jointe. Utilisez le bouton <strong>Signaler</strong> d’Outlook.</p><p><strong>Vous avez cliqué ou donné un mot de passe ?</strong> Changez-le immédiatement et appelez le support : personne ne vous le reprochera, chaque minute compte.</p>',
  },
  {
    title: 'Envoyer des données de santé à un partenaire',
    summary: 'Jamais par courriel ordinaire : la messagerie sécurisée de santé ou la plateforme d’échange.',
    category: 'Messagerie',
    body: '<p>Une donnée qui désigne un patient ne part pas par la messagerie ordinaire, même dans un fichier protégé par mot de passe.</p><ul><li>Vers un professionnel de santé : sa messagerie sécurisée de santé (MSSanté).</li><li>Vers un établissement : un dépôt sur la plateforme d’échange, ouvert pour sept jours.</li></ul><p>En cas d’envoi par erreur, prévenez aussitôt le délégué à la protection des données et le support.</p>',
  },
  {
    title: 'Le poste est lent : que vérifier avant d’appeler',
    category: 'Poste de travail',
    body: '<ol><li>Redémarrez-le : <em>Arrêter</em> ne suffit pas, choisissez <strong>Redémarrer</strong>.</li><li>Laissez finir les mises à jour : l’icône tourne près de l’horloge.</li><li>Fermez les onglets inutiles du navigateur ; au-delà d’une trentaine, la mémoire est pleine.</li><li>Vérifiez qu’il reste 10 Go sur le disque, et videz la corbeille.</li></ol><p>C’est toujours lent ? Signalez-le en disant à quel moment et avec quel logiciel.</p>',
  },
  {
    title: 'Brancher la station d’accueil et deux écrans',
    category: 'Poste de travail',
    body: '<p>Le câble USB-C de la station alimente le portable : il remplace le chargeur.</p><ul><li>Un écran reste noir : débranchez la station du secteur trente secondes.</li><li>Les deux écrans montrent la même chose : <code>Windows</code> + <code>P</code>, puis <strong>Étendre</strong>.</li><li>Le portable chauffe et l’image saute : le câble livré avec la station est le seul qui convienne.</li></ul>',
  },
  {
    title: 'Installer un logiciel',
    category: 'Poste de travail',
    body: '<p>Le <strong>Portail d’entreprise</strong> propose les logiciels déjà validés : l’installation se fait en un clic, sans droit particulier.</p><p>Pour un autre logiciel, faites une demande en expliquant l’usage. La sécurité le regarde sous cinq jours ouvrés ; s’il traite des données de santé, l’avis du délégué à la protection des données est nécessaire.</p>',
  },
  {
    title: 'Réinitialiser le second facteur d’un agent',
    summary: 'Vérifications d’identité et manipulation, pour le support.',
    category: 'Compte et accès',
    audience: 'desk',
    body: '<ol><li>Rappelez l’agent au numéro de l’annuaire, jamais à celui qu’il donne.</li><li>Demandez le nom de son responsable et son numéro de matricule.</li><li>Dans la console, supprimez l’appareil enregistré et créez un code temporaire d’une heure.</li><li>Notez la vérification dans le ticket.</li></ol><p>Compte à privilèges : l’accord du responsable de la sécurité est nécessaire, par écrit.</p>',
  },
  {
    title: 'Préparer un poste pour une arrivée',
    category: 'Poste de travail',
    audience: 'desk',
    state: 'draft',
    body: '<p>À compléter : liste des logiciels par direction, étiquette d’inventaire, remise signée.</p>',
  },
]
