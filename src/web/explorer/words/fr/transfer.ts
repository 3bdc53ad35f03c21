import type { Words } from "../en/index.js";
import { textTools } from "../text.js";

const { count, list, number, plural } = textTools("fr");

export const transferFr: Words["transfer"] = {
  question: {
    opening: "De quoi pourrait-on s’inspirer dans cette communauté",
    against: "face à ce problème",
    ask: "Demander",
    hint: "Les problèmes enregistrés pour la communauté viennent en premier dans la case.",
    nothing: "Choisissez une communauté et un problème.",
    faced: "Enregistré pour cette communauté",
    which: (community) => `Problèmes enregistrés pour cette communauté : ${community}`,
    whichHint: "Choisissez-en un pour voir ce qui est enregistré ailleurs à son sujet.",
  },
  title: (community, issue) => {
    const names = [community, issue].filter((name) => name !== undefined);
    return `Pourrait-on s’en inspirer ici ?${names.length > 0 ? ` ${names.join(" : ")}` : ""}`;
  },
  candidates: {
    title: (n) => count(n, "candidate", "candidates"),
    figure: (community, issue) => `Ce qui pourrait être examiné : ${community} ; ${issue}`,
    reading:
      "La barre est pleine jusqu’à ce qui est enregistré et convient. La partie hachurée est inconnue : ce que disent les gens sur place peut mener l’indication n’importe où dans cette partie.",
    between: (low, high) =>
      low === high ? `de ${number(low)} à ${number(high)} : rien n’est ouvert` : `entre ${number(low)} et ${number(high)}`,
    unknown: (least, most, of) =>
      `Peu d’information : pour chaque candidate, ${
        least === most ? number(least) : `de ${number(least)} à ${number(most)}`
      } ${plural(most, "facteur est inconnu", "facteurs sont inconnus")}, sur ${number(of)}.`,
    together: (n) => `Ces ${number(n)} ne peuvent être distinguées d’après ce qui est enregistré. Elles sont dans l’ordre des noms.`,
    inGroups: (n) =>
      `Ces ${number(n)} ne peuvent être distinguées d’après ce qui est enregistré. Celles pour ce problème viennent d’abord, puis les autres.`,
    groups: {
      ofIssue: "Enregistrées pour ce problème, par nom",
      others: "Enregistrées pour d’autres problèmes liés à celui-ci, par nom",
    },
    alone: "Sa barre ne touche celle d’aucune autre candidate.",
    shown: (shown, all) => `${number(shown)} sur ${number(all)} sont affichées.`,
    fewer: "Pour en voir moins :",
    reportedOnly: "seulement ce qui est rapporté",
    nearOnly: "seulement ce problème et de plus précis",
    open: (name) => `${name} : ses sept facteurs`,
    notCompared: (n) =>
      `${count(n, "autre pratique est enregistrée et n’a pas été comparée", "autres pratiques sont enregistrées et n’ont pas été comparées")}.`,
    none: "Aucune pratique n’est enregistrée ailleurs, ou sans lieu, pour ce problème ou un problème plus large. Cela n’indique pas qu’aucune ne pourrait aider.",
    source: (sets, version, method) =>
      `Source : ${list(sets)} (version des données ${version}), version ${method} de la méthode. C’est une indication de ce qu’il faut examiner, pas une prédiction.`,
    method: "Comment cela est calculé",
    about: (name) => `Tout sur cette pratique : ${name}`,
    adverse: (n) => `${count(n, "affirmation dit", "affirmations disent")} qu’elle nuit, a peu ou pas d’effet, ou néglige des personnes.`,
    relations: {
      EXACT: "enregistrée pour ce problème",
      NARROWER: "enregistrée pour un problème plus précis",
      BROADER: "enregistrée pour un problème plus large",
      DRIVER: "enregistrée pour ce qui alimente ce problème",
    },
  },
  factors: {
    title: "Les sept facteurs",
    names: {
      ISSUE: "Problème",
      EVIDENCE: "Preuves",
      CONTEXT: "Contexte",
      POPULATION: "Personnes",
      REPLICATION: "Répétition",
      CONDITIONS: "Conditions",
      RIGHTS: "Droits",
    },
    states: { MATCH: "concorde", PARTIAL: "en partie", MISMATCH: "ne concorde pas", UNKNOWN: "inconnu" },
    points: (low, high, of) =>
      low === high ? `${number(low)} sur ${number(of)}` : `de ${number(low)} à ${number(high)}, sur ${number(of)}`,
    look: (n) => `Voir ${count(n, "affirmation", "affirmations")}`,
    lookFor: (n, what) => `Voir ${count(n, "affirmation", "affirmations")} : ${what}`,
  },
  ask: {
    title: "À demander avant d’essayer",
    sheet: "À demander avant d’essayer",
    print: "Imprimer avec les questions",
  },
  notOffered: {
    here: "Déjà enregistré ici",
    adverse: "Pas proposé : un document parle contre",
    adverseWhy: "Tout ce qui en est enregistré est qu’elles nuisent, ont peu ou pas d’effet, ou négligent des personnes.",
    sameCountry: "Laissé de côté, selon votre choix : enregistré dans ce pays seulement",
  },
  choices: {
    title: "Poids, et ce qui est comparé",
    weights: "Poids",
    weightsWhy:
      "Combien chaque facteur compte à côté des autres. Ils sont ramenés à une somme de 100. Aucune étude ne donne ces nombres : c’est un jugement, et il peut être changé.",
    apply: "Appliquer",
    reset: "Comme au début",
    wrong: "Un poids est un nombre de 0 à 1 000 000, et l’un au moins est plus grand que 0.",
    relations: "Pratiques pour",
    relationNames: {
      EXACT: "ce problème",
      NARROWER: "des problèmes plus précis",
      BROADER: "des problèmes plus larges",
      DRIVER: "ce qui l’alimente",
    },
    flags: "Et",
    excludeSameCountry: "laisser de côté ce qui est enregistré dans le même pays",
    includeAlreadyHere: "aussi ce qui est déjà enregistré ici",
  },
  leftOut: {
    IMPLIED: (n) =>
      `${count(n, "pratique est enregistrée", "pratiques sont enregistrées")} pour ce problème par des affirmations seulement suggérées`,
    IMPLIED_HERE: (n) => `${count(n, "candidate est", "candidates sont")} déjà ici, si ce qui est seulement suggéré compte`,
  },
  portfolio: {
    title: "Ensemble : le plus petit nombre qui touche ce qui est enregistré ici",
    for: "touche",
    instead: "Pourrait prendre sa place",
    untouched: "N’est pas touché",
    reasons: {
      NONE_RECORDED: "aucune réponse n’est enregistrée, en aucun lieu",
      ONLY_NOT_OFFERED: "des affirmations parlent contre chaque réponse enregistrée",
      BEYOND_LIMIT: "une réponse est enregistrée, mais n’est pas parmi si peu",
    },
    notOffered: "Pas proposé : un document parle contre",
    nothingTouched: (issues) =>
      `${count(issues, "problème est enregistré", "problèmes sont enregistrés")} pour cette communauté. Aucune affirmation ne relie une pratique qui pourrait être proposée à ${plural(issues, "celui-ci", "l’un d’eux")}.`,
    more: (n) => `et ${number(n)} de plus`,
  },
  similar: {
    opening: "Communautés confrontées, d’après ce qui est enregistré, à la même chose que celle-ci",
    closing: "",
    title: (community) =>
      community ? `Communautés confrontées, d’après ce qui est enregistré, à la même chose : ${community}` : "Communautés semblables",
    choose: "Choisissez une communauté pour voir lesquelles partagent quelque chose avec elle.",
    otherCountriesOnly: "autres pays seulement",
    recordedHere: (community, issues, people, actors) =>
      `Enregistré pour cette communauté (${community}) : ${list([
        count(issues, "problème", "problèmes"),
        count(people, "groupe de personnes touchées", "groupes de personnes touchées"),
        count(actors, "type d’acteur", "types d’acteurs"),
      ])}.`,
    little: "En partager un ou deux sur si peu, c’est peu.",
    order: "Selon ce qui est partagé, puis par nom. Dans l’intervalle, ce que peu de communautés ont compte davantage.",
    shared: (n, of) => `${number(n)} sur ${number(of)} en commun`,
    range: (low, high) => `recouvrement entre ${number(low)} et ${number(high)} sur 100`,
    both: "Les deux",
    onlyHere: (name) => `Une seule (${name})`,
    parts: { ISSUES: "Problèmes", PEOPLE: "Personnes", ACTORS: "Acteurs" },
    nothing: "aucun document ne le dit",
    practices: (there, here) => `Enregistré pour l’une (${there}) et non pour l’autre (${here})`,
    practiceCounts: (helpful, adverse, carriedOut) =>
      list([
        ...(helpful ? [`${count(helpful, "affirmation", "affirmations")} d’aide ou de but`] : []),
        ...(adverse ? [`${count(adverse, "affirmation", "affirmations")} de dommage, ou de peu ou pas d’effet`] : []),
        ...(carriedOut ? [`mise en œuvre, selon ${count(carriedOut, "affirmation", "affirmations")}`] : []),
      ]),
    implied: (n) => `${count(n, "pratique y est seulement suggérée", "pratiques y sont seulement suggérées")}.`,
    countImplied: "Compter ce qui est suggéré",
    compare: "Comparer ces deux",
    ask: "À demander",
    leftOut: {
      COUNTRY_UNKNOWN: (n) => `${count(n, "communauté partage", "communautés partagent")} quelque chose ; le pays n’en est pas indiqué.`,
      SAME_COUNTRY: (n) => `${count(n, "communauté du même pays partage", "communautés du même pays partagent")} quelque chose.`,
      TOO_MANY: (n) =>
        `${number(n)} de plus ${plural(n, "partage quelque chose et n’a pas été comparée", "partagent quelque chose et n’ont pas été comparées")}.`,
    },
    everywhere: "Afficher tous les pays",
    noneElsewhere: (community) =>
      `Aucune communauté hors du pays de celle-ci (${community}) n’est enregistrée. Des régions et des pays peuvent l’être, mais ce ne sont pas des communautés.`,
    nothingRecorded: (community) =>
      `Rien n’est enregistré de ce à quoi cette communauté est confrontée, de qui est touché ni de qui le fait (${community}) : la comparaison est impossible.`,
    caution: "Qu’une pratique ait été là-bas n’indique pas qu’elle aiderait ici.",
  },
  compare: {
    title: (names) => (names.length > 1 ? `Ce qui est enregistré, côte à côte : ${list(names)}` : "Comparer"),
    choose: "Choisissez de deux à cinq fiches d’une même sorte.",
    one: "Choisissez-en au moins une de plus, de la même sorte.",
    add: "Ajouter une fiche",
    find: "tapez un nom",
    remove: (name) => `Retirer : ${name}`,
    full: "Cinq est le plus qui tienne côte à côte.",
    reading: "– aucun document ne le dit. Une liste plus longue n’est pas plus grave : c’est ce qui a été écrit.",
    all: "toutes",
    only: (name) => `enregistré seulement pour ${name}`,
    suggestedToo: "dit ou seulement suggéré :",
    rowHead: "Enregistré",
    noClaim: "aucun document ne le dit",
    nothing: "Aucune affirmation n’est enregistrée à leur sujet. Cela ne veut pas dire que rien ne pourrait en être dit.",
    mixed: "Comparez des fiches d’une même sorte.",
    mixedHow: "Retirez-en une, ou recommencez avec la première :",
    twice: "L’une d’elles est là deux fois.",
    sides: {
      AT: (what) => `Dit de ce qui se passe là : ${what}`,
      BY: (what) => `Dit de ce qu’ils font : ${what}`,
      FOR: (what) => `Dit de ce qui les concerne : ${what}`,
    },
  },
};
