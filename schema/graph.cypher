// Generated from the model. Keys and indexes of the graph, in Neo4j's words.
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT claim_id IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT review_id IF NOT EXISTS FOR (n:Review) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT formerid_id IF NOT EXISTS FOR (n:FormerId) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT loading_name IF NOT EXISTS FOR (n:Loading) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT visibleversions_name IF NOT EXISTS FOR (n:VisibleVersions) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT changeset_seq IF NOT EXISTS FOR (n:ChangeSet) REQUIRE n.seq IS UNIQUE;
CREATE INDEX place_iso IF NOT EXISTS FOR (n:Place) ON (n.iso);
CREATE INDEX place_m49 IF NOT EXISTS FOR (n:Place) ON (n.m49);
CREATE INDEX place_divipola IF NOT EXISTS FOR (n:Place) ON (n.divipola);
CREATE INDEX place_wikidata IF NOT EXISTS FOR (n:Place) ON (n.wikidata);
CREATE INDEX review_claim IF NOT EXISTS FOR (n:Review) ON (n.claim);
CREATE INDEX change_seq IF NOT EXISTS FOR (n:Change) ON (n.seq);
CREATE INDEX change_id IF NOT EXISTS FOR (n:Change) ON (n.id);
CREATE FULLTEXT INDEX entity_searchnames IF NOT EXISTS FOR (n:Entity) ON EACH [n.searchNames] OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword'}};
CREATE FULLTEXT INDEX entity_searchlabels IF NOT EXISTS FOR (n:Entity) ON EACH [n.searchLabels] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
CREATE FULLTEXT INDEX entity_search IF NOT EXISTS FOR (n:Entity) ON EACH [n.search] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
