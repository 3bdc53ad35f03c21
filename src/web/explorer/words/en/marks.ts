/** The words of badges and marks. Effect and modality are one phrase, so that an aim never reads as a result. */
export const marksEn = {
  effects: {
    PREVENTS: { INTENDED: "Meant to prevent", RECOMMENDED: "Advised, to prevent", REPORTED: "Reported to prevent" },
    REDUCES: { INTENDED: "Meant to reduce", RECOMMENDED: "Advised, to reduce", REPORTED: "Reported to reduce" },
    MITIGATES: {
      INTENDED: "Meant to soften the harm",
      RECOMMENDED: "Advised, to soften the harm",
      REPORTED: "Reported to soften the harm",
    },
    PROTECTS: {
      INTENDED: "Meant to protect people",
      RECOMMENDED: "Advised, to protect people",
      REPORTED: "Reported to protect people",
    },
    BUILDS_CAPACITY: {
      INTENDED: "Meant to build capacity",
      RECOMMENDED: "Advised, to build capacity",
      REPORTED: "Reported to build capacity",
    },
    UNSPECIFIED: {
      INTENDED: "Meant to address; how is not said",
      RECOMMENDED: "Advised; effect not said",
      REPORTED: "Reported to address; effect not said",
    },
    MIXED: {
      INTENDED: "Meant to help; harm foreseen",
      RECOMMENDED: "Advised; helps and harms",
      REPORTED: "Reported to help and to harm",
    },
    NO_EFFECT: {
      INTENDED: "Foreseen to do little",
      RECOMMENDED: "Advised, yet does little",
      REPORTED: "Reported to do little or nothing",
    },
    NEGLECTS: {
      INTENDED: "Foreseen to leave people out",
      RECOMMENDED: "Advised, yet leaves people out",
      REPORTED: "Reported to leave people out",
    },
    EXACERBATES: {
      INTENDED: "Foreseen to make it worse",
      RECOMMENDED: "Advised, yet makes it worse",
      REPORTED: "Reported to make it worse",
    },
  },
  /** Of claims without an effect. */
  modalities: { INTENDED: "An aim", RECOMMENDED: "Advice", REPORTED: "Reported" },
  /** Of claims that a document implies and does not say: none of them is a report, an aim or advice of it. */
  suggested: {
    says: (phrase: string) => `A document suggests: ${phrase.charAt(0).toLowerCase()}${phrase.slice(1)}`,
    link: "A document suggests it",
    effects: {
      PREVENTS: "A document suggests that it prevents",
      REDUCES: "A document suggests that it reduces",
      MITIGATES: "A document suggests that it softens the harm",
      PROTECTS: "A document suggests that it protects people",
      BUILDS_CAPACITY: "A document suggests that it builds capacity",
      UNSPECIFIED: "A document suggests that it addresses this; effect not said",
      MIXED: "A document suggests that it helps and harms",
      NO_EFFECT: "A document suggests that it does little or nothing",
      NEGLECTS: "A document suggests that it leaves people out",
      EXACERBATES: "A document suggests that it makes it worse",
    },
  },
  assertions: {
    STATED: "stated in one passage",
    COMPOSED: "joins statements of one document",
    IMPLIED: "implied, not said",
    IMPORTED: "row of a data set",
    INFERRED: "our own inference",
  },
  scopes: {
    EXACT: "said of it",
    WITHIN: "of a place inside it",
    BROADER: "of a wider place",
    UNPLACED: "no place named",
    ELSEWHERE: "of another place",
  },
  issueScopes: { EXACT: "this issue", NARROWER: "a narrower issue", BROADER: "a wider issue" },
  statuses: { ACCEPTED: "accepted", PROPOSED: "proposed, not reviewed", REJECTED: "rejected", RETRACTED: "retracted by its source" },
};
