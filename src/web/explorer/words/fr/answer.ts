import type { Words } from "../en/index.js";
import { textTools } from "../text.js";

const { count, number, plural } = textTools("fr");

export const answerFr: Words["answer"] = {
  question: {
    opening: "Quelles pratiques répondent à quel problème, et où ?",
    in: "dans ce lieu",
    ask: "Demander",
    hint: "Laissez une case vide pour lire ce qui concerne l’autre.",
    nothing: "Choisissez un problème, un lieu, ou les deux.",
    unknown: (typed) => `Aucun nom ici n’est « ${typed} ». Choisissez-en un dans la liste.`,
    try: "Essayez",
    asked: (issue, place) => {
      const names = [issue, place].filter((name) => name !== undefined).join(" ; ");
      return issue
        ? `Quelles pratiques répondent à ce problème${place ? " dans ce lieu" : ""} ? (${names})`
        : `Quelles pratiques sont enregistrées dans ce lieu ? (${names})`;
    },
  },
  home: {
    title: "Quelles pratiques répondent à quels dommages du crime organisé, où, et qui le dit",
    honesty: (documents, claims, aims, reports, outcomes) =>
      `${count(documents, "document a été lu", "documents ont été lus")}. Sur ${count(claims, "affirmation", "affirmations")} à propos de réponses, ${number(
        aims,
      )} ${plural(aims, "est un but ou un conseil", "sont des buts ou des conseils")}, ${number(reports)} ${plural(
        reports,
        "rapporte quelque chose",
        "rapportent quelque chose",
      )}, et ${
        outcomes === 0 ? "aucune ne rapporte" : `${number(outcomes)} ${plural(outcomes, "rapporte", "rapportent")}`
      } qu’un problème ait diminué.`,
    howToRead: "Comment lire une réponse",
    small: (documents, communities) =>
      `Ce graphe est petit : ${count(documents, "document", "documents")}, ${count(
        communities,
        "communauté",
        "communautés",
      )}. Lisez-le comme des notes, non comme une enquête.`,
    doors: {
      transfer: (place) => `Pourrait-on s’en inspirer ici ? ${place}`,
      gaps: "Où rien n’est-il enregistré ?",
      harm: "Quelles réponses sont dites néfastes ?",
      faces: (place) => `À quoi cette communauté est-elle confrontée ? ${place}`,
    },
    explore: "Explorer",
  },
  title: (issue, place) => `Réponses${issue ? ` : ${issue}` : ""}${place ? ` (${place})` : ""}`,
  harmTitle: (issue, place) =>
    `Réponses dites néfastes, ou de peu ou pas d’effet${issue ? ` : ${issue}` : ""}${place ? ` (${place})` : ""}`,
  anyIssue: "tout problème",
  anyPlace: "tout lieu",
  summary: {
    counted: (practices, claims) =>
      `${count(practices, "pratique ou programme", "pratiques et programmes")}, ${count(claims, "affirmation", "affirmations")}.`,
    allAims: (claims) =>
      plural(claims, "Elle dit ce qui est visé ou conseillé.", `Toutes les ${number(claims)} disent ce qui est visé ou conseillé.`),
    reports: (reports, issue) =>
      `${count(reports, "rapporte", "rapportent")} ce qui a été fait, ou que des personnes peuvent mieux agir. Aucune ne rapporte que le problème ait diminué (${issue}).`,
    outcomes: (outcomes) => `${count(outcomes, "rapporte", "rapportent")} un résultat. Lisez qui le rapporte, et d’où on le sait.`,
    harm: (harms) =>
      `${count(harms, "autre dit", "autres disent")} qu’une réponse aggrave la situation, a peu ou pas d’effet, ou néglige des personnes touchées.`,
  },
  filters: {
    title: "Quelles affirmations comptent",
    combine: "L’un de ces lieux et l’un de ces problèmes.",
    scopes: "Lieu",
    issueScopes: "Problème",
    modalities: "Ce qui est dit",
    assertions: "Comment cela vient du texte",
    more: "Plus de choix",
    change: "Modifier",
    counted: "Compté ici :",
    reset: "Comme au début",
    modalityNames: { REPORTED: "rapporté", INTENDED: "visé", RECOMMENDED: "conseillé" },
  },
  leftOut: {
    title: "Laissé de côté par le choix ci-dessus",
    here: "Laissé de côté ici",
    reasons: {
      WIDER_ISSUES: (n) => `${count(n, "affirmation", "affirmations")} sur un problème plus large`,
      WIDER_PLACES: (n) =>
        `${count(n, "affirmation", "affirmations")} sur un lieu plus large, qui ne ${plural(n, "dit", "disent")} rien de celui-ci`,
      UNPLACED: (n) => count(n, "affirmation qui ne nomme aucun lieu", "affirmations qui ne nomment aucun lieu"),
      ELSEWHERE: (n) => `${count(n, "affirmation", "affirmations")} sur d’autres lieux`,
      IMPLIED: (n) => count(n, "affirmation qu’un document suggère seulement", "affirmations que des documents suggèrent seulement"),
      ALL_BUT_IMPLIED: (n) =>
        `${count(n, "affirmation", "affirmations")} si l’on compte aussi les problèmes plus larges et tous les lieux, même sans lieu nommé`,
      ALL_TOGETHER: (n) => `${count(n, "affirmation", "affirmations")} en tout, avec ce que les documents ne font que suggérer`,
    },
    show: "afficher",
  },
  harm: {
    title: "Effets néfastes, et peu ou pas d’effet",
    opening: "Quelles réponses sont dites néfastes, ou de peu ou pas d’effet, et où ?",
    none: (issue, place) =>
      `Aucune affirmation comptée ici ne dit qu’une réponse ${
        issue ? "à ce problème l’aggrave" : "aggrave un problème"
      }, a peu ou pas d’effet, ou néglige des personnes touchées${
        issue || place ? ` (${[issue, place].filter(Boolean).join(" ; ")})` : ""
      }. Cela n’indique pas qu’aucune ne le fait.`,
  },
  row: {
    look: "Voir",
    lookAt: (claim) => `Voir l’affirmation : ${claim}`,
    continued: "suite",
    more: (n) => `${number(n)} de plus`,
    claims: (n) => count(n, "affirmation", "affirmations"),
    for: "pour",
    period: "Période",
  },
  empty: {
    elsewhere: "Enregistré, et non compté ici",
    places: "Pour d’autres lieux, des réponses à ce problème sont enregistrées :",
    transfer: (place) => `Pourrait-on s’en inspirer ici ? ${place}`,
  },
  next: {
    title: "Ensuite",
    transfer: "Pourrait-on s’en inspirer dans une autre communauté ?",
    gaps: "Ce qui n’est pas enregistré ici",
    issue: "Tout sur ce problème",
    place: "Tout sur ce lieu",
  },
  rows: (n) => count(n, "ligne", "lignes"),
  drawer: {
    title: "Affirmation",
    saidBy: "Dit par",
    undated: "sans date",
    lines: (from, to) => (to === null || to === from ? `ligne ${from}` : `lignes ${from}-${to}`),
    pages: (from, to) => (to === null || to === from ? `page ${from}` : `pages ${from}-${to}`),
    row: (row) => `ligne de tableau ${row}`,
    shared: (n) => count(n, "affirmation repose sur ce passage", "affirmations reposent sur ce passage"),
    checksum: (start) =>
      `les lignes ont été comptées dans le texte dont la somme de contrôle SHA-256 est ${start}…, qui permet de savoir si un autre texte est le même.`,
    find: "Où la trouver dans le document :",
    noAddress: "Aucune adresse du document n’est enregistrée : cherchez-le par son titre et par qui le publie.",
    lookFor:
      "Entre guillemets figure le titre, ou les premiers mots, à chercher dans le document. Les numéros de ligne sont ceux du texte lu ici et peuvent différer dans le vôtre.",
    written: "Telle que rédigée :",
    recordedIn: (day, dataSet) => `Enregistrée le ${day} dans le jeu de données « ${dataSet} »`,
    open: "Ouvrir le document",
    notCopied: "Ses mots sont ceux de qui le publie et ne sont pas copiés ici.",
    period: "Période",
    forWhom: "Pour qui",
    byWhom: "Par qui",
    where: "Où",
    how: "Comment",
    terms: "Les mots de la source",
    status: "Relecture",
    notSaid: "non dit",
    recorded: (day, by) => `Enregistrée le ${day} par ${by}`,
    claim: "L’affirmation",
    yaml: "Copier en YAML",
    before: "L’affirmation précédente",
    next: "L’affirmation suivante",
    of: (at, all) => `${number(at)} sur ${number(all)}`,
    gone: "Cette affirmation n’est pas ici, ou ne l’est plus.",
  },
};
