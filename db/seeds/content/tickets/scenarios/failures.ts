/** Failures that many noticed at once. `at`: minute of the day; `minutes`: working minutes until the service was back. */
export interface Failure {
  id: string
  daysAgo: number
  at: number
  minutes: number
  people: number
  category: string
  team: string
  site?: string
  where?: RegExp
  titles: readonly string[]
  bodies: readonly string[]
  solutions: readonly string[]
}

export const FAILURES: readonly Failure[] = [
  {
    id: 'panne-messagerie',
    daysAgo: 38,
    at: 8 * 60 + 50,
    minutes: 170,
    people: 17,
    category: 'exploitation-panne',
    team: 'production',
    titles: [
      'Messagerie [indisponible|en panne]',
      'Outlook « déconnecté » depuis {heure}',
      'Plus de mails depuis ce matin',
      'Panne de messagerie ?',
      'Aucun message reçu',
    ],
    bodies: [
      'Outlook est déconnecté et la messagerie web affiche « service indisponible ». [Tout le bureau est dans le même cas.|Est-ce général ?]',
      'Je ne reçois plus rien depuis {heure} et mes envois restent en attente. [Une réponse urgente au préfet est bloquée.|Merci de nous tenir informés.]',
      'Impossible d’ouvrir la messagerie, ni sur le PC ni sur le téléphone.',
    ],
    solutions: [
      'Incident général de messagerie résolu : volume de journaux saturé sur SRV-MSG01, bascule sur la réplique, files d’attente écoulées. Aucun message perdu.',
    ],
  },
  {
    id: 'panne-toulon',
    daysAgo: 96,
    at: 9 * 60 + 15,
    minutes: 230,
    people: 13,
    category: 'exploitation-panne',
    team: 'reseau',
    site: 'toulon',
    titles: [
      'Plus de réseau à Toulon',
      'Toulon : ni réseau ni téléphone',
      'Coupure internet au {etage}',
      'Panne générale sur le site de Toulon',
    ],
    bodies: [
      'Plus rien ne fonctionne à Toulon : ni internet, ni dossiers partagés, ni téléphone fixe. [J’écris depuis mon portable.|Tous les étages sont touchés.]',
      'Le réseau a coupé vers {heure}. [Le public attend à l’accueil.|Avez-vous une idée du délai ?]',
    ],
    solutions: [
      'Lien opérateur rétabli : fibre sectionnée par des travaux dans la rue, passage sur le lien de secours 4G puis réparation. Demande faite pour automatiser la bascule.',
    ],
  },
  {
    id: 'panne-impression',
    daysAgo: 158,
    at: 8 * 60 + 35,
    minutes: 110,
    people: 14,
    category: 'exploitation-panne',
    team: 'production',
    site: 'marseille',
    titles: [
      'Plus aucune impression au siège',
      'Impressions bloquées sur tous les copieurs',
      'Le badge ne libère plus les impressions',
      'Impression impossible, {etage}',
    ],
    bodies: [
      'Aucun copieur ne propose mes documents après le badge. [Même chose à l’étage du dessous.|Nous avons une commission à {heurePlus} et les dossiers à tirer.]',
      'Toutes les files d’impression sont en erreur depuis ce matin. [Plusieurs collègues concernés.|Redémarrage sans effet.]',
    ],
    solutions: [
      'Serveur d’impression SRV-IMP01 : pilote défectueux arrivé avec la mise à jour de la nuit, retiré. Les impressions repartent, les documents en attente sont à relancer.',
    ],
  },
  {
    id: 'panne-saneo',
    daysAgo: 232,
    at: 10 * 60 + 5,
    minutes: 260,
    people: 15,
    category: 'logiciels-metier',
    team: 'applications',
    where: /^(dos|da)|-soins$|-auto$/,
    titles: [
      'Sanéo inaccessible',
      'Sanéo : « erreur 503 »',
      'Plus d’accès à Sanéo depuis {heure}',
      'Sanéo Autorisations en panne',
    ],
    bodies: [
      'Sanéo affiche « service temporairement indisponible » [depuis {heure}|depuis la mise à jour]. [Clôture de la campagne vendredi, merci de faire au plus vite.|Tout le service est arrêté.]',
      'Erreur 503 à la connexion à Sanéo, avec tous les navigateurs.',
    ],
    solutions: [
      'Montée de version de Sanéo annulée : script de base de données incomplet. Retour à la version précédente, données vérifiées. Nouvelle date à convenir avec l’éditeur.',
    ],
  },
  {
    id: 'panne-vpn',
    daysAgo: 311,
    at: 8 * 60 + 5,
    minutes: 150,
    people: 18,
    category: 'reseau-vpn',
    team: 'reseau',
    titles: [
      'VPN inaccessible ce matin',
      'Télétravail impossible : VPN en panne',
      'VPN : « certificat non valide »',
      'FortiClient refuse la connexion',
    ],
    bodies: [
      'Le VPN refuse la connexion avec « certificat non valide » [depuis ce matin|depuis {heure}]. [Je suis en télétravail aujourd’hui.|Mes collègues en télétravail sont dans le même cas.]',
      'Connexion au VPN impossible, alors que tout allait bien {hier}. [Dois-je venir au bureau ?|Internet fonctionne.]',
    ],
    solutions: [
      'Certificat de la passerelle VPN expiré dans la nuit : renouvelé et installé sur les deux passerelles. Échéance ajoutée à la supervision.',
    ],
  },
  {
    id: 'panne-fichiers',
    daysAgo: 418,
    at: 14 * 60 + 5,
    minutes: 130,
    people: 12,
    category: 'exploitation-panne',
    team: 'production',
    site: 'marseille',
    titles: [
      'Dossiers partagés inaccessibles',
      'Lecteur S: en erreur',
      'Plus d’accès au serveur de fichiers',
      'Tous mes dossiers sont vides ?',
    ],
    bodies: [
      'Le lecteur S: ne répond plus : [« l’emplacement n’est pas disponible »|l’explorateur se fige]. [Toute l’équipe est concernée.|J’avais plusieurs fichiers ouverts.]',
      'Plus d’accès à {dossier} depuis {heure}. Est-ce une maintenance ?',
    ],
    solutions: [
      'Serveur de fichiers SRV-FIC01 redémarré après un blocage du service de déduplication. Pas de perte de données ; correctif appliqué.',
    ],
  },
  {
    id: 'panne-temporh',
    daysAgo: 521,
    at: 8 * 60 + 20,
    minutes: 200,
    people: 11,
    category: 'logiciels-gestion',
    team: 'applications',
    titles: [
      'TempoRH inaccessible',
      'Badgeage impossible ce matin',
      'TempoRH : page blanche',
      'Pointages non enregistrés',
    ],
    bodies: [
      'TempoRH ne s’ouvre pas [ce matin|depuis {heure}], impossible de badger. [Mon pointage sera-t-il régularisé ?|Les badgeuses bipent mais affichent « hors ligne ».]',
      'Page blanche à la place de TempoRH. [Nous devons poser les congés avant ce soir.|Tout l’étage est concerné.]',
    ],
    solutions: [
      'Service TempoRH relancé après saturation de la base. Les pointages mis en attente par les badgeuses ont été repris ; le service RH régularise les autres.',
    ],
  },
  {
    id: 'panne-digne',
    daysAgo: 655,
    at: 9 * 60 + 40,
    minutes: 300,
    people: 7,
    category: 'exploitation-panne',
    team: 'reseau',
    site: 'digne',
    titles: [
      'Coupure électrique à Digne : plus rien ne redémarre',
      'Digne : réseau absent après orage',
      'Plus de téléphone ni d’internet à Digne',
    ],
    bodies: [
      'Après l’orage de la nuit, [plus de réseau ni de téléphone à Digne|le local technique est resté éteint]. [Le courant est pourtant revenu.|Nous pouvons ouvrir le local à un technicien.]',
    ],
    solutions: [
      'Onduleur du local technique de Digne hors service après l’orage, remplacé par celui de réserve. Commutateurs redémarrés, services vérifiés un à un.',
    ],
  },
]
