import { teamKey } from '../agency/people.ts'
import type { CategorySeed } from '../types.ts'

/**
 * The tree of categories: `id | name | code | team | serves`, children indented by two spaces.
 * serves: i incidents, r requests, p shown in the portal.
 */
const TREE = `
poste | Poste de travail | PDT | support | irp
  poste-panne | Panne matérielle | PDT-PANNE | support | ip
  poste-lenteur | Lenteur et blocages | PDT-LENT | support | ip
  poste-ecran | Écran et accessoires | PDT-ACC | support | irp
  poste-materiel | Demande de matériel | PDT-MAT | parc | rp
  poste-maj | Système et mises à jour | PDT-MAJ | support | ip
  poste-pret | Prêt de matériel | PDT-PRET | parc | rp
impression | Impression | IMP | support | irp
  impression-panne | Copieur ou imprimante en panne | IMP-PANNE | support | ip
  impression-conso | Consommables | IMP-CONSO | support | rp
  impression-ajout | Installation et numérisation | IMP-INST | support | irp
comptes | Comptes et accès | CPT | support | irp
  comptes-mdp | Mot de passe et verrouillage | CPT-MDP | support | ip
  comptes-double | Double authentification | CPT-2FA | support | irp
  comptes-droits | Droits sur un dossier | CPT-DROITS | production | rp
  comptes-appli | Accès à une application | CPT-APP | applications | irp
mouvements | Arrivées et départs | MVT | support | r
  mouvements-arrivee | Arrivée d'un agent | MVT-ARR | support | r
  mouvements-depart | Départ d'un agent | MVT-DEP | support | r
  mouvements-mobilite | Mobilité interne | MVT-MOB | support | r
messagerie | Messagerie et agenda | MSG | support | irp
  messagerie-boite | Ma boîte aux lettres | MSG-BAL | support | irp
  messagerie-partagee | Boîte partagée et listes | MSG-PART | production | rp
  messagerie-agenda | Agenda et délégations | MSG-AGD | support | irp
collaboration | Réunions et collaboration | COL | support | irp
  collaboration-teams | Teams | COL-TEAMS | support | irp
  collaboration-visio | Visioconférence et salles | COL-VISIO | reseau | irp
logiciels | Logiciels | LOG | support | irp
  logiciels-bureautique | Bureautique | LOG-BUR | support | irp
  logiciels-navigateur | Navigateur et sites web | LOG-WEB | support | ip
  logiciels-installation | Installation d'un logiciel | LOG-INST | support | rp
  logiciels-metier | Applications métiers | LOG-MET | applications | irp
  logiciels-gestion | Paie, temps, comptabilité, marchés | LOG-GES | applications | irp
reseau | Réseau et accès distants | RES | reseau | irp
  reseau-wifi | Wi-Fi | RES-WIFI | reseau | irp
  reseau-vpn | VPN et télétravail | RES-VPN | reseau | irp
  reseau-filaire | Réseau filaire et prises | RES-FIL | reseau | irp
  reseau-flux | Ouverture de flux et filtrage | RES-FLUX | reseau | r
telephonie | Téléphonie | TEL | reseau | irp
  telephonie-fixe | Téléphone fixe | TEL-FIXE | reseau | irp
  telephonie-mobile | Téléphone mobile | TEL-MOB | reseau | irp
fichiers | Fichiers | FIC | production | irp
  fichiers-restauration | Restauration de fichiers | FIC-REST | production | rp
  fichiers-espace | Espace et lecteurs réseau | FIC-ESP | production | irp
securite | Sécurité | SSI | securite | irp
  securite-message | Message suspect | SSI-MSG | securite | ip
  securite-perte | Perte ou vol | SSI-PERTE | securite | ip
  securite-derogation | Dérogation et conseil | SSI-DER | securite | rp
exploitation | Serveurs et exploitation | EXP | production | ir
  exploitation-alerte | Alerte de supervision | EXP-SUP | production | i
  exploitation-sauvegarde | Sauvegardes | EXP-SAUV | production | ir
  exploitation-panne | Panne de service | EXP-PANNE | production | i
logistique | Logistique | MG | logistique | irp
  logistique-badge | Badges et clés | MG-BADGE | logistique | irp
  logistique-vehicule | Véhicules de service | MG-VEH | logistique | irp
  logistique-mobilier | Mobilier et déménagement | MG-MOB | logistique | rp
  logistique-batiment | Bâtiment, chauffage, éclairage | MG-BAT | logistique | irp
  logistique-salle | Salles et accueil | MG-SALLE | logistique | rp
  logistique-fourniture | Fournitures | MG-FOUR | logistique | rp
achats | Achats et commandes | ACH | achats | r
  achats-suivi | Suivi de commande | ACH-SUIVI | achats | r
`

export function categoryKey(id: string): string {
  return `category:${id}`
}

export function categories(): CategorySeed[] {
  let parent: string | null = null
  return TREE.trim()
    .split('\n')
    .map((line) => {
      const [id, name, code, team, serves] = line.split('|').map((cell) => cell.trim()) as [
        string,
        string,
        string,
        string,
        string,
      ]
      const isChild = line.startsWith('  ')
      if (!isChild) parent = categoryKey(id)
      return {
        key: categoryKey(id),
        name,
        code,
        parent: isChild ? parent : null,
        forIncident: serves.includes('i'),
        forRequest: serves.includes('r'),
        inPortal: serves.includes('p'),
        group: teamKey(team),
      }
    })
}
