import type { FactorTemplate } from "../../analysis/transfer/factor.js";
import type { Template } from "./template.js";

/** That no claim says something: under a choice of claims that leaves some out, others may. */
const noClaimSays: Template = {
  en: "{choice, select, narrowed {No claim of this choice says} other {No claim is recorded that says}}",
  es: "{choice, select, narrowed {Ninguna afirmación de esta selección dice} other {No está registrada ninguna afirmación que diga}}",
  fr: "{choice, select, narrowed {Aucune affirmation de ce choix ne dit} other {Aucune affirmation enregistrée ne dit}}",
};

/** Ends a sentence on places of use: how the nearest of them lies to the community. */
const nearest: Template = {
  en: "{nearness, select, shared { Among the places where it was used is {near}: it and {community} both lie in {ground}.} around { Among the places where it was used is {near}, in which {community} lies.} other {}}",
  es: "{nearness, select, shared { Entre los lugares donde se usó está {near}: {community} también está en {ground}.} around { Entre los lugares donde se usó está {near}, donde está {community}.} other {}}",
  fr: "{nearness, select, shared { Parmi les lieux où elle a servi : {near}. Lieux où se trouve aussi {community} : {ground}.} around { Parmi les lieux où elle a servi : {near}, où se trouve {community}.} other {}}",
};

