import type { ProtectionState } from "../../analysis/rights-impact.js";
import type { Template } from "./template.js";

/** Issues beside the one asked about. */
const orRelated: Template = {
  en: "{related, select, narrower {, or something narrower,} wider {, or something wider,} both {, or something narrower or wider,} other {}}",
  es: "{related, select, narrower { o algo más específico} wider { o algo más amplio} both { o algo más específico o más amplio} other {}}",
  fr: "{related, select, narrower { ou quelque chose de plus précis} wider { ou quelque chose de plus large} both { ou quelque chose de plus précis ou de plus large} other {}}",
};
/** Where the claims hold; nothing without a place. */
const inPlace: Template = {
  en: "{where, select, here { in {place}} scopes {, as seen from {place}, in the places of `scopes`} other {}}",
  es: "{where, select, here { en {place}} scopes {, visto desde {place}, en los lugares de `scopes`} other {}}",
  fr: "{where, select, here { (lieu : {place})} scopes {, vu depuis le lieu {place}, dans les lieux de `scopes`} other {}}",
};
/** How many of the rights a response endangers; nothing for none. */
const endangeredRights: Template = {
  en: "{endangered, plural, =0 {} one { # right is also recorded as endangered by a response: see `endangeredBy`.} other { # rights are also recorded as endangered by responses: see `endangeredBy`.}}",
  es: "{endangered, plural, =0 {} one { También está registrado que una respuesta pone en peligro # derecho: vea `endangeredBy`.} other { También está registrado que hay respuestas que ponen en peligro # derechos: vea `endangeredBy`.}}",
  fr: "{endangered, plural, =0 {} one { Il est aussi enregistré qu''une réponse met en danger # droit : voyez `endangeredBy`.} other { Il est aussi enregistré que des réponses mettent en danger # droits : voyez `endangeredBy`.}}",
};
/** How many responses endanger the right; nothing for none. */
const endangeredRight: Template = {
  en: "{endangering, plural, =0 {} one { # response is recorded to endanger it: see `endangeredBy`.} other { # responses are recorded to endanger it: see `endangeredBy`.}}",
  es: "{endangering, plural, =0 {} one { Está registrado que # respuesta lo pone en peligro: vea `endangeredBy`.} other { Está registrado que # respuestas lo ponen en peligro: vea `endangeredBy`.}}",
  fr: "{endangering, plural, =0 {} one { Il est enregistré que # réponse le met en danger : voyez `endangeredBy`.} other { Il est enregistré que # réponses le mettent en danger : voyez `endangeredBy`.}}",
};

/** What is recorded of the rights that an issue undermines. */
export const rightsImpactWords = {
  FOUND: {
    en: `{claims, plural, one {# claim is recorded} other {# claims are recorded}} that {issue}${orRelated.en} undermines {rights, plural, one {a right} other {# rights}}${inPlace.en}. Of {rights, plural, one {it} other {each of them}} a claim is recorded that a practice protects it.${endangeredRights.en}`,
    es: `{claims, plural, one {Está registrada # afirmación} other {Están registradas # afirmaciones}} de que «{issue}»${orRelated.es} menoscaba {rights, plural, one {un derecho} other {# derechos}}${inPlace.es}. De {rights, plural, one {él} other {cada uno}} está registrada una afirmación de que una práctica lo protege.${endangeredRights.es}`,
    fr: `{claims, plural, one {# affirmation enregistrée dit} other {# affirmations enregistrées disent}} que « {issue} »${orRelated.fr} porte atteinte à {rights, plural, one {un droit} other {# droits}}${inPlace.fr}. Pour {rights, plural, one {celui-ci} other {chacun}}, une affirmation enregistrée dit qu''une pratique le protège.${endangeredRights.fr}`,
  },
  FOUND_SOME_PROTECTED: {
    en: `{claims, plural, one {# claim is recorded} other {# claims are recorded}} that {issue}${orRelated.en} undermines {rights, plural, one {a right} other {# rights}}${inPlace.en}. Of {unprotected} of them no claim is recorded that a practice protects them: ask what protects them where you work.${endangeredRights.en}`,
    es: `{claims, plural, one {Está registrada # afirmación} other {Están registradas # afirmaciones}} de que «{issue}»${orRelated.es} menoscaba {rights, plural, one {un derecho} other {# derechos}}${inPlace.es}. De {unprotected} de ellos no está registrada ninguna afirmación de que una práctica los proteja: pregunte qué los protege donde usted trabaja.${endangeredRights.es}`,
    fr: `{claims, plural, one {# affirmation enregistrée dit} other {# affirmations enregistrées disent}} que « {issue} »${orRelated.fr} porte atteinte à {rights, plural, one {un droit} other {# droits}}${inPlace.fr}. Pour {unprotected} d''entre eux, aucune affirmation enregistrée ne dit qu''une pratique les protège : demandez ce qui les protège là où vous travaillez.${endangeredRights.fr}`,
  },
  FOUND_NONE_PROTECTED: {
    en: `{claims, plural, one {# claim is recorded} other {# claims are recorded}} that {issue}${orRelated.en} undermines {rights, plural, one {a right} other {# rights}}${inPlace.en}. {rights, plural, one {No claim is recorded} other {Of none of them is a claim recorded}} that a practice protects it: ask what protects {rights, plural, one {it} other {them}} where you work.${endangeredRights.en}`,
    es: `{claims, plural, one {Está registrada # afirmación} other {Están registradas # afirmaciones}} de que «{issue}»${orRelated.es} menoscaba {rights, plural, one {un derecho} other {# derechos}}${inPlace.es}. {rights, plural, one {No} other {De ninguno}} está registrada una afirmación de que una práctica lo proteja: pregunte qué {rights, plural, one {lo protege} other {los protege}} donde usted trabaja.${endangeredRights.es}`,
    fr: `{claims, plural, one {# affirmation enregistrée dit} other {# affirmations enregistrées disent}} que « {issue} »${orRelated.fr} porte atteinte à {rights, plural, one {un droit} other {# droits}}${inPlace.fr}. {rights, plural, one {Aucune affirmation enregistrée ne dit} other {Pour aucun, une affirmation enregistrée ne dit}} qu''une pratique le protège : demandez ce qui {rights, plural, one {le protège} other {les protège}} là où vous travaillez.${endangeredRights.fr}`,
  },
  NO_RIGHT: {
    en: `No claim that counts is recorded that {issue}${orRelated.en} undermines a right${inPlace.en}. That is not evidence that it undermines none. {leftOut, select, yes {See \`leftOut\` for claims that do not count here, and how to count them.} other {Ask people whom it concerns, ask about a wider issue, or ask \`responses\` what is done about this one.}}`,
    es: `No está registrada ninguna afirmación que cuente de que «{issue}»${orRelated.es} menoscabe un derecho${inPlace.es}. Eso no prueba que no menoscabe ninguno. {leftOut, select, yes {Vea en \`leftOut\` las afirmaciones que aquí no cuentan, y cómo contarlas.} other {Pregunte a las personas a quienes concierne, o por un problema más amplio, o pregunte a \`responses\` qué se hace ante este.}}`,
    fr: `Aucune affirmation qui compte n''est enregistrée selon laquelle « {issue} »${orRelated.fr} porte atteinte à un droit${inPlace.fr}. Cela ne prouve pas que ce problème n''en touche aucun. {leftOut, select, yes {Voyez dans \`leftOut\` les affirmations qui ne comptent pas ici, et comment les compter.} other {Demandez aux personnes concernées, cherchez un problème plus large, ou demandez à \`responses\` ce qui est fait face à celui-ci.}}`,
  },
} satisfies Record<string, Template>;

