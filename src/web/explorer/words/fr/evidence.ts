import type { Words } from "../en/index.js";
import { textTools } from "../text.js";

const { count, list, number, plural } = textTools("fr");
const claims = (n: number) => count(n, "affirmation", "affirmations");

export const evidenceFr: Words["evidence"] = {
  gapKinds: {
    NONE_RECORDED: "aucune enregistrée",
    ELSEWHERE_ONLY: "seulement ailleurs",
    UNPLACED_ONLY: "seulement sans lieu",
    WIDER_PLACE_ONLY: "seulement d’un lieu plus large",
    IMPLIED_ONLY: "seulement suggérées, non dites",
    HARM_ONLY: "seulement néfastes",
    AIM_ONLY: "seulement des buts ou des conseils",
    REPORTED_HERE: "rapportée ici",
  },
  labelled: (label) => `${label} :`,
  gaps: {
    title: (place, issue) =>
      `Où aucune réponse n’est-elle enregistrée ?${place || issue ? ` ${[issue, place].filter(Boolean).join(", ")}` : ""}`,
    heading: "Où aucune réponse n’est-elle enregistrée ?",
    intro:
      "Choisissez un lieu ou une communauté. La page liste chaque problème auquel il est enregistré que ce lieu, ou ce qui s’y trouve, est confronté, et ce qui y est enregistré en fait de réponses.",
    summary: (pairs, kinds) =>
      `${number(pairs)} fois, il est enregistré qu’un lieu ou une communauté d’ici est confronté à un problème. Ce qui est enregistré en fait de réponses : ${list(kinds)}.`,
    kindCount: (kind, n) => `${kind} (${number(n)})`,
    kinds: "Ce qui est enregistré en fait de réponses",
    all: "Tout",
    says: {
      ELSEWHERE_ONLY: (n) => `Ce qui est enregistré porte sur d’autres lieux et ne dit rien de celui-ci : ${claims(n)}.`,
      UNPLACED_ONLY: (n) => `Ce qui est enregistré ne nomme aucun lieu : ${claims(n)}. Demandez où cela a été utilisé.`,
      WIDER_PLACE_ONLY: (n) =>
        `Ce qui est enregistré porte sur un lieu plus large et ne dit rien de celui-ci : ${claims(n)}. Demandez si cela parvient jusqu’ici.`,
      IMPLIED_ONLY: (n) =>
        `Aucun document ne dit qu’une réponse existe ici. Ce qui est enregistré est seulement suggéré, ou est notre inférence : ${claims(n)}.`,
      HARM_ONLY: (n) =>
        `Ce qui est enregistré ici dit qu’une réponse nuit, a peu ou pas d’effet, ou néglige des personnes touchées : ${claims(n)}.`,
      AIM_ONLY: (n) => `Ce qui est enregistré ici dit ce qui est visé ou conseillé : ${claims(n)}. Aucune ne rapporte de résultat.`,
      REPORTED_HERE: (n) => `Rapporté ici : ${claims(n)}. Qu’une réponse soit rapportée ne dit pas qu’elle a aidé.`,
    },
    read: (n) => (n === 1 ? "La lire" : `Lire les ${number(n)}`),
    harmfulOfThem: "et les affirmations de dommages, s’il y en a",
    conditions: {
      NONE_RECORDED: "aucune",
      ELSEWHERE_ONLY: "ailleurs",
      UNPLACED_ONLY: "sans lieu",
      WIDER_PLACE_ONLY: "d’un lieu plus large",
      IMPLIED_ONLY: "suggérées, non dites",
      HARM_ONLY: "dommages, ou peu ou pas d’effet",
      AIM_ONLY: "des buts ou des conseils",
      REPORTED_HERE: "rapportées",
    },
    also: "Aussi enregistré",
    nearest: "Réponses les plus proches",
    nearestHow: {
      WIDER_ISSUE_HERE: "à un problème plus large, ici",
      SAME_ISSUE_ELSEWHERE: "ailleurs, ce qui ne dit rien de ce lieu",
    },
    noNearest: "Réponses les plus proches : aucune enregistrée, même pour un problème plus large.",
    rights: "Droits en jeu",
    facing: (n) => `Que ce lieu y est confronté est dit par ${claims(n)}`,
    everythingAnswered:
      "Pour chaque problème enregistré ici, une affirmation rapporte une réponse ici, ou dit qu’elle est visée ou conseillée. Cela ne dit pas si elle aide.",
    noneOfKind: "De cette sorte, rien n’est enregistré ici.",
    allKinds: "Afficher toutes les sortes",
    withImplied: "Compter aussi ce que les documents ne font que suggérer",
    toMatrix: "La même chose en matrice",
  },
  matrix: {
    title: (rows, columns, place) => `Ce qui est enregistré : ${rows} et ${columns}${place ? ` (${place})` : ""}`,
    controls: "Ce que montre la matrice",
    rows: "Lignes",
    columns: "Colonnes",
    measure: "Compter",
    of: "Parmi",
    swap: "Échanger lignes et colonnes",
    ofResponses: "les réponses aux problèmes",
    ofAll: "toutes les affirmations",
    ofFilter: "les affirmations de cette adresse",
    axes: {
      ISSUE: "problèmes",
      ISSUE_ROLE: "sortes de problèmes",
      PRACTICE: "pratiques et programmes",
      PRACTICE_TYPE: "types de pratique",
      PLACE: "lieux",
      "PLACE:REGION": "régions",
      "PLACE:COUNTRY": "pays",
      "PLACE:ADMIN1": "départements et équivalents",
      "PLACE:ADMIN2": "communes et équivalents",
      COMMUNITY: "communautés",
      RIGHT: "droits",
      ORGANIZATION: "organisations",
      POPULATION_GROUP: "groupes de personnes",
      ACTOR_TYPE: "types d’acteurs",
      PREDICATE: "ce que disent les affirmations",
      EFFECT: "effets, sous leurs noms dans l’API",
      MODALITY: "rapporté, visé ou conseillé",
      ASSERTION: "comment elles viennent du texte",
      STATUS: "état de la relecture",
      SOURCE: "documents",
      YEAR: "années",
    },
    withWider: (axis) => `${axis}, comptés aussi sous plus large`,
    measures: { CLAIMS: "affirmations", PRACTICES: "pratiques", COMMUNITIES: "communautés", PLACES: "lieux", SOURCES: "documents" },
    countsWhat: {
      CLAIMS:
        "Les nombres comptent des affirmations, selon la sorte d’énoncé. Une affirmation compte dans chaque case à laquelle elle appartient.",
      PRACTICES: "Les nombres comptent des pratiques et programmes différents ; les signes disent de quelle sorte sont les énoncés.",
      COMMUNITIES:
        "Les nombres comptent des communautés différentes que nomment les affirmations ; les signes disent de quelle sorte sont les énoncés.",
      PLACES:
        "Les nombres comptent des lieux différents que nomment les affirmations ; les signes disent de quelle sorte sont les énoncés.",
      SOURCES: "Les nombres comptent des documents différents ; les signes disent de quelle sorte sont les énoncés.",
    },
    totalIs: "« Tout » compte chaque chose une fois : ce n’est pas la somme de ses cases.",
    size: (rows, rowsName, columns, columnsName, filled) =>
      `${count(rows, "ligne", "lignes")} (${rowsName}), ${count(columns, "colonne", "colonnes")} (${columnsName}) : ${number(filled)} sur ${count(
        rows * columns,
        "case contient",
        "cases contiennent",
      )} quelque chose.`,
    noOutcome: (n) => `Aucune affirmation sur ${number(n)} ne rapporte qu’un problème ait diminué.`,
    outcomes: (n, all) =>
      `Sur ${claims(all)}, ${count(n, "rapporte", "rapportent")} un résultat. Lisez qui le rapporte, et d’où on le sait.`,
    emptyCell: (documents) =>
      plural(
        documents,
        `${number(documents)} document a été lu. Une case vide dit qu’il n’en parle pas.`,
        `${number(documents)} documents ont été lus. Une case vide dit qu’aucun n’en parle.`,
      ),
    legend: "Signes",
    parts: { reported: "rapporté", intended: "visé", recommended: "conseillé", adverse: "néfaste" },
    nothing: "rien d’enregistré",
    all: "tout",
    allHint: "une fois chacun",
    sortByName: "par nom",
    sortByTotal: "par nombre",
    emptyColumns: (n) => count(n, "colonne sans rien d’enregistré", "colonnes sans rien d’enregistré"),
    emptyRows: (n) => count(n, "ligne sans rien d’enregistré", "lignes sans rien d’enregistré"),
    notFaced: (n) =>
      plural(
        n,
        `${number(n)} problème avec des affirmations, dont aucun document lu ici ne dit que quelqu’un y est confronté`,
        `${number(n)} problèmes avec des affirmations, dont aucun document lu ici ne dit que quelqu’un y est confronté`,
      ),
    show: "afficher",
    hide: "masquer",
    othersEmpty: "le reste : rien d’enregistré",
    open: (cell) => `Ouvrir les affirmations : ${cell}`,
    cell: (row, column) => `${row} × ${column}`,
    cellHolds: (n, documents) => `${claims(n)}, ${count(documents, "document", "documents")}`,
    cellCount: claims,
    cellCsv: "Toute cette case en CSV",
    cellEmpty: "Aucun document lu ici ne dit quelque chose de cette paire.",
    helps: "Ce que disent les affirmations",
    harms: "Dommages, et peu ou pas d’effet",
    keys: "Dans le tableau : les flèches vont de case en case, Début et Fin aux bouts de la ligne, Entrée ouvre.",
    nothingAtAll: "Aucun document lu ici ne dit quelque chose à ce sujet.",
  },
};
