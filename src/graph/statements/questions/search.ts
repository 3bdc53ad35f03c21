import { type Class, propertiesOf } from "../../../model/declare.js";
import { Entity, type Level } from "../../../model/entity.js";
import type { Model } from "../../../model/model.js";
import { fold } from "../../../text/fold.js";
import type { Named } from "../../../text/nearest.js";
import { Cypher } from "../../cypher.js";
import type { Row, Statement } from "../../graph.js";
import { columnsOf } from "../../layout.js";

/** A visible record with its names and aliases in all languages, folded. */
interface VisibleNames extends Named {
  readonly cls: Class;
}
const [aliasColumn] = propertiesOf(Entity).flatMap((p) => (p.name === "aliases" ? columnsOf(p) : []));
const namesOf = (o: string) => `labels(${o}), ${o}.id, ${o}.searchNames, ${o}.${aliasColumn}`;
const hydrateNames =
  (model: Model) =>
  ([labels, id, names, aliases]: Row): VisibleNames => {
    const texts = ((aliases ?? []) as string[]).map((tagged) => fold(tagged.slice(tagged.indexOf(":") + 1)));
    const cls = model.entities.find((e) => (labels as string[]).includes(e.name)) as Class;
    return { cls, id: id as string, names: [...((names ?? []) as string[]), ...texts] };
  };

/** All records of a class that the viewer may see: suggestions for an unknown id come from them. */
export function visibleNames(model: Model, cls: Class, level: Level): Statement<VisibleNames> {
  const c = new Cypher(model, level);
  return {
    text: `MATCH (o:${cls.name}) WHERE ${c.visible("o")} RETURN ${namesOf("o")}`,
    parameters: c.parameters,
    hydrate: hydrateNames(model),
  };
}

/** Visible records of other classes that have an id, a name, or all words of a name among their names and aliases, at most 100. */
export function namedOtherwise(model: Model, cls: Class, id: string, name: string, level: Level): Statement<VisibleNames> {
  const c = new Cypher(model, level);
  const members = model.membersOf(cls).map((member) => `NOT o:${member.name}`);
  const words = name
    .split(" ")
    .slice(0, maxWords)
    .map((word) => `o.searchLabels CONTAINS ${c.value(` ${word}`)}`);
  const named = `(o.id = ${c.value(id)} OR ${c.value(name)} IN o.searchNames OR (o.${aliasColumn} IS NOT NULL AND ${words.join(" AND ")}))`;
  return {
    text: `MATCH (o:Entity) WHERE ${[c.visible("o"), ...members, named].join(" AND ")} RETURN ${namesOf("o")} ORDER BY o.id LIMIT 100`,
    parameters: c.parameters,
    hydrate: hydrateNames(model),
  };
}
/** Words by which aliases are found; each makes the statement longer. */
const maxWords = 5;
