import type { Translated } from "../model/declare.js";
import { languagesOfLabels } from "../model/entity.js";
import { isNormalText, isTranslated } from "../model/values.js";
import { isEmpty, type Node, shown } from "./document.js";
import type { Problems, Spot } from "./problem.js";

/** What a data set says of itself in `dataset.yaml`: this much at least, and whatever else its authors find worth saying. */
export interface About {
  readonly title: Translated;
  readonly description: Translated;
  readonly licence: string;
  readonly version: string;
  readonly [field: string]: unknown;
}

const translated = ["title", "description"];
const required = [...translated, "licence", "version"];

/** Reads `dataset.yaml`; what is missing from it is empty, and told. */
export function readAbout(node: Node | undefined, spot: Spot, problems: Problems): About {
  const fields = node?.kind === "map" ? [...node.fields.values()] : [];
  const said = Object.fromEntries(fields.map(({ path, node: value }) => [path, plain(value)]));
  if (!node) problems.add(spot, "", "", `is missing: a data set says its ${required.join(", its ")} there.`);
  for (const name of node ? required : []) {
    const field = fields.find(({ path }) => path === name);
    if (!field || isEmpty(field.node))
      problems.add(field?.spot ?? spot, name, "", `is missing: a data set says its ${required.join(", its ")}.`);
    else if (translated.includes(name) ? !isText(said[name]) && !isTranslated(said[name], false) : !isText(said[name])) {
      problems.add(
        field.spot,
        name,
        shown(field.node),
        translated.includes(name) ? "must be text, or texts by language." : "must be text.",
      );
    }
  }
  const text = (name: string) => (isText(said[name]) ? String(said[name]) : "");
  const texts = (name: string): Translated =>
    isTranslated(said[name], false)
      ? (said[name] as Translated)
      : Object.fromEntries(languagesOfLabels.map((language) => [language, text(name)]));
  return { ...said, title: texts("title"), description: texts("description"), licence: text("licence"), version: text("version") };
}

const isText = (value: unknown) => isNormalText(value) && value !== "";

/** A value as it was written: `version: 1.0` is not the number 1. */
function plain(node: Node): unknown {
  if (node.kind === "scalar") return typeof node.value === "boolean" || node.value === null ? node.value : node.text;
  return node.kind === "list"
    ? node.items.map(plain)
    : Object.fromEntries([...node.fields].map(([name, { node: value }]) => [name, plain(value)]));
}
