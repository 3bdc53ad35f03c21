import { escapeXml } from "../../src/text/escape-xml.js";
import { element, startTag } from "../../src/text/xml.js";

test("texts and attributes are escaped", () => {
  expect(element("a", { b: `<"&'>` }, escapeXml("]]> & <c>"))).toBe('<a b="&#60;&#34;&#38;&#39;&#62;">]]&#62; &#38; &#60;c&#62;</a>');
});

test("parsers would turn ends of lines and tabs into spaces or other ends: these are references", () => {
  expect(element("a", { b: "\t\n\r" })).toBe('<a b="&#9;&#10;&#13;"/>');
});

test("what XML 1.0 has no form for is replaced", () => {
  expect(escapeXml("\u0000\u0008\u000b\u000c\u000e\u001f\ufffe\uffff\ud83d")).toBe("\ufffd".repeat(9));
  const allowed = " \u007f\u0085\ue000\ufffd\u{10ffff}\u202e";
  expect(escapeXml(allowed)).toBe(allowed);
});

test("an attribute without a value is left out, and 0 is a value", () => {
  expect([element("a", { b: undefined, c: 0 }), startTag("a")]).toEqual(['<a c="0"/>', "<a>"]);
});
