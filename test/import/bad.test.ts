import { good, problemsOfClaim, problemsWith, read } from "./fixture.js";

/** All problems of a folder are reported at once, each with file, line, field, value and advice. The snapshot has the messages. */
const inFile = (name: string, content: string | Uint8Array, path?: string) =>
  test(name, async () => expect(await problemsWith(content, path)).toMatchSnapshot());
const inRow = (name: string, row: string) => test(`a claim: ${name}`, async () => expect(await problemsOfClaim(row)).toMatchSnapshot());

describe("a bad folder", () => {
  inFile("unknown list", "issuez: []\nclaim: []\n__proto__: []\nconstructor: []\n");
  inFile("not map", "- a\n");
  inFile("list not list", "issues: {id: x}\nrights: [x, {id: y}]");
  const i = (s: string) =>
    `defaults: {sensitivity: CLEAR}\nissues:\n  - id: harm\n    name: {en: Harm, es: Daño, fr: Préjudice}\n    roles: [HARM]\n${s}`;
  inFile("unknown field", i("    descripton: x\n    __proto__: x\n    constructor: x\n    zzz: 1\n"));
  inFile("missing", "issues:\n  - {id: harm}\n  - {name: Harm}\n");
  inFile(
    "wrong type",
    "defaults: {sensitivity: WHITE}\nissues:\n  - {id: harm, name: [Harm], roles: HARM, description: Harm}\n  - {id: harm2, name: {en: a, es: [x], fr: {a: b}}, roles: [HARM, BAD, HARM2], aliases: {en: x, es: [a, {b: c}]}}\n  - {id: Harm_3, name: 5, roles: [HARM, HARM], unchecked: [es, zz-zz-zz]}",
  );
  inFile(
    "numbers and dates",
    "defaults: {sensitivity: CLEAR}\nplaces:\n  - {id: p, name: P, kind: CITY, latitude: 91, longitude: east}\npassages:\n  - {id: q, heading: Q, source: report, startLine: 0, endLine: 1.5}\n  - {id: q2, heading: Q, source: report, startLine: 9, endLine: 3}\n  - {id: q3, heading: Q, source: report, endLine: 3}\nsources:\n  - {id: s, title: 5, availability: HELD, url: ftp://x, language: english, published: last year, checksum: abc}\nevents:\n  - {id: e, name: E, chathamHouse: yes, period: 2021-13}\n  - {id: e2, name: E, chathamHouseRule: PERHAPS}",
  );
  inFile("empty", i("    description:\n    broader: []\n    definedBy:\n"));
  inFile(
    "ids",
    "defaults: {sensitivity: CLEAR, id: x}\nrights:\n  - {id: 'a:b', name: R}\n  - {id: right-to-work, name: R}\n  - {id: x y, name: R}\n  - {id: [x], name: R}\ncodes:\n  - {id: iccs1, scheme: ICCS, notation: 1, title: A}\n  - {id: 'iccs:2', scheme: ICCS, notation: 02, title: A}\n  - {id: 'sdg:3', scheme: ICCS, notation: 3, title: A}",
  );
  inFile(
    "links",
    "defaults: {sensitivity: CLEAR}\nissues:\n  - {id: a, name: A, roles: [HARM], broader: extorsion, alignedTo: ['oci:CM3']}\n  - {id: b, name: B, roles: [HARM], broader: [women, extortion, extortion], alignedTo: {EXACT: ['oci:CM3'], CLOSE: ['oci:CM3', 'oci:CM4'], NEAR: x}}\n  - {id: b2, name: B, roles: [HARM], broader: {x: y}, definedBy: women}\nplaces:\n  - {id: p, name: P, kind: CITY, partOf: [colombia, narino-colombia], iso: CO}\ncommunities:\n  - {id: c, name: C}\n  - {id: d, name: D, locatedIn: tumaco}",
  );
  inFile(
    "cycles",
    "defaults: {sensitivity: CLEAR}\nissues:\n  - {id: a, name: A, roles: [HARM], broader: b}\n  - {id: b, name: B, roles: [HARM], broader: c}\n  - {id: c, name: C, roles: [HARM], broader: a}\nplaces:\n  - {id: p, name: P, kind: AREA, partOf: q}\n  - {id: q, name: Q, kind: AREA, memberOf: p}\n  - {id: r, name: R, kind: AREA, memberOf: r}",
  );
  inFile(
    "labels",
    "defaults: {sensitivity: CLEAR}\nrights:\n  - {id: a, name: {en: A, es: Caf\u0065\u0301}}\n  - {id: b, name: {en: A, es: ExtorsiÃ³n, fr: 'x\uFFFD'}, description: {en: B, xx-invalid-: a, __proto__: x, es: ' B', fr: ''}}\n  - {id: c, name: Extorsi\u006f\u0301n}\nsources:\n  - {id: t, availability: HELD}\n  - {id: t2, availability: HELD, title: 'peopleâ€™s'}",
  );
  inFile(
    "invisible characters",
    "defaults: {sensitivity: CLEAR}\nrights:\n  - {id: a, name: {en: A, es: 'Ni\u00ADno', fr: '\u202EA\u202C'}, aliases: {en: [one, 't\u200Bwo']}}\n  - {id: b, name: 'می\u200Cخواهم\u200F'}\nsources:\n  - {id: t, availability: HELD, title: '\uFEFFTitle', url: 'https://example.org/\u2060'}\n  - {id: t2, availability: HELD, title: 'e\u0301\u2066\u2069'}",
  );
  inFile(
    "invisible characters in dataset.yaml",
    "title: A\u00AD\ndescription: {en: 'B\u200B', es: B, fr: B}\nlicence: ' '\nversion: '1\u202E'\n",
    "dataset.yaml",
  );
  inFile(
    "codes that have not the form of their scheme",
    `defaults: {sensitivity: CLEAR}
places:
  - {id: a, name: A, kind: ADMIN2, divipola: 5120}
  - {id: b, name: B, kind: COUNTRY, m49: 5, iso: Shortland, wikidata: 739}
  - {id: c, name: C, kind: COUNTRY, m49: 1700, iso: "iso:fr", wikidata: "http://www.wikidata.org/entity/Q142"}
  - {id: d, name: D, kind: ADMIN1, divipola: "00", iso: CO_bol}
  - {id: e, name: E, kind: ADMIN1, divipola: 5, iso: COL}
codes:
  - {id: "oci:cm3", scheme: OCI, notation: cm3, title: T}
  - {id: "sdg:16.4.", scheme: SDG, notation: "SDG 16.4", title: T}
  - {id: "local:X", scheme: LOCAL, notation: X, title: T}
  - {id: "local:x", scheme: LOCAL, notation: x, title: T}
`,
  );
  inFile(
    "numbers that are not kept",
    "defaults: {sensitivity: CLEAR}\npassages:\n  - {id: q, heading: Q, source: report, page: 2147483648}\n  - {id: r, heading: R, source: report, startLine: 2147483647, endLine: 9007199254740993}\n  - {id: s, heading: S, source: report, page: 1e400}\n  - {id: t, heading: T, source: report, page: -2147483649}",
  );
  inRow(
    "a quantity that is not kept",
    "subject: dialogues\nserves: women\nquantity: {comparator: ABOUT, value: 9007199254740992, unit: PERSONS}\ncites: report-1",
  );
  inFile("no YAML", "issues:\n  - {id: a, name: B\n  foo: [");
  inFile("tags of programs", "issues:\n  - {id: !!js/function a, name: B}\n");
  inFile(
    "twice the same key",
    "defaults: {sensitivity: CLEAR}\nrights:\n  - id: a\n    name: A\n    name: B\n    description: {en: a, en: b, es: c, fr: c}\nrights: []\n",
  );
  const claim = (s: string) => `defaults: {sensitivity: CLEAR, recordedAt: 2026-11-21, recordedBy: seed}\nclaims:\n${s}`;
  inFile(
    "colons in sentences",
    claim(
      "  - subject: sardinata\n    faces: extortion\n    statement: They say: nobody pays.\n    cites: report-1\n  - subject: tumaco\n    faces: extortion\n    statement: One thing: fear.\n    cites: report-1\n",
    ),
  );
  inFile("a colon in braces", i("    description: {en: Harm: a wrong, es: Daño, fr: Préjudice}\n"));
  inFile(
    "a line that is too deep",
    claim(
      "  - subject: sardinata\n     faces: extortion\n    cites: report-1\n  - subject: tumaco\n     faces: extortion\n    cites: report-1\n",
    ),
  );
  inFile(
    "a record that is too deep",
    claim("- subject: sardinata\n    faces: extortion\n    at: colombia\n    effect: REDUCES\n    cites: report-1\n- subject: tumaco\n"),
  );
  inFile(
    "a line that is not deep enough",
    claim(
      "  - subject: sardinata\n    faces: extortion\n   effect: REDUCES\n    cites: report-1\n  - subject: tumaco\n    cites: report-1\n",
    ),
  );
  inFile("fields below their hyphen", claim("  - subject: sardinata\n  faces: extortion\n  cites: report-1\n"));
  inFile("a tab", claim("  - subject: sardinata\n\tfaces: extortion\n\tcites: report-1\n"));
  inFile(
    "double quotes that are not closed",
    claim('  - subject: tumaco\n    faces: extortion\n    statement: "Fear of \\"them\\".\n    cites: report-1\n'),
  );
  inFile(
    "single quotes that are not closed",
    claim("  - statement: 'One.'\n    subject: tumaco\n    statement: 'They don''t pay.\n    cites: report-1\n"),
  );
  inFile("quotes in braces that are not closed", i('    description: {en: "Harm, es: Daño, fr: Préjudice}\n'));
  inFile("an apostrophe in quotes", i("    description: {en: 'The people's harm', es: Daño, fr: Préjudice}\n"));
  inFile("a reserved letter", i("    description: {en: @home, es: Daño, fr: Préjudice}\n"));
  inFile("an exclamation mark", i("    description: {en: !now or never, es: Daño, fr: Préjudice}\n"));
  inFile("a bracket that is open", i("    description: {en: Harm, es: Daño, fr: Préjudice\n    aliases: {en: [a]}\n"));
  inFile("no blank after colons", "issues:\n  - id:a\n    name:b\n");
  inFile("a comma in braces", "defaults: {sensitivity: CLEAR}\nrights:\n  - {id: a, name: One, two or three}\n");
  inFile(
    "a comma in the braces of languages",
    "defaults: {sensitivity: CLEAR}\nrights:\n  - {id: a, name: {en: Watch, the market, es: Uno, fr: Un}}\n  - id: b\n    name: B\n    aliases: {en: [One], two}\n  - id: c\n    name: C\n    description: {en: One, es: Uno, dos, fr: Un}\n",
  );
  inFile(
    "a wrong list, with defaults that are right",
    "defaults: {sensitivity: CLEAR, recordedAt: 2026-11-21, recordedBy: seed}\nclaim:\n  - {subject: dialogues, serves: women, cites: report-1}\n",
  );
  inFile(
    "a list without hyphens, with defaults that are right",
    "defaults: {sensitivity: CLEAR, recordedAt: 2026-11-21, recordedBy: seed}\nclaims:\n  subject: dialogues\n  serves: women\n  cites: report-1\n",
  );
  inFile("defaults of no record", "defaults: {sensitivity: CLEAR, recordedBy: seed}\nrights:\n  - {id: a, name: A}\n");
  inFile("a field without its colon", "defaults: {sensitivity: CLEAR}\nrights:\n  - id: a\n    name A\n    unchecked: [es]\n");
  inFile(
    "a field without the blank after its colon",
    "defaults: {sensitivity: CLEAR}\nrights:\n  - id: a\n    name:A\n    unchecked: [es]\n",
  );
  inFile("a field without its colon, the first of a record", "defaults: {sensitivity: CLEAR}\nrights:\n  - id a\n    name: A\n");
  inFile("a list without its colon", "defaults: {sensitivity: CLEAR}\nrights\n  - id: a\n    name: A\n");
  inFile(
    "a field without its colon, the last of a record",
    "defaults: {sensitivity: CLEAR}\nrights:\n  - id: a\n    name: A\n    unchecked [es]\n",
  );
  inFile(
    "a record without its hyphen",
    claim(
      "  - subject: sardinata\n    faces: extortion\n    cites: report-1\n    subject: tumaco\n    faces: illegal-mining\n    cites: report-1\n",
    ),
  );
  inRow("another predicate", "subject: dialogues\ncombats: illegal-mining\neffect: REDUCES\nat: colombia\ncites: report-1");
  inRow("typo predicate with details", "subject: dialogues\nadresses: illegal-mining\neffect: REDUCES\nfor: women\ncites: report-1");
  inRow("predicate and object", "subject: dialogues\npredicate: ADRESSES\nobject: illegal-mining\neffect: REDUCES\ncites: report-1");
  inRow("predicate in capitals", "subject: tumaco\nFACES: illegal-mining\ncites: report-1");
  inRow("two unknown fields", "subject: tumaco\nfacess: illegal-mining\ncolour: red\ncites: report-1");
  inFile("not UTF-8", Uint8Array.from([...Buffer.from("rights:\n  - {id: a, name: Nari"), 0xf1, ...Buffer.from("o}\n")]));
  inFile(
    "aliases of aliases",
    `a: &a [x,x,x,x,x,x,x,x,x,x]\n${[..."bcdefgh"].map((l, n) => `${l}: &${l} [${Array(10).fill(`*${"abcdefgh"[n]}`).join(",")}]`).join("\n")}\nissues: *h\n`,
  );
  inFile("an alias of itself", "issues: &a [*a]\n");
  inFile("an alias of nothing", "issues: *a\n");
  inFile("deep", `issues: ${"[".repeat(100)}${"]".repeat(100)}\n`);
  inFile("very deep", `issues: ${"[".repeat(100000)}${"]".repeat(100000)}\n`);
  inFile("another ending", "issues: []", "x.yml");
  for (const path of [
    "claims.csv",
    "sources/report/claims.json",
    "claims.YAML",
    "claims.yaml.bak",
    "claims.yaml~",
    "claims",
    "report.pdf",
    "a.xlsx",
  ])
    inFile(`a file that is not read: ${path}`, "subject,faces\n", path);
  for (const path of ["README.md", "notes.txt", "LICENSE", ".gitignore", ".git/config", "sources/report/README.MD"])
    inFile(`a file for people: ${path}`, "subject,faces\n", path);
  inFile(
    "languages beside an empty name",
    "defaults: {sensitivity: CLEAR}\nrights:\n  - id: a\n    name:\n    en: A\n    es: B\n    fr: C\n    description: {en: A, es: B, fr: C}\n",
  );
  inFile("defaults", "defaults: {sensitivty: CLEAR, roles: [HARM], faces: x}\nrights:\n  - {id: a, name: A, sensitivity: CLEAR}\n");
  inFile("defaults that are no mapping", "defaults: CLEAR\n");
  inFile("empty file", "# nothing\n");
  inFile("two documents", "issues: []\n---\nissues: []\n");
  inFile("dataset.yaml", "title: [x]\nversion:\n", "dataset.yaml");
  inRow("no predicate", "subject: tumaco\ncites: report-1");
  inRow("typo predicate", "subject: tumaco\nface: extortion\ncites: report-1");
  inRow("two predicates", "subject: tumaco\nfaces: illegal-mining\nundermines: right-to-work\ncites: report-1");
  inRow("no cites", "subject: sardinata\nfaces: extortion");
  inRow("no subject", "faces: extortion\ncites: report-1");
  inRow("empty cites", "subject: sardinata\nfaces: extortion\ncites: []");
  inRow("unknown ids", "subject: tumako\nfaces: extorsión\ncites: report-9");
  inRow("unknown id of a short list", "subject: dialogues\naddresses: xyz\neffect: REDUCES\ncites: report-1");
  inFile(
    "names instead of ids",
    `defaults: {sensitivity: CLEAR, recordedAt: 2026-11-21, recordedBy: seed}
issues:
  - {id: contract-killing, name: {en: Contract killing, es: Sicariato, fr: Meurtre sur commande}, aliases: {es: [asesinato por encargo]}, roles: [HARM]}
  - {id: Bad Id, name: Sicariatos, roles: [HARM]}
claims:
  - {subject: Тумацо, faces: sicariato, cites: report-1}
  - {subject: sardinata, faces: Asesinato por encargo, cites: report-1}
  - {subject: sardinata, faces: MINERIA ILEGÁL, cites: report-1}
  - {subject: sardinata, faces: Colombia 2, cites: report-1}
  - {subject: Extorsión, faces: extortion, cites: report-1}
`,
  );
  inRow("domain range", "subject: women\nfaces: women\ncites: report");
  inRow("detail", "subject: sardinata\nfaces: extortion\neffect: REDUCES\nat: colombia\nfor: women\nmechanism: m\ncites: report-1");
  inRow("detail2", "subject: extortion\nkindOf: illegal-mining\nat: colombia\ncites: report-1");
  inRow("no effect", "subject: dialogues\naddresses: illegal-mining\ncites: report-1");
  inRow(
    "bad values",
    "subject: dialogues\naddresses: illegal-mining\neffect: CURES\nassertion: SAID\nperiod: 2021/x\nmechanism: [a]\ncites: report-1\nsensitivity: WHITE\nid: x\npredicate: y\nquantityValue: 4",
  );
  inRow(
    "roles",
    "subject: dialogues\naddresses: illegal-mining\neffect: REDUCES\nat: extortion\nfor: criminal-groups\ncites: [report-1, report-1]",
  );
  inRow("quantity", "subject: dialogues\nserves: women\nquantity: 3\ncites: report-1");
  inRow("quantity2", "subject: dialogues\nserves: women\nquantity: {comparator: LIKE, value: x, unit: PERSONS, of: y}\ncites: report-1");
  inRow("quantity3", "subject: dialogues\nserves: women\nquantity: {value: 3}\ncites: report-1");
  inRow("placeholders", "subject: dialogues\nserves: women\nstatement: '{subject} in {at} of {x}.'\ncites: report-1");
  inRow("twice", "subject: tumaco\nfaces: extortion\ncites: report-1");
  inRow("twice, another passage", "subject: tumaco\nfaces: extortion\ncites: report-2");
  inRow("fine: other source", "subject: tumaco\nfaces: extortion\ncites: other-report-1");
  inFile("row not map", "claims: [x]");
  inFile("missing properties of a claim", "claims:\n  - {subject: sardinata, faces: extortion, cites: report-1}");
  inFile(
    "participants under the Chatham House rule",
    `defaults: {sensitivity: CLEAR, recordedAt: 2026, recordedBy: seed}
events:
  - {id: quiet, name: Quiet, chathamHouseRule: APPLIED}
  - {id: session, name: Session, chathamHouseRule: NOT_SAID}
claims:
  - {subject: session, partOf: quiet, cites: report-1}
  - {subject: dialogues, partOf: session, cites: report-1}
  - {subject: quiet, involves: women, cites: report-1}
  - {subject: [session, launch], involves: women, cites: report-1}
  - {subject: dialogues, involves: women, cites: report-1}
`,
  );
  inFile(
    "a problem of a row, and a rule that its claim breaks",
    `defaults: {sensitivity: CLEAR, recordedAt: 2026-11-21, recordedBy: seed}
events:
  - {id: quiet, name: Quiet, chathamHouseRule: APPLIED}
claims:
  - {subject: quiet, involves: women, recordedAt: yesterday, cites: report-1}
`,
  );
  inFile(
    "coordinates in part, intervals that end before they begin, a quantity below nothing",
    `defaults: {sensitivity: CLEAR, recordedAt: 2026-11-21, recordedBy: seed}
places:
  - {id: p, name: P, kind: CITY, latitude: 4.5}
  - {id: q, name: Q, kind: CITY, latitude: 4.5, longitude: -74, coordinateKind: SEAT}
events:
  - {id: e, name: E, chathamHouseRule: NOT_SAID, period: 2023-07-06/2023-07-03}
  - {id: f, name: F, chathamHouseRule: NOT_SAID, period: 2023-07-06/2023}
claims:
  - {subject: dialogues, serves: women, quantity: {comparator: EXACTLY, value: -3, unit: EVENTS}, period: 2025/2020, cites: report-1}
`,
  );
  inFile(
    "counts that do not agree",
    "claims: 5\npredicates: {FACES: 2, ADRESSES: 2}\nmodalities: [x]\nfoo: {x: 1}\neffects: {MITIGATES: two}\n",
    "sources/report/expected.yaml",
  );
  inFile("counts that agree", "claims: 4\npredicates: {FACES: 2, ADDRESSES: 2}\n", "sources/report/expected.yaml");
  inFile("counts without their sum", "predicates: {FACES: 2, ADDRESSES: 2}\n", "expected.yaml");

  test("a file that cannot be read takes nothing away from what others may name", async () =>
    expect((await read({ ...good, "vocabulary.yaml": `${good["vocabulary.yaml"]}\n  - {` })).lines).toMatchSnapshot());
  test("no files", async () => expect((await read({})).lines).toMatchSnapshot());
});
