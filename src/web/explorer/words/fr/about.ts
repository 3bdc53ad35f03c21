import type { Words } from "../en/index.js";
import { textTools, titled } from "../text.js";
import { dataFr } from "./data.js";

const { count, number, plural } = textTools("fr");

export const aboutFr: Words["about"] = {
  inEnglish: "en anglais",
  contents: "Sur cette page",
  data: dataFr,
  read: {
    title: "Comment lire une réponse",
    intro: (documents) =>
      `Une réponse est une liste d’affirmations. Une affirmation est une chose que dit un document. Pour ce graphe, ${count(
        documents,
        "document a été lu",
        "documents ont été lus",
      )}, et chaque affirmation dit où elle s’y trouve.`,
    example: "Une affirmation, partie par partie",
    exampleNote: "Une affirmation de ce graphe, telle qu’une réponse la montre. Chaque numéro a sa note plus bas.",
    noExample: "Le graphe n’a pas encore d’affirmation à montrer ici.",
    note: (n) => `note ${number(n)}`,
    notes: {
      practice: titled("Ce qui est fait", "Une pratique ou un programme. Sa page a tout ce qui en est enregistré, de tous les documents."),
      badge: titled(
        "Ce qui en est dit",
        "L’effet et la modalité forment une seule expression. Il s’agit ici d’un but : le document dit ce que l’on veut faire. Il ne rapporte aucun résultat.",
      ),
      issue: titled(
        "À quel sujet",
        "Le problème que nomme l’affirmation. Une question sur un problème plus large la trouve aussi, marquée comme portant sur un problème plus précis.",
      ),
      place: {
        title: "Où",
        named: (place) => `Le lieu que nomme le document. Pour une question sur ce lieu (${place}), l’affirmation est « dite de ce lieu ».`,
        wider: (wider) => `Pour une question sur un lieu plus large (${wider}), elle est « d’un lieu qui s’y trouve ».`,
        elsewhere: "Pour tout autre lieu, elle n’indique rien.",
        none: "Le document ne nomme aucun lieu. Cela ne dit pas que l’affirmation vaut partout.",
      },
      assertion: {
        title: "Comment elle vient du texte",
        STATED: "Un passage la dit en entier.",
        COMPOSED: "Elle joint plusieurs énoncés d’un document. Aucun ne la dit en entier.",
        IMPLIED:
          "Le document la suggère et ne la dit pas. De telles affirmations ne comptent que sur demande ; les pages des lieux et des communautés les montrent à part.",
        IMPORTED: "C’est une ligne d’un jeu de données.",
        INFERRED: "Personne ne le dit : c’est une inférence de ceux qui tiennent ce graphe.",
      },
      sentence: titled(
        "En une phrase",
        "Une personne qui tient le graphe l’a écrite en anglais. Dans les autres langues, un modèle produit la plupart des phrases, et cela est indiqué. Citez le document, jamais ceci.",
      ),
      source: titled(
        "Qui le dit",
        "Le document, et l’endroit où il le dit. Voir montre quand l’affirmation a été enregistrée et combien d’autres reposent sur le même passage : les affirmations d’un même passage sont une seule voix. Lisez le passage avant de le citer.",
      ),
    },
    words: "Les mots et leurs marques",
    wordsIntro: "Une marque ne dit jamais plus que les mots qui l’accompagnent.",
    modality: {
      title: "Modalité : quelle sorte d’énoncé c’est",
      REPORTED: "Une source dit qu’il en a été ainsi, ou qu’il en est ainsi. C’est la parole de la source : personne ne l’a vérifiée ici.",
      INTENDED: "Une source dit ce que l’on veut faire. Cela ne se lit jamais comme un résultat.",
      RECOMMENDED: "Une source le conseille. Le conseil est celui de la source, non de cette page.",
    },
    effect: {
      title: "Effet : ce qu’une pratique fait à un problème, selon une source",
      intro: "L’effet et la modalité forment une seule expression, car un effet seul se lirait comme un résultat.",
      adverse:
        "Néfaste : une source dit que la réponse aggrave la situation, fait peu ou néglige des personnes. Ces affirmations sont à part, jamais parmi ce qui aide.",
      mixed: "Mixte : une source dit que la réponse aide et nuit à la fois. Elle figure des deux côtés.",
      all: "Toutes les expressions",
    },
    assertion: "Comment une affirmation vient du texte",
    scope: {
      title: "Portée : le rapport entre le lieu d’une affirmation et le vôtre",
      EXACT: "Elle nomme le lieu de votre question.",
      WITHIN: "Elle nomme un lieu situé dans le vôtre. Elle ne vaut pas forcément pour tout le vôtre.",
      BROADER: "Elle nomme un lieu qui englobe le vôtre. Elle n’indique rien pour le vôtre, et ne vient que sur demande.",
      UNPLACED: "Elle ne nomme aucun lieu. Elle ne vient que sur demande.",
      ELSEWHERE: "Elle nomme un autre lieu. Elle ne vient que sur demande.",
    },
    gap: {
      title: "Lacune : ce qui est enregistré d’un problème auquel un lieu est confronté",
      intro:
        "Tous ces cas sont des lacunes, sauf « rapportée ici ». Une lacune dit ce que les documents ne disent pas, et rien de ce qui est fait.",
      kinds: {
        REPORTED_HERE:
          "Aucune lacune : une source rapporte une réponse, ici ou dans ce lieu, et ne dit pas qu’elle ne fait que nuire ou qu’elle fait peu. Qu’elle soit rapportée ne dit pas qu’elle a aidé.",
        AIM_ONLY: "Ce qui est enregistré est seulement visé ou conseillé. Demandez ce qui en est advenu.",
        HARM_ONLY: "Ce qui est enregistré ne fait que nuire, fait peu ou néglige des personnes.",
        IMPLIED_ONLY: "Un document suggère une réponse et ne la dit pas.",
        WIDER_PLACE_ONLY: "Quelque chose n’est enregistré que pour un lieu qui englobe celui-ci.",
        UNPLACED_ONLY: "Quelque chose n’est enregistré que sans lieu.",
        ELSEWHERE_ONLY: "Quelque chose n’est enregistré que pour d’autres lieux.",
        NONE_RECORDED: "Aucune réponse qui aide n’est enregistrée, ni ici ni ailleurs. Cela n’indique pas que rien n’est fait.",
      },
    },
    unchecked: {
      title: "La marque d’un nom non vérifié",
      example: "À côté d’un nom, elle se présente ainsi :",
      text: "Le nom est une traduction, et aucune personne parlant la langue ne l’a confirmé. Il peut être maladroit ou faux. Quand une fiche n’a pas de nom dans votre langue, vous lisez celui d’une autre langue, et cela est indiqué.",
    },
    isNot: {
      title: "Ce que ceci n’est pas",
      items: (documents) => [
        `Pas une enquête. On y trouve ce que ${plural(
          documents,
          `dit ${number(documents)} document`,
          `disent ${number(documents)} documents`,
        )}, et rien de ce que les gens savent par ailleurs.`,
        "Pas un jugement. Ce qui est dit souvent n’est pas plus probable : les sources se répètent.",
        "Pas un classement. Les lieux, les communautés et les problèmes sont rangés par nom.",
        "Pas une prédiction. Un intervalle dit ce qui reste ouvert, non à quel point une chose est probable.",
        "Pas un conseil. Ce qu’une source conseille est marqué comme venant de la source.",
        "Pas une image de ce qui est absent. Là où rien n’est enregistré, les documents lus n’en disent rien.",
      ],
    },
    readers: {
      title: "Qui lit ceci",
      text: "Ces pages sont faites pour qui cherche ce que d’autres ont essayé : analystes, chercheurs, communautés et ceux qui travaillent avec elles. Des personnes en danger les lisent aussi, et peut-être ceux qui les menacent. Elles sont écrites pour tous à la fois.",
    },
    risk: {
      title: "Personnes en danger",
      items: [
        "Aucune personne n’est une fiche. Aucun nom de personne ne figure ici, sauf ceux des auteurs des documents.",
        "Aucun lieu n’est plus fin qu’une municipalité, et un point sur la carte est le siège de son administration.",
        "Pour les personnes que le fait d’être comptées pourrait mettre en danger, aucun nombre inférieur à cinq n’est gardé.",
        "Qui a pris part à une réunion fermée n’est pas enregistré ; c’est une règle.",
        "Les réponses qui nuisent sont montrées, et jamais proposées.",
      ],
      tell: "Si quelque chose ici pouvait mettre quelqu’un en danger, dites-le aux personnes qui tiennent ce serveur.",
    },
    privacy: {
      title: "Vie privée",
      text: "Pas de cookies, pas de stockage, pas de mesure, rien n’est chargé d’ailleurs. Le journal de ce serveur ne dit pas ce qui a été demandé. Mais votre question se trouve dans l’adresse : l’historique de votre navigateur la garde, et peut-être aussi un proxy.",
      keeps: "la cache aux proxies.",
    },
    languages: {
      title: "Langues",
      text: "Ces pages parlent anglais, espagnol et français. Les noms des fiches sont ceux du graphe : la recherche les trouve dans toutes leurs langues. Les phrases produites par un modèle sont marquées.",
    },
    licences: {
      title: "Licences",
      code: "Le programme : licence Apache 2.0.",
      set: (title, version, licence) => `${title}, version ${version} : ${licence}.`,
      documents: "Les documents gardent les conditions de ceux qui les publient. Leurs mots ne sont pas copiés ici.",
      packages: "Licences des paquets dont ces pages sont faites",
    },
    further: {
      title: "Aller plus loin",
      methods: "Méthodes : comment les réponses d’analyse sont calculées",
      analysts: "Pour les analystes : comment demander, comment lire, ce qu’une réponse ne dit pas",
      readMe: "À propos du programme",
    },
  },
  methods: {
    title: "Comment les réponses sont calculées",
    intro:
      "Chaque réponse d’analyse nomme sa méthode et la version de celle-ci. Le document des méthodes dit de chacune : à partir de quelles affirmations, par quelle formule, avec quelles constantes et pourquoi, dans quel ordre, de quelles sources elle est tirée, et à quoi elle ne doit pas servir. Avec ce seul texte, une autre personne peut calculer la même chose.",
    document: "Le document des méthodes",
    shared: "Ce que toutes partagent : quelles affirmations comptent, lieux et problèmes, temps, nombres et ordre",
    section: (name) => `${name} : formule, constantes, limites, sources`,
    never: "Ne doit pas servir",
    ask: "Poser la question",
    items: {
      responses: titled(
        "Que disent les sources de ce que les pratiques font face à un problème, dans un lieu, ou les deux ? Rien n’est pondéré.",
        "à prendre ce qui est dit souvent pour ce qui aide le plus.",
      ),
      responseGaps: titled(
        "Qu’est-ce qui est enregistré des réponses à chaque problème auquel un lieu est confronté : une réponse rapportée, un but, un dommage, ou rien ?",
        "à classer des lieux, ni à dire que rien n’est fait.",
      ),
      transferCandidates: titled(
        "Quelles pratiques d’ailleurs pourraient être examinées ici ? Sept facteurs, chacun un intervalle de ce qui reste possible.",
        "à décider seule, ni à classer des communautés ou des personnes.",
      ),
      similarCommunities: titled(
        "Quelles communautés partagent ce qui est enregistré de celle-ci ? Ce que peu de communautés ont pèse plus.",
        "de mesure du danger ou du besoin.",
      ),
      practicePortfolio: titled(
        "Quelles quelques pratiques touchent ensemble ce à quoi une communauté est confrontée ?",
        "à prendre un problème touché pour un problème qui diminue.",
      ),
      rightsImpact: titled(
        "Quels droits un problème compromet-il, pour qui et par qui, et une pratique est-elle enregistrée qui les protège ?",
        "à comparer à quel point des droits sont atteints.",
      ),
      practiceLineage: titled(
        "Où et quand une pratique a-t-elle été menée, et qu’en est-il dit pour ce lieu et ce moment ?",
        "à prendre ce qui est raconté après une étape pour son résultat.",
      ),
      compare: titled(
        "Qu’est-ce qui est enregistré de plusieurs fiches, côte à côte ?",
        "à prendre pour une différence entre elles ce qu’une seule a.",
      ),
      evidenceMatrix: titled(
        "Combien est enregistré pour deux valeurs, et que signifie une cellule vide ?",
        "à classer des lignes ou des colonnes.",
      ),
      claimGroups: titled("Combien est enregistré, et de quoi ?", "à dire combien il y en a dans le monde."),
      neighbourhood: titled("Qu’est-ce qui est enregistré autour d’une fiche ?", "à prendre plus d’affirmations pour plus de preuves."),
      paths: titled(
        "Quelles chaînes d’affirmations relient deux fiches ?",
        "à prendre une chaîne pour l’indice d’un lien entre ses deux bouts.",
      ),
      changes: titled("Qu’est-ce qui a été ajouté, modifié, rétracté ou retiré ?", "de nouvelles du monde."),
    },
  },
};
