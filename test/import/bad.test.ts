import { good, problemsOfClaim, problemsWith, read } from "./fixture.js";

/** What is wrong with a folder is told all at once, each as file, line, field, value and what would be right: the messages stand in the snapshot. */
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
    "defaults: {sensitivity: CLEAR}\nplaces:\n  - {id: p, name: P, kind: CITY, latitude: 91, longitude: east}\npassages:\n  - {id: q, heading: Q, source: report, startLine: 0, endLine: 1.5}\n  - {id: q2, heading: Q, source: report, startLine: 9, endLine: 3}\n  - {id: q3, heading: Q, source: report, endLine: 3}\nsources:\n  - {id: s, title: 5, availability: HELD, url: ftp://x, language: english, published: last year, checksum: abc}\nevents:\n  - {id: e, name: E, chathamHouse: yes, period: 2021-13}",
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
  inFile("no YAML", "issues:\n  - {id: a, name: B\n  foo: [");
  inFile("tags of programs", "issues:\n  - {id: !!js/function a, name: B}\n");
  inFile(
    "twice the same key",
    "defaults: {sensitivity: CLEAR}\nrights:\n  - id: a\n    name: A\n    name: B\n    description: {en: a, en: b, es: c, fr: c}\nrights: []\n",
  );
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
  inFile("defaults", "defaults: {sensitivty: CLEAR, roles: [HARM], faces: x}\nrights:\n  - {id: a, name: A, sensitivity: CLEAR}\n");
  inFile("defaults that are none", "defaults: CLEAR\n");
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
  inFile("who recorded it, and when", "claims:\n  - {subject: sardinata, faces: extortion, cites: report-1}");
  inFile(
    "participants under the Chatham House rule",
    `defaults: {sensitivity: CLEAR, recordedAt: 2026, recordedBy: seed}
events:
  - {id: quiet, name: Quiet, chathamHouse: true}
  - {id: session, name: Session, chathamHouse: false}
claims:
  - {subject: session, partOf: quiet, cites: report-1}
  - {subject: dialogues, partOf: session, cites: report-1}
  - {subject: quiet, involves: women, cites: report-1}
  - {subject: [session, launch], involves: women, cites: report-1}
  - {subject: dialogues, involves: women, cites: report-1}
`,
  );
  inFile(
    "what is wrong with a row, and what is wrong with what it says",
    `defaults: {sensitivity: CLEAR, recordedAt: 2026-11-21, recordedBy: seed}
events:
  - {id: quiet, name: Quiet, chathamHouse: true}
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
  - {id: e, name: E, chathamHouse: false, period: 2023-07-06/2023-07-03}
  - {id: f, name: F, chathamHouse: false, period: 2023-07-06/2023}
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
