import { encoding, graphqlJsonType, jsonType, mediaType, preferencesOf } from "../../src/http/protocol/negotiation.js";

/** What a client prefers, from the headers that it sends. compression.test.ts has the encodings that are common. */
test.each<[string | undefined, string | undefined]>([
  [undefined, jsonType],
  ["", jsonType],
  ["*/*", jsonType],
  ["application/*", jsonType],
  [jsonType, jsonType],
  [graphqlJsonType, graphqlJsonType],
  ["Application/JSON; charset=UTF-8", jsonType],
  ["application/graphql-response+json; charset=utf-8, application/json; charset=utf-8", graphqlJsonType],
  [`${jsonType};q=0.5, ${graphqlJsonType};q=0.9`, graphqlJsonType],
  [`${graphqlJsonType};q=0.5, */*`, jsonType],
  [`*/*;q=0.9, ${graphqlJsonType}`, graphqlJsonType],
  [`${jsonType};q=0, application/*`, graphqlJsonType],
  [`${jsonType} ; profile=x ; q=0.2, ${graphqlJsonType} ; q=0.3`, graphqlJsonType],
  ["text/html", undefined],
  [`${jsonType};q=0`, undefined],
  ["*/*;q=0", undefined],
  [`${jsonType};q=much`, undefined],
  [`${"x/y,".repeat(20)}${jsonType}`, undefined],
])("a client that accepts %j gets the media type %j", (accept, type) => {
  expect(mediaType(accept, [jsonType, graphqlJsonType])).toBe(type);
});

test.each<[string, string | undefined]>([
  ["identity;q=0.5, *", "br"],
  ["gzip;q=0.5, br;q=0.5", "br"],
  ["gzip, identity", "gzip"],
  ["br;q=0.001", "br"],
  ["X-GZIP;q=0.3", "gzip"],
  ["identity;q=0", undefined],
])("a client that accepts the encodings %j gets %j", (accept, coding) => {
  expect(encoding(accept)).toBe(coding);
});

test("malformed headers accept nothing, and do not throw", () => {
  for (const header of ['"', ";", ";;;,,,", 'a;q="0.5', 'a/b;q="\\', ",", " ", "__proto__", "a/b;__proto__=1;q=0.5", "\u00ff", "/", "*/"]) {
    expect([header, mediaType(header, [jsonType])]).toEqual([header, undefined]);
    expect([header, encoding(header)]).toEqual([header, undefined]);
  }
});

test("equal headers are parsed once", () => {
  const headers = { accept: jsonType, "accept-encoding": "br", "accept-language": "es" };
  expect(preferencesOf({ ...headers })).toBe(preferencesOf({ ...headers }));
  expect(preferencesOf(headers)).toEqual({ type: jsonType, encoding: "br", languages: ["es", "en"] });
});
