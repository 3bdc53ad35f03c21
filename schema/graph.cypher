// Generated from the model. Keys and indexes of the graph, in Neo4j's words.
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT claim_id IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT loading_name IF NOT EXISTS FOR (n:Loading) REQUIRE n.name IS UNIQUE;
CREATE INDEX place_iso IF NOT EXISTS FOR (n:Place) ON (n.iso);
CREATE INDEX place_m49 IF NOT EXISTS FOR (n:Place) ON (n.m49);
CREATE INDEX place_divipola IF NOT EXISTS FOR (n:Place) ON (n.divipola);
CREATE INDEX place_wikidata IF NOT EXISTS FOR (n:Place) ON (n.wikidata);
CREATE FULLTEXT INDEX entity_search IF NOT EXISTS FOR (n:Entity) ON EACH [n.search] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
