import type { Scenario } from '../scenario.ts'

/** Restores, space, network drives. */
export const FILES: readonly Scenario[] = [
  {
    id: 'restauration',
    type: 'request',
    category: 'fichiers-restauration',
    team: 'production',
    weight: 34,
    urgency: 4,
    impact: 2,
    hours: [0.5, 12],
    minutes: [10, 40],
    titles: [
      '<fichier> Restauration [d’un fichier|d’un dossier] supprimé',
      '<fichier> Fichier écrasé par erreur : {fichier}',
      '<dossier,deplace> Dossier disparu dans {dossier}',
      '<version> Récupérer une ancienne version',
    ],
    bodies: [
      '<fichier> J’ai [supprimé|écrasé|déplacé je ne sais où] par erreur le [fichier « {fichier} »|sous-dossier « Instruction {annee} »] dans {dossier}, [{hier} vers {heure}|ce matin]. Pouvez-vous le restaurer à la version [{de:hier} matin|la plus récente avant midi] ?',
      '<dossier,deplace> Le dossier « [Comités|Conventions|Courriers] {annee} » a disparu {de:dossier}. [Personne n’y a touché à notre connaissance.|Il était encore là {jour}.] C’est [urgent|assez pressé], merci.',
      '<version> Le fichier « {fichier} » s’ouvre avec [un message de corruption|des caractères illisibles]. Une sauvegarde {de:hier} suffirait.',
    ],
    talks: [
      [],
      [
        '<deplace> N Dossier retrouvé : glissé dans le dossier voisin à 16h12 par un autre agent (journal d’audit).',
        'T Le dossier n’était pas perdu : il avait été déplacé par mégarde dans le dossier voisin. Je l’ai remis à sa place.',
        'U Quel soulagement, merci !',
      ],
      [
        '<fichier> W Vous souvenez-vous de la dernière date à laquelle le fichier était correct ?',
        'U [Lundi en fin de journée.|{a:hier} à midi, certaine version en tout cas.]',
        'T Version restaurée à côté de l’actuelle, avec la date dans le nom.',
      ],
    ],
    solutions: [
      '<fichier> Fichier restauré depuis l’instantané de [12h|18h|7h].',
      '<dossier> Dossier restauré depuis la sauvegarde de la nuit, contenu vérifié par l’agent.',
      '<deplace> Dossier déplacé par erreur, remis à sa place.',
      '<version> Version antérieure restaurée en parallèle, l’agent a choisi.',
    ],
  },
  {
    id: 'lecteur-reseau',
    type: 'incident',
    category: 'fichiers-espace',
    team: 'support',
    weight: 32,
    urgency: 3,
    impact: 2,
    hours: [0.4, 10],
    minutes: [5, 25],
    link: 'computer',
    titles: [
      '<lettre> Lecteur [S:|T:|P:] manquant',
      '<lettre> Lecteurs réseau avec une croix rouge',
      '<chemin> Accès à {dossier} impossible',
      '<lettre> Lecteur réseau [disparu|déconnecté] au démarrage',
    ],
    bodies: [
      '<lettre> Au démarrage, le lecteur [S:|T:|P:] n’apparaît [plus|qu’une fois sur deux]. [Je dois le reconnecter à la main.|Mes raccourcis ne marchent plus.] Poste {pc}.',
      '<chemin> J’ai le message « le chemin réseau n’a pas été trouvé » en ouvrant {dossier}. [Mes collègues y accèdent.|Nous sommes plusieurs dans ce cas.]',
    ],
    talks: [
      [],
      [
        '<lettre> T Pouvez-vous fermer la session puis la rouvrir en étant relié au réseau filaire ?',
        'U [Le lecteur est revenu.|Fait, c’est bon.]',
      ],
      [
        '<lettre> N Script d’ouverture de session non exécuté : poste connecté trop tard au Wi-Fi. Stratégie « attendre le réseau » appliquée.',
      ],
    ],
    solutions: [
      '<lettre> Lecteurs reconnectés par stratégie de groupe.',
      '<chemin> Raccourcis corrigés après le changement de serveur de fichiers.',
      '<chemin> Identifiants obsolètes supprimés, accès rétabli.',
    ],
  },
  {
    id: 'espace-plein',
    type: 'incident',
    category: 'fichiers-espace',
    team: 'production',
    weight: 18,
    urgency: 3,
    impact: 3,
    hours: [1, 24],
    minutes: [15, 60],
    titles: [
      '<plein,videos> Dossier partagé plein : impossible d’enregistrer',
      '<plein,videos> {dossier} : « espace insuffisant »',
      '<plein,videos> Quota atteint sur le dossier du service',
      '<envoi> Transfert de fichiers volumineux',
    ],
    bodies: [
      '<plein,videos> Impossible d’enregistrer dans {dossier} : « espace disque insuffisant ». [Tout le service est bloqué.|Nous avons déjà fait du tri.] [Peut-on augmenter le quota ?|Que pouvons-nous archiver ?]',
      '<envoi> Je dois transmettre à [un cabinet|un hôpital|la préfecture] un dossier {de:nb} Go. La messagerie refuse : quelle solution ?',
    ],
    talks: [
      [
        '<videos> N 312 Go de vidéos de formation dans le dossier. Vu avec le service : transfert vers l’archive.',
        'T Nous avons repéré des vidéos très volumineuses. Êtes-vous d’accord pour les déplacer vers l’espace d’archives ?',
        'U Oui, elles ne servent plus que rarement.',
      ],
      [],
      [
        '<envoi> T Pour les gros envois, utilisez le service de transfert de l’intranet (lien chiffré, valable quinze jours).',
        'U Parfait, [envoi fait|cela convient].',
      ],
    ],
    solutions: [
      '<plein> Quota relevé de 100 Go.',
      '<videos> Vidéos déplacées vers l’archive, 300 Go libérés.',
      '<plein> Doublons supprimés avec l’accord du service.',
      '<envoi> Fichier transmis par le service de transfert sécurisé.',
    ],
  },
]
