import type { Template } from "./template.js";

/** What was asked about: an issue, a place, or both. */
const asked: Template = {
  en: "{about, select, both { about {issue} in {place}} issue { about {issue}} other { in {place}}}",
  es: "{about, select, both { ante {issue} en {place}} issue { ante {issue}} other { en {place}}}",
  fr: "{about, select, both { face à {issue} à {place}} issue { face à {issue}} other { à {place}}}",
};
/** What to do next where nothing is found: first what the arguments leave out, then people. */
const next: Template = {
  en: "{leftOut, plural, =0 {The arguments leave nothing out that would change it. Ask {about, select, issue {people whom it concerns} other {people there}}, or ask about a wider issue or place.} other {`leftOut` says what the arguments leave out, and how to ask for it.}}",
  es: "{leftOut, plural, =0 {Los argumentos no dejan fuera nada que lo cambie. Pregunte {about, select, issue {a las personas a quienes concierne} other {a la gente de allí}}, o por un problema o un lugar más amplio.} other {`leftOut` dice qué dejan fuera los argumentos, y cómo pedirlo.}}",
  fr: "{leftOut, plural, =0 {Les arguments ne laissent rien de côté qui y changerait quelque chose. Demandez {about, select, issue {aux personnes concernées} other {aux personnes sur place}}, ou cherchez un problème ou un lieu plus large.} other {`leftOut` dit ce que les arguments laissent de côté, et comment le demander.}}",
};

/** What `responses` and `harmfulResponses` find, by whether there is an answer. */
export const responsesWords = {
  FOUND: {
    en: `{claims, plural, one {# claim says} other {# claims say}} what {practices, plural, one {# practice or programme does} other {# practices and programmes do}}${asked.en}. Read the modality and the effect of each: an aim or advice is no result, and what is said often is not said to work better. \`leftOut\` says what the arguments leave out.`,
    es: `{claims, plural, one {# afirmación dice} other {# afirmaciones dicen}} qué {practices, plural, one {hace # práctica o programa} other {hacen # prácticas y programas}}${asked.es}. Lea la modalidad y el efecto de cada una: una intención o un consejo no es un resultado, y lo que se dice a menudo no por eso funciona mejor. \`leftOut\` dice qué dejan fuera los argumentos.`,
    fr: `{claims, plural, one {# affirmation dit} other {# affirmations disent}} ce que {practices, plural, one {fait # pratique ou programme} other {font # pratiques et programmes}}${asked.fr}. Lisez la modalité et l''effet de chacune : une intention ou un conseil n''est pas un résultat, et ce qui est souvent dit n''en est pas plus efficace. \`leftOut\` dit ce que les arguments laissent de côté.`,
  },
  NO_HELP: {
    en: `No claim that counts is recorded of what practices and programmes do${asked.en}. That is not evidence that nothing is done, or that nothing works. ${next.en}`,
    es: `No está registrada ninguna afirmación que cuente de lo que hacen prácticas y programas${asked.es}. Eso no prueba que no se haga nada ni que nada funcione. ${next.es}`,
    fr: `Aucune affirmation qui compte n''est enregistrée sur ce que font des pratiques et des programmes${asked.fr}. Cela ne prouve pas que rien n''est fait, ni que rien ne fonctionne. ${next.fr}`,
  },
  NO_HARM: {
    en: `No claim that counts is recorded that a response${asked.en} harms, does nothing or leaves people out of sight. That is not evidence that none does. ${next.en}`,
    es: `No está registrada ninguna afirmación que cuente de que una respuesta${asked.es} dañe, no haga nada o deje a personas fuera de la vista. Eso no prueba que ninguna lo haga. ${next.es}`,
    fr: `Aucune affirmation qui compte n''est enregistrée selon laquelle une réponse${asked.fr} nuit, ne fait rien ou laisse des personnes hors de vue. Cela ne prouve pas qu''aucune ne le fasse. ${next.fr}`,
  },
} satisfies Record<string, Template>;
