import type { OutcomeState } from "../../analysis/lineage/outcomes.js";
import type { Template } from "./template.js";

/** Where and when, and whether that is reported. */
const carriedOut: Template = {
  en: "{placed, select, yes {{place}} other {No place is recorded}}, {dated, select, yes {{period}} other {no date is recorded}}: {modality, select, REPORTED {carried out} INTENDED {meant to be carried out} other {advised}}.",
  es: "{placed, select, yes {{place}} other {Sin lugar registrado}}, {dated, select, yes {{period}} other {sin fecha registrada}}: {modality, select, REPORTED {realizado} INTENDED {previsto} other {recomendado}}.",
  fr: "{placed, select, yes {{place}} other {Aucun lieu enregistré}}, {dated, select, yes {{period}} other {aucune date enregistrée}} : {modality, select, REPORTED {réalisé} INTENDED {prévu} other {recommandé}}.",
};
const there: Template = {
  en: "{placed, select, yes {there} other {then}}",
  es: "{placed, select, yes {allí} other {entonces}}",
  fr: "{placed, select, yes {là} other {alors}}",
};

/** One step, and what claims say of it. */
export const lineageStepWords = {
  FOR: {
    en: `${carriedOut.en} {for, plural, one {# claim reports} other {# claims report}} that it helped ${there.en}: read who says so, and how they know.`,
    es: `${carriedOut.es} {for, plural, one {# afirmación informa} other {# afirmaciones informan}} de que ayudó ${there.es}: lea quién lo dice, y cómo lo sabe.`,
    fr: `${carriedOut.fr} {for, plural, one {# affirmation rapporte} other {# affirmations rapportent}} que cela a aidé ${there.fr} : lisez qui le dit, et d''où cela est su.`,
  },
  AGAINST: {
    en: `${carriedOut.en} {against, plural, one {# claim reports} other {# claims report}} that it did harm or nothing ${there.en}: read this before you plan anything like it.`,
    es: `${carriedOut.es} {against, plural, one {# afirmación informa} other {# afirmaciones informan}} de que hizo daño o no sirvió ${there.es}: léalo antes de planear algo parecido.`,
    fr: `${carriedOut.fr} {against, plural, one {# affirmation rapporte} other {# affirmations rapportent}} que cela a nui ou n''a servi à rien ${there.fr} : lisez-le avant de prévoir quelque chose de semblable.`,
  },
  FOR_AND_AGAINST: {
    en: `${carriedOut.en} {for, plural, one {# claim reports} other {# claims report}} that it helped ${there.en}, and {against, plural, one {# reports} other {# report}} that it did harm or nothing: read both.`,
    es: `${carriedOut.es} {for, plural, one {# afirmación informa} other {# afirmaciones informan}} de que ayudó ${there.es}, y {against, plural, one {# informa} other {# informan}} de que hizo daño o no sirvió: lea ambas cosas.`,
    fr: `${carriedOut.fr} {for, plural, one {# affirmation rapporte} other {# affirmations rapportent}} que cela a aidé ${there.fr}, et {against, plural, one {# rapporte} other {# rapportent}} que cela a nui ou n''a servi à rien : lisez les deux.`,
  },
  EFFECT_NOT_SAID: {
    en: `${carriedOut.en} {notSaid, plural, one {# claim reports} other {# claims report}} that it dealt with an issue ${there.en}, and not with what effect.`,
    es: `${carriedOut.es} {notSaid, plural, one {# afirmación informa} other {# afirmaciones informan}} de que abordó un problema ${there.es}, pero no con qué efecto.`,
    fr: `${carriedOut.fr} {notSaid, plural, one {# affirmation rapporte} other {# affirmations rapportent}} que cela a traité un problème ${there.fr}, sans dire avec quel effet.`,
  },
  ONLY_MEANT: {
    en: `${carriedOut.en} {meant, plural, one {# claim says} other {# claims say}} what it is meant or advised to do ${there.en}. No claim is recorded of what came of it.`,
    es: `${carriedOut.es} {meant, plural, one {# afirmación dice} other {# afirmaciones dicen}} lo que se propone o se recomienda hacer ${there.es}. No está registrada ninguna afirmación de lo que resultó.`,
    fr: `${carriedOut.fr} {meant, plural, one {# affirmation dit} other {# affirmations disent}} ce que cela vise ou ce qui est conseillé ${there.fr}. Aucune affirmation n''est enregistrée sur ce qui en est résulté.`,
  },
  NONE_RECORDED: {
    en: `${carriedOut.en} No claim is recorded of what came of it ${there.en}.`,
    es: `${carriedOut.es} No está registrada ninguna afirmación de lo que resultó ${there.es}.`,
    fr: `${carriedOut.fr} Aucune affirmation n''est enregistrée sur ce qui en est résulté ${there.fr}.`,
  },
} satisfies Record<OutcomeState, Template>;

