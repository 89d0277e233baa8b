import type { Scenario } from '../scenario.ts'

/** Suspect messages, lost equipment, advice. */
export const SECURITY: readonly Scenario[] = [
  {
    id: 'hameconnage',
    type: 'incident',
    category: 'securite-message',
    team: 'securite',
    weight: 44,
    urgency: 4,
    impact: 3,
    hours: [0.2, 6],
    minutes: [10, 40],
    vars: {
      leurre: [
        'un faux avis de colis',
        'une fausse facture',
        'un soi-disant message de la DSI demandant de valider mon compte',
        'un faux document partagé',
        'une prétendue convocation',
        'un faux message de l’Assurance maladie',
        'un changement d’IBAN d’un fournisseur',
      ],
    },
    titles: [
      '<recu> Message suspect',
      '<recu> Tentative d’hameçonnage[| reçue par plusieurs agents]',
      '<doute> Courriel frauduleux ?',
      '<clic> J’ai cliqué sur un lien douteux',
      '<recu> Faux message de [la DSI|la direction|l’Assurance maladie]',
    ],
    bodies: [
      '<recu> J’ai reçu {leurre}[|, très bien imité]. [Je n’ai pas cliqué.|Je vous le transmets en pièce jointe.|{collegue} a reçu le même.] Que dois-je faire ?',
      '<clic> Je pense avoir fait une bêtise : j’ai [cliqué sur le lien|saisi mon mot de passe|ouvert la pièce jointe] d’un message qui était {leurre}. [Je m’en suis rendu compte aussitôt.|C’était vers {heure}.] J’ai [éteint le poste|débranché le réseau] en attendant vos consignes.',
      '<doute> Un correspondant [d’un hôpital|d’une mairie] nous écrit depuis son adresse habituelle mais le contenu est étrange, avec un lien vers un espace de stockage. Est-ce sûr ?',
    ],
    talks: [
      [
        '<recu> T Vous avez bien fait de signaler. Ne répondez pas et ne cliquez pas, nous retirons le message de toutes les boîtes.',
        'N Message retiré de 37 boîtes, domaine expéditeur bloqué, signalement fait.',
        'U Merci pour votre réactivité.',
      ],
      [
        '<clic> T Merci d’avoir prévenu tout de suite. Je change votre mot de passe et ferme vos sessions ; je vous appelle au {telephone} dans cinq minutes.',
        'N Mot de passe changé, sessions révoquées, aucune règle de transfert créée, pas de connexion étrangère. Analyse du poste sans résultat.',
        'U Merci, je serai plus attenti{fve} la prochaine fois.',
      ],
      [
        '<doute> N Message légitime : invitation automatique de la plateforme du partenaire.',
        'T Après vérification, ce message est authentique. Vous pouvez suivre le lien. Vous avez bien fait de demander.',
        'U Merci, me voilà rassuré{e}.',
      ],
      [],
    ],
    solutions: [
      '<recu> Message frauduleux retiré des boîtes, expéditeur bloqué, agents destinataires prévenus.',
      '<clic> Mot de passe changé et sessions fermées ; aucune trace de compromission après analyse.',
      '<doute> Fausse alerte : message légitime.',
      '<recu> Domaine ajouté à la liste de blocage, signalement transmis.',
    ],
  },
  {
    id: 'perte-vol',
    type: 'incident',
    category: 'securite-perte',
    team: 'securite',
    weight: 9,
    urgency: 5,
    impact: 3,
    hours: [1, 30],
    minutes: [30, 90],
    link: 'computer',
    titles: ['<vol> Vol de mon ordinateur portable', '<train> Portable oublié dans le train'],
    bodies: [
      '<vol> Mon portable {pc} m’a été volé {hier} soir [dans ma voiture|à la gare|dans un café]. [Il était éteint.|La session était fermée.] [J’ai déposé plainte ce matin.|Dois-je porter plainte ?]',
      '<train> J’ai oublié mon portable {pc} dans le train {hier} soir[, entre Marseille et {autreSite}|]. [Il était éteint.|La session était fermée.] J’ai appelé les objets trouvés.',
    ],
    talks: [
      [
        '<vol> T Nous bloquons l’appareil à distance et changeons votre mot de passe tout de suite. Merci de déposer plainte et de nous en transmettre le récépissé.',
        'N Compte machine désactivé, ordre d’effacement envoyé, disque chiffré : pas de donnée exposée. DPO informé.',
        'U Récépissé joint.',
        'N Poste passé à l’état « perdu ou volé » dans le parc. Poste de remplacement remis.',
      ],
      [
        '<train> T Nous le localisons et le bloquons immédiatement.',
        'U Bonne nouvelle : il a été rapporté à l’accueil !',
        'N Blocage levé, mot de passe changé par précaution.',
      ],
    ],
    solutions: [
      '<vol> Appareil bloqué et effacé à distance, disque chiffré, plainte déposée, remplacement remis.',
      '<train> Appareil retrouvé, mot de passe changé par précaution.',
    ],
  },
  {
    id: 'conseil-securite',
    type: 'request',
    category: 'securite-derogation',
    team: 'securite',
    weight: 14,
    urgency: 2,
    impact: 2,
    hours: [4, 60],
    minutes: [20, 60],
    titles: [
      '<outil> Avis sur un outil en ligne',
      '<envoi> Envoi de données de santé à un partenaire',
      '<cle> Dérogation : clé USB',
      '<envoi> Chiffrer un fichier avant envoi',
    ],
    bodies: [
      '<envoi> Nous devons transmettre à [un centre hospitalier|Santé publique France|un cabinet d’études] un fichier contenant des données nominatives. Quel est le moyen à utiliser ?',
      '<cle> Pour [une formation hors site|une inspection sans réseau], j’aurais besoin d’utiliser une clé USB. [Les ports sont bloqués sur mon poste.|Est-ce possible pour une journée ?]',
      '<outil> Un prestataire nous propose [un outil de sondage en ligne|un tableau blanc collaboratif] hébergé hors de l’agence. Peut-on l’utiliser ?',
    ],
    talks: [
      [
        '<envoi> T Pour des données nominatives : conteneur Zed! et mot de passe transmis par un autre canal, ou messagerie sécurisée de santé. L’article « Envoyer des données sensibles » détaille les étapes.',
        'U Très clair, merci.',
      ],
      [
        '<outil> W Quelles données seront saisies, et où l’outil est-il hébergé ?',
        'U [Aucune donnée personnelle, hébergement en France d’après le prestataire.|Nom et adresse des participants.]',
        'N Avis du RSSI et du DPO recueilli.',
      ],
      [],
    ],
    solutions: [
      '<envoi> Conseil donné, envoi fait par conteneur chiffré.',
      '<cle> Dérogation accordée 24 heures, clé chiffrée fournie par la DSI.',
      '<outil> Avis défavorable motivé ; un outil interne équivalent est proposé.',
      '<outil> Avis favorable sous conditions, transmis au service.',
    ],
  },
]
