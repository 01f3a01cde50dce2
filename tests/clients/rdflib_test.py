"""rdflib reads Turtle: every entity, every relation with its evidence, and plain triples for what is affirmed."""
from expected import GRAPHS, ClientTest, exact, missing, rows, run

try:
    from rdflib import RDF, RDFS, Graph, Namespace, URIRef
except ImportError:
    missing("rdflib")

ENT = Namespace("urn:entente:vocabulary:")
PROV = Namespace("http://www.w3.org/ns/prov#")
ROWS = "SELECT * FROM relations"


def kept(text):
    return text.replace("\0", "\ufffd")


def read(name="hostile"):
    return Graph().parse(str(GRAPHS / f"{name}.ttl"), format="turtle")


class RdflibTest(ClientTest):
    def test_entities(self):
        labels = sorted(str(label) for label in read().objects(None, RDFS.label))
        self.assertEqual(labels, sorted(row["name"] for row in rows("hostile", "SELECT * FROM entities", kept)))

    def test_relations(self):
        graph = read()
        wanted = rows("hostile", ROWS, kept)
        self.assertEqual(len(set(graph.subjects(RDF.type, RDF.Statement))), len(wanted))
        for row in wanted:
            self.same_relation(graph, URIRef(f"urn:entente:statement:{row['id']}"), row)

    def same_relation(self, graph, said, row):
        subject, target = graph.value(said, RDF.subject), graph.value(said, RDF.object)
        self.assertEqual(str(graph.value(subject, RDFS.label)), row["subject"])
        self.assertEqual(str(graph.value(target, RDFS.label)), row["object"])
        self.assertEqual(str(graph.value(said, ENT.polarity)), row["polarity"])
        self.assertEqual(graph.value(said, ENT.confidence).toPython(), row["confidence"])
        source = graph.value(said, PROV.wasDerivedFrom)
        self.assertEqual(str(graph.value(source, PROV.value)), row["sentence"])
        self.assertEqual(str(graph.value(source, PROV.wasQuotedFrom)), f"urn:entente:document:{row['document']}")
        triple = (subject, graph.value(said, RDF.predicate), target)
        if row["polarity"] == "affirmed" and row["modality"] == "actual":
            self.assertIn(triple, graph)

    def test_denied_is_no_triple(self):
        graph = read()
        sure = rows("hostile", ROWS + " WHERE polarity = 'affirmed' AND modality = 'actual'", exact)
        triples = {(s, p, o) for s, p, o in graph if str(p).startswith("urn:entente:relation:")}
        self.assertEqual(len(triples), len({(row["subject"], row["relation"], row["object"]) for row in sure}))

    def test_empty(self):
        self.assertEqual(len(read("empty")), 0)


run()
