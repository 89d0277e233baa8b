import type { Scenario } from '../scenario.ts'

/** Teams, video-conference, meeting rooms. */
export const COLLABORATION: readonly Scenario[] = [
  {
    id: 'teams-son',
    type: 'incident',
    category: 'collaboration-teams',
    team: 'support',
    weight: 44,
    urgency: 3,
    impact: 1,
    hours: [0.3, 8],
    minutes: [10, 30],
    link: 'computer',
    titles: [
      'Teams : [pas de son|micro non reconnu|on ne m’entend pas]',
      'Casque non reconnu dans Teams',
      'Problème de micro en réunion',
      'Caméra noire dans Teams',
    ],
    bodies: [
      'En réunion Teams, [mes interlocuteurs ne m’entendent pas|je n’entends rien|ma caméra reste noire] [depuis la mise à jour|depuis que j’utilise la station d’accueil|depuis ce matin]. [Le casque fonctionne avec le téléphone.|Le test d’appel ne donne rien.|Cela marchait {hier}.]',
      'Mon casque n’apparaît pas dans les périphériques de Teams, seulement [« haut-parleurs de l’écran »|« microphone interne »]. [Réunion importante à {heurePlus}.|J’ai une série d’auditions cette semaine.]',
      'On me dit que ma voix est [métallique|hachée|très faible] quand je suis en télétravail. Au bureau, pas de souci.',
    ],
    talks: [
      [
        'W Dans Teams, Paramètres, Périphériques : quel micro est sélectionné ?',
        'U [C’était le micro de l’écran ! En choisissant le casque, tout va bien.|Le casque n’est pas dans la liste.]',
      ],
      [],
      [
        'T Je prends la main à distance [maintenant|à {heurePlus}] pour vérifier les pilotes audio.',
        'U D’accord, [je suis devant le poste|je vous attends].',
      ],
      ['N Autorisation du micro coupée dans les réglages de confidentialité Windows après mise à jour.'],
    ],
    solutions: [
      'Périphérique audio par défaut corrigé dans Teams et Windows.',
      'Pilote audio mis à jour.',
      'Accès au micro et à la caméra réautorisé dans Windows.',
      'Casque défectueux remplacé.',
      'Volet de la caméra fermé (petit cache au-dessus de l’écran).',
    ],
  },
  {
    id: 'teams-equipe',
    type: 'request',
    category: 'collaboration-teams',
    team: 'support',
    weight: 26,
    urgency: 2,
    impact: 1,
    hours: [1, 18],
    minutes: [10, 20],
    titles: [
      'Création d’une équipe Teams[| : {service2}]',
      'Inviter des partenaires extérieurs dans Teams',
      'Équipe Teams à archiver',
      'Canal privé pour le comité',
    ],
    bodies: [
      'Merci de créer une équipe Teams pour [le groupe de travail canicule|le projet régional de santé|la préparation de l’inspection|le suivi des appels à projets]. Propriétaires : {responsable} et moi-même. [Des partenaires extérieurs devront y accéder (hôpitaux, conseil départemental).|Agents de l’agence uniquement.]',
      'Nous ne parvenons pas à inviter [l’hôpital|le conseil départemental|un cabinet de conseil] dans notre équipe : « votre organisation n’autorise pas l’ajout d’invités ».',
    ],
    talks: [
      [
        'W Pour les invités, il faut leurs adresses professionnelles et une date de fin d’accès. Pouvez-vous me les transmettre ?',
        'U [Je vous envoie la liste dans la journée.|Liste jointe, fin d’accès au 31 décembre.]',
      ],
      [],
    ],
    solutions: [
      'Équipe créée[| avec accès invité jusqu’à la date demandée].',
      'Invités ajoutés, essai de connexion réussi avec l’un d’eux.',
      'Équipe archivée (lecture seule), fichiers conservés.',
    ],
  },
  {
    id: 'visio-salle',
    type: 'incident',
    category: 'collaboration-visio',
    team: 'reseau',
    weight: 36,
    urgency: 4,
    impact: 3,
    hours: [0.2, 8],
    minutes: [10, 45],
    link: 'room',
    titles: [
      'Visio en panne – {salle}',
      '{salle} : [pas d’image|pas de son|écran noir]',
      'Impossible de lancer la visio dans la {salleMin}',
      'Barre de visio [déconnectée|à redémarrer] – {salle}',
    ],
    bodies: [
      'La visioconférence de la {salleMin} ne démarre pas : [l’écran tactile reste noir|« appareil non connecté »|le bouton « Rejoindre » ne fait rien]. [La réunion commence à {heurePlus}, nous sommes douze dans la salle.|Réunion avec le ministère cet après-midi.|Nous avons basculé sur un portable en attendant.]',
      'Dans la {salleMin}, nos interlocuteurs [nous entendent en écho|ne nous voient pas|entendent un sifflement]. [C’était déjà le cas {hier}.|Nous avons vérifié les branchements.]',
      'Le vidéoprojecteur de la {salleMin} [affiche une image verte|s’éteint au bout de dix minutes|ne trouve plus le portable].',
    ],
    talks: [
      ['T Un technicien monte tout de suite.'],
      ['N Barre figée après mise à jour automatique nocturne. Mises à jour déplacées au week-end.'],
      [],
      [
        'T Avez-vous pu tenir votre réunion ?',
        'U [Oui, avec vingt minutes de retard.|Oui, merci pour l’intervention éclair.]',
      ],
    ],
    solutions: [
      'Barre de visioconférence redémarrée électriquement, essai d’appel concluant.',
      'Câble HDMI sous la table remplacé.',
      'Micrologiciel de la barre mis à jour.',
      'Compte de la salle reconnecté (mot de passe expiré), expiration désactivée.',
      'Lampe du vidéoprojecteur remplacée.',
    ],
  },
  {
    id: 'visio-externe',
    type: 'request',
    category: 'collaboration-visio',
    team: 'reseau',
    weight: 20,
    urgency: 3,
    impact: 2,
    hours: [1, 24],
    minutes: [15, 60],
    titles: [
      'Assistance pour une webconférence {demain}',
      'Organisation d’un webinaire de 300 personnes',
      'Visio avec [l’Assurance maladie|le ministère|un hôpital] : test préalable',
      'Enregistrement d’une réunion',
    ],
    bodies: [
      'Nous organisons {demain} une webconférence avec [les directeurs d’établissement|les maisons de santé|les élus du département] ([120|200|300] participants). Serait-il possible d’avoir un technicien présent à l’ouverture ?',
      'Pouvez-vous faire un essai avec nos correspondants [du ministère|de la préfecture|du CHU] avant la réunion {de:jour} ? Ils utilisent [Webex|Tixeo|Zoom].',
    ],
    talks: [
      [
        'T C’est noté. Je vous propose un essai la veille à [11h|16h], puis une présence pendant les quinze premières minutes.',
        'U Parfait, [rendez-vous est pris|je préviens nos interlocuteurs].',
        'K Présence technique à l’ouverture de la webconférence.',
      ],
      [],
    ],
    solutions: [
      'Essai réalisé, assistance assurée au démarrage, aucun incident.',
      'Webinaire tenu, enregistrement déposé dans l’espace du service.',
      'Essai concluant avec les correspondants.',
    ],
  },
]
