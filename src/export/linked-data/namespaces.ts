/** The vocabularies that files of linked data take terms from, by their usual prefixes. */
export const namespaces = {
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  dc: "http://purl.org/dc/elements/1.1/",
  dcterms: "http://purl.org/dc/terms/",
  dcat: "http://www.w3.org/ns/dcat#",
  void: "http://rdfs.org/ns/void#",
  prov: "http://www.w3.org/ns/prov#",
  schema: "https://schema.org/",
  wgs84: "http://www.w3.org/2003/01/geo/wgs84_pos#",
  edtf: "http://id.loc.gov/datatypes/edtf/",
  sh: "http://www.w3.org/ns/shacl#",
} as const;

/** The IRI of a term of a well-known vocabulary, by its prefix: `skos:broader`. */
export function wellKnown(name: `${keyof typeof namespaces}:${string}`): string {
  const [prefix, local] = name.split(":") as [keyof typeof namespaces, string];
  return namespaces[prefix] + local;
}

/** The prefix of terms of our own, which stand below the IRI of the data set. */
export const ownPrefix = "rg";
