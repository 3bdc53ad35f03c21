import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type GraphQLEnumType, getNamedType, isEnumType, parse, TypeInfo, visit, visitWithTypeInfo } from "graphql";
import { readPageDocuments } from "../../src/web/explorer/documents/index.js";
import { languageFor } from "../../src/web/explorer/words/index.js";
import { textTools } from "../../src/web/explorer/words/text.js";
import { root } from "../built.js";
import { schema } from "../schema.js";
import { name, type Said, type Spoken, saidIn, spoken } from "./explorer-words.js";

/** What the explorer says in its own words, in each of its languages. Names of records are data, and none of them. */
const explorer = join(root, "src/web/explorer");
const languages = Object.keys(spoken) as Spoken[];
const said = new Map(languages.map((lang) => [lang, saidIn(lang)]));
const inAll = (check: (texts: readonly Said[], lang: Spoken) => void) => {
  for (const lang of languages) check(said.get(lang) ?? [], lang);
};

/** Words that would make of a record more than it is: a proof, a verdict on a place, or the statement that something does not exist. */
const never: Readonly<Record<Spoken, readonly string[]>> = {
  en: ["works", "proven", "effective", "hotspots?", "worst", "dangerous", "high-risk", "safe", "no evidence that", "there is no"],
  es: [
    ...[
      "funciona",
      "funcionan",
      "sirve",
      "sirven",
      "dan? resultado",
      "eficaz",
      "eficaces",
      "efectiv[oa]s?",
      "comprobad[oa]s?",
      "probad[oa]s?",
    ],
    ...["demostrad[oa]s?", "puntos? críticos?", "focos?", "peor", "peores", "peligros[oa]s?", "de alto riesgo", "segur[oa]s?"],
    ...["no hay evidencia", "no hay", "no existe", "no existen"],
  ],
  fr: [
    ...[
      "fonctionne",
      "fonctionnent",
      "marche",
      "marchent",
      "efficaces?",
      "prouvée?s?",
      "avérée?s?",
      "démontrée?s?",
      "points? chauds?",
      "pires?",
    ],
    ...[
      "dangereux",
      "dangereuses?",
      "à haut risque",
      "sûre?s?",
      "aucune preuve",
      "rien ne prouve",
      "il n[’']y a pas",
      "il n[’']existe pas",
    ],
  ],
};
/** The sentences of absence are the one place where some of these words stand: in a denial. */
const absences = /^absence\./;

test.each(languages)("in %s, no word says more than a record does", (lang) => {
  const forbidden = new RegExp(`(?<![\\p{L}\\p{M}])(?:${(never[lang] ?? []).join("|")})(?![\\p{L}\\p{M}])`, "iu");
  const found = (said.get(lang) ?? []).filter(({ path, text }) => !absences.test(path) && forbidden.test(text));
  expect(found).toEqual([]);
  // The list is read as it is meant.
  expect(forbidden.test({ en: "It works.", es: "Es eficaz.", fr: "C’est sûr." }[lang])).toBe(true);
  expect(forbidden.test({ en: "networks, safety", es: "seguridad", fr: "sûreté" }[lang])).toBe(false);
});