/** What claims say of outcomes, of all that is recorded. */
const outcomes: Template = {
  en: "{state, select, FOR {Claims report that it helps, and none that it does harm or nothing: read who says so.} AGAINST {Claims report that it does harm or nothing, and none that it helps: read them first.} FOR_AND_AGAINST {Claims report that it helps, and others that it does harm or nothing: read both.} EFFECT_NOT_SAID {Claims report that it deals with an issue, and none says with what effect.} ONLY_MEANT {Claims say what it is meant or advised to do. No claim is recorded of what came of it: ask those who know it.} other {No claim is recorded of what came of it: ask those who know it.}}",
  es: "{state, select, FOR {Hay afirmaciones que informan de que ayuda, y ninguna de que haga daño o no sirva: lea quién lo dice.} AGAINST {Hay afirmaciones que informan de que hace daño o no sirve, y ninguna de que ayude: léalas primero.} FOR_AND_AGAINST {Hay afirmaciones que informan de que ayuda, y otras de que hace daño o no sirve: lea ambas.} EFFECT_NOT_SAID {Hay afirmaciones que informan de que aborda un problema, y ninguna dice con qué efecto.} ONLY_MEANT {Las afirmaciones dicen lo que se propone o se recomienda hacer. No está registrada ninguna de lo que resultó: pregunte a quienes lo conocen.} other {No está registrada ninguna afirmación de lo que resultó: pregunte a quienes lo conocen.}}",
  fr: "{state, select, FOR {Des affirmations rapportent que cela aide, et aucune que cela nuit ou ne sert à rien : lisez qui le dit.} AGAINST {Des affirmations rapportent que cela nuit ou ne sert à rien, et aucune que cela aide : lisez-les d''abord.} FOR_AND_AGAINST {Des affirmations rapportent que cela aide, et d''autres que cela nuit ou ne sert à rien : lisez les deux.} EFFECT_NOT_SAID {Des affirmations rapportent que cela traite un problème, et aucune ne dit avec quel effet.} ONLY_MEANT {Les affirmations disent ce que cela vise ou ce qui est conseillé. Aucune n''est enregistrée sur ce qui en est résulté : interrogez qui le connaît.} other {Aucune affirmation n''est enregistrée sur ce qui en est résulté : interrogez qui le connaît.}}",
};

/** The lineage of a practice. */
export const practiceLineageWords = {
  FOUND: {
    en: `{steps, plural, one {# step is recorded} other {# steps are recorded}} of {practice}, {places, plural, =0 {without a place} one {in # place} other {in # places}}.{undated, plural, =0 {} other { Of # no claim says when.}}{overlapping, plural, =0 {} other { # of them may overlap in time, so that which came first is not recorded.}} ${outcomes.en}`,
    es: `{steps, plural, one {Está registrado # paso} other {Están registrados # pasos}} de «{practice}», {places, plural, =0 {sin lugar} one {en # lugar} other {en # lugares}}.{undated, plural, =0 {} other { De # ninguna afirmación dice cuándo.}}{overlapping, plural, =0 {} other { # de ellos pueden coincidir en el tiempo, y no está registrado cuál fue primero.}} ${outcomes.es}`,
    fr: `{steps, plural, one {# étape est enregistrée} other {# étapes sont enregistrées}} pour « {practice} », {places, plural, =0 {sans lieu} one {dans # lieu} other {dans # lieux}}.{undated, plural, =0 {} other { Pour #, aucune affirmation ne dit quand.}}{overlapping, plural, =0 {} other { # d''entre elles peuvent se chevaucher dans le temps : laquelle fut la première n''est pas enregistré.}} ${outcomes.fr}`,
  },
  NO_STEP: {
    en: `No claim that counts says where or when {practice} was carried out. That is no evidence that it was not. {leftOut, select, yes {See \`leftOut\` for claims that do not count here, and how to count them.} other {Ask those who know it where it was tried.}} ${outcomes.en}`,
    es: `Ninguna afirmación que cuente dice dónde o cuándo se realizó «{practice}». Eso no prueba que no se haya realizado. {leftOut, select, yes {Vea en \`leftOut\` las afirmaciones que aquí no cuentan, y cómo contarlas.} other {Pregunte a quienes lo conocen dónde se ha intentado.}} ${outcomes.es}`,
    fr: `Aucune affirmation qui compte ne dit où ni quand « {practice} » a été réalisé. Cela ne prouve pas que cela n''a pas eu lieu. {leftOut, select, yes {Voyez dans \`leftOut\` les affirmations qui ne comptent pas ici, et comment les compter.} other {Demandez à qui le connaît où cela a été essayé.}} ${outcomes.fr}`,
  },
} satisfies Record<string, Template>;
