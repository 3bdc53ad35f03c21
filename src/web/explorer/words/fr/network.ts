import type { Words } from "../en/index.js";
import { textTools } from "../text.js";

const { count, number, plural } = textTools("fr");

export const networkFr: Words["network"] = {
  record: "fiche",
  anyRecord: "toute fiche",
  around: {
    title: (name) => (name ? `Ce qui est enregistré autour : ${name}` : "Ce qui est enregistré autour d’une fiche"),
    choose: "Choisissez une fiche : une communauté, un problème, une pratique, une organisation, ou toute autre.",
    shown: (edges, all, records) =>
      edges === all
        ? `${count(edges, "lien", "liens")} avec ${count(records, "fiche", "fiches")} : tout ce qui compte.`
        : `${number(edges)} sur ${count(all, "lien", "liens")}, avec ${count(records, "fiche", "fiches")}.`,
    implied: (claims) =>
      plural(
        claims,
        "1 affirmation qui s’y rapporte et que des documents ne font que suggérer est laissée de côté.",
        `${number(claims)} affirmations qui s’y rapportent et que des documents ne font que suggérer sont laissées de côté.`,
      ),
    meaning:
      "Un lien réunit toutes les affirmations qui ont les deux mêmes bouts et en disent la même chose. Plus de liens veut dire qu’on a écrit davantage, non qu’une fiche compte davantage.",
    few: "Peu de liens : la liste en dit autant que l’image.",
    depth: "Jusqu’où",
    depths: { 1: "ses propres liens", 2: "et ceux de ses voisins" },
    predicates: "Ce qui est dit",
    allPredicates: "tout",
    chosenPredicates: (n) => number(n),
    reset: "Tout",
    cut: "Non affiché",
    getMore: "Afficher davantage",
    fewer: "Choisissez moins de ce qui est dit, ou prenez tout en lignes.",
    list: "En texte",
    harm: "Effets néfastes, et peu ou pas d’effet",
    harmOf: (heading) => `${heading} : effets néfastes, et peu ou pas d’effet`,
    further: "Liens de ses voisins",
    further2: "Chaque ligne est un lien entre deux fiches.",
    places: (names) => `lieu : ${names}`,
    morePlaces: (n) => count(n, "autre lieu", "autres lieux"),
    unplaced: "aucun lieu nommé",
    modalities: { reported: "rapporté", intended: "visé", recommended: "conseillé" },
    lookAt: (subject, heading, object, claims) =>
      `Voir ${count(claims, "affirmation", "affirmations")} : ${subject}. ${heading} : ${object}`,
    none: (name) =>
      `Aucune affirmation lue ici ne relie quoi que ce soit à cette fiche (${name}) avec ces choix. Cela ne veut pas dire que rien n’est à en dire.`,
    figure: "En image",
    columns: {
      who: "Personnes et organisations",
      centre: "Autour de",
      issues: "Problèmes et droits",
      responses: "Réponses",
      others: "Lieux et autres",
    },
    folded: (n) => `${number(n)} de plus dans la liste`,
    foldedEdges: (n) => `${count(n, "lien est", "liens sont")} dans la liste seulement.`,
    caption:
      "Colonnes par sorte, rangées par nom. Un nombre dit combien d’affirmations a un lien. Une ligne tiretée mène à une réponse dont on dit qu’elle est néfaste, ou a peu ou pas d’effet.",
    source: (title) => `Source : ${title}`,
    version: (version) => `version des données ${version}`,
    graph: "Pour les programmes qui dessinent des graphes",
    graphIntro: "Un tableau d’arêtes pour Gephi (Importer une feuille de calcul) et networkx : ",
    edgesTable: "arêtes (CSV)",
    howTo: "comment le lire",
    toPaths: (name) => `Comment est-ce relié à une autre fiche ? ${name}`,
    note: (heading, claims) => `${heading} · ${count(claims, "affirmation", "affirmations")}`,
    noteFurther: (heading, nearer, more) => `${heading} (${nearer})${more > 0 ? ` et ${number(more)} de plus` : ""}`,
  },
  paths: {
    title: (from, to) => (from && to ? `Ce qui relie : ${from} et ${to}` : "Ce qui relie deux fiches"),
    from: "de",
    to: "à",
    choose: "Choisissez les deux bouts.",
    most: "Au plus",
    steps: (n) => count(n, "affirmation", "affirmations"),
    found: (paths, length) =>
      `${count(paths, "chaîne", "chaînes")} de ${count(length, "affirmation", "affirmations")} ${plural(paths, "les relie", "les relient")}. Aucune n’est plus courte.`,
    foundSome: (length) => `Des chaînes de ${count(length, "affirmation", "affirmations")} les relient. Toutes n’ont pas été cherchées.`,
    meaning: "Une chaîne dit ce dont des sources parlent ensemble, non que ses bouts aient à voir l’un avec l’autre.",
    none: (most) => `Aucune chaîne d’au plus ${count(most, "affirmation", "affirmations")} ne les relie dans ce qui a été lu.`,
    same: "Les deux bouts sont la même fiche. Choisissez-en une autre.",
    chain: (position) => `Chaîne ${number(position)}`,
    more: (n) => `${number(n)} de plus de cette longueur`,
    others: (n) => `${count(n, "autre affirmation dit", "autres affirmations disent")} la même chose de ces deux`,
    longer: (n) => `Chercher des chaînes de ${count(n, "affirmation", "affirmations")} au plus`,
    toAround: (name) => `Tout ce qui est autour : ${name}`,
  },
  map: {
    title: (issue) =>
      issue
        ? `Quels lieux et communautés sont confrontés à ce problème, selon ce qui est enregistré : ${issue}`
        : "Quels lieux et communautés sont confrontés à un problème, selon ce qui est enregistré",
    titleResponses: (issue) => (issue ? `Où des réponses à ce problème sont enregistrées : ${issue}` : "Où des réponses sont enregistrées"),
    titleHarm: (issue) =>
      issue
        ? `Où des réponses à ce problème sont dites néfastes, ou de peu ou pas d’effet : ${issue}`
        : "Où des réponses sont dites néfastes, ou de peu ou pas d’effet",
    shows: "Montre",
    showing: {
      faces: "ce à quoi lieux et communautés sont confrontés",
      responses: "des réponses",
      harm: "des réponses dites néfastes, ou de peu ou pas d’effet",
    },
    exactly: "Est compté ce qui nomme exactement ce problème, non des problèmes plus précis ou plus larges.",
    list: "En liste",
    places: "Municipalités et villes",
    wider: "Dit de zones plus larges",
    widerIntro: "Ce qui est dit d’une zone large n’est pas dit de chaque lieu qui s’y trouve : aucune zone n’est donc colorée.",
    faces: (n) => count(n, "problème enregistré", "problèmes enregistrés"),
    responses: (n) => `${count(n, "affirmation", "affirmations")} sur des réponses`,
    harm: (n) => `${count(n, "affirmation", "affirmations")} d’effets néfastes, ou de peu ou pas d’effet`,
    noPoint: "coordonnées non enregistrées",
    dots: (n) =>
      n === 0
        ? "Aucun point : aucune affirmation de cette sorte ne nomme une municipalité dont les coordonnées sont enregistrées."
        : `${count(n, "point", "points")}. Un point marque le chef-lieu d’une municipalité qu’une affirmation nomme, non un événement. Tous les points ont une même taille.`,
    silent: (n) =>
      `Il est question de ${count(n, "municipalité ou ville", "municipalités et villes")}. Le reste de la carte n’est pas calme ; rien n’a été lu à son sujet.`,
    none: "Aucune affirmation de cette sorte ne nomme un lieu dans ce qui a été lu. Cela ne veut pas dire que rien ne s’y passe.",
    boundaries:
      "Les limites et les noms viennent de Natural Earth et de la description de la fiche elle-même. Ils n’impliquent aucune prise de position sur le statut d’un territoire ni sur une frontière.",
    regions: { colombia: "Colombie", "western-balkans": "Balkans occidentaux" },
    noDots: "Aucun point n’est sur cette carte.",
    near: (name) => `Rapprocher sur la carte : ${name}`,
    whole: "La carte entière",
    scale: (km) => `${number(km)} km`,
    drawn: (region, names) => `${region} : ${names}`,
    cut: (shown, all) => `${number(shown)} affirmations sur ${number(all)} sont comptées ici. Choisissez un problème pour en lire moins.`,
    unplaced: (n) =>
      `${count(n, "affirmation de cette sorte ne nomme", "affirmations de cette sorte ne nomment")} aucun lieu et ne ${plural(n, "figure", "figurent")} sur aucune carte.`,
  },
};