/** What is recorded of practices that protect one right. */
export const protectionWords = {
  REPORTED: {
    en: `A practice is reported to protect this right${inPlace.en}. Read who reports it, and how they know.${endangeredRight.en}`,
    es: `Se informa de que una práctica protege este derecho${inPlace.es}. Lea quién informa, y cómo lo sabe.${endangeredRight.es}`,
    fr: `Une pratique est rapportée comme protégeant ce droit${inPlace.fr}. Lisez qui le rapporte, et d''où cela est su.${endangeredRight.fr}`,
  },
  AIM_ONLY: {
    en: `A practice is meant or advised to protect this right${inPlace.en}; no claim is recorded that one did.${endangeredRight.en}`,
    es: `Una práctica tiene la intención de proteger este derecho${inPlace.es}, o se recomienda para ello; no está registrada ninguna afirmación de que alguna lo haya hecho.${endangeredRight.es}`,
    fr: `Une pratique vise à protéger ce droit${inPlace.fr}, ou est recommandée pour cela ; aucune affirmation enregistrée ne dit que cela a eu lieu.${endangeredRight.fr}`,
  },
  WIDER_PLACE_ONLY: {
    en: `Only of a wider place a claim is recorded that a practice protects this right. That is no evidence for {place}.${endangeredRight.en}`,
    es: `Solo de un lugar más amplio está registrada una afirmación de que una práctica protege este derecho. Eso no prueba nada sobre {place}.${endangeredRight.es}`,
    fr: `Une affirmation selon laquelle une pratique protège ce droit n''est enregistrée que pour un lieu plus large. Cela ne prouve rien pour {place}.${endangeredRight.fr}`,
  },
  UNPLACED_ONLY: {
    en: `Only without a place a claim is recorded that a practice protects this right. Ask where, and whether it could be done in {place}.${endangeredRight.en}`,
    es: `Solo sin lugar está registrada una afirmación de que una práctica protege este derecho. Pregunte dónde, y si podría hacerse en {place}.${endangeredRight.es}`,
    fr: `Une affirmation selon laquelle une pratique protège ce droit n''est enregistrée que sans lieu. Demandez où, et si cela pourrait se faire à {place}.${endangeredRight.fr}`,
  },
  ELSEWHERE_ONLY: {
    en: `Only of other places a claim is recorded that a practice protects this right. Ask whether it could be done in {place}.${endangeredRight.en}`,
    es: `Solo de otros lugares está registrada una afirmación de que una práctica protege este derecho. Pregunte si podría hacerse en {place}.${endangeredRight.es}`,
    fr: `Une affirmation selon laquelle une pratique protège ce droit n''est enregistrée que pour d''autres lieux. Demandez si cela pourrait se faire à {place}.${endangeredRight.fr}`,
  },
  NONE_RECORDED: {
    en: `No claim that counts is recorded that a practice protects this right, in any place. That is not evidence that none does: ask those whose right it is.${endangeredRight.en}`,
    es: `No está registrada ninguna afirmación que cuente de que una práctica proteja este derecho, en ningún lugar. Eso no prueba que ninguna lo haga: pregunte a quienes tienen este derecho.${endangeredRight.es}`,
    fr: `Aucune affirmation enregistrée qui compte ne dit qu''une pratique protège ce droit, où que ce soit. Cela ne prouve pas qu''aucune ne le fasse : interrogez ceux dont c''est le droit.${endangeredRight.fr}`,
  },
} satisfies Record<ProtectionState, Template>;
