import type { Words } from "../en/index.js";
import { textTools } from "../text.js";

const { count, number, plural } = textTools("es");

export const answerEs: Words["answer"] = {
  question: {
    opening: "¿Qué prácticas abordan qué problema, y dónde?",
    in: "en",
    ask: "Preguntar",
    hint: "Deje vacía una casilla para leer sobre la otra.",
    nothing: "Elija un problema, un lugar o ambos.",
    unknown: (typed) => `Aquí ningún nombre es «${typed}». Elija uno de la lista.`,
    try: "Pruebe",
    asked: (issue, place) => {
      const names = [issue, place].filter((name) => name !== undefined).join("; ");
      return issue
        ? `¿Qué prácticas abordan este problema${place ? " en este lugar" : ""}? (${names})`
        : `¿Qué prácticas se registran en este lugar? (${names})`;
    },
  },
  home: {
    title: "Qué prácticas abordan qué daños del crimen organizado, dónde, y quién lo dice",
    honesty: (documents, claims, aims, reports, outcomes) =>
      `Se ${plural(documents, "leyó un documento", `leyeron ${number(documents)} documentos`)}. De ${count(
        claims,
        "afirmación",
        "afirmaciones",
      )} sobre respuestas, ${number(aims)} ${plural(aims, "es un propósito o consejo", "son propósitos o consejos")}, ${number(reports)} ${plural(
        reports,
        "reporta",
        "reportan",
      )} algo, y ${outcomes === 0 ? "ninguna reporta" : `${number(outcomes)} ${plural(outcomes, "reporta", "reportan")}`} que un problema haya disminuido.`,
    howToRead: "Cómo leer una respuesta",
    small: (documents, communities) =>
      `Este grafo es pequeño: ${count(documents, "documento", "documentos")}, ${count(
        communities,
        "comunidad",
        "comunidades",
      )}. Léalo como apuntes, no como una encuesta.`,
    doors: {
      transfer: (place) => `¿Podría servir de ejemplo aquí? ${place}`,
      gaps: "¿Dónde no consta nada?",
      harm: "¿De qué respuestas se dice que hacen daño?",
      faces: (place) => `¿Qué enfrenta esta comunidad? ${place}`,
    },
    explore: "Explorar",
  },
  title: (issue, place) => `Respuestas${issue ? `: ${issue}` : ""}${place ? ` (${place})` : ""}`,
  harmTitle: (issue, place) =>
    `Respuestas de las que se dice que hacen daño, o que logran poco o nada${issue ? `: ${issue}` : ""}${place ? ` (${place})` : ""}`,
  anyIssue: "cualquier problema",
  anyPlace: "cualquier lugar",
  summary: {
    counted: (practices, claims) =>
      `${count(practices, "práctica o programa", "prácticas y programas")}, ${count(claims, "afirmación", "afirmaciones")}.`,
    allAims: (claims) =>
      plural(claims, "Dice lo que se busca o se aconseja.", `Las ${number(claims)} dicen lo que se busca o se aconseja.`),
    reports: (reports, issue) =>
      `${count(reports, "reporta", "reportan")} lo que se hizo, o que las personas pueden actuar mejor. Ninguna reporta que el problema haya disminuido (${issue}).`,
    outcomes: (outcomes) => `${count(outcomes, "reporta", "reportan")} un resultado. Lea quién lo reporta y cómo lo sabe.`,
    harm: (harms) =>
      `${count(harms, "más dice", "más dicen")} que una respuesta empeora la situación, logra poco o nada, o desatiende a quienes lo sufren.`,
  },
  filters: {
    title: "Qué afirmaciones cuentan",
    combine: "Cualquiera de estos lugares y cualquiera de estos problemas.",
    scopes: "Lugar",
    issueScopes: "Problema",
    modalities: "Qué se dice",
    assertions: "Cómo sale del texto",
    more: "Más opciones",
    change: "Cambiar",
    counted: "Aquí se cuenta:",
    reset: "Como al principio",
    modalityNames: { REPORTED: "reportado", INTENDED: "propósito", RECOMMENDED: "consejo" },
  },
  leftOut: {
    title: "Lo que quedó fuera por lo elegido arriba",
    here: "Lo que quedó fuera aquí",
    reasons: {
      WIDER_ISSUES: (n) => `${count(n, "afirmación", "afirmaciones")} sobre un problema más amplio`,
      WIDER_PLACES: (n) =>
        `${count(n, "afirmación", "afirmaciones")} sobre un lugar más amplio, que no ${plural(n, "es", "son")} evidencia sobre este`,
      UNPLACED: (n) => count(n, "afirmación que no nombra ningún lugar", "afirmaciones que no nombran ningún lugar"),
      ELSEWHERE: (n) => `${count(n, "afirmación", "afirmaciones")} sobre otros lugares`,
      IMPLIED: (n) => count(n, "afirmación que un documento solo sugiere", "afirmaciones que los documentos solo sugieren"),
      ALL_BUT_IMPLIED: (n) =>
        `${count(n, "afirmación", "afirmaciones")} si cuentan también los problemas más amplios y todos los lugares, incluso sin lugar nombrado`,
      ALL_TOGETHER: (n) => `${count(n, "afirmación", "afirmaciones")} en total, con lo que los documentos solo sugieren`,
    },
    show: "mostrar",
  },
  harm: {
    title: "Daño, y poco o ningún efecto",
    opening: "¿De qué respuestas se dice que hacen daño, o que logran poco o nada, y dónde?",
    none: (issue, place) =>
      `Ninguna afirmación contada aquí dice que una respuesta ${
        issue ? "a este problema lo empeore" : "empeore un problema"
      }, logre poco o nada, o desatienda a quienes lo sufren${issue || place ? ` (${[issue, place].filter(Boolean).join("; ")})` : ""}. Eso no indica que ninguna lo haga.`,
  },
  row: {
    look: "Ver",
    lookAt: (claim) => `Ver la afirmación: ${claim}`,
    continued: "continuación",
    more: (n) => `${number(n)} más`,
    claims: (n) => count(n, "afirmación", "afirmaciones"),
    for: "para",
    period: "Período",
  },
  empty: {
    elsewhere: "Registrado, y no contado aquí",
    places: "Para otros lugares se registran respuestas a este problema:",
    transfer: (place) => `¿Podría servir de ejemplo aquí? ${place}`,
  },
  next: {
    title: "Después",
    transfer: "¿Podría servir de ejemplo en otra comunidad?",
    gaps: "Lo que aquí no consta",
    issue: "Todo sobre este problema",
    place: "Todo sobre este lugar",
  },
  rows: (n) => count(n, "fila", "filas"),
  drawer: {
    title: "Afirmación",
    saidBy: "Lo dice",
    undated: "sin fecha",
    lines: (from, to) => (to === null || to === from ? `línea ${from}` : `líneas ${from}-${to}`),
    pages: (from, to) => (to === null || to === from ? `página ${from}` : `páginas ${from}-${to}`),
    row: (row) => `fila ${row}`,
    shared: (n) => count(n, "afirmación se apoya en este pasaje", "afirmaciones se apoyan en este pasaje"),
    checksum: (start) =>
      `las líneas se contaron en el texto con la suma de verificación SHA-256 ${start}…; con ella se sabe si otro texto es el mismo.`,
    find: "Búsquela en el documento en:",
    noAddress: "No se registra ninguna dirección del documento: búsquelo por su título y por quien lo publica.",
    lookFor:
      "Entre comillas está el encabezado, o las primeras palabras, que se pueden buscar en el documento. Los números de línea son los del texto que se leyó aquí y pueden ser otros en el suyo.",
    written: "Como la escribió quien la editó:",
    recordedIn: (day, dataSet) => `Registrada el ${day} en el conjunto de datos «${dataSet}»`,
    open: "Abrir el documento",
    notCopied: "Sus palabras son de quien lo publica y no se copian aquí.",
    period: "Período",
    forWhom: "Para quién",
    byWhom: "Por quién",
    where: "Dónde",
    how: "Cómo",
    terms: "Las palabras de la fuente",
    status: "Revisión",
    notSaid: "no se dice",
    recorded: (day, by) => `Registrada el ${day} por ${by}`,
    claim: "La afirmación",
    yaml: "Copiar como YAML",
    before: "La afirmación anterior",
    next: "La afirmación siguiente",
    of: (at, all) => `${number(at)} de ${number(all)}`,
    gone: "Esta afirmación no está aquí, o ya no está.",
  },
};
