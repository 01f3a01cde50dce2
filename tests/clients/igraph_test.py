"""igraph reads GraphML: every node and edge, with the values of the database."""
import math

from expected import GRAPHS, ClientTest, edges, missing, nodes, run

try:
    import igraph
except ImportError:
    missing("igraph")


def read(name):
    return igraph.Graph.Read_GraphML(str(GRAPHS / f"{name}.graphml"))


def value(element, name):
    """igraph has "" and NaN for what is absent"""
    seen = element[name]
    return None if seen == "" or isinstance(seen, float) and math.isnan(seen) else seen


class IgraphTest(ClientTest):
    def test_nodes(self):
        wanted = nodes("hostile")
        graph = read("hostile")
        self.assertEqual({v["id"] for v in graph.vs}, set(wanted))
        for v in graph.vs:
            names = ("label", "kind", "country", "wikidata", "mentions", "documents", "lat", "lng")
            self.same_node(wanted[v["id"]], {name: value(v, name) for name in names})

    def test_edges(self):
        wanted = edges("hostile")
        graph = read("hostile")
        label = graph.vs["label"]
        found = {(label[e.source], e["label"], label[e.target]): e.attributes() for e in graph.es}
        self.assertEqual(set(found), set(wanted))
        self.assertEqual(graph.ecount(), len(wanted))
        for key, seen in found.items():
            self.same_edge(wanted[key], seen)

    def test_directed(self):
        self.assertTrue(read("hostile").is_directed())

    def test_empty(self):
        graph = read("empty")
        self.assertEqual((graph.vcount(), graph.ecount()), (0, 0))


run()
