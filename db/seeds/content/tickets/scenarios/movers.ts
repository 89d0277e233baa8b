import type { Scenario } from '../scenario.ts'

/** Arrivals, moves and departures. Those of real joiners and leavers are made by `../movements.ts` from these texts. */
export const MOVERS: readonly Scenario[] = [
  {
    id: 'arrivee',
    type: 'request',
    category: 'mouvements-arrivee',
    team: 'support',
    weight: 0,
    urgency: 3,
    impact: 2,
    hours: [12, 60],
    minutes: [60, 150],
    opener: 'rh',
    titles: [
      'Arrivée {de:agent} – {agentService}',
      'Arrivée le {dateArrivee} : {agent}',
      'Prise de poste {de:agent}, {site}',
    ],
    bodies: [
      'Merci de préparer l’arrivée {de:agent}, {agentPoste}, au service {agentService} ({agentSite}), le {dateArrivee}.\n\nBureau : {agentBureau}. Responsable : {agentResponsable}.\nBesoins : poste de travail [portable avec station d’accueil|portable et deux écrans|fixe], messagerie, accès aux dossiers du service[, téléphone mobile|].\n\n[La fiche d’arrivée est jointe.|Contrat signé ce jour.]',
      '{agent} rejoint le service {agentService} ({agentSite}) le {dateArrivee} en qualité {de:agentPoste}. Bureau prévu : {agentBureau}.\n\nMerci de créer les comptes et de prévoir le matériel. [Badge demandé en parallèle à la logistique.|{agentResponsable} précisera les applications utiles.]',
    ],
    talks: [
      [
        'N Compte créé : {agentLogin}. Groupes du service ajoutés, boîte aux lettres ouverte.',
        'K Préparer le poste {agentPc} et l’installer au bureau {agentBureau}.',
        'T Tout est prêt. Le poste sera installé la veille, les identifiants seront remis en main propre à l’accueil.',
        'U Merci, nous prévenons {agentResponsable}.',
      ],
      [
        'W Quelles applications métiers faut-il prévoir pour cet agent ?',
        'U D’après {agentResponsable} : {appli}, avec le profil habituel du service.',
        'N Compte {agentLogin} créé, demande d’accès transmise au référent.',
        'K Préparer le poste {agentPc}.',
      ],
      [
        'K Créer le compte {agentLogin}, la boîte aux lettres et les droits du service.',
        'K Préparer et installer le poste.',
        'N Poste {agentPc} prêt, étiqueté, en attente de remise.',
      ],
    ],
    solutions: [
      'Comptes créés, poste remis contre signature le jour de l’arrivée, premier accès fait avec l’agent.',
      'Arrivée traitée : compte, messagerie, droits, poste, téléphone. Livret d’accueil numérique envoyé.',
      'Matériel installé et comptes remis. Formation « premiers pas » proposée.',
    ],
  },
  {
    id: 'depart',
    type: 'request',
    category: 'mouvements-depart',
    team: 'support',
    weight: 0,
    urgency: 3,
    impact: 2,
    hours: [8, 50],
    minutes: [30, 60],
    opener: 'rh',
    titles: ['Départ {de:agent} – {agentService}', 'Départ le {dateDepart} : {agent}', 'Fin de fonctions {de:agent}'],
    bodies: [
      '{agent} ({agentService}, {agentSite}) quitte l’agence le {dateDepart}[ – mutation| – départ en retraite| – fin de contrat|]. Merci de fermer les accès à cette date et d’organiser la restitution du matériel.\n\n[Messages à rediriger vers {agentResponsable} pendant trois mois.|Réponse automatique à mettre en place.]',
      'Merci de prévoir le départ {de:agent} le {dateDepart} : restitution du poste, du badge et du téléphone, fermeture des comptes. Contact dans le service : {agentResponsable}.',
    ],
    talks: [
      [
        'T Rendez-vous de restitution fixé le {dateDepart} à [10h|11h|14h30] au guichet de la DSI.',
        'N Matériel rendu complet : portable, chargeur, casque.',
        'K Fermer le compte et retirer les groupes.',
      ],
      [
        'K Restitution du matériel au guichet.',
        'N Il manque le chargeur, l’agent le dépose à l’accueil avant la fin de semaine.',
        'N Chargeur reçu.',
      ],
    ],
    solutions: [
      'Compte désactivé, boîte convertie et accessible au responsable, matériel rentré en stock.',
      'Accès fermés le jour dit, restitution complète, réponse automatique en place.',
      'Départ traité : comptes fermés, licences libérées, poste à réinstaller.',
    ],
  },
  {
    id: 'mobilite',
    type: 'request',
    category: 'mouvements-mobilite',
    team: 'support',
    weight: 20,
    urgency: 3,
    impact: 2,
    hours: [6, 50],
    minutes: [30, 70],
    opener: 'head',
    months: { 9: 2, 1: 1.5 },
    titles: [
      'Mobilité interne : {collegue}',
      '{collegue} rejoint notre service',
      'Changement de service : droits et matériel',
    ],
    bodies: [
      '{collegue} rejoint notre service ({service}) à compter {de:jour} prochain. Merci de [transférer son poste et sa ligne|revoir ses droits sur les dossiers et la messagerie|l’ajouter aux listes et aux boîtes du service], et de retirer les anciens accès [immédiatement|dans un mois, le temps de la transmission].',
    ],
    talks: [
      [
        'N Droits de l’ancien service conservés jusqu’à la fin du mois, date d’expiration posée.',
        'K Transférer le poste et la ligne au nouveau bureau.',
        'T Tout est en place. Les anciens accès tomberont d’eux-mêmes à la date prévue.',
        'U Merci, c’est parfait.',
      ],
      [],
    ],
    solutions: ['Droits, listes et boîtes mis à jour, poste transféré.', 'Mobilité traitée, anciens droits expirés.'],
  },
  {
    id: 'demenagement-bureau',
    type: 'request',
    category: 'mouvements-mobilite',
    team: 'support',
    weight: 16,
    urgency: 2,
    impact: 2,
    hours: [6, 60],
    minutes: [30, 120],
    opener: 'head',
    titles: [
      'Déménagement de bureaux[| – {service}]',
      'Déplacement de trois postes au {etage}',
      'Réaménagement de l’équipe',
    ],
    bodies: [
      'Nous réorganisons les bureaux {jour} : {collegue} passe au [{bureau}|bureau voisin] et {collegue2} prend sa place. Merci de prévoir le déplacement des postes, écrans et téléphones. [La logistique s’occupe du mobilier.|Plan joint.]',
    ],
    talks: [
      [
        'T Deux techniciens seront présents {jour} à 9h. Merci de débrancher les portables et de les garder avec vous.',
        'U Entendu, [merci|l’équipe est prévenue].',
        'K Déplacer et rebrancher les postes, vérifier les prises.',
      ],
      [],
    ],
    solutions: [
      'Postes déplacés et vérifiés un à un, lieux mis à jour dans le parc.',
      'Déménagement fait dans la matinée, deux prises brassées.',
    ],
  },
]
