import type { Words } from "../en/index.js";

export const marksFr: Words["marks"] = {
  effects: {
    PREVENTS: {
      INTENDED: "Vise à prévenir",
      RECOMMENDED: "Conseillé par la source, pour prévenir",
      REPORTED: "Rapporté : effet de prévention",
    },
    REDUCES: {
      INTENDED: "Vise à réduire",
      RECOMMENDED: "Conseillé par la source, pour réduire",
      REPORTED: "Rapporté : réduction",
    },
    MITIGATES: {
      INTENDED: "Vise à atténuer les dommages",
      RECOMMENDED: "Conseillé par la source, pour atténuer les dommages",
      REPORTED: "Rapporté : dommages atténués",
    },
    PROTECTS: {
      INTENDED: "Vise à protéger les personnes",
      RECOMMENDED: "Conseillé par la source, pour protéger les personnes",
      REPORTED: "Rapporté : personnes protégées",
    },
    BUILDS_CAPACITY: {
      INTENDED: "Vise à renforcer les capacités",
      RECOMMENDED: "Conseillé par la source, pour renforcer les capacités",
      REPORTED: "Rapporté : capacités renforcées",
    },
    UNSPECIFIED: {
      INTENDED: "Vise à y répondre ; moyen non précisé",
      RECOMMENDED: "Conseillé par la source ; effet non précisé",
      REPORTED: "Rapporté : une réponse ; effet non précisé",
    },
    MIXED: {
      INTENDED: "Vise à aider ; effets néfastes attendus",
      RECOMMENDED: "Conseillé par la source ; aide et effets néfastes",
      REPORTED: "Rapporté : aide et effets néfastes",
    },
    NO_EFFECT: {
      INTENDED: "Effet attendu : faible",
      RECOMMENDED: "Conseillé par la source, malgré un effet faible",
      REPORTED: "Rapporté : peu ou pas d’effet",
    },
    NEGLECTS: {
      INTENDED: "Effet attendu : des personnes touchées négligées",
      RECOMMENDED: "Conseillé par la source, mais néglige des personnes touchées",
      REPORTED: "Rapporté : des personnes touchées négligées",
    },
    EXACERBATES: {
      INTENDED: "Effet attendu : une aggravation",
      RECOMMENDED: "Conseillé par la source, mais aggrave la situation",
      REPORTED: "Rapporté : une aggravation",
    },
  },
  modalities: { INTENDED: "Un but", RECOMMENDED: "Un conseil de la source", REPORTED: "Rapporté" },
  suggested: {
    says: (phrase) => `Un document suggère : ${phrase.charAt(0).toLowerCase()}${phrase.slice(1)}`,
    link: "Un document le suggère",
    effects: {
      PREVENTS: "Un document suggère un effet de prévention",
      REDUCES: "Un document suggère une réduction",
      MITIGATES: "Un document suggère un dommage atténué",
      PROTECTS: "Un document suggère une protection des personnes",
      BUILDS_CAPACITY: "Un document suggère un renforcement des capacités",
      UNSPECIFIED: "Un document suggère une réponse ; effet non précisé",
      MIXED: "Un document suggère une aide et aussi des dommages",
      NO_EFFECT: "Un document suggère peu ou pas d’effet",
      NEGLECTS: "Un document suggère que des personnes sont laissées de côté",
      EXACERBATES: "Un document suggère une aggravation",
    },
  },
  assertions: {
    STATED: "dit dans un passage",
    COMPOSED: "joint plusieurs énoncés d’un document",
    IMPLIED: "suggéré, non dit",
    IMPORTED: "ligne d’un jeu de données",
    INFERRED: "notre propre inférence",
  },
  scopes: {
    EXACT: "dit de ce lieu",
    WITHIN: "d’un lieu qui s’y trouve",
    BROADER: "d’un lieu plus large",
    UNPLACED: "aucun lieu nommé",
    ELSEWHERE: "d’un autre lieu",
  },
  issueScopes: { EXACT: "ce problème", NARROWER: "un problème plus précis", BROADER: "un problème plus large" },
  statuses: { ACCEPTED: "acceptée", PROPOSED: "proposée, non relue", REJECTED: "rejetée", RETRACTED: "retirée par sa source" },
};