/** What a factor of `transferCandidates` rests on. An aim never reads as a result, and what is not recorded never as what is not there. */
export const factorWords = {
  ISSUE_EXACT: {
    en: "Its claims name {issue} itself.",
    es: "Sus afirmaciones nombran {issue} como tal.",
    fr: "Ses affirmations nomment {issue} en propre.",
  },
  ISSUE_NARROWER: {
    en: "Its claims name {issues}, which is narrower than {issue}.",
    es: "Sus afirmaciones nombran {issues}, más específico que {issue}.",
    fr: "Ses affirmations nomment {issues}, plus précis que {issue}.",
  },
  ISSUE_BROADER: {
    en: "Its claims name {issues}, which is wider than {issue}. No claim is recorded of what it does about {issue} itself.",
    es: "Sus afirmaciones nombran {issues}, más amplio que {issue}. No está registrada ninguna afirmación sobre lo que hace frente a {issue} como tal.",
    fr: "Ses affirmations nomment {issues}, plus large que {issue}. Aucune affirmation n'est enregistrée sur ce qu'elle fait face à {issue} en propre.",
  },
  ISSUE_DRIVER: {
    en: "Its claims name {issues}, of which a document says that it drives {issue}.",
    es: "Sus afirmaciones nombran {issues}, de lo que un documento dice que impulsa {issue}.",
    fr: "Ses affirmations nomment {issues}, dont un document dit que cela alimente {issue}.",
  },
  EVIDENCE_OUTCOME: {
    en: "{claims, plural, one {# claim reports} other {# claims report}} that it prevents, reduces or softens {issues}, or protects people, in {sources, plural, one {# document} other {# documents}}.",
    es: "{claims, plural, one {# afirmación informa} other {# afirmaciones informan}} de que previene, reduce o mitiga {issues}, o protege a la gente, en {sources, plural, one {# documento} other {# documentos}}.",
    fr: "{claims, plural, one {# affirmation rapporte} other {# affirmations rapportent}} qu'elle prévient, réduit ou atténue {issues}, ou protège les personnes, dans {sources, plural, one {# document} other {# documents}}.",
  },
  EVIDENCE_CAPACITY: {
    en: "{claims, plural, one {# claim reports} other {# claims report}}, in {sources, plural, one {# document} other {# documents}}, that it builds people's capacity to deal with {issues}. No claim that counts says what came of that for {issues}: read the claims.",
    es: "{claims, plural, one {# afirmación informa} other {# afirmaciones informan}}, en {sources, plural, one {# documento} other {# documentos}}, que desarrolla la capacidad de la gente para afrontar {issues}. Ninguna afirmación que cuente dice qué resultó de ello para {issues}: lea las afirmaciones.",
    fr: "{claims, plural, one {# affirmation rapporte} other {# affirmations rapportent}}, dans {sources, plural, one {# document} other {# documents}}, qu'elle renforce la capacité des personnes à faire face à {issues}. Aucune affirmation qui compte ne dit ce qui en est résulté pour {issues} : lisez les affirmations.",
  },
  EVIDENCE_EFFECT_NOT_SAID: {
    en: "{claims, plural, one {# claim reports} other {# claims report}}, in {sources, plural, one {# document} other {# documents}}, that it deals with {issues}. No claim that counts says what came of it for {issues}.",
    es: "{claims, plural, one {# afirmación informa} other {# afirmaciones informan}}, en {sources, plural, one {# documento} other {# documentos}}, que se ocupa de {issues}. Ninguna afirmación que cuente dice qué resultó de ello para {issues}.",
    fr: "{claims, plural, one {# affirmation rapporte} other {# affirmations rapportent}}, dans {sources, plural, one {# document} other {# documents}}, qu'elle traite {issues}. Aucune affirmation qui compte ne dit ce qui en est résulté pour {issues}.",
  },
  EVIDENCE_AIM: {
    en: "{claims, plural, one {# claim says what it is meant to do, or advises it} other {# claims say what it is meant to do, or advise it}}. No claim that counts says what came of it for {issues}.",
    es: "{claims, plural, one {# afirmación dice lo que se propone, o lo aconseja} other {# afirmaciones dicen lo que se propone, o lo aconsejan}}. Ninguna afirmación que cuente dice qué resultó de ello para {issues}.",
    fr: "{claims, plural, one {# affirmation dit ce qu'elle vise, ou la conseille} other {# affirmations disent ce qu'elle vise, ou la conseillent}}. Aucune affirmation qui compte ne dit ce qui en est résulté pour {issues}.",
  },
  EVIDENCE_AIM_DISPUTED: {
    en: "{claims, plural, one {# claim says what it is meant to do, or advises it} other {# claims say what it is meant to do, or advise it}}; {adverse, plural, one {# claim says} other {# claims say}} that it does harm or nothing, or leaves people out of sight.",
    es: "{claims, plural, one {# afirmación dice lo que se propone, o lo aconseja} other {# afirmaciones dicen lo que se propone, o lo aconsejan}}; {adverse, plural, one {# afirmación dice} other {# afirmaciones dicen}} que hace daño, no hace nada o deja a personas fuera de la vista.",
    fr: "{claims, plural, one {# affirmation dit ce qu'elle vise, ou la conseille} other {# affirmations disent ce qu'elle vise, ou la conseillent}} ; {adverse, plural, one {# affirmation dit} other {# affirmations disent}} qu'elle nuit, n'a pas d'effet ou laisse des personnes de côté.",
  },
  EVIDENCE_DISAGREEMENT: {
    en: "The documents disagree: {claims, plural, one {# claim reports} other {# claims report}} that it helps or deals with {issues}, and {adverse, plural, one {# claim says} other {# claims say}} that it does harm or nothing, or leaves people out of sight.",
    es: "Los documentos no coinciden: {claims, plural, one {# afirmación informa} other {# afirmaciones informan}} de que ayuda o se ocupa de {issues}, y {adverse, plural, one {# afirmación dice} other {# afirmaciones dicen}} que hace daño, no hace nada o deja a personas fuera de la vista.",
    fr: "Les documents divergent : {claims, plural, one {# affirmation rapporte} other {# affirmations rapportent}} qu'elle aide ou traite {issues}, et {adverse, plural, one {# affirmation dit} other {# affirmations disent}} qu'elle nuit, n'a pas d'effet ou laisse des personnes de côté.",
  },
  CONTEXT_SHARED: {
    en: `{place} is recorded as facing {shared}, as {community} is{relatedCount, plural, =0 {} other {, and {related}, which is wider or narrower than {own}}}. That is at least {share} of 100 of what {community} is recorded as facing, where rare issues count more.${nearest.en}`,
    es: `{place} está registrado como lugar que enfrenta {shared}, igual que {community}{relatedCount, plural, =0 {} other {, y {related}, más amplio o más específico que {own}}}. Es al menos {share} de 100 de lo que está registrado que enfrenta {community}, donde lo poco común cuenta más.${nearest.es}`,
    fr: `{place} est enregistré comme faisant face à {shared}, tout comme {community}{relatedCount, plural, =0 {} other {, et à {related}, plus large ou plus précis que {own}}}. C'est au moins {share} sur 100 de ce à quoi {community} est enregistré comme faisant face, où ce qui est rare compte davantage.${nearest.fr}`,
  },
  CONTEXT_RELATED: {
    en: `{place} is recorded as facing {related}, which is wider or narrower than {own}, as recorded of {community}. That is at least {share} of 100 of what {community} is recorded as facing, where rare issues count more.${nearest.en}`,
    es: `{place} está registrado como lugar que enfrenta {related}, más amplio o más específico que {own}, registrado de {community}. Es al menos {share} de 100 de lo que está registrado que enfrenta {community}, donde lo poco común cuenta más.${nearest.es}`,
    fr: `{place} est enregistré comme faisant face à {related}, plus large ou plus précis que {own}, enregistré pour {community}. C'est au moins {share} sur 100 de ce à quoi {community} est enregistré comme faisant face, où ce qui est rare compte davantage.${nearest.fr}`,
  },
  CONTEXT_NOTHING_SHARED: {
    en: `No issue is recorded that both {community} and a place where it was used ({places}{more, plural, =0 {} other { and # more}}) face. That is no evidence that they share none.${nearest.en}`,
    es: `No está registrado ningún problema que enfrenten tanto {community} como un lugar donde se usó ({places}{more, plural, =0 {} other { y # más}}). Eso no indica que no compartan ninguno.${nearest.es}`,
    fr: `Aucun problème n'est enregistré auquel feraient face à la fois {community} et un lieu où elle a servi ({places}{more, plural, =0 {} other { et # autres}}). Cela n'indique pas qu'ils n'en partagent aucun.${nearest.fr}`,
  },
  CONTEXT_LITTLE_RECORDED: {
    en: `It was used in {places}{more, plural, =0 {} other { and # more}}. Too little is recorded of what people face there, or in {community}, to compare them.${nearest.en}`,
    es: `Se usó en {places}{more, plural, =0 {} other { y # más}}. Está registrado demasiado poco de lo que la gente enfrenta allí, o en {community}, para compararlos.${nearest.es}`,
    fr: `Lieux où elle a servi : {places}{more, plural, =0 {} other { et # autres}}. Trop peu est enregistré de ce à quoi les gens y font face, ou à {community}, pour les comparer.${nearest.fr}`,
  },
  CONTEXT_USED_AROUND: {
    en: "It was used in {places}, in which {community} lies. No claim that counts says in which place there, or what people face in it.",
    es: "Se usó en {places}, donde está {community}. Ninguna afirmación que cuente dice en qué lugar de allí, ni qué enfrenta la gente en él.",
    fr: "Lieux où elle a servi, et où se trouve {community} : {places}. Aucune affirmation qui compte ne dit dans quel lieu plus petit, ni à quoi les gens y font face.",
  },
  CONTEXT_NO_PLACE: {
    en: `${noClaimSays.en} where it was used.`,
    es: `${noClaimSays.es} dónde se usó.`,
    fr: `${noClaimSays.fr} où elle a servi.`,
  },
  POPULATION_HIT_HERE: {
    en: "It is for {people}. Recorded as hit by {issue}: {hit}, some of it in {community}.",
    es: "Es para {people}. Registro de a quién afecta {issue}: {hit}, en parte en {community}.",
    fr: "Elle s'adresse à {people}. Sont enregistrés comme touchés par {issue} : {hit}, en partie à {community}.",
  },
  POPULATION_HIT_IN_GENERAL: {
    en: `It is for {people}. Recorded as hit by {issue} in general: {hit}. ${noClaimSays.en} so of them in {community}.`,
    es: `Es para {people}. Registro de a quién afecta {issue} en general: {hit}. ${noClaimSays.es} lo mismo de {community}.`,
    fr: `Elle s'adresse à {people}. Sont enregistrés comme touchés par {issue} en général : {hit}. ${noClaimSays.fr} la même chose à {community}.`,
  },
  POPULATION_NOT_RECORDED_AS_HIT: {
    en: `It is for {people}. ${noClaimSays.en} that they are hit by {issue}, which is no evidence that they are not.{affectedCount, plural, =0 {} other { Recorded as hit: {affected}.}}`,
    es: `Es para {people}. ${noClaimSays.es} que {issue} les afecta, lo que no prueba que no sea así.{affectedCount, plural, =0 {} other { Registro de a quién afecta: {affected}.}}`,
    fr: `Elle s'adresse à {people}. ${noClaimSays.fr} que {issue} les touche, ce qui ne prouve pas le contraire.{affectedCount, plural, =0 {} other { Sont enregistrés comme touchés : {affected}.}}`,
  },
  POPULATION_NOT_SAID: {
    en: `${noClaimSays.en} whom it is for.{affectedCount, plural, =0 {} other { Recorded as hit by {issue}: {affected}.}}`,
    es: `${noClaimSays.es} para quién es.{affectedCount, plural, =0 {} other { Registro de a quién afecta {issue}: {affected}.}}`,
    fr: `${noClaimSays.fr} à qui elle s'adresse.{affectedCount, plural, =0 {} other { Sont enregistrés comme touchés par {issue} : {affected}.}}`,
  },
  REPLICATION_COUNTED: {
    en: "It is recorded as used in {places, plural, one {# place} other {# places}}, in {countries, plural, =0 {no country that is recorded} one {# country} other {# countries}}.",
    es: "Está registrado que se usó en {places, plural, one {# lugar} other {# lugares}}, en {countries, plural, =0 {ningún país registrado} one {# país} other {# países}}.",
    fr: "Il est enregistré qu'elle a servi dans {places, plural, one {# lieu} other {# lieux}}, dans {countries, plural, =0 {aucun pays enregistré} one {# pays} other {# pays}}.",
  },
  REPLICATION_WIDE: {
    en: "It is recorded as used in {places, plural, one {# place} other {# places}}. No claim that counts says in how many places within {wide}.",
    es: "Está registrado que se usó en {places, plural, one {# lugar} other {# lugares}}. Ninguna afirmación que cuente dice en cuántos lugares dentro de {wide}.",
    fr: "Il est enregistré qu'elle a servi dans {places, plural, one {# lieu} other {# lieux}}. Aucune affirmation qui compte ne dit dans combien de lieux plus petits : {wide}.",
  },
  REPLICATION_NOT_SAID: {
    en: `${noClaimSays.en} in how many places it was used.`,
    es: `${noClaimSays.es} en cuántos lugares se usó.`,
    fr: `${noClaimSays.fr} dans combien de lieux elle a servi.`,
  },
  CONDITIONS_MET: {
    en: "Recorded in {community}, as it needs: {met}.{openCount, plural, =0 {} other { Not recorded there: {open}.}}",
    es: "Registrado en {community}, como lo necesita: {met}.{openCount, plural, =0 {} other { Sin registro allí: {open}.}}",
    fr: "Enregistré à {community}, comme il le faut : {met}.{openCount, plural, =0 {} other { Non enregistré là : {open}.}}",
  },
  CONDITIONS_IN_THE_WAY: {
    en: "In its way, and recorded in {community}: {inTheWay}.{openCount, plural, =0 {} other { Not recorded there: {open}.}}",
    es: "Se interpone, y está registrado en {community}: {inTheWay}.{openCount, plural, =0 {} other { Sin registro allí: {open}.}}",
    fr: "Y fait obstacle, et est enregistré à {community} : {inTheWay}.{openCount, plural, =0 {} other { Non enregistré là : {open}.}}",
  },
  CONDITIONS_MET_AND_IN_THE_WAY: {
    en: "Recorded in {community}, as it needs: {met}. In its way, and recorded there: {inTheWay}.",
    es: "Registrado en {community}, como lo necesita: {met}. Se interpone, y está registrado allí: {inTheWay}.",
    fr: "Enregistré à {community}, comme il le faut : {met}. Y fait obstacle, et est enregistré là : {inTheWay}.",
  },
  CONDITIONS_NOT_RECORDED_HERE: {
    en: `What it needs, and what hinders it: {open}. ${noClaimSays.en} that any of that is there in {community}.`,
    es: `Lo que necesita y lo que la obstaculiza: {open}. ${noClaimSays.es} que algo de eso exista en {community}.`,
    fr: `Ce qu'il lui faut et ce qui l'entrave : {open}. ${noClaimSays.fr} que cela existe à {community}.`,
  },
  CONDITIONS_NOT_SAID: {
    en: `${noClaimSays.en} what it needs or what hinders it.`,
    es: `${noClaimSays.es} qué necesita o qué la obstaculiza.`,
    fr: `${noClaimSays.fr} ce qu'il lui faut ou ce qui l'entrave.`,
  },
  RIGHTS_PROTECTED: {
    en: "It is said to protect {protected}. Recorded as undermined in {community} or by {issue}: {undermined}.",
    es: "Se dice que protege {protected}. Registrado como menoscabado en {community} o por {issue}: {undermined}.",
    fr: "Elle est dite protéger {protected}. Enregistré comme atteint à {community} ou par {issue} : {undermined}.",
  },
  RIGHTS_ENDANGERED: {
    en: "It is said to endanger {endangered}.",
    es: "Se dice que pone en peligro {endangered}.",
    fr: "Elle est dite mettre en danger {endangered}.",
  },
  RIGHTS_PROTECTED_AND_ENDANGERED: {
    en: "It is said to protect {protected}, and to endanger {endangered}.",
    es: "Se dice que protege {protected} y que pone en peligro {endangered}.",
    fr: "Elle est dite protéger {protected} et mettre en danger {endangered}.",
  },
  RIGHTS_NOT_RECORDED_AS_UNDERMINED: {
    en: `It is said to protect {protected}. ${noClaimSays.en} that this is undermined in {community} or by {issue}.`,
    es: `Se dice que protege {protected}. ${noClaimSays.es} que eso se menoscabe en {community} o por {issue}.`,
    fr: `Elle est dite protéger {protected}. ${noClaimSays.fr} qu'il y soit porté atteinte à {community} ou par {issue}.`,
  },
  RIGHTS_NOT_SAID: {
    en: `${noClaimSays.en} that it protects or endangers a right.`,
    es: `${noClaimSays.es} que proteja o ponga en peligro un derecho.`,
    fr: `${noClaimSays.fr} qu'elle protège ou met en danger un droit.`,
  },
} satisfies Record<FactorTemplate, Template>;
