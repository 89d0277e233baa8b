/** Words of the large seed: towns, services, and the syllables that invented programs are made of. */
const list = (text: string): readonly string[] =>
  text
    .trim()
    .split(',')
    .map((word) => word.trim())

export const POLES = list('Pôle Nord, Pôle Sud, Pôle Littoral, Pôle Alpin, Pôle Rhodanien, Services centraux')

export const TOWNS =
  list(`Marseille, Aix-en-Provence, Arles, Aubagne, Istres, Martigues, Salon-de-Provence, Toulon, Draguignan,
  Fréjus, Hyères, Brignoles, Nice, Antibes, Cannes, Grasse, Menton, Digne-les-Bains, Manosque, Sisteron, Barcelonnette, Gap,
  Briançon, Embrun, Avignon, Carpentras, Orange, Cavaillon, Apt, Pertuis, Valréas, Vence, Saint-Raphaël, La Ciotat, Gardanne,
  Vitrolles, Miramas, Tarascon, Forcalquier, Laragne, Castellane, Lorgues, Cogolin, Vaison-la-Romaine, Bollène, Sorgues,
  Carros, Mougins, Valbonne, Six-Fours`)

export const SERVICES =
  list(`Accueil et courrier, Affaires générales, Achats, Archives, Comptabilité, Contrôle de gestion,
  Commande publique, Communication, Conseil juridique, Coordination des soins, Dialogue social, Données et statistiques,
  Enfance et famille, Environnement, Études, Formation, Habitat, Hygiène, Immobilier, Insertion, Inspection, Instruction des
  aides, Logistique, Marchés, Paie, Patrimoine, Pharmacie, Planification, Prévention, Qualité, Recrutement, Régie, Santé
  publique, Secrétariat général, Solidarités, Subventions, Systèmes d’information, Transports, Travaux, Veille sanitaire`)

export const APPLICATION_STEMS =
  list(`Sano, Medi, Archi, Clario, Novea, Terra, Aqua, Solidar, Optim, Civi, Prévi, Habi, Logi,
  Regi, Socia, Dossi, Instru, Plani, Quali, Accréd, Budgi, Compt, Pati, Vigi, Signa, Carto, Hygi, Labo, Pharma, Trans`)
export const APPLICATION_ENDS = list(
  'net, flow, gest, data, web, plus, suite, lien, soft, base, vue, trace, port, pilote',
)

export const BRANDS =
  list(`Abacoré, Althéa, Andromédia, Arkéos, Astérion, Azimutek, Balisia, Bélisama, Boréalis, Calypsoft, Cassis
  Labs, Céladon, Cobalto, Corvus, Datagone, Déodat, Dolmen, Ecliptik, Élytre, Équinoxe, Fjordis, Galiléo Numérique, Garance,
  Héliante, Hexasoft, Ibisco, Indigéo, Jaspe, Kaolin, Kerbéros, Lumitech, Lyrae, Magnétis, Maïoris, Mirabelle, Nautilo,
  Nébulae, Obsidia, Octogone, Olympique Soft, Orfeo, Palladium, Pégasus, Phénix Digital, Quartzia, Ravel Numérique, Rosalba,
  Sablier, Séréna, Sirocco, Solstice, Talaria, Téthys, Tournesol, Ubaye, Valmora, Véga, Verdon Logiciels, Volubilis, Xénia,
  Ypsilon, Zéphyr, Zirconia`)

export const PRODUCTS =
  list(`Agenda, Annuaire, Archivage, Assistant, Atelier, Audit, Badge, Budget, Calcul, Cartographie, Catalogue,
  Chiffrement, Client, Codes-barres, Collecte, Comptes, Connecteur, Contrats, Convertisseur, Correcteur, Courrier, Déploiement,
  Dessin, Dictée, Diffusion, Dossiers, Éditeur, Enquête, Étiquettes, Explorateur, Facturation, Feuille de route, Formulaires,
  Gabarits, Gestion de stock, Graphes, Historique, Horaires, Immobilisations, Impression, Indicateurs, Inventaire, Journal,
  Lecteur PDF, Marchés, Messagerie, Missions, Mosaïque, Notes, OCR, Parapheur, Passerelle, Pièces jointes, Pilote, Planning,
  Plans, Portail, Prélèvements, Protocoles, Rapports, Registre, Relevés, Reporting, Réservation, Sauvegarde, Scanner, Signature,
  Simulateur, Sondage, Statistiques, Subventions, Suivi, Supervision, Synchronisation, Tableaux, Télétransmission, Traduction,
  Transfert, Veille, Visionneuse, Workflow`)

export const EDITIONS = list(
  'Client, Serveur, Standard, Professionnel, Poste, Module complémentaire, Agent, Console, Mobile, Édition réseau',
)

export const SOFTWARE_CATEGORIES = list(
  'Bureautique, Métier, Gestion, Système et pilotes, Communication, Sécurité, Données, Création, Outils',
)

export const JOBS =
  list(`Agent administratif, Assistante de direction, Cadre de santé, Chargé de mission, Chargée d’études,
  Cheffe de service, Comptable, Contrôleur de gestion, Éducatrice spécialisée, Gestionnaire de dossiers, Infirmier, Ingénieure,
  Inspecteur, Juriste, Médecin, Psychologue, Secrétaire médicale, Statisticienne, Technicien, Travailleuse sociale`)

export const TEAMS =
  list(`Support de proximité, Support applicatif, Postes de travail, Impression, Téléphonie, Réseau, Serveurs,
  Messagerie, Bases de données, Sécurité, Applications métiers, Applications de gestion, Parc et stocks, Déploiement, Annuaire,
  Sauvegardes, Visioconférence, Logistique, Bâtiments, Achats`)
