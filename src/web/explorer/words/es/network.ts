import type { Words } from "../en/index.js";
import { textTools } from "../text.js";

const { count, number, plural } = textTools("es");

export const networkEs: Words["network"] = {
  record: "registro",
  anyRecord: "cualquier registro",
  around: {
    title: (name) => (name ? `Lo que consta alrededor: ${name}` : "Lo que consta alrededor de un registro"),
    choose: "Elija un registro: una comunidad, un problema, una práctica, una organización o cualquier otro.",
    shown: (edges, all, records) =>
      edges === all
        ? `${count(edges, "enlace", "enlaces")} con ${count(records, "registro", "registros")}: todo lo que cuenta.`
        : `${number(edges)} de ${count(all, "enlace", "enlaces")}, con ${count(records, "registro", "registros")}.`,
    implied: (claims) =>
      plural(
        claims,
        "Queda fuera 1 afirmación que lo toca y que los documentos solo sugieren.",
        `Quedan fuera ${number(claims)} afirmaciones que lo tocan y que los documentos solo sugieren.`,
      ),
    meaning:
      "Un enlace son todas las afirmaciones con los mismos dos extremos que dicen lo mismo de ellos. Más enlaces quieren decir que se escribió más, no que un registro importe más.",
    few: "Pocos enlaces: la lista dice tanto como la imagen.",
    depth: "Hasta dónde",
    depths: { 1: "sus propios enlaces", 2: "y los de sus vecinos" },
    predicates: "Qué se dice",
    allPredicates: "todo",
    chosenPredicates: (n) => number(n),
    reset: "Todo",
    cut: "Sin mostrar",
    getMore: "Mostrar más",
    fewer: "Elija menos de lo que se dice, o tome todo en filas.",
    list: "Como texto",
    harm: "Daño, y poco o ningún efecto",
    harmOf: (heading) => `${heading}: daño, y poco o ningún efecto`,
    further: "Enlaces de sus vecinos",
    further2: "Cada línea es un enlace entre dos registros.",
    places: (names) => `lugar: ${names}`,
    morePlaces: (n) => count(n, "lugar más", "lugares más"),
    unplaced: "sin lugar nombrado",
    modalities: { reported: "reportado", intended: "propósito", recommended: "consejo" },
    lookAt: (subject, heading, object, claims) => `Ver ${count(claims, "afirmación", "afirmaciones")}: ${subject}. ${heading}: ${object}`,
    none: (name) =>
      `Ninguna afirmación leída aquí enlaza algo con este registro (${name}) con lo elegido. Eso no quiere decir que no haya nada que decir.`,
    figure: "Como imagen",
    columns: {
      who: "Personas y organizaciones",
      centre: "Alrededor de",
      issues: "Problemas y derechos",
      responses: "Respuestas",
      others: "Lugares y otros",
    },
    folded: (n) => `${number(n)} más en la lista`,
    foldedEdges: (n) => `${count(n, "enlace está", "enlaces están")} solo en la lista.`,
    caption:
      "Columnas por clase, filas por nombre. Un número dice cuántas afirmaciones tiene un enlace. Una línea discontinua lleva a una respuesta de la que se dice que hace daño, o logra poco o nada.",
    source: (title) => `Fuente: ${title}`,
    version: (version) => `versión de los datos ${version}`,
    graph: "Para programas que dibujan grafos",
    graphIntro: "Una tabla de aristas para Gephi (Importar hoja de cálculo) y networkx: ",
    edgesTable: "aristas (CSV)",
    howTo: "cómo leerla",
    toPaths: (name) => `¿Cómo se une con otro registro? ${name}`,
    note: (heading, claims) => `${heading} · ${count(claims, "afirmación", "afirmaciones")}`,
    noteFurther: (heading, nearer, more) => `${heading} (${nearer})${more > 0 ? ` y ${number(more)} más` : ""}`,
  },
  paths: {
    title: (from, to) => (from && to ? `Cómo se unen: ${from} y ${to}` : "Cómo se unen dos registros"),
    from: "desde",
    to: "hasta",
    choose: "Elija los dos extremos.",
    most: "Como máximo",
    steps: (n) => count(n, "afirmación", "afirmaciones"),
    found: (paths, length) =>
      `${count(paths, "cadena", "cadenas")} de ${count(length, "afirmación", "afirmaciones")} ${plural(paths, "los une", "los unen")}. Ninguna es más corta.`,
    foundSome: (length) => `Cadenas de ${count(length, "afirmación", "afirmaciones")} los unen. No se buscaron todas.`,
    meaning: "Una cadena dice de qué hablan juntas las fuentes, no que sus extremos tengan que ver entre sí.",
    none: (most) => `Ninguna cadena de como máximo ${count(most, "afirmación", "afirmaciones")} los une en lo que se leyó.`,
    same: "Los dos extremos son el mismo registro. Elija otro.",
    chain: (position) => `Cadena ${number(position)}`,
    more: (n) => `${number(n)} más de esta longitud`,
    others: (n) => `${count(n, "afirmación más dice", "afirmaciones más dicen")} lo mismo de estos dos`,
    longer: (n) => `Buscar cadenas de hasta ${count(n, "afirmación", "afirmaciones")}`,
    toAround: (name) => `Todo alrededor: ${name}`,
  },
  map: {
    title: (issue) =>
      issue
        ? `Qué lugares y comunidades enfrentan este problema, según lo registrado: ${issue}`
        : "Qué lugares y comunidades enfrentan un problema, según lo registrado",
    titleResponses: (issue) => (issue ? `Dónde constan respuestas a este problema: ${issue}` : "Dónde constan respuestas"),
    titleHarm: (issue) =>
      issue
        ? `Dónde se dice que las respuestas a este problema hacen daño, o logran poco o nada: ${issue}`
        : "Dónde se dice que las respuestas hacen daño, o logran poco o nada",
    shows: "Muestra",
    showing: {
      faces: "lo que enfrentan lugares y comunidades",
      responses: "respuestas",
      harm: "respuestas de las que se dice que hacen daño, o logran poco o nada",
    },
    exactly: "Se cuenta lo que nombra exactamente este problema, no otros más específicos ni más amplios.",
    list: "Como lista",
    places: "Municipios y ciudades",
    wider: "Dicho de zonas más amplias",
    widerIntro: "Lo que se dice de una zona amplia no se dice de cada lugar en ella; por eso ninguna zona está coloreada.",
    faces: (n) => count(n, "problema registrado", "problemas registrados"),
    responses: (n) => `${count(n, "afirmación", "afirmaciones")} sobre respuestas`,
    harm: (n) => `${count(n, "afirmación", "afirmaciones")} de daño, o de poco o ningún efecto`,
    noPoint: "sin coordenadas registradas",
    dots: (n) =>
      n === 0
        ? "Sin puntos: ninguna afirmación de este tipo nombra un municipio con coordenadas registradas."
        : `${count(n, "punto", "puntos")}. Un punto marca la cabecera de un municipio que una afirmación nombra, no un hecho. Todos los puntos tienen un mismo tamaño.`,
    silent: (n) =>
      `Se habla de ${count(n, "municipio o ciudad", "municipios y ciudades")}. El resto del mapa no está en calma; no se leyó sobre él.`,
    none: "Ninguna afirmación de este tipo nombra un lugar en lo que se leyó. Eso no quiere decir que allí no pase nada.",
    boundaries:
      "Los límites y los nombres vienen de Natural Earth y de la descripción del propio registro. No implican opinión alguna sobre la condición jurídica de ningún territorio ni sobre ninguna frontera.",
    regions: { colombia: "Colombia", "western-balkans": "Balcanes Occidentales" },
    noDots: "Ningún punto está en este mapa.",
    near: (name) => `Acercar en el mapa: ${name}`,
    whole: "El mapa entero",
    scale: (km) => `${number(km)} km`,
    drawn: (region, names) => `${region}: ${names}`,
    cut: (shown, all) => `Aquí se cuentan ${number(shown)} de ${number(all)} afirmaciones. Elija un problema para leer menos.`,
    unplaced: (n) =>
      `${count(n, "afirmación de este tipo no nombra", "afirmaciones de este tipo no nombran")} ningún lugar y no ${plural(n, "está", "están")} en ningún mapa.`,
  },
};
