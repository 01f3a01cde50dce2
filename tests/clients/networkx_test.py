"""networkx reads GraphML: every node and edge, typed, with the values of the database."""
from expected import GRAPHS, ClientTest, clean, edges, missing, nodes, rows, run

try:
    import networkx
except ImportError:
    missing("networkx")


def read(name):
    return networkx.read_graphml(GRAPHS / f"{name}.graphml", force_multigraph=True)


class NetworkxTest(ClientTest):
    def test_nodes(self):
        wanted = nodes("hostile")
        graph = read("hostile")
        self.assertEqual(set(graph.nodes), set(wanted))
        for node, seen in graph.nodes(data=True):
            names = ("label", "kind", "country", "wikidata", "mentions", "documents", "lat", "lng")
            self.same_node(wanted[node], {name: seen.get(name) for name in names})

    def test_edges(self):
        wanted = edges("hostile")
        graph = read("hostile")
        label = {node: seen["label"] for node, seen in graph.nodes(data=True)}
        found = {(label[s], seen["label"], label[t]): seen for s, t, seen in graph.edges(data=True)}
        self.assertEqual(set(found), set(wanted))
        self.assertEqual(graph.number_of_edges(), len(wanted))
        for key, seen in found.items():
            self.same_edge(wanted[key], seen)

    def test_symmetric_and_plover(self):
        types = {row["name"]: row for row in rows("hostile", "SELECT name, symmetric, plover FROM relation_type")}
        for _, _, seen in read("hostile").edges(data=True):
            self.assertIs(seen["symmetric"], bool(types[seen["relation"]]["symmetric"]))
            self.assertEqual(seen.get("plover"), types[seen["relation"]]["plover"])

    def test_types(self):
        graph = read("hostile")
        for _, seen in graph.nodes(data=True):
            self.assertIsInstance(seen["mentions"], int)
            self.assertIsInstance(seen["size"], float)
            self.assertTrue(all(isinstance(seen[c], int) and 0 <= seen[c] <= 255 for c in "rgb"))
        for _, _, seen in graph.edges(data=True):
            self.assertIsInstance(seen["weight"], float)
            self.assertGreater(seen["weight"], 0)

    def test_directed_and_parallel(self):
        graph = read("hostile")
        self.assertTrue(graph.is_directed())
        pairs = [(s, t) for s, t, _ in graph.edges(data=True)]
        self.assertEqual(len(pairs), len(edges("hostile")))

    def test_identities_are_unique(self):
        keys = [seen["identity"] for _, seen in read("hostile").nodes(data=True)]
        self.assertEqual(sorted(keys), sorted(clean(row["key"]) for row in rows("hostile", "SELECT key FROM entity")))

    def test_strict(self):
        strict = networkx.read_graphml(GRAPHS / "hostile-strict.graphml", force_multigraph=True)
        self.assertTrue(networkx.utils.graphs_equal(strict, read("hostile")))

    def test_empty(self):
        graph = read("empty")
        self.assertEqual((graph.number_of_nodes(), graph.number_of_edges()), (0, 0))


run()
