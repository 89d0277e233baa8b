/**
 * First and last names, each common on its own; people are made by drawing one of each, so nobody is meant.
 * First names go by generation, so that a trainee is not called like a director about to retire.
 */
export type Generation = 'old' | 'middle' | 'young'

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

export const FIRST_NAMES: Readonly<Record<Generation, Readonly<Record<'f' | 'm', readonly string[]>>>> = {
  old: {
    f: words(`Martine Sylvie Brigitte Catherine Isabelle Nathalie Véronique Christine Patricia Corinne Dominique Pascale
      Florence Laurence Valérie Sandrine Muriel Chantal Agnès Béatrice Annie Colette Marie-Christine Anne-Marie Josiane
      Michèle Odile Régine Fabienne Ghislaine Joëlle Nadia Fatima Malika`),
    m: words(`Philippe Patrick Thierry Pascal Bruno Alain Didier Christian Gilles Serge Jean-Luc Jean-Pierre Jean-Marc
      Laurent Éric Frédéric Hervé Marc Olivier Denis Gérard Yves Rémy Francis Joël Roland Mohamed Abdelkader Salvatore`),
  },
  middle: {
    f: words(`Céline Stéphanie Virginie Aurélie Sophie Karine Delphine Émilie Séverine Magali Julie Caroline Élodie
      Laetitia Vanessa Sabrina Audrey Anne-Laure Marie-Laure Claire Cécile Hélène Sonia Samira Nadège Mélanie Gaëlle
      Aude Estelle Ingrid Carole Géraldine Peggy Leïla Amandine Fanny Ludivine Cyrielle`),
    m: words(`Nicolas Sébastien Christophe Stéphane David Julien Jérôme Cédric Guillaume Mathieu Vincent Fabrice Arnaud
      Ludovic Yannick Grégory Benoît Damien Mickaël Franck Karim Samir Rachid Fabien Emmanuel Sylvain Loïc Anthony
      Ange-Marie Hakim Jean-Baptiste Aurélien Régis Pierre-Yves Giovanni`),
  },
  young: {
    f: words(`Léa Manon Camille Chloé Marine Pauline Laura Mathilde Marion Anaïs Lucie Océane Justine Inès Sarah Margaux
      Clara Emma Solène Noémie Alexia Coralie Andréa Lina Yasmine Clémence Juliette Eva Maëlys Romane Assia Ambre
      Apolline Jade Éloïse`),
    m: words(`Thomas Alexandre Maxime Antoine Quentin Romain Kévin Florian Hugo Lucas Théo Valentin Clément Adrien Rémi
      Baptiste Bastien Corentin Dylan Yanis Mehdi Enzo Nathan Robin Tristan Simon Axel Ilyès Raphaël Gabin Sofiane
      Léo-Paul Timothée`),
  },
}

export const LAST_NAMES: readonly string[] = words(`
  Abadie Abate Achard Aguilar Aillaud Albertini Alessandri Allard Allemand Allione Amar Amiel Andréani Andreoli Andrieu
  Angeletti Arène Armand Arnoux Astier Aubert Audibert Auzias Aymard Bagnis Barale Barbaroux Barthélemy Bastide Bélanger
  Bellon Benhamou Benkacem Benmoussa Benyahia Berenguer Bérard Bermond Bertolino Bianchini Blachère Boissin Bonifay Bonnardel
  Bonneau Bontoux Borel Bottero Bouchard Boudjemaa Bouisson Boumediene Bourrelly Boyer Bremond Brunel Cabanis Caillol
  Calvet Campana Canonge Cappelletti Carbonel Cardella Carli Casanova Castelli Castinel Cauvin Cavallo Chabaud Chabert
  Chaix Chalvet Champsaur Charbonnier Chastel Chauvet Cheikh Chouraqui Ciamous Colombani Combe Constant Cordier Corradi
  Coulomb Coulet Courbet Cresp Dalmas Daumas Davin Delestrade Delmas Demaria Deprez Derbez Dherbey Diallo Diouf Donadieu
  Donati Dupuy Durbec Escoffier Espanet Espitalier Estève Eymard Fabiani Fassi Faucher Faure Ferrandi Ferraro Ferrero
  Feraud Filippi Fiorini Fontana Fouque Franceschi Fresia Funel Gabriel Galliano Garcin Gardiol Garnero Gasquet Gastaldi
  Gaudemard Gautier Gazan Genovese Gilly Giraudo Giorgetti Giuliani Gondran Granier Grégoire Grimaud Guérin Guigou Guillermin
  Haddad Hamidi Hernandez Honnorat Hugues Icard Imbert Isnardi Isoardi Jacquème Jaubert Jauffret Jourdan Julian Jullien
  Kaci Khelifi Lagier Lambert Laugier Laurenti Leccia Lombard Lopez Luciani Maccario Magnan Maillet Malaval Mallet Mandine
  Manfredi Mangin Marcellin Marchetti Marrone Martelly Martinez Mastroianni Mathieu Mattei Maurel Maurin Mazella Mebarki
  Meissonnier Mercadal Merlin Meynier Michelis Mistre Monteil Monnier Morelli Morisot Mouret Moutte Moulin Muraour Nalin
  Navarro Négrel Nicolini Niel Olive Ollivier Orengo Orsini Ouali Paoli Pascalis Pastor Pastorelli Payan Pélissier Pellegrin
  Pellissier Perrimond Peyron Pianezza Pietri Pinatel Poggi Ponzo Porte Pourcel Poussel Prévot Queyras Raffaelli Rambaud
  Ravel Raybaud Reboul Rébuffat Revest Reynaud Reynier Ricard Richaud Rigaud Rinaldi Ripert Robion Rocca Rochette Rolland
  Romano Roumieu Rostan Roubaud Rougon Rouvier Sabatier Saïdi Salamone Salvan Samat Santoni Santucci Sarde Saunier Sauvaire
  Savournin Scotto Sénéquier Serre Siffre Signoret Silvestri Sollier Spinelli Susini Tamisier Tardieu Teissier Tessore
  Tomasi Tournon Toussaint Traoré Trémellat Truchet Turcan Ughetto Valensole Valentini Vassallo Verdino Vial Vidal Vigne
  Villecroze Vincenti Vitalis Zanetti Zerbib Zerrouki Zunino`)
