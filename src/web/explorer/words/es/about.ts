import type { Words } from "../en/index.js";
import { textTools, titled } from "../text.js";
import { dataEs } from "./data.js";

const { count, number } = textTools("es");

export const aboutEs: Words["about"] = {
  inEnglish: "en inglés",
  contents: "En esta página",
  data: dataEs,
  read: {
    title: "Cómo leer una respuesta",
    intro: (documents) =>
      `Una respuesta es una lista de afirmaciones. Una afirmación es algo que dice un documento. Para este grafo ${
        documents === 1 ? "se leyó" : "se leyeron"
      } ${count(documents, "documento", "documentos")}, y cada afirmación dice en qué parte de ellos está.`,
    example: "Una afirmación, por partes",
    exampleNote: "Una afirmación de este grafo, tal como la muestra una respuesta. Cada número tiene su nota más abajo.",
    noExample: "El grafo todavía no tiene una afirmación que mostrar aquí.",
    note: (n) => `nota ${number(n)}`,
    notes: {
      practice: titled(
        "Qué se hace",
        "Una práctica o un programa. Su página tiene todo lo que se registra al respecto, de todos los documentos.",
      ),
      badge: titled(
        "Qué se dice",
        "El efecto y la modalidad son una sola frase. Aquí se trata de un propósito: el documento dice qué se busca hacer. No reporta ningún resultado.",
      ),
      issue: titled(
        "Sobre qué",
        "El problema que nombra la afirmación. Quien pregunta por un problema más amplio también la encuentra, marcada como de uno más específico.",
      ),
      place: {
        title: "Dónde",
        named: (place) =>
          `El lugar que nombra el documento. Si usted pregunta por este lugar (${place}), la afirmación está «dicha de este lugar».`,
        wider: (wider) => `Si pregunta por uno más amplio (${wider}), es «de un lugar dentro de él».`,
        elsewhere: "Para cualquier otro lugar no es ningún indicio.",
        none: "El documento no nombra ningún lugar. Eso no dice que valga en todas partes.",
      },
      assertion: {
        title: "Cómo sale del texto",
        STATED: "Un pasaje lo dice todo.",
        COMPOSED: "Une varios enunciados de un documento. Ninguno lo dice todo.",
        IMPLIED:
          "El documento lo sugiere y no lo dice. Estas afirmaciones solo cuentan si usted las pide; las páginas de lugares y comunidades las muestran aparte.",
        IMPORTED: "Es una fila de un conjunto de datos.",
        INFERRED: "Nadie lo dice: es una inferencia de quienes mantienen este grafo.",
      },
      sentence: titled(
        "En una frase",
        "La escribió en inglés una persona que edita el grafo. En otros idiomas la mayoría de las frases las hace una plantilla, y así se indica. Cite el documento, nunca esto.",
      ),
      source: titled(
        "Quién lo dice",
        "El documento, y la parte de él. Ver muestra cuándo se registró la afirmación y cuántas otras se apoyan en el mismo pasaje: las afirmaciones de un pasaje son una sola voz. Lea el pasaje antes de citarlo.",
      ),
    },
    words: "Las palabras y sus marcas",
    wordsIntro: "Una marca nunca dice más que las palabras que tiene al lado.",
    modality: {
      title: "Modalidad: qué clase de enunciado es",
      REPORTED: "Una fuente dice que así fue, o que así es. Es la palabra de la fuente: nadie la ha verificado aquí.",
      INTENDED: "Una fuente dice qué se busca hacer. Nunca se lee como un resultado.",
      RECOMMENDED: "Una fuente lo aconseja. El consejo es de la fuente, no de esta página.",
    },
    effect: {
      title: "Efecto: qué le hace una práctica a un problema, según una fuente",
      intro: "El efecto y la modalidad son una sola frase, porque un efecto solo se leería como un resultado.",
      adverse:
        "Adverso: una fuente dice que empeora la situación, logra poco o nada, o desatiende a personas. Estas afirmaciones están aparte, y nunca entre lo que ayuda.",
      mixed: "Mixto: una fuente dice que ayuda y que también hace daño. Está en ambas partes.",
      all: "Todas las frases",
    },
    assertion: "Cómo sale del texto una afirmación",
    scope: {
      title: "Alcance: cómo se relaciona el lugar de una afirmación con el suyo",
      EXACT: "Nombra el lugar por el que usted pregunta.",
      WITHIN: "Nombra un lugar dentro del suyo. No tiene por qué valer para todo el suyo.",
      BROADER: "Nombra un lugar que abarca el suyo. No es ningún indicio para el suyo, y solo aparece si usted lo pide.",
      UNPLACED: "No nombra ningún lugar. Solo aparece si usted lo pide.",
      ELSEWHERE: "Nombra otro lugar. Solo aparece si usted lo pide.",
    },
    gap: {
      title: "Vacío: qué se registra de un problema que un lugar enfrenta",
      intro:
        "Todos estos casos son vacíos, salvo «reportada aquí». Un vacío dice lo que los documentos no dicen, y nada de lo que se hace.",
      kinds: {
        REPORTED_HERE:
          "Ningún vacío: una fuente reporta una respuesta, aquí o dentro del lugar, y no dice que solo haga daño o logre poco. Que se reporte no dice que haya ayudado.",
        AIM_ONLY: "Lo que se registra solo se busca o se aconseja. Pregunte qué fue de ello.",
        HARM_ONLY: "Lo que se registra solo hace daño, logra poco o nada, o desatiende a personas.",
        IMPLIED_ONLY: "Un documento sugiere una respuesta y no la dice.",
        WIDER_PLACE_ONLY: "Algo se registra solo para un lugar que abarca este.",
        UNPLACED_ONLY: "Algo se registra solo sin lugar.",
        ELSEWHERE_ONLY: "Algo se registra solo para otros lugares.",
        NONE_RECORDED: "No se registra ninguna respuesta que ayude, ni aquí ni en otra parte. Eso no indica que no se haga nada.",
      },
    },
    unchecked: {
      title: "La marca de un nombre sin revisar",
      example: "Junto a un nombre se ve así:",
      text: "El nombre es una traducción, y nadie que hable el idioma lo ha confirmado. Puede ser torpe o equivocado. Donde un registro no tiene nombre en su idioma, usted lee el de otro idioma, y así se indica.",
    },
    isNot: {
      title: "Qué no es esto",
      items: (documents) => [
        `No es una encuesta. Contiene lo que ${count(documents, "documento dice", "documentos dicen")}, y nada de lo demás que la gente sabe.`,
        "No es un juicio. Lo que se dice a menudo no es más probable: las fuentes se repiten entre sí.",
        "No es una clasificación. Lugares, comunidades y problemas están por nombre.",
        "No es una predicción. Un intervalo dice cuánto queda abierto, no qué tan probable es algo.",
        "No es un consejo. Lo que aconseja una fuente está marcado como de la fuente.",
        "No es una imagen de lo ausente. Donde no se registra nada, los documentos leídos no dicen nada de ello.",
      ],
    },
    readers: {
      title: "Quién lo lee",
      text: "Está hecho para quienes buscan lo que otros han intentado: analistas, investigadores, comunidades y quienes trabajan con ellas. También lo leen personas en peligro, y quizá quienes las ponen en peligro. Está escrito para todos ellos a la vez.",
    },
    risk: {
      title: "Personas en riesgo",
      items: [
        "Ninguna persona es un registro. No aparece aquí el nombre de ninguna persona, salvo los de autores de los documentos.",
        "Ningún lugar es más fino que un municipio, y un punto en el mapa es la sede de su administración.",
        "De las personas a quienes podría poner en peligro ser contadas no se guarda ningún número menor que cinco.",
        "Quién participó en una reunión cerrada no se registra, por norma.",
        "Las respuestas que hacen daño se muestran, y nunca se ofrecen.",
      ],
      tell: "Si algo de aquí pudiera poner en riesgo a alguien, dígalo a quienes administran este servidor.",
    },
    privacy: {
      title: "Privacidad",
      text: "Sin cookies, sin almacenamiento, sin medición, nada se carga de otra parte. El registro de este servidor no dice qué se preguntó. Pero su pregunta está en la dirección: la guarda el historial de su navegador, y quizá también un proxy.",
      keeps: "la oculta a los proxies.",
    },
    languages: {
      title: "Idiomas",
      text: "Estas páginas hablan inglés, español y francés. Los nombres de los registros son los del grafo: la búsqueda los encuentra en todos los idiomas que tienen. Las frases que hizo una plantilla están marcadas.",
    },
    licences: {
      title: "Licencias",
      code: "El programa: licencia Apache 2.0.",
      set: (title, version, licence) => `${title}, versión ${version}: ${licence}.`,
      documents: "Los documentos conservan las condiciones de quienes los publican. Sus palabras no se copian aquí.",
      packages: "Licencias de los paquetes con que se construyen estas páginas",
    },
    further: {
      title: "Más",
      methods: "Métodos: cómo se calculan las respuestas de análisis",
      analysts: "Para analistas: cómo preguntar, cómo leer, qué no dice una respuesta",
      readMe: "Acerca del programa",
    },
  },
  methods: {
    title: "Cómo se calculan las respuestas",
    intro:
      "Cada respuesta de análisis nombra su método y la versión de este. El documento de los métodos dice de cada uno: a partir de qué afirmaciones, con qué fórmula, con qué constantes y por qué, en qué orden, de qué fuentes se toma y para qué no debe usarse. Solo con su texto, otra persona puede calcular lo mismo.",
    document: "El documento de los métodos",
    shared: "Lo que todos comparten: qué afirmaciones cuentan, lugares y problemas, tiempo, números y orden",
    section: (name) => `${name}: fórmula, constantes, límites, fuentes`,
    never: "No debe usarse",
    ask: "Preguntarlo",
    items: {
      responses: titled(
        "¿Qué dicen las fuentes que hacen las prácticas ante un problema, en un lugar, o ambos? No se pondera nada.",
        "para tomar lo que se dice a menudo por lo que más ayuda.",
      ),
      responseGaps: titled(
        "¿Qué se registra de las respuestas a cada problema que un lugar enfrenta: un reporte, un propósito, daño o nada?",
        "para clasificar lugares, ni para decir que no se hace nada.",
      ),
      transferCandidates: titled(
        "¿Qué prácticas de otra parte podrían examinarse aquí? Siete factores, cada uno un intervalo de lo que aún es posible.",
        "para decidir solo con esto, ni para clasificar comunidades o personas.",
      ),
      similarCommunities: titled(
        "¿Qué comunidades comparten lo que se registra de esta? Lo que pocas comunidades tienen pesa más.",
        "como medida de peligro o de necesidad.",
      ),
      practicePortfolio: titled(
        "¿Qué pocas prácticas juntas tocan lo que una comunidad enfrenta?",
        "para tomar un problema tocado por uno que disminuye.",
      ),
      rightsImpact: titled(
        "¿Qué derechos menoscaba un problema, a quiénes y por parte de quién, y se registra una práctica que los proteja?",
        "para comparar cuánto se vulneran los derechos.",
      ),
      practiceLineage: titled(
        "¿Dónde y cuándo se llevó a cabo una práctica, y qué se dice de ella allí y entonces?",
        "para tomar lo que se cuenta después de un paso por su resultado.",
      ),
      compare: titled("¿Qué se registra de varios registros, lado a lado?", "para tomar por diferencia entre ellos lo que solo uno tiene."),
      evidenceMatrix: titled(
        "¿Cuánto se registra de cada par de valores, y qué significa una celda vacía?",
        "para clasificar filas o columnas.",
      ),
      claimGroups: titled("¿Cuánto se registra de qué?", "para decir cuánto hay de ello en el mundo."),
      neighbourhood: titled("¿Qué se registra alrededor de un registro?", "para tomar más afirmaciones por más prueba."),
      paths: titled(
        "¿Qué cadenas de afirmaciones unen dos registros?",
        "para tomar una cadena por indicio de que sus extremos tienen que ver entre sí.",
      ),
      changes: titled("¿Qué se añadió, cambió, se retiró o se quitó?", "como noticias del mundo."),
    },
  },
};
