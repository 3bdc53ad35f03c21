import type { Template } from "./template.js";

/** What is recorded around a record. `edges`, `nodes` and `claims` are those that are shown. */
export const neighbourhoodWords = {
  WHOLE: {
    en: "{claims, plural, one {# claim joins} other {# claims join}} {centre} and {nodes, plural, one {# more record} other {# more records}} by {edges, plural, one {# edge} other {# edges}}; all are shown. More claims are not more proof: read them.",
    es: "{claims, plural, one {# afirmación une} other {# afirmaciones unen}} {centre} y {nodes, plural, one {# registro más} other {# registros más}} por {edges, plural, one {# arista} other {# aristas}}; se muestran todas. Más afirmaciones no son más pruebas: léalas.",
    fr: "{claims, plural, one {# affirmation relie} other {# affirmations relient}} {centre} et {nodes, plural, one {# autre fiche} other {# autres fiches}} par {edges, plural, one {# arête} other {# arêtes}} ; toutes sont montrées. Plus d''affirmations ne sont pas plus de preuves : lisez-les.",
  },
  CUT: {
    en: "Around {centre} {edges, plural, one {one edge is shown} other {the first # edges are shown}}, with {claims, plural, one {# claim} other {# claims}}, and {nodes, plural, one {# more record} other {# more records}}. There is more: `cut` says what, and how to get it.",
    es: "En torno a {centre} {edges, plural, one {se muestra una arista} other {se muestran las primeras # aristas}}, con {claims, plural, one {# afirmación} other {# afirmaciones}}, y {nodes, plural, one {# registro más} other {# registros más}}. Hay más: `cut` dice qué, y cómo obtenerlo.",
    fr: "Autour de {centre}, {edges, plural, one {une arête est montrée} other {les # premières arêtes sont montrées}}, avec {claims, plural, one {# affirmation} other {# affirmations}}, et {nodes, plural, one {# autre fiche} other {# autres fiches}}. Il y en a plus : `cut` dit quoi, et comment l''obtenir.",
  },
  NOTHING: {
    en: "No claim that counts has {centre} as its subject or its object{predicates, select, some {, of these predicates} other {}}. That is not evidence that there is nothing to say of it. {predicates, select, some {Leave out `predicates` for all that is recorded. } other {}}{implied, select, yes {Add IMPLIED and INFERRED to `assertions` for what is only implied or inferred. } other {}}A claim may still name it as where it holds or whom it concerns: ask for the record itself.",
    es: "Ninguna afirmación que cuente tiene {centre} como sujeto o como objeto{predicates, select, some {, con estos predicados} other {}}. Eso no prueba que no haya nada que decir de ello. {predicates, select, some {Omita `predicates` para ver todo lo registrado. } other {}}{implied, select, yes {Agregue IMPLIED e INFERRED a `assertions` para ver lo que solo está implícito o inferido. } other {}}Aun así, una afirmación puede nombrarlo como el lugar donde vale o como las personas a las que concierne: pida el registro mismo.",
    fr: "Aucune affirmation qui compte n''a {centre} pour sujet ou pour objet{predicates, select, some {, avec ces prédicats} other {}}. Cela ne prouve pas qu''il n''y ait rien à en dire. {predicates, select, some {Omettez `predicates` pour tout ce qui est enregistré. } other {}}{implied, select, yes {Ajoutez IMPLIED et INFERRED à `assertions` pour ce qui est seulement implicite ou inféré. } other {}}Une affirmation peut encore nommer cette fiche comme le lieu où elle vaut ou les personnes qu''elle concerne : demandez la fiche elle-même.",
  },
} satisfies Record<string, Template>;

/** What is not shown of a neighbourhood. */
export const cutWords = {
  MORE: {
    en: "{edges, plural, one {# more edge} other {# more edges}}, to {nodes, plural, one {# more record} other {# more records}}: ask with `first: {first}`.",
    es: "{edges, plural, one {# arista más} other {# aristas más}}, hacia {nodes, plural, one {# registro más} other {# registros más}}: pregunte con `first: {first}`.",
    fr: "{edges, plural, one {# arête de plus} other {# arêtes de plus}}, vers {nodes, plural, one {# autre fiche} other {# autres fiches}} : demandez avec `first: {first}`.",
  },
  TOO_MANY: {
    en: "{edges, plural, one {# more edge} other {# more edges}}, to {nodes, plural, one {# more record} other {# more records}}: too many to show at once. Ask about fewer `predicates`, or take all claims of {centre} from `claimUrls`.",
    es: "{edges, plural, one {# arista más} other {# aristas más}}, hacia {nodes, plural, one {# registro más} other {# registros más}}: demasiadas para mostrarlas a la vez. Pregunte por menos `predicates`, o tome todas las afirmaciones de {centre} de `claimUrls`.",
    fr: "{edges, plural, one {# arête de plus} other {# arêtes de plus}}, vers {nodes, plural, one {# autre fiche} other {# autres fiches}} : trop pour tout montrer à la fois. Demandez moins de `predicates`, ou prenez toutes les affirmations de {centre} à `claimUrls`.",
  },
  NOT_LOOKED_AT: {
    en: "Not all edges of {centre} itself are shown, so those of its neighbours were not looked at. {first, plural, =0 {Ask about fewer `predicates`, or about one of the neighbours.} other {Ask with `first: {first}`, about fewer `predicates`, or about one of the neighbours.}}",
    es: "No se muestran todas las aristas de {centre}, así que no se miraron las de sus vecinos. {first, plural, =0 {Pregunte por menos `predicates`, o por uno de los vecinos.} other {Pregunte con `first: {first}`, por menos `predicates`, o por uno de los vecinos.}}",
    fr: "Toutes les arêtes de {centre} ne sont pas montrées : celles de ses voisins n''ont donc pas été regardées. {first, plural, =0 {Demandez moins de `predicates`, ou l''un des voisins.} other {Demandez avec `first: {first}`, moins de `predicates`, ou l''un des voisins.}}",
  },
} satisfies Record<string, Template>;