test("every function makes whole sentences of what it is given", () => {
  inAll((texts, lang) => {
    expect(texts.length).toBeGreaterThan(500);
    expect([lang, texts.filter(({ text }) => /\b(?:undefined|NaN|null)\b|\[object|=>/.test(text))]).toEqual([lang, []]);
    // A text that opens a link ends with its space.
    const alone = texts.filter(({ text }) => text.trim() !== text.replace(/(?<=:) $/, "") || /\s{2}/.test(text));
    expect([lang, alone]).toEqual([lang, []]);
  });
});

test("all languages say the same things", () => {
  const paths = (lang: Spoken) => new Set(said.get(lang)?.map(({ path }) => path));
  for (const lang of languages) expect([lang, paths(lang)]).toEqual([lang, paths("en")]);
});

test("typography: French spaces before marks, apostrophes and dots as printers set them", () => {
  const marks = (said.get("fr") ?? []).filter(({ text }) => text.length > 1);
  expect(marks.filter(({ text }) => /(?<!\u202f)[;?!]/.test(text))).toEqual([]);
  expect(marks.filter(({ text }) => /(?<!\u00a0):(?=\s|$)|«(?!\u00a0)|(?<!\u00a0)»/.test(text))).toEqual([]);
  inAll((texts, lang) => {
    expect([lang, texts.filter(({ text }) => /\p{L}'\p{L}|\.\.\.|"/u.test(text))]).toEqual([lang, []]);
  });
  const opened = (said.get("es") ?? []).filter(({ text }) => text.length > 1 && (text.includes("?") || text.includes("!")));
  expect(opened.filter(({ text }) => (text.match(/[?!]/g) ?? []).length !== (text.match(/[¿¡]/g) ?? []).length && !/¿/.test(text))).toEqual(
    [],
  );
});

/** Effect and modality are one phrase: an aim or advice never reads as a result. */
const badges: Readonly<Record<string, readonly [aim: string, advice: string, report: string][]>> = {
  en: [
    ["Meant to prevent", "Advised, to prevent", "Reported to prevent"],
    ["Meant to reduce", "Advised, to reduce", "Reported to reduce"],
    ["Meant to soften the harm", "Advised, to soften the harm", "Reported to soften the harm"],
    ["Meant to protect people", "Advised, to protect people", "Reported to protect people"],
    ["Meant to build capacity", "Advised, to build capacity", "Reported to build capacity"],
    ["Meant to address; how is not said", "Advised; effect not said", "Reported to address; effect not said"],
    ["Meant to help; harm foreseen", "Advised; helps and harms", "Reported to help and to harm"],
    ["Foreseen to do little", "Advised, yet does little", "Reported to do little or nothing"],
    ["Foreseen to leave people out", "Advised, yet leaves people out", "Reported to leave people out"],
    ["Foreseen to make it worse", "Advised, yet makes it worse", "Reported to make it worse"],
  ],
  es: [
    ["Busca prevenir", "La fuente lo aconseja, para prevenir", "La fuente reporta que previene"],
    ["Busca reducir", "La fuente lo aconseja, para reducir", "La fuente reporta que reduce"],
    ["Busca atenuar el daño", "La fuente lo aconseja, para atenuar el daño", "La fuente reporta que atenúa el daño"],
    ["Busca proteger a las personas", "La fuente lo aconseja, para proteger a las personas", "La fuente reporta que protege a las personas"],
    ["Busca fortalecer capacidades", "La fuente lo aconseja, para fortalecer capacidades", "La fuente reporta que fortalece capacidades"],
    ["Busca abordarlo; no se dice cómo", "La fuente lo aconseja; no dice con qué efecto", "La fuente reporta que lo aborda; no dice con qué efecto"],
    ["Busca ayudar; se prevén daños", "La fuente lo aconseja; ayuda y también hace daño", "La fuente reporta que ayuda y que también hace daño"],
    ["Se prevé que logre poco", "La fuente lo aconseja, aunque logra poco", "La fuente reporta que logra poco o nada"],
    ["Se prevé que desatienda a quienes lo sufren", "La fuente lo aconseja, aunque desatiende a quienes lo sufren", "La fuente reporta que desatiende a quienes lo sufren"],
    ["Se prevé que empeore la situación", "La fuente lo aconseja, aunque empeora la situación", "La fuente reporta que empeora la situación"],
  ],
  fr: [
    ["Vise à prévenir", "Conseillé par la source, pour prévenir", "Rapporté : effet de prévention"],
    ["Vise à réduire", "Conseillé par la source, pour réduire", "Rapporté : réduction"],
    ["Vise à atténuer les dommages", "Conseillé par la source, pour atténuer les dommages", "Rapporté : dommages atténués"],
    ["Vise à protéger les personnes", "Conseillé par la source, pour protéger les personnes", "Rapporté : personnes protégées"],
    ["Vise à renforcer les capacités", "Conseillé par la source, pour renforcer les capacités", "Rapporté : capacités renforcées"],
    ["Vise à y répondre ; moyen non précisé", "Conseillé par la source ; effet non précisé", "Rapporté : une réponse ; effet non précisé"],
    ["Vise à aider ; effets néfastes attendus", "Conseillé par la source ; aide et effets néfastes", "Rapporté : aide et effets néfastes"],
    ["Effet attendu : faible", "Conseillé par la source, malgré un effet faible", "Rapporté : peu ou pas d’effet"],
    ["Effet attendu : des personnes touchées négligées", "Conseillé par la source, mais néglige des personnes touchées", "Rapporté : des personnes touchées négligées"],
    ["Effet attendu : une aggravation", "Conseillé par la source, mais aggrave la situation", "Rapporté : une aggravation"],
  ],
}; // biome-ignore format: a line for each effect

test.each(languages)("the thirty badges in %s", (lang) => {
  const effects = (schema.getType("Effect") as GraphQLEnumType).getValues().map((value) => value.name);
  const { marks } = spoken[lang];
  const written = (Object.keys(marks.effects) as (keyof typeof marks.effects)[]).map((effect) => [effect, marks.effects[effect]] as const);
  expect(written.map(([effect]) => effect).sort()).toEqual([...effects].sort());
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
  const phrases = written.map(([, of]) => [of.INTENDED, of.RECOMMENDED, of.REPORTED].map(plain));
  expect(phrases).toEqual(badges[lang]);
  const all = phrases.flat();
  expect(new Set(all).size).toBe(30);
  expect(Math.max(...all.map((phrase) => phrase.length))).toBeLessThanOrEqual(60);
});

test("the five absences, word for word", () => {
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
  const absencesOf = ({ absence }: (typeof spoken)[Spoken], issue: string, place: string, n: number) =>
    [
      absence.noResponse(issue, place, n),
      absence.notFacing.Place(place, issue),
      absence.notFacing.Community(place, issue),
      absence.leftOut(n),
      absence.noResult,
      absence.nobodyLooked,
    ].map(plain);
  expect(absencesOf(spoken.en, "extortion", "El Guamo", 5)).toEqual([
    "No response to extortion is recorded for El Guamo. 5 documents were read; none says that there is one. That is not evidence that nothing is done, or that nothing works.",
    "No claim counted here says that El Guamo itself faces extortion. That does not mean it does not.",
    "No claim counted here says that El Guamo itself faces extortion. That does not mean it does not.",
    "5 claims name no place and are left out by your choice.",
    "None reports a result.",
    "Whether anybody has looked is not recorded.",
  ]);
  expect(absencesOf(spoken.es, "Extorsión", "El Guamo", 5)).toEqual([
    "Para este problema y este lugar (Extorsión; El Guamo) no se registra ninguna respuesta. Se leyeron 5 documentos; ninguno dice que la haya. Eso no indica que no se haga nada ni que nada dé resultado.",
    "Ninguna afirmación contada aquí dice que este mismo lugar enfrente este problema (El Guamo; Extorsión). Eso no quiere decir que no lo enfrente.",
    "Ninguna afirmación contada aquí dice que esta misma comunidad enfrente este problema (El Guamo; Extorsión). Eso no quiere decir que no lo enfrente.",
    "5 afirmaciones no nombran ningún lugar y quedaron fuera porque usted así lo eligió.",
    "Ninguna reporta un resultado.",
    "No consta si alguien ha buscado.",
  ]);
  expect(absencesOf(spoken.fr, "Extorsion", "El Guamo", 5)).toEqual([
    "Pour ce problème et ce lieu (Extorsion ; El Guamo), aucune réponse n’est enregistrée. 5 documents ont été lus ; aucun ne dit qu’il en existe une. Cela n’indique ni que rien n’est fait, ni que rien ne donne de résultat.",
    "Aucune affirmation comptée ici ne dit que ce lieu même est confronté à ce problème (El Guamo ; Extorsion). Cela ne veut pas dire qu’il ne l’est pas.",
    "Aucune affirmation comptée ici ne dit que cette communauté même est confrontée à ce problème (El Guamo ; Extorsion). Cela ne veut pas dire qu’elle ne l’est pas.",
    "5 affirmations ne nomment aucun lieu et ont été laissées de côté, selon votre choix.",
    "Aucune ne rapporte de résultat.",
    "Rien ici n’indique si quelqu’un a cherché.",
  ]);
  // One of a thing is told as one.
  expect(plain(spoken.en.absence.noResponse(name, name, 1))).toContain("1 document was read; it does not say that there is one.");
  expect(plain(spoken.es.absence.noResponse(name, name, 1))).toContain("Se leyó un documento; no dice que la haya.");
  expect(plain(spoken.fr.absence.noResponse(name, name, 1))).toContain("1 document a été lu ; il ne dit pas qu’il en existe une.");
});

/** Terms that no page shows as words of its own, and why. */
const unspoken: Readonly<Record<string, string>> = {
  LowInformationReason: "the API says the reason in the language of the reader",
  SearchMatch: "says how a record was found, which orders what is found",
  Comparator: "a claim's sentence says its number",
  ChathamHouseRule: "one sentence says that it was applied",
  CompareSide: "chooses the heading of a list, which is that of its predicate",
  LineageStepOrder: "orders the steps of a list, whose dates say it",
  TransferNotOfferedReason: "each has a list with a heading of its own",
};

test("every term of the schema that a page asks for has words", async () => {
  const asked = new Set<GraphQLEnumType>();
  const sources = readdirSync(explorer, { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.tsx?$/.test(file) && !file.endsWith(".generated.ts"),
  );
  const code = sources.map((file) => readFileSync(join(explorer, file), "utf8")).join("\n");
  for (const { name: document, document: text } of await readPageDocuments()) {
    if (!code.includes(`"${document}"`)) continue;
    const info = new TypeInfo(schema);
    const field = () => {
      const type = getNamedType(info.getType());
      if (type && isEnumType(type)) asked.add(type);
    };
    visit(parse(text), visitWithTypeInfo(info, { Field: field }));
  }
  expect(asked.size).toBeGreaterThan(5);
  const keysIn = (value: unknown): string[][] =>
    typeof value === "object" && value !== null ? [Object.keys(value), ...Object.values(value).flatMap(keysIn)] : [];
  for (const lang of languages) {
    const objects = keysIn(spoken[lang]);
    const wordless = [...asked]
      .filter((type) => !(type.name in unspoken))
      .filter((type) => !objects.some((keys) => type.getValues().every((value) => keys.includes(value.name))));
    expect([
      lang,
      wordless.map((type) => [
        type.name,
        type
          .getValues()
          .map((value) => value.name)
          .join(),
      ]),
    ]).toEqual([lang, []]);
  }
  const names = [...asked].map((type) => type.name);
  for (const type of Object.keys(unspoken)) expect(names).toContain(type);
});

test("numbers, plurals and lists are those of the language", () => {
  expect(textTools("fr").count(0, "document", "documents")).toBe("0 document");
  expect(textTools("en").count(0, "document", "documents")).toBe("0 documents");
  expect(textTools("es").count(1_000_000, "fila", "filas")).toMatch(/filas$/);
  expect(textTools("fr").count(1_000_000, "ligne", "lignes")).toMatch(/lignes$/);
  expect(textTools("es").list(["EXACT", "IMPLIED"])).toBe("EXACT e IMPLIED");
  expect(textTools("fr").number(231_000)).toBe("231\u202f000");
  for (const lang of languages) {
    const { format } = new Intl.NumberFormat(lang);
    for (const n of [...Array(1100).keys(), 9999, 10_000, -1, 0.5, 12.25])
      expect([lang, textTools(lang).number(n)]).toEqual([lang, format(n)]);
  }
});

test.each<[string | undefined, readonly string[], Spoken]>([
  [undefined, ["de-CH", "fr-CA", "es"], "fr"],
  [undefined, [], "en"],
  ["es-CO", ["fr"], "es"],
  ["tlh", ["fr"], "en"],
  ["", ["fr"], "en"],
])("asked for %j by a reader of %j it speaks %s", (asked, preferred, lang) => {
  expect(languageFor(asked, preferred)).toBe(lang);
});
