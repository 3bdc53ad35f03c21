import type { Template } from "./template.js";

/** What else to ask where no chain was found. */
const next: Template = {
  en: "{restricted, select, via { Leave out `via`.} predicates { Leave out `excludePredicates`.} both { Leave out `via` or `excludePredicates`.} other {}}{implied, select, yes { Add IMPLIED and INFERRED to `assertions` for what is only implied or inferred.} other {}} Ask `neighbourhood` what is around each of the two.",
  es: "{restricted, select, via { Omita `via`.} predicates { Omita `excludePredicates`.} both { Omita `via` o `excludePredicates`.} other {}}{implied, select, yes { Agregue IMPLIED e INFERRED a `assertions` para ver lo que solo está implícito o inferido.} other {}} Pregunte a `neighbourhood` qué hay en torno a cada uno de los dos.",
  fr: "{restricted, select, via { Omettez `via`.} predicates { Omettez `excludePredicates`.} both { Omettez `via` ou `excludePredicates`.} other {}}{implied, select, yes { Ajoutez IMPLIED et INFERRED à `assertions` pour ce qui est seulement implicite ou inféré.} other {}} Demandez à `neighbourhood` ce qu''il y a autour de chacun des deux.",
};
const looked: Template = {
  en: "{records, plural, one {# record was looked at} other {# records were looked at}}",
  es: "{records, plural, one {se miró # registro} other {se miraron # registros}}",
  fr: "{records, plural, one {# fiche a été regardée} other {# fiches ont été regardées}}",
};

