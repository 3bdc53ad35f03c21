import type { Words } from "../en/index.js";

export const marksEs: Words["marks"] = {
  effects: {
    PREVENTS: {
      INTENDED: "Busca prevenir",
      RECOMMENDED: "La fuente lo aconseja, para prevenir",
      REPORTED: "La fuente reporta que previene",
    },
    REDUCES: {
      INTENDED: "Busca reducir",
      RECOMMENDED: "La fuente lo aconseja, para reducir",
      REPORTED: "La fuente reporta que reduce",
    },
    MITIGATES: {
      INTENDED: "Busca atenuar el daño",
      RECOMMENDED: "La fuente lo aconseja, para atenuar el daño",
      REPORTED: "La fuente reporta que atenúa el daño",
    },
    PROTECTS: {
      INTENDED: "Busca proteger a las personas",
      RECOMMENDED: "La fuente lo aconseja, para proteger a las personas",
      REPORTED: "La fuente reporta que protege a las personas",
    },
    BUILDS_CAPACITY: {
      INTENDED: "Busca fortalecer capacidades",
      RECOMMENDED: "La fuente lo aconseja, para fortalecer capacidades",
      REPORTED: "La fuente reporta que fortalece capacidades",
    },
    UNSPECIFIED: {
      INTENDED: "Busca abordarlo; no se dice cómo",
      RECOMMENDED: "La fuente lo aconseja; no dice con qué efecto",
      REPORTED: "La fuente reporta que lo aborda; no dice con qué efecto",
    },
    MIXED: {
      INTENDED: "Busca ayudar; se prevén daños",
      RECOMMENDED: "La fuente lo aconseja; ayuda y también hace daño",
      REPORTED: "La fuente reporta que ayuda y que también hace daño",
    },
    NO_EFFECT: {
      INTENDED: "Se prevé que logre poco",
      RECOMMENDED: "La fuente lo aconseja, aunque logra poco",
      REPORTED: "La fuente reporta que logra poco o nada",
    },
    NEGLECTS: {
      INTENDED: "Se prevé que desatienda a quienes lo sufren",
      RECOMMENDED: "La fuente lo aconseja, aunque desatiende a quienes lo sufren",
      REPORTED: "La fuente reporta que desatiende a quienes lo sufren",
    },
    EXACERBATES: {
      INTENDED: "Se prevé que empeore la situación",
      RECOMMENDED: "La fuente lo aconseja, aunque empeora la situación",
      REPORTED: "La fuente reporta que empeora la situación",
    },
  },
  modalities: { INTENDED: "Un propósito", RECOMMENDED: "Un consejo de la fuente", REPORTED: "La fuente lo reporta" },
  suggested: {
    says: (phrase) => `Un documento sugiere: ${phrase.charAt(0).toLowerCase()}${phrase.slice(1)}`,
    link: "Un documento lo sugiere",
    effects: {
      PREVENTS: "Un documento sugiere que previene",
      REDUCES: "Un documento sugiere que reduce",
      MITIGATES: "Un documento sugiere que atenúa el daño",
      PROTECTS: "Un documento sugiere que protege a las personas",
      BUILDS_CAPACITY: "Un documento sugiere que fortalece capacidades",
      UNSPECIFIED: "Un documento sugiere que lo aborda; no dice con qué efecto",
      MIXED: "Un documento sugiere que ayuda y que también hace daño",
      NO_EFFECT: "Un documento sugiere que logra poco o nada",
      NEGLECTS: "Un documento sugiere que desatiende a quienes lo sufren",
      EXACERBATES: "Un documento sugiere que empeora la situación",
    },
  },
  assertions: {
    STATED: "dicho en un pasaje",
    COMPOSED: "une varios enunciados de un documento",
    IMPLIED: "sugerido, no dicho",
    IMPORTED: "fila de un conjunto de datos",
    INFERRED: "inferencia nuestra",
  },
  scopes: {
    EXACT: "dicho de este lugar",
    WITHIN: "de un lugar dentro de él",
    BROADER: "de un lugar más amplio",
    UNPLACED: "sin lugar nombrado",
    ELSEWHERE: "de otro lugar",
  },
  issueScopes: { EXACT: "este problema", NARROWER: "uno más específico", BROADER: "uno más amplio" },
  statuses: { ACCEPTED: "aceptada", PROPOSED: "propuesta, sin revisar", REJECTED: "rechazada", RETRACTED: "retirada por su fuente" },
};
