import type { Scenario } from '../scenario.ts'

/** Copiers, printers, toner and scans. */
export const PRINTING: readonly Scenario[] = [
  {
    id: 'bourrage',
    type: 'incident',
    category: 'impression-panne',
    team: 'support',
    weight: 36,
    urgency: 3,
    impact: 3,
    hours: [0.5, 12],
    minutes: [10, 40],
    link: 'copier',
    titles: [
      '<papier,galets> Bourrage papier à répétition – {imprimante}',
      '<erreur> Copieur du {etage} [bloqué|en panne]',
      '<papier,galets> {imprimante} : bourrage papier',
      '<froisse> Copieur [qui froisse les feuilles|hors service]',
    ],
    bodies: [
      '<papier,galets> Le copieur {imprimante} ({imprimanteModele}, {etage}) fait des bourrages [toutes les dix pages|dès qu’on imprime en recto verso|depuis le bac 2]. [Nous avons retiré le papier coincé mais le message revient.|L’écran demande d’ouvrir la porte D, nous ne voyons rien.]',
      '<erreur> Copieur {imprimante} à l’arrêt, [code SC542|code J001|« appeler le service technique »] à l’écran. [Tout l’étage est concerné.|Nous imprimons à l’étage du dessous en attendant.]',
      '<froisse> Les feuilles sortent [froissées|avec une trace noire dans la marge] sur {imprimante}. [C’est pour des courriers signés, nous ne pouvons pas les envoyer ainsi.|Dossiers de séance à tirer avant {heurePlus}.]',
    ],
    talks: [
      [
        'T Je passe regarder [dans l’heure|avant midi]. En attendant, vous pouvez utiliser un autre copieur avec votre badge : vos impressions vous suivent.',
        'U Merci, c’est ce que nous faisons.',
      ],
      [
        '<galets> N Galets d’entraînement du bac 2 usés. Intervention demandée à Copirex, sous 8 heures ouvrées.',
        'T Le prestataire passera [{demain}|aujourd’hui entre 14h et 17h] pour changer les galets.',
        'N Passage du technicien Copirex, galets et courroie changés.',
      ],
      [],
    ],
    solutions: [
      '<papier> Feuille coincée retirée derrière l’unité recto verso, test de 50 pages correct.',
      '<galets> Galets du bac 2 remplacés par le prestataire.',
      '<froisse> Papier humide : ramettes changées, plus de bourrage.',
      '<erreur> Unité de fusion remplacée par Copirex. Compteur relevé.',
    ],
  },
  {
    id: 'impression-impossible',
    type: 'incident',
    category: 'impression-panne',
    team: 'support',
    weight: 46,
    urgency: 3,
    impact: 2,
    hours: [0.3, 10],
    minutes: [10, 30],
    link: 'copier',
    titles: [
      '<pilote> Impossible d’imprimer[| sur {imprimante}| depuis ce matin]',
      '<file> Mes impressions n’arrivent pas au copieur',
      '<file> Impression : « erreur, en attente »',
      '<file> Rien ne sort de l’imprimante',
      '<badge> Badge non reconnu par le copieur',
    ],
    bodies: [
      '<file> Quand je lance une impression, [rien ne sort et la file affiche « erreur »|le document disparaît de la file sans être imprimé|le copieur ne propose aucun document après passage du badge]. [J’ai essayé depuis Word et depuis un PDF.|Mes collègues impriment normalement.]',
      '<pilote> Impossible d’imprimer depuis {pc} [depuis le changement de mot de passe|depuis ce matin|depuis mon changement de bureau]. L’imprimante apparaît [grisée|hors connexion].',
      '<badge> Le copieur {imprimante} ne reconnaît plus mon badge : « utilisateur inconnu ». [Le badge ouvre pourtant les portes.|C’est un badge neuf, reçu {hier}.]',
    ],
    talks: [
      [],
      [
        '<file> T J’ai vidé votre file d’impression. Pouvez-vous relancer une page de test ?',
        'U [La page est sortie, merci.|C’est bon de mon côté.]',
      ],
      [
        '<badge> W Quel est le numéro inscrit au dos du badge ?',
        'U Le numéro se termine par {chiffres}.',
        'N Nouveau badge associé au compte dans la console d’impression.',
      ],
    ],
    solutions: [
      '<file> Spouleur redémarré et file vidée.',
      '<pilote> Pilote d’impression réinstallé, page de test correcte.',
      '<badge> Badge associé au compte de l’agent dans le serveur d’impression.',
      '<pilote> Identifiants Windows mis à jour dans le gestionnaire d’identification, l’impression repart.',
      '<pilote> Imprimante réseau reconnectée sur le bon serveur ([SRV-IMP01|SRV-IMP02]).',
    ],
  },
  {
    id: 'toner',
    type: 'request',
    category: 'impression-conso',
    team: 'support',
    weight: 44,
    urgency: 2,
    impact: 2,
    hours: [1, 16],
    minutes: [5, 15],
    link: 'copier',
    titles: [
      '<toner> Toner [noir|cyan|magenta|jaune] à remplacer – {imprimante}',
      '<toner> Copieur {etage} : plus de toner',
      '<bac> Bac récupérateur [plein|à changer][| – {imprimante}]',
    ],
    bodies: [
      '<toner> Le copieur {imprimante} annonce [« toner noir presque épuisé »|« remplacer le toner magenta »] et [il n’y a plus de cartouche dans le placard|la réserve de l’étage est vide]. Merci de nous réapprovisionner.',
      '<bac> Message « bac de récupération plein » sur {imprimante}. [Il refuse d’imprimer.|Il imprime encore, mais pour combien de temps ?]',
      '<toner> Les impressions sont [très pâles|striées] sur {imprimante}. Le niveau de toner indique [3|5|8] %.',
    ],
    talks: [
      [],
      [
        '<toner> T Je dépose une cartouche à l’étage [ce matin|dans l’après-midi].',
        'U Merci, [c’est changé|cartouche en place].',
      ],
      [
        '<toner> N Plus que deux cartouches en stock : commande passée chez Copirex (contrat, livraison sous 48 heures).',
      ],
    ],
    solutions: [
      '<toner> Toner remplacé, réserve d’étage complétée.',
      '<bac> Bac récupérateur changé.',
      '<toner> Cartouche envoyée à {siteDistant} par la navette.',
      '<toner> Toner livré et mis en place par l’agent d’accueil.',
    ],
  },
  {
    id: 'numerisation',
    type: 'incident',
    category: 'impression-ajout',
    team: 'support',
    weight: 22,
    urgency: 3,
    impact: 2,
    hours: [0.5, 14],
    minutes: [10, 40],
    link: 'copier',
    escalatesTo: 'production',
    titles: [
      '<messagerie,carnet> Numérisation vers la messagerie en échec',
      '<dossier> Scan vers dossier : erreur d’envoi',
      '<messagerie,carnet> Les scans n’arrivent plus',
      '<dossier> {imprimante} : numérisation impossible',
    ],
    bodies: [
      '<messagerie,carnet> Les documents numérisés sur {imprimante} n’arrivent plus dans ma messagerie depuis [{jour}|hier]. Le copieur affiche [« échec de transmission »|« envoi réussi », mais rien n’arrive]. [Même chose pour {collegue}.|Un document d’une seule page passe, pas les gros.]',
      '<dossier> Le scan vers le dossier {dossier} ne fonctionne plus : « connexion au dossier impossible ». C’est [gênant pour l’instruction des dossiers|urgent, nous numérisons les courriers arrivés].',
    ],
    talks: [
      [
        '<messagerie> N Taille limite dépassée : les scans en couleur à 600 ppp font 38 Mo, la messagerie refuse au-delà de 25 Mo.',
        'T Vos numérisations dépassent la taille acceptée par la messagerie. En passant à 300 ppp, elles passeront sans perte visible.',
        'U [Effectivement, à 300 ppp tout arrive.|D’accord, je règle cela.]',
      ],
      [
        '<dossier> E Le compte de service du copieur semble verrouillé, à vérifier côté annuaire.',
        'N Mot de passe du compte de service expiré. Renouvelé et reporté sur les copieurs.',
      ],
      [],
    ],
    solutions: [
      '<messagerie> Résolution réglée à 300 ppp par défaut sur le copieur.',
      '<dossier> Compte de service débloqué, numérisation vers dossier rétablie.',
      '<carnet> Carnet d’adresses du copieur corrigé (ancienne adresse de l’agent).',
    ],
  },
  {
    id: 'ajout-imprimante',
    type: 'request',
    category: 'impression-ajout',
    team: 'support',
    weight: 20,
    urgency: 2,
    impact: 1,
    hours: [0.5, 16],
    minutes: [10, 20],
    link: 'copier',
    titles: [
      '<etage> Ajouter le copieur {imprimante} sur mon poste',
      '<etage> Installer l’imprimante du {etage}',
      '<loin> Imprimer depuis {autreSite} lors de mes déplacements',
    ],
    bodies: [
      '<etage> [J’ai changé de bureau|Je suis installé{e} au {bureau} depuis {jour}] et je ne vois que les imprimantes de l’ancien étage. Pouvez-vous ajouter {imprimante} ?',
      '<loin> Je travaille [un jour par semaine|ponctuellement] à {autreSite} et souhaite pouvoir imprimer sur place.',
    ],
    talks: [
      [],
      [
        'T Avec l’impression par badge, la file « ARS-Badge » suffit : vos documents sortent sur n’importe quel copieur de l’agence. Je viens de la mettre par défaut sur {pc}.',
        'U C’est bien plus simple, merci.',
      ],
    ],
    solutions: [
      '<etage> Copieur ajouté et défini par défaut.',
      'File d’impression par badge installée, essai concluant.',
    ],
  },
]
