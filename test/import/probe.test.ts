import { good, problemsOfClaim, problemsWith, read } from "./fixture.js";

const out: string[] = [];
const w = async (name: string, c: string | Uint8Array, p?: string) => {
  out.push(`## ${name}`, ...(await problemsWith(c, p)));
};
const c = async (name: string, row: string) => {
  out.push(`## ${name}`, ...(await problemsOfClaim(row)));
};
test("probe", async () => {
  await w("unknown list", "issuez: []\nclaim: []\n__proto__: []\nconstructor: []\n");
  await w("not map", "- a\n");
  await w("list not list", "issues: {id: x}\nrights: [x, {id: y}]");
  const i = (s: string) =>
    `defaults: {sensitivity: CLEAR}\nissues:\n  - id: harm\n    name: {en: Harm, es: Daño, fr: Préjudice}\n    roles: [HARM]\n${s}`;
  await w("unknown field", i("    descripton: x\n    __proto__: x\n    constructor: x\n    zzz: 1\n"));
  await w("missing", "issues:\n  - {id: harm}\n  - {name: Harm}\n");
  await w(
    "wrong type",
    "defaults: {sensitivity: WHITE}\nissues:\n  - {id: harm, name: [Harm], roles: HARM, description: Harm}\n  - {id: harm2, name: {en: a, es: [x], fr: {a: b}}, roles: [HARM, BAD, HARM2], aliases: {en: x, es: [a, {b: c}]}}\n  - {id: Harm_3, name: 5, roles: [HARM, HARM], unchecked: [es, zz-zz-zz]}",
  );
  await w(
    "numbers",
    "defaults: {sensitivity: CLEAR}\nplaces:\n  - {id: p, name: P, kind: CITY, latitude: 91, longitude: east}\npassages:\n  - {id: q, heading: Q, source: report, startLine: 0, endLine: 1.5}\n  - {id: q2, heading: Q, source: report, startLine: 9, endLine: 3}\n  - {id: q3, heading: Q, source: report, endLine: 3}\nsources:\n  - {id: s, title: 5, availability: HELD, url: ftp://x, language: english, published: last year, checksum: abc}\nevents:\n  - {id: e, name: E, chathamHouse: yes, period: 2021-13}",
  );
  await w("empty", i("    description:\n    broader: []\n    definedBy:\n"));
  await w(
    "ids",
    "defaults: {sensitivity: CLEAR, id: x}\nrights:\n  - {id: 'a:b', name: R}\n  - {id: right-to-work, name: R}\n  - {id: x y, name: R}\n  - {id: [x], name: R}\ncodes:\n  - {id: iccs1, scheme: ICCS, notation: 1, title: A}\n  - {id: 'iccs:2', scheme: ICCS, notation: 02, title: A}\n  - {id: 'sdg:3', scheme: ICCS, notation: 3, title: A}",
  );
  await w(
    "links",
    "defaults: {sensitivity: CLEAR}\nissues:\n  - {id: a, name: A, roles: [HARM], broader: extorsion, alignedTo: ['oci:CM3']}\n  - {id: b, name: B, roles: [HARM], broader: [women, extortion, extortion], alignedTo: {EXACT: ['oci:CM3'], CLOSE: ['oci:CM3', 'oci:CM4'], NEAR: x}}\n  - {id: b2, name: B, roles: [HARM], broader: {x: y}, definedBy: women}\nplaces:\n  - {id: p, name: P, kind: CITY, partOf: [colombia, narino-colombia], iso: CO}\ncommunities:\n  - {id: c, name: C}\n  - {id: d, name: D, locatedIn: tumaco}",
  );
  await w(
    "cycles",
    "defaults: {sensitivity: CLEAR}\nissues:\n  - {id: a, name: A, roles: [HARM], broader: b}\n  - {id: b, name: B, roles: [HARM], broader: c}\n  - {id: c, name: C, roles: [HARM], broader: a}\nplaces:\n  - {id: p, name: P, kind: AREA, partOf: q}\n  - {id: q, name: Q, kind: AREA, memberOf: p}\n  - {id: r, name: R, kind: AREA, memberOf: r}",
  );
  await w(
    "labels",
    "defaults: {sensitivity: CLEAR}\nrights:\n  - {id: a, name: {en: A, es: Caf\u0065\u0301}}\n  - {id: b, name: {en: A, es: ExtorsiÃ³n, fr: 'x\uFFFD'}, description: {en: B, xx-invalid-: a, __proto__: x, es: ' B', fr: ''}}\n  - {id: c, name: Extorsi\u006f\u0301n}\nsources:\n  - {id: t, availability: HELD}\n  - {id: t2, availability: HELD, title: 'peopleâ€™s'}",
  );
  await w("yaml", "issues:\n  - {id: a, name: B\n  foo: [");
  await w("tags", "issues:\n  - {id: !!js/function a, name: B}\n");
  await w(
    "dups",
    "defaults: {sensitivity: CLEAR}\nrights:\n  - id: a\n    name: A\n    name: B\n    description: {en: a, en: b, es: c, fr: c}\nrights: []\n",
  );
  await w("utf8", Uint8Array.from([...Buffer.from("rights:\n  - {id: a, name: Nari"), 0xf1, ...Buffer.from("o}\n")]));
  await w(
    "bomb",
    `a: &a [x,x,x,x,x,x,x,x,x,x]\n${[..."bcdefgh"].map((l, n) => `${l}: &${l} [${Array(10).fill(`*${"abcdefgh"[n]}`).join(",")}]`).join("\n")}\nissues: *h\n`,
  );
  await w("self", "issues: &a [*a]\n");
  await w("noalias", "issues: *a\n");
  await w("deep", `issues: ${"[".repeat(100)}${"]".repeat(100)}\n`);
  await w("very deep", `issues: ${"[".repeat(100000)}${"]".repeat(100000)}\n`);
  await w("yml", "issues: []", "x.yml");
  await w("defaults", "defaults: {sensitivty: CLEAR, roles: [HARM], faces: x}\nrights:\n  - {id: a, name: A, sensitivity: CLEAR}\n");
  await w("defaults2", "defaults: CLEAR\n");
  await w("empty file", "# nothing\n");
  await w("multi docs", "issues: []\n---\nissues: []\n");
  await w("dataset", "title: [x]\nversion:\n", "dataset.yaml");
  await c("no predicate", "subject: tumaco\ncites: report-1");
  await c("typo predicate", "subject: tumaco\nface: extortion\ncites: report-1");
  await c("two predicates", "subject: tumaco\nfaces: illegal-mining\nundermines: right-to-work\ncites: report-1");
  await c("no cites", "subject: sardinata\nfaces: extortion");
  await c("no subject", "faces: extortion\ncites: report-1");
  await c("empty cites", "subject: sardinata\nfaces: extortion\ncites: []");
  await c("unknown ids", "subject: tumako\nfaces: extorsión\ncites: report-9");
  await c("domain range", "subject: women\nfaces: women\ncites: report");
  await c("detail", "subject: sardinata\nfaces: extortion\neffect: REDUCES\nat: colombia\nfor: women\nmechanism: m\ncites: report-1");
  await c("detail2", "subject: extortion\nkindOf: illegal-mining\nat: colombia\ncites: report-1");
  await c("no effect", "subject: dialogues\naddresses: illegal-mining\ncites: report-1");
  await c(
    "bad values",
    "subject: dialogues\naddresses: illegal-mining\neffect: CURES\nassertion: SAID\nperiod: 2021/x\nmechanism: [a]\ncites: report-1\nsensitivity: WHITE\nid: x\npredicate: y\nquantityValue: 4",
  );
  await c(
    "roles",
    "subject: dialogues\naddresses: illegal-mining\neffect: REDUCES\nat: extortion\nfor: criminal-groups\ncites: [report-1, report-1]",
  );
  await c("quantity", "subject: dialogues\nserves: women\nquantity: 3\ncites: report-1");
  await c("quantity2", "subject: dialogues\nserves: women\nquantity: {comparator: LIKE, value: x, unit: PERSONS, of: y}\ncites: report-1");
  await c("quantity3", "subject: dialogues\nserves: women\nquantity: {value: 3}\ncites: report-1");
  await c("placeholders", "subject: dialogues\nserves: women\nstatement: '{subject} in {at} of {x}.'\ncites: report-1");
  await c("twice", "subject: tumaco\nfaces: extortion\ncites: report-1");
  await c("twice, another passage", "subject: tumaco\nfaces: extortion\ncites: report-2");
  await c("fine: other source", "subject: tumaco\nfaces: extortion\ncites: other-report-1");
  await w("row not map", "claims: [x]");
  await w("missing recorded", "claims:\n  - {subject: sardinata, faces: extortion, cites: report-1}");
  await w(
    "chatham",
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
  await w(
    "expected",
    "claims: 5\npredicates: {FACES: 2, ADRESSES: 2}\nmodalities: [x]\nfoo: {x: 1}\neffects: {MITIGATES: two}\n",
    "sources/report/expected.yaml",
  );
  await w("expected ok", "claims: 4\npredicates: {FACES: 2, ADDRESSES: 2}\n", "sources/report/expected.yaml");
  await w("expected missing", "predicates: {FACES: 2, ADDRESSES: 2}\n", "expected.yaml");
  out.push("## broken file's ids", ...(await read({ ...good, "vocabulary.yaml": `${good["vocabulary.yaml"]}\n  - {` })).lines);
  out.push("## no files", ...(await read({})).lines);
  require("node:fs").writeFileSync("/tmp/imp/out.txt", out.join("\n"));
});
