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
      'Message suspect',
      'Tentative d’hameçonnage[| reçue par plusieurs agents]',
      'Courriel frauduleux ?',
      'J’ai cliqué sur un lien douteux',
      'Faux message de [la DSI|la direction|l’Assurance maladie]',
    ],
    bodies: [
      'J’ai reçu {leurre}[|, très bien imité]. [Je n’ai pas cliqué.|Je vous le transmets en pièce jointe.|{collegue} a reçu le même.] Que dois-je faire ?',
      'Je pense avoir fait une bêtise : j’ai [cliqué sur le lien|saisi mon mot de passe|ouvert la pièce jointe] d’un message qui était {leurre}. [Je m’en suis rendu compte aussitôt.|C’était vers {heure}.] J’ai [éteint le poste|débranché le réseau] en attendant vos consignes.',
      'Un correspondant [d’un hôpital|d’une mairie] nous écrit depuis son adresse habituelle mais le contenu est étrange, avec un lien vers un espace de stockage. Est-ce sûr ?',
    ],
    talks: [
      [
        'T Vous avez bien fait de signaler. Ne répondez pas et ne cliquez pas, nous retirons le message de toutes les boîtes.',
        'N Message retiré de 37 boîtes, domaine expéditeur bloqué, signalement fait.',
        'U Merci pour votre réactivité.',
      ],
      [
        'T Merci d’avoir prévenu tout de suite. Je change votre mot de passe et ferme vos sessions ; je vous appelle au {telephone} dans cinq minutes.',
        'N Mot de passe changé, sessions révoquées, aucune règle de transfert créée, pas de connexion étrangère. Analyse du poste sans résultat.',
        'U Merci, je serai plus attenti{fve} la prochaine fois.',
      ],
      [
        'N Message légitime : invitation automatique de la plateforme du partenaire.',
        'T Après vérification, ce message est authentique. Vous pouvez suivre le lien. Vous avez bien fait de demander.',
        'U Merci, me voilà rassuré{e}.',
      ],
      [],
    ],
    solutions: [
      'Message frauduleux retiré des boîtes, expéditeur bloqué, agents destinataires prévenus.',
      'Mot de passe changé et sessions fermées ; aucune trace de compromission après analyse.',
      'Fausse alerte : message légitime.',
      'Domaine ajouté à la liste de blocage, signalement transmis.',
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
    titles: [
      'Vol de mon ordinateur portable',
      'Perte de mon téléphone professionnel',
      'Portable oublié dans le train',
      'Perte de badge et de clé USB',
    ],
    bodies: [
      'Mon portable {pc} [m’a été volé {hier} soir dans ma voiture|est resté dans le train en gare d’Avignon|a disparu de la salle de réunion]. [Il était éteint.|La session était fermée.] [J’ai déposé plainte ce matin.|Dois-je porter plainte ?]',
      'J’ai perdu mon téléphone professionnel [pendant une inspection|dans les transports] {hier}. Numéro : {telephone}. [Je l’ai fait sonner, sans réponse.|Il est verrouillé par un code.]',
    ],
    talks: [
      [
        'T Nous bloquons l’appareil à distance et changeons votre mot de passe tout de suite. Merci de déposer plainte et de nous en transmettre le récépissé.',
        'N Compte machine désactivé, ordre d’effacement envoyé, disque chiffré : pas de donnée exposée. DPO informé.',
        'U Récépissé joint.',
        'N Poste passé à l’état « perdu ou volé » dans le parc. Poste de remplacement remis.',
      ],
      [
        'T Nous le localisons et le bloquons immédiatement.',
        'U Bonne nouvelle : il a été rapporté à l’accueil !',
        'N Blocage levé, mot de passe changé par précaution.',
      ],
    ],
    solutions: [
      'Appareil bloqué et effacé à distance, disque chiffré, plainte déposée, remplacement remis.',
      'Appareil retrouvé, mot de passe changé par précaution.',
      'Ligne suspendue puis rétablie sur une nouvelle carte SIM.',
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
      'Avis sur un outil en ligne',
      'Envoi de données de santé à un partenaire',
      'Dérogation : clé USB',
      'Chiffrer un fichier avant envoi',
    ],
    bodies: [
      'Nous devons transmettre à [un centre hospitalier|Santé publique France|un cabinet d’études] un fichier contenant des données nominatives. Quel est le moyen à utiliser ?',
      'Pour [une formation hors site|une inspection sans réseau], j’aurais besoin d’utiliser une clé USB. [Les ports sont bloqués sur mon poste.|Est-ce possible pour une journée ?]',
      'Un prestataire nous propose [un outil de sondage en ligne|un tableau blanc collaboratif] hébergé hors de l’agence. Peut-on l’utiliser ?',
    ],
    talks: [
      [
        'T Pour des données nominatives : conteneur Zed! et mot de passe transmis par un autre canal, ou messagerie sécurisée de santé. L’article « Envoyer des données sensibles » détaille les étapes.',
        'U Très clair, merci.',
      ],
      [
        'W Quelles données seront saisies, et où l’outil est-il hébergé ?',
        'U [Aucune donnée personnelle, hébergement en France d’après le prestataire.|Nom et adresse des participants.]',
        'N Avis du RSSI et du DPO recueilli.',
      ],
      [],
    ],
    solutions: [
      'Conseil donné, envoi fait par conteneur chiffré.',
      'Dérogation accordée 24 heures, clé chiffrée fournie par la DSI.',
      'Avis défavorable motivé ; un outil interne équivalent est proposé.',
      'Avis favorable sous conditions, transmis au service.',
    ],
  },
]
