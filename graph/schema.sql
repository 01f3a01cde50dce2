-- The graph file. Base tables are singular and hold ids; the plural views at the end hold names and are the public
-- interface: read those. Offsets count Unicode code points of document.text from 0, ends are exclusive, so that
-- substr(text, start + 1, "end" - start) is the words.
--
-- Everything hangs on a document: deleting its row deletes all that it said. Entities are shared: a `profile` is what
-- one or more documents say of an entity, an `appearance` says which documents, and `entity` is the profiles' common
-- denominator. It is derived again whenever a profile comes or goes, so that it never depends on the order of
-- documents: profiles from packs (known) come before others, and among equals the smallest value in byte order wins.

PRAGMA application_id = 0x454E5454;  -- "ENTT"
PRAGMA user_version = 8;

-- Fixed vocabularies

CREATE TABLE kind (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
INSERT INTO kind (id, name)
VALUES (0, 'person'), (1, 'org'), (2, 'country'), (3, 'city'), (4, 'region'), (5, 'place'), (6, 'facility'),
       (7, 'event'), (8, 'other');

CREATE TABLE form (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
INSERT INTO form (id, name) VALUES (0, 'name'), (1, 'demonym'), (2, 'nominal'), (3, 'pronoun');

CREATE TABLE relation_type (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    plover TEXT,  -- PLOVER event code
    symmetric INTEGER NOT NULL DEFAULT 0,
    about TEXT
);

-- Documents

-- The runs that made the rows of documents. Rows of another fingerprint (of program, model and packs) may be other
-- rows for the same text. Runs of which no document is left are not kept.
CREATE TABLE extraction (
    id INTEGER PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    program TEXT,  -- "entente 0.1.0"
    packs TEXT,    -- "en 0.1.0, business 0.1.0"
    started INTEGER NOT NULL,  -- seconds since 1970, UTC
    UNIQUE (fingerprint, started)
);

-- text comes last: rows are searched by uri and hash without reading it.
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    uri TEXT NOT NULL UNIQUE,
    content_hash INTEGER NOT NULL,  -- of what was read: what is known by its hash is not stored again
    extraction_id INTEGER NOT NULL REFERENCES extraction (id),
    title TEXT,
    date TEXT,
    language TEXT,
    words INTEGER NOT NULL,
    sentences INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX document_extraction ON document (extraction_id);
CREATE INDEX document_content ON document (content_hash);

-- Further names of a document: inputs of the very same content. document.uri is the smallest of all in byte order.
CREATE TABLE copy (
    uri TEXT PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    extraction_id INTEGER NOT NULL REFERENCES extraction (id)  -- the run that read this one
) WITHOUT ROWID;
CREATE INDEX copy_document ON copy (document_id, uri);
CREATE INDEX copy_extraction ON copy (extraction_id);

-- Where a document's paragraphs, headings and so on stand (extract/text/layout.h), so that it can be extracted again
-- without its file.
CREATE TABLE layout (
    document_id INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    blocks BLOB NOT NULL
);

-- The words of texts, for search: an index alone, the words themselves are in document.text. Stems, so that "reactors"
-- finds "reactor".
CREATE VIRTUAL TABLE document_text USING fts5 (
    text, content = 'document', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER document_text_added AFTER INSERT ON document
BEGIN
    INSERT INTO document_text (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER document_text_removed BEFORE DELETE ON document
BEGIN
    INSERT INTO document_text (document_text, rowid, text) VALUES ('delete', old.id, old.text);
END;

CREATE TABLE metadatum (
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (document_id, name, value)
) WITHOUT ROWID;

-- Numbers that documents of nearly the same words have in common (extract/text/shingles.h).
CREATE TABLE band (
    hash INTEGER NOT NULL,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    PRIMARY KEY (hash, document_id)
) WITHOUT ROWID;
CREATE INDEX band_document ON band (document_id);

-- Documents that tell the same story: those that bands connect, however many steps apart. A document that is alone has
-- no row. story_id is the id of one of them. uri is the document's, so that the first of a story is found at once.
CREATE TABLE story (
    document_id INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    story_id INTEGER NOT NULL,
    uri TEXT NOT NULL
);
CREATE INDEX story_story ON story (story_id, uri);

-- Short paragraphs at the beginning and the end of documents (extract/text/edge_paragraphs.h) in which something was
-- found. Those that three documents of a site repeat, each with another context, are boilerplate: what was found in
-- them is in muted_mention and muted_relation.
CREATE TABLE paragraph (
    hash INTEGER NOT NULL,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    context INTEGER NOT NULL,
    PRIMARY KEY (hash, document_id, start)
) WITHOUT ROWID;
CREATE INDEX paragraph_document ON paragraph (document_id);

CREATE TABLE boilerplate (hash INTEGER PRIMARY KEY);

CREATE TABLE sentence (
    id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);
CREATE INDEX sentence_document ON sentence (document_id);

CREATE TABLE date (
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    value TEXT,  -- ISO 8601 or START/END; null where it could not be resolved
    PRIMARY KEY (document_id, start, "end")
) WITHOUT ROWID;

-- Entities

CREATE TABLE entity (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,  -- identity across documents and graphs; "person:john-smith~GBR" is one of two namesakes
    name TEXT NOT NULL,
    kind_id INTEGER NOT NULL REFERENCES kind (id),
    country TEXT,
    latitude REAL,
    longitude REAL,
    wikidata TEXT
);
CREATE INDEX entity_name ON entity (name);

CREATE TABLE profile (
    id INTEGER PRIMARY KEY,
    entity_id INTEGER NOT NULL REFERENCES entity (id),
    hash INTEGER NOT NULL,   -- of all that follows, aliases included
    known INTEGER NOT NULL,  -- 1: from a pack
    name TEXT NOT NULL,
    kind_id INTEGER NOT NULL REFERENCES kind (id),
    country TEXT,
    latitude REAL,
    longitude REAL,
    wikidata TEXT,
    trade TEXT,      -- of a person whom no pack knows: sport, arts, faith, public
    decade INTEGER,  -- and when the documents are from: 1990
    UNIQUE (entity_id, hash)
);

CREATE TABLE alias (
    profile_id INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    PRIMARY KEY (profile_id, name)
) WITHOUT ROWID;
CREATE INDEX alias_name ON alias (name);

CREATE TABLE appearance (
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    profile_id INTEGER NOT NULL REFERENCES profile (id),
    PRIMARY KEY (document_id, profile_id)
) WITHOUT ROWID;
CREATE INDEX appearance_profile ON appearance (profile_id);

-- What sentences say

CREATE TABLE mention (
    sentence_id INTEGER NOT NULL REFERENCES sentence (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    entity_id INTEGER NOT NULL REFERENCES entity (id),
    kind_id INTEGER NOT NULL REFERENCES kind (id),  -- may differ from the entity's: "Washington" the government
    form_id INTEGER NOT NULL REFERENCES form (id),
    rule TEXT,  -- what decided whom a reference means; null for names
    PRIMARY KEY (sentence_id, start, "end", entity_id)
) WITHOUT ROWID;
CREATE INDEX mention_entity ON mention (entity_id);

CREATE TABLE relation (
    id INTEGER PRIMARY KEY,
    relation_type_id INTEGER NOT NULL REFERENCES relation_type (id),
    subject_id INTEGER NOT NULL REFERENCES entity (id),
    object_id INTEGER REFERENCES entity (id),
    object_text TEXT,
    polarity TEXT NOT NULL CHECK (polarity IN ('affirmed', 'negated')),
    modality TEXT NOT NULL CHECK (modality IN ('actual', 'future', 'possible', 'former')),
    date TEXT,
    date_from TEXT,  -- YYYY-MM-DD: the first and the last day of date; null where that end is open or not known
    date_to TEXT,
    place_id INTEGER REFERENCES entity (id),
    speaker_id INTEGER REFERENCES entity (id),
    -- the evidence
    sentence_id INTEGER NOT NULL REFERENCES sentence (id) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    construction TEXT NOT NULL,
    trigger TEXT NOT NULL,
    confidence REAL NOT NULL
);
CREATE INDEX relation_relation_type ON relation (relation_type_id);
CREATE INDEX relation_subject ON relation (subject_id);
CREATE INDEX relation_object ON relation (object_id) WHERE object_id IS NOT NULL;
CREATE INDEX relation_date ON relation (date_from) WHERE date_from IS NOT NULL;
CREATE INDEX relation_place ON relation (place_id) WHERE place_id IS NOT NULL;
CREATE INDEX relation_speaker ON relation (speaker_id) WHERE speaker_id IS NOT NULL;
CREATE INDEX relation_sentence ON relation (sentence_id);

-- What was found in boilerplate, as it would stand in mention and relation; the document's appearances keep the
-- entities.
CREATE TABLE muted_mention (
    sentence_id INTEGER NOT NULL REFERENCES sentence (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    entity_id INTEGER NOT NULL,
    kind_id INTEGER NOT NULL,
    form_id INTEGER NOT NULL,
    rule TEXT,
    PRIMARY KEY (sentence_id, start, "end", entity_id)
) WITHOUT ROWID;

CREATE TABLE muted_relation (
    id INTEGER PRIMARY KEY,
    relation_type_id INTEGER NOT NULL,
    subject_id INTEGER NOT NULL,
    object_id INTEGER,
    object_text TEXT,
    polarity TEXT NOT NULL,
    modality TEXT NOT NULL,
    date TEXT,
    date_from TEXT,
    date_to TEXT,
    place_id INTEGER,
    speaker_id INTEGER,
    sentence_id INTEGER NOT NULL REFERENCES sentence (id) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    construction TEXT NOT NULL,
    trigger TEXT NOT NULL,
    confidence REAL NOT NULL
);
CREATE INDEX muted_relation_sentence ON muted_relation (sentence_id);

-- Singular views: steps on the way to edges, in ids

-- Relations between two entities, symmetric ones turned so that the entity with the smaller key is the source. Their
-- dates are the sentence's, else the document's; an interval gives its start and its end.
CREATE VIEW link AS
SELECT relation.id AS relation_id,
       relation.relation_type_id,
       CASE WHEN relation_type.symmetric AND object.key < subject.key THEN object.id ELSE subject.id END AS source_id,
       CASE WHEN relation_type.symmetric AND object.key < subject.key THEN subject.id ELSE object.id END AS target_id,
       sentence.document_id,
       coalesce(nullif(nullif(CASE instr(relation.date, '/') WHEN 0 THEN relation.date
                              ELSE substr(relation.date, 1, instr(relation.date, '/') - 1) END, ''), '..'),
                document.date) AS first_date,
       coalesce(nullif(nullif(substr(relation.date, instr(relation.date, '/') + 1), ''), '..'),
                document.date) AS last_date,
       relation.polarity,
       relation.modality,
       relation.confidence,
       coalesce((SELECT story_id FROM story WHERE story.document_id = sentence.document_id),
                sentence.document_id) AS story_id
FROM relation NOT INDEXED  -- all are read, in the order of the file: an index makes that five times slower
JOIN relation_type ON relation_type.id = relation.relation_type_id
JOIN entity AS subject ON subject.id = relation.subject_id
JOIN entity AS object ON object.id = relation.object_id
JOIN sentence ON sentence.id = relation.sentence_id
JOIN document ON document.id = sentence.document_id;

-- What one story says: as often as the document of it that says it most often.
CREATE VIEW told AS
SELECT source_id,
       relation_type_id,
       target_id,
       story_id,
       max(weight) AS weight,
       count(*) AS documents,
       min(first_date) AS first_date,
       max(last_date) AS last_date,
       max(negated) AS negated,
       max(possible) AS possible
FROM (SELECT source_id,
             relation_type_id,
             target_id,
             story_id,
             count(*) AS weight,
             min(first_date) AS first_date,
             max(last_date) AS last_date,
             sum(polarity = 'negated') AS negated,
             sum(modality = 'possible') AS possible
      FROM link
      GROUP BY source_id, relation_type_id, target_id, document_id)
GROUP BY source_id, relation_type_id, target_id, story_id;

CREATE VIEW edge AS
SELECT source_id,
       relation_type_id,
       target_id,
       sum(weight) AS weight,
       sum(documents) AS documents,
       min(first_date) AS first_date,
       max(last_date) AS last_date,
       sum(negated) AS negated,
       sum(possible) AS possible,
       count(*) AS stories
FROM told
GROUP BY source_id, relation_type_id, target_id;

-- Plural views: the public interface

CREATE VIEW documents AS
SELECT id,
       uri,
       title,
       date,
       language,
       words,
       sentences,
       (SELECT count(*) FROM sentence JOIN relation ON relation.sentence_id = sentence.id
        WHERE sentence.document_id = document.id) AS relations,
       coalesce((SELECT first.uri FROM story JOIN story AS first ON first.story_id = story.story_id
                 WHERE story.document_id = document.id ORDER BY first.uri LIMIT 1), uri) AS story
FROM document;

-- By what a document is found: its name in `documents`, the names of inputs that are the very same, and the address that
-- the source states for it.
CREATE VIEW known_as AS
SELECT id AS document_id, uri, 'input' AS kind FROM document
UNION ALL
SELECT document_id, uri, 'copy' FROM copy
UNION ALL
SELECT document_id, value, 'address' FROM metadatum
WHERE name = 'url' AND (value LIKE 'https://%' OR value LIKE 'http://%');

CREATE VIEW uris AS
SELECT document.uri AS document, known_as.uri, known_as.kind
FROM known_as
JOIN document ON document.id = known_as.document_id;

-- Strings that came with a document: whatever its source said beside title, date and text.
CREATE VIEW metadata AS
SELECT document.uri AS document, metadatum.name, metadatum.value
FROM metadatum
JOIN document ON document.id = metadatum.document_id;

CREATE VIEW entities AS
SELECT entity.id,
       entity.name,
       kind.name AS kind,
       entity.country,
       entity.latitude,
       entity.longitude,
       entity.wikidata,
       (SELECT count(*) FROM mention WHERE mention.entity_id = entity.id) AS mentions,
       (SELECT count(DISTINCT appearance.document_id)
        FROM profile JOIN appearance ON appearance.profile_id = profile.id
        WHERE profile.entity_id = entity.id) AS documents
FROM entity
JOIN kind ON kind.id = entity.kind_id;

-- An entity's other names; the one in `entities` is not among them.
CREATE VIEW aliases AS
SELECT entity.name AS entity, alias.name
FROM alias
JOIN profile ON profile.id = alias.profile_id
JOIN entity ON entity.id = profile.entity_id
WHERE alias.name <> entity.name
UNION
SELECT entity.name, profile.name
FROM profile
JOIN entity ON entity.id = profile.entity_id
WHERE profile.name <> entity.name;

CREATE VIEW mentions AS
SELECT entity.name AS entity,
       kind.name AS kind,
       form.name AS form,
       substr(document.text, mention.start + 1, mention."end" - mention.start) AS text,
       document.uri AS document,
       mention.start,
       mention."end",
       substr(document.text, sentence.start + 1, sentence."end" - sentence.start) AS sentence,
       mention.rule
FROM mention
JOIN sentence ON sentence.id = mention.sentence_id
JOIN document ON document.id = sentence.document_id
JOIN entity ON entity.id = mention.entity_id
JOIN kind ON kind.id = mention.kind_id
JOIN form ON form.id = mention.form_id;

CREATE VIEW relations AS
SELECT relation.id,
       subject.name AS subject,
       subject_kind.name AS subject_kind,
       relation_type.name AS relation,
       object.name AS object,
       object_kind.name AS object_kind,
       relation.object_text,
       relation.polarity,
       relation.modality,
       relation.date,
       place.name AS place,
       speaker.name AS attributed_to,
       relation_type.plover,
       relation.confidence,
       relation.rule,
       document.uri AS document,
       document.date AS document_date,
       substr(document.text, sentence.start + 1, sentence."end" - sentence.start) AS sentence,
       sentence.start AS sentence_start,
       sentence."end" AS sentence_end,
       relation.date_from,
       relation.date_to
FROM relation
JOIN relation_type ON relation_type.id = relation.relation_type_id
JOIN entity AS subject ON subject.id = relation.subject_id
JOIN kind AS subject_kind ON subject_kind.id = subject.kind_id
JOIN sentence ON sentence.id = relation.sentence_id
JOIN document ON document.id = sentence.document_id
LEFT JOIN entity AS object ON object.id = relation.object_id
LEFT JOIN kind AS object_kind ON object_kind.id = object.kind_id
LEFT JOIN entity AS place ON place.id = relation.place_id
LEFT JOIN entity AS speaker ON speaker.id = relation.speaker_id;

-- weight counts every time that a sentence says it, and of documents that tell the same story only one; negated and
-- possible say how many of those are denied or only possible.
CREATE VIEW edges AS
SELECT source.name AS source,
       source_kind.name AS source_kind,
       relation_type.name AS relation,
       target.name AS target,
       target_kind.name AS target_kind,
       edge.weight,
       edge.documents,
       edge.first_date,
       edge.last_date,
       edge.negated,
       edge.possible,
       edge.stories
FROM edge
JOIN relation_type ON relation_type.id = edge.relation_type_id
JOIN entity AS source ON source.id = edge.source_id
JOIN kind AS source_kind ON source_kind.id = source.kind_id
JOIN entity AS target ON target.id = edge.target_id
JOIN kind AS target_kind ON target_kind.id = target.kind_id;

-- Paragraphs that the documents of a site repeat: nothing that is said in them counts.
CREATE VIEW repeats AS
SELECT document.uri AS document,
       paragraph.start,
       paragraph."end",
       substr(document.text, paragraph.start + 1, paragraph."end" - paragraph.start) AS text,
       (SELECT count(DISTINCT other.document_id) FROM paragraph AS other WHERE other.hash = paragraph.hash) AS documents
FROM boilerplate
JOIN paragraph ON paragraph.hash = boilerplate.hash
JOIN document ON document.id = paragraph.document_id;

CREATE VIEW dates AS
SELECT document.uri AS document,
       date.start,
       date."end",
       substr(document.text, date.start + 1, date."end" - date.start) AS text,
       date.value
FROM date
JOIN document ON document.id = date.document_id;