/** Which chains of claims join two records. `shown` chains of `paths` are shown. */
export const pathsWords = {
  FOUND: {
    en: "{paths, plural, one {# chain of {length, plural, one {# claim} other {# claims}} joins} other {# chains of {length, plural, one {# claim} other {# claims}} join}} {from} and {to}{via, select, yes { through `via`} other {}}, and none is shorter.{cut, select, yes { The first {shown} are shown: those over records with the fewest claims.} other {}} A chain says what sources speak of together, not that one end has to do with the other: read the claims of each step.",
    es: "{paths, plural, one {# cadena de {length, plural, one {# afirmación} other {# afirmaciones}} une} other {# cadenas de {length, plural, one {# afirmación} other {# afirmaciones}} unen}} {from} y {to}{via, select, yes { a través de `via`} other {}}, y ninguna es más corta.{cut, select, yes { Se muestran las primeras {shown}: las que pasan por registros con menos afirmaciones.} other {}} Una cadena dice de qué hablan juntas las fuentes, no que un extremo tenga que ver con el otro: lea las afirmaciones de cada paso.",
    fr: "{paths, plural, one {# chaîne de {length, plural, one {# affirmation} other {# affirmations}} relie} other {# chaînes de {length, plural, one {# affirmation} other {# affirmations}} relient}} {from} et {to}{via, select, yes { en passant par `via`} other {}}, et aucune n''est plus courte.{cut, select, yes { Les {shown} premières sont montrées : celles qui passent par les fiches ayant le moins d''affirmations.} other {}} Une chaîne dit de quoi les sources parlent ensemble, non qu''une extrémité ait à voir avec l''autre : lisez les affirmations de chaque étape.",
  },
  FOUND_IN_PART: {
    en: `Chains of {length, plural, one {# claim} other {# claims}} join {from} and {to}{via, select, yes { through \`via\`} other {}}, and none is shorter. ${looked.en}, which is as many as one answer looks at, so there may be more than those that are shown, and rarer ones. A chain says what sources speak of together, not that one end has to do with the other: read the claims of each step.`,
    es: `Hay cadenas de {length, plural, one {# afirmación} other {# afirmaciones}} que unen {from} y {to}{via, select, yes { a través de \`via\`} other {}}, y ninguna es más corta. Para esta respuesta ${looked.es}, lo más que mira una respuesta: puede haber más que las que se muestran, y más raras. Una cadena dice de qué hablan juntas las fuentes, no que un extremo tenga que ver con el otro: lea las afirmaciones de cada paso.`,
    fr: `Des chaînes de {length, plural, one {# affirmation} other {# affirmations}} relient {from} et {to}{via, select, yes { en passant par \`via\`} other {}}, et aucune n''est plus courte. ${looked.fr}, le plus qu''une réponse regarde : il peut y en avoir plus que celles qui sont montrées, et de plus rares. Une chaîne dit de quoi les sources parlent ensemble, non qu''une extrémité ait à voir avec l''autre : lisez les affirmations de chaque étape.`,
  },
  NONE: {
    en: `No chain of claims that count joins {from} and {to}{via, select, yes { through \`via\`} other {}}: ${looked.en}, and a longer chain would not join them either. That is not evidence that the two have nothing to do with each other.${next.en}`,
    es: `Ninguna cadena de afirmaciones que cuenten une {from} y {to}{via, select, yes { a través de \`via\`} other {}}: ${looked.es}, y una cadena más larga tampoco los uniría. Eso no prueba que los dos no tengan nada que ver.${next.es}`,
    fr: `Aucune chaîne d''affirmations qui comptent ne relie {from} et {to}{via, select, yes { en passant par \`via\`} other {}} : ${looked.fr}, et une chaîne plus longue ne les relierait pas non plus. Cela ne prouve pas que les deux n''aient rien à voir.${next.fr}`,
  },
  NONE_SO_SHORT: {
    en: `No chain of at most {most, plural, one {# claim} other {# claims}} that count joins {from} and {to}{via, select, yes { through \`via\`} other {}}: ${looked.en}, and longer chains were not looked for. That is not evidence that the two have nothing to do with each other.{longer, plural, =0 {} other { Ask for longer chains with \`maxClaims: {longer}\`.}}${next.en}`,
    es: `Ninguna cadena de {most, plural, one {# afirmación} other {a lo sumo # afirmaciones}} que cuenten une {from} y {to}{via, select, yes { a través de \`via\`} other {}}: ${looked.es}, y no se buscaron cadenas más largas. Eso no prueba que los dos no tengan nada que ver.{longer, plural, =0 {} other { Pida cadenas más largas con \`maxClaims: {longer}\`.}}${next.es}`,
    fr: `Aucune chaîne d''au plus {most, plural, one {# affirmation} other {# affirmations}} qui comptent ne relie {from} et {to}{via, select, yes { en passant par \`via\`} other {}} : ${looked.fr}, et on n''a pas cherché de chaînes plus longues. Cela ne prouve pas que les deux n''aient rien à voir.{longer, plural, =0 {} other { Demandez des chaînes plus longues avec \`maxClaims: {longer}\`.}}${next.fr}`,
  },
  NONE_IN_PART: {
    en: `No chain of at most {most, plural, one {# claim} other {# claims}} that count joins {from} and {to}{via, select, yes { through \`via\`} other {}} in what was read: ${looked.en}, which is as many as one answer looks at. There may be one beyond these. Leave out what joins most records with \`excludePredicates\`, count fewer claims, or name a record in between with \`via\`.`,
    es: `Ninguna cadena de {most, plural, one {# afirmación} other {a lo sumo # afirmaciones}} que cuenten une {from} y {to}{via, select, yes { a través de \`via\`} other {}} en lo leído: ${looked.es}, lo más que mira una respuesta. Puede haber una más allá. Excluya con \`excludePredicates\` lo que une la mayoría de los registros, cuente menos afirmaciones, o nombre con \`via\` un registro intermedio.`,
    fr: `Aucune chaîne d''au plus {most, plural, one {# affirmation} other {# affirmations}} qui comptent ne relie {from} et {to}{via, select, yes { en passant par \`via\`} other {}} dans ce qui a été lu : ${looked.fr}, le plus qu''une réponse regarde. Il peut y en avoir une au-delà. Écartez avec \`excludePredicates\` ce qui relie le plus de fiches, comptez moins d''affirmations, ou nommez avec \`via\` une fiche intermédiaire.`,
  },
} satisfies Record<string, Template>;
