import type { Words } from "../en/index.js";
import { textTools } from "../text.js";

const { count, list, number, plural } = textTools("es");

export const transferEs: Words["transfer"] = {
  question: {
    opening: "Qué podría servir de ejemplo en esta comunidad",
    against: "frente a este problema",
    ask: "Preguntar",
    hint: "Los problemas que se registran para la comunidad están primero en la casilla.",
    nothing: "Elija una comunidad y un problema.",
    faced: "Registrado para esta comunidad",
    which: (community) => `Problemas que se registran para esta comunidad: ${community}`,
    whichHint: "Elija uno para ver qué se registra sobre él en otra parte.",
  },
  title: (community, issue) => {
    const names = [community, issue].filter((name) => name !== undefined);
    return `¿Podría servir de ejemplo aquí?${names.length > 0 ? ` ${names.join(": ")}` : ""}`;
  },
  candidates: {
    title: (n) => count(n, "candidata", "candidatas"),
    figure: (community, issue) => `Qué se podría examinar: ${community}; ${issue}`,
    reading:
      "La barra llena llega hasta lo que está registrado y conviene. La parte rayada se desconoce: lo que diga la gente de allí puede mover la indicación a cualquier punto de ella.",
    between: (low, high) =>
      low === high ? `de ${number(low)} a ${number(high)}: nada queda abierto` : `entre ${number(low)} y ${number(high)}`,
    unknown: (least, most, of) =>
      `Poca información: de cada candidata se ${plural(most, "desconoce", "desconocen")} ${
        least === most ? number(least) : `de ${number(least)} a ${number(most)}`
      } de ${number(of)} factores.`,
    together: (n) => `Estas ${number(n)} no se pueden distinguir con lo que está registrado. Están por orden de nombre.`,
    inGroups: (n) =>
      `Estas ${number(n)} no se pueden distinguir con lo que está registrado. Primero están las registradas para este problema, luego las demás.`,
    groups: {
      ofIssue: "Registradas para este problema, por nombre",
      others: "Registradas para otros problemas vinculados con este, por nombre",
    },
    alone: "Su barra no toca la de ninguna otra candidata.",
    shown: (shown, all) => `Se muestran ${number(shown)} de ${number(all)}.`,
    fewer: "Para ver menos:",
    reportedOnly: "solo lo que se reporta",
    nearOnly: "solo este problema y otros más específicos",
    open: (name) => `${name}: sus siete factores`,
    notCompared: (n) =>
      `${count(n, "práctica más está registrada y no se comparó", "prácticas más están registradas y no se compararon")}.`,
    none: "No se registra ninguna práctica en otra parte, o sin lugar, para este problema u otro más amplio. Eso no indica que ninguna pueda ayudar.",
    source: (sets, version, method) =>
      `Fuente: ${list(sets)} (versión de los datos ${version}), versión ${method} del método. Es una indicación de qué examinar, no una predicción.`,
    method: "Cómo se calcula",
    about: (name) => `Todo sobre esta práctica: ${name}`,
    adverse: (n) => `${count(n, "afirmación dice", "afirmaciones dicen")} que hace daño, logra poco o nada, o desatiende a personas.`,
    relations: {
      EXACT: "registrada para este problema",
      NARROWER: "registrada para un problema más específico",
      BROADER: "registrada para un problema más amplio",
      DRIVER: "registrada para lo que impulsa este problema",
    },
  },
  factors: {
    title: "Los siete factores",
    names: {
      ISSUE: "Problema",
      EVIDENCE: "Evidencia",
      CONTEXT: "Contexto",
      POPULATION: "Personas",
      REPLICATION: "Repetición",
      CONDITIONS: "Condiciones",
      RIGHTS: "Derechos",
    },
    states: { MATCH: "coincide", PARTIAL: "en parte", MISMATCH: "no coincide", UNKNOWN: "se desconoce" },
    points: (low, high, of) => (low === high ? `${number(low)} de ${number(of)}` : `de ${number(low)} a ${number(high)}, de ${number(of)}`),
    look: (n) => `Ver ${count(n, "afirmación", "afirmaciones")}`,
    lookFor: (n, what) => `Ver ${count(n, "afirmación", "afirmaciones")}: ${what}`,
  },
  ask: {
    title: "Preguntas antes de intentarlo",
    sheet: "Preguntas antes de intentarlo",
    print: "Imprimir con las preguntas",
  },
  notOffered: {
    here: "Ya registrado aquí",
    adverse: "No se ofrece: un documento habla en contra",
    adverseWhy: "Todo lo que se registra de estas es que hacen daño, logran poco o nada, o desatienden a personas.",
    sameCountry: "Fuera porque usted así lo eligió: registrado solo en este país",
  },
  choices: {
    title: "Pesos, y qué se compara",
    weights: "Pesos",
    weightsWhy:
      "Cuánto cuenta cada factor junto a los demás. Se llevan a una suma de 100. Ningún estudio da estas cifras: son un juicio, y se pueden cambiar.",
    apply: "Aplicar",
    reset: "Como al principio",
    wrong: "Un peso es un número de 0 a 1.000.000, y al menos uno es mayor que 0.",
    relations: "Prácticas para",
    relationNames: {
      EXACT: "este problema",
      NARROWER: "problemas más específicos",
      BROADER: "problemas más amplios",
      DRIVER: "lo que lo impulsa",
    },
    flags: "Y",
    excludeSameCountry: "dejar fuera lo registrado en el mismo país",
    includeAlreadyHere: "también lo que ya está registrado aquí",
  },
  leftOut: {
    IMPLIED: (n) =>
      `${count(n, "práctica se registra", "prácticas se registran")} para este problema solo por afirmaciones que un documento sugiere`,
    IMPLIED_HERE: (n) => `${count(n, "candidata ya está", "candidatas ya están")} aquí, si cuenta lo que solo se sugiere`,
  },
  portfolio: {
    title: "En conjunto: el menor número de prácticas que toca lo que se enfrenta",
    for: "toca",
    instead: "Podría tomar su lugar",
    untouched: "Queda sin tocar",
    reasons: {
      NONE_RECORDED: "no se registra ninguna respuesta, en ningún lugar",
      ONLY_NOT_OFFERED: "hay afirmaciones en contra de cada respuesta registrada",
      BEYOND_LIMIT: "se registra una respuesta, que no cabe entre tan pocas",
    },
    notOffered: "No se ofrece: un documento habla en contra",
    nothingTouched: (issues) =>
      `${count(issues, "problema se registra", "problemas se registran")} para esta comunidad. Ninguna afirmación vincula una práctica que se pueda ofrecer con ${plural(issues, "él", "alguno de ellos")}.`,
    more: (n) => `y ${number(n)} más`,
  },
  similar: {
    opening: "Comunidades que, según lo registrado, enfrentan lo mismo que esta",
    closing: "",
    title: (community) => (community ? `Comunidades que, según lo registrado, enfrentan lo mismo: ${community}` : "Comunidades parecidas"),
    choose: "Elija una comunidad para ver cuáles comparten algo con ella.",
    otherCountriesOnly: "solo otros países",
    recordedHere: (community, issues, people, actors) =>
      `Registrado para esta comunidad (${community}): ${list([
        count(issues, "problema", "problemas"),
        count(people, "grupo de personas afectadas", "grupos de personas afectadas"),
        count(actors, "tipo de actor", "tipos de actores"),
      ])}.`,
    little: "Compartir uno o dos de tan pocos es poco.",
    order: "Por cuánto se comparte, y después por nombre. En el intervalo cuenta más lo que pocas comunidades tienen.",
    shared: (n, of) => `${number(n)} de ${number(of)} en común`,
    range: (low, high) => `coincidencia entre ${number(low)} y ${number(high)} de 100`,
    both: "Ambas",
    onlyHere: (name) => `Solo una (${name})`,
    parts: { ISSUES: "Problemas", PEOPLE: "Personas", ACTORS: "Actores" },
    nothing: "ningún documento lo dice",
    practices: (there, here) => `Registrado en una (${there}) y no en la otra (${here})`,
    practiceCounts: (helpful, adverse, carriedOut) =>
      list([
        ...(helpful ? [`${count(helpful, "afirmación", "afirmaciones")} de ayuda o propósito`] : []),
        ...(adverse ? [`${count(adverse, "afirmación", "afirmaciones")} de daño, o de poco o ningún efecto`] : []),
        ...(carriedOut ? [`realizada, según ${count(carriedOut, "afirmación", "afirmaciones")}`] : []),
      ]),
    implied: (n) => `${count(n, "práctica solo se sugiere", "prácticas solo se sugieren")} allí.`,
    countImplied: "Contar lo que se sugiere",
    compare: "Comparar estas dos",
    ask: "Para preguntar",
    leftOut: {
      COUNTRY_UNKNOWN: (n) =>
        `${count(n, "comunidad comparte", "comunidades comparten")} algo; no consta en qué país ${plural(n, "está", "están")}.`,
      SAME_COUNTRY: (n) => `${count(n, "comunidad del mismo país comparte", "comunidades del mismo país comparten")} algo.`,
      TOO_MANY: (n) => `${number(n)} más ${plural(n, "comparte algo y no se comparó", "comparten algo y no se compararon")}.`,
    },
    everywhere: "Mostrar todos los países",
    noneElsewhere: (community) =>
      `No se registra ninguna comunidad fuera del país de esta (${community}). Puede haber regiones y países registrados, pero no son comunidades.`,
    nothingRecorded: (community) =>
      `No se registra qué enfrenta esta comunidad, a quién afecta ni quién lo hace (${community}), así que no puede compararse.`,
    caution: "Que una práctica estuviera allí no indica que ayude aquí.",
  },
  compare: {
    title: (names) => (names.length > 1 ? `Qué se registra, lado a lado: ${list(names)}` : "Comparar"),
    choose: "Elija de dos a cinco registros de una misma clase.",
    one: "Elija al menos uno más, de la misma clase.",
    add: "Agregar un registro",
    find: "escriba un nombre",
    remove: (name) => `Quitar: ${name}`,
    full: "Cinco son los más que caben lado a lado.",
    reading: "– ningún documento lo dice. Una lista más larga no indica más gravedad: es lo que se puso por escrito.",
    all: "todos",
    only: (name) => `registrado solo de ${name}`,
    suggestedToo: "dicho o solo sugerido:",
    rowHead: "Registrado",
    noClaim: "ningún documento lo dice",
    nothing: "No se registra ninguna afirmación sobre estos. Eso no quiere decir que no se pueda decir nada de ellos.",
    mixed: "Compare registros de una misma clase.",
    mixedHow: "Quite uno, o empiece de nuevo con el primero:",
    twice: "Uno de ellos está dos veces.",
    sides: {
      AT: (what) => `Dicho de lo que pasa allí: ${what}`,
      BY: (what) => `Dicho de lo que ellos hacen: ${what}`,
      FOR: (what) => `Dicho de lo que les concierne: ${what}`,
    },
  },
};
