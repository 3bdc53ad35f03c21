import type { VisibleDataSet } from "../../graph/statements/questions/dataset.js";
import type { LinkedTerms } from "./linked-terms.js";
import { namespaces, wellKnown } from "./namespaces.js";
import type { OwnTerm } from "./own-terms.js";
import { iriTerm, type RdfNode, textTerm } from "./rdf.js";

const visibleVersion: OwnTerm = "visibleVersion";

/** The data sets that the records come from, with what is needed to use and to cite them. */
export const dataSetNodes = (terms: LinkedTerms, sets: readonly VisibleDataSet[], version: string | undefined): RdfNode[] =>
  sets.map(({ name, title, licence, version: release }) => {
    const deed = deedOf(licence);
    return {
      iri: terms.dataSet(name),
      properties: [
        ...["dcat:Dataset", "void:Dataset", "prov:Entity"].map(
          (type) => [wellKnown("rdf:type"), iriTerm(wellKnown(type as "dcat:Dataset"))] as const,
        ),
        [wellKnown("dcterms:title"), textTerm(title)],
        [wellKnown("dcterms:identifier"), textTerm(name)],
        [wellKnown("dcat:version"), textTerm(release)],
        [wellKnown("dc:rights"), textTerm(licence)],
        ...(deed === undefined ? [] : [[wellKnown("dcterms:license"), iriTerm(deed)] as const]),
        [wellKnown("void:uriSpace"), textTerm(terms.record(""))],
        ...(["skos", "dcterms", "prov", "schema", "wgs84"] as const).map(
          (p) => [wellKnown("void:vocabulary"), iriTerm(namespaces[p])] as const,
        ),
        [wellKnown("void:vocabulary"), iriTerm(terms.ownNamespace)],
        ...(version === undefined ? [] : [[terms.own(visibleVersion), textTerm(version)] as const]),
      ],
    };
  });

/** The address of a licence of Creative Commons, by its SPDX id. */
function deedOf(licence: string): string | undefined {
  if (licence === "CC0-1.0") return "https://creativecommons.org/publicdomain/zero/1.0/";
  const [, terms, version] = /^CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)$/.exec(licence) ?? [];
  return terms && `https://creativecommons.org/licenses/${terms.toLowerCase()}/${version}/`;
}
