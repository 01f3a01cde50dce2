"""The JSON formats: node-link as networkx reads it, graphology's serial form, and JSON Lines; every character kept."""
import json
import unittest

from expected import GRAPHS, ClientTest, edges, exact, nodes, rows, run

try:
    import networkx
except ImportError:
    networkx = None

NODE = ("label", "kind", "country", "wikidata", "mentions", "documents", "lat", "lng")


def read(name):
    return json.loads((GRAPHS / name).read_text(encoding="utf-8"))


def node_link_graph(data):
    """the argument's name changed with networkx 3.4"""
    try:
        return networkx.node_link_graph(data, edges="edges")
    except TypeError:
        return networkx.node_link_graph(data, link="edges")


class JsonTest(ClientTest):
    def same_nodes(self, found):
        wanted = nodes("hostile", exact)
        self.assertEqual(set(found), set(wanted))
        for name, seen in found.items():
            self.same_node(wanted[name], {key: seen.get(key) for key in NODE})

    def same_edges(self, found):
        """found: source, target and attributes of each"""
        wanted = edges("hostile", exact)
        name = {key: row["name"] for key, row in nodes("hostile", exact).items()}
        self.assertEqual(len(found), len(wanted))
        keys = {(name[source], seen["relation"], name[target]): seen for source, target, seen in found}
        self.assertEqual(set(keys), set(wanted))
        for key, seen in keys.items():
            self.same_edge(wanted[key], seen)

    def test_node_link(self):
        data = read("hostile.json")
        self.same_nodes({node["id"]: node for node in data["nodes"]})
        self.same_edges([(edge["source"], edge["target"], edge) for edge in data["edges"]])

    @unittest.skipUnless(networkx, "networkx is not installed")
    def test_networkx(self):
        graph = node_link_graph(read("hostile.json"))
        self.assertTrue(graph.is_directed() and graph.is_multigraph())
        self.same_nodes(dict(graph.nodes(data=True)))
        self.same_edges(list(graph.edges(data=True)))
        for _, _, key, seen in graph.edges(keys=True, data=True):
            self.assertEqual(key, seen["relation"])

    def test_graphology(self):
        data = read("hostile.graphology.json")
        self.assertEqual(data["options"], {"type": "directed", "multi": True, "allowSelfLoops": True})
        self.same_nodes({node["key"]: node["attributes"] for node in data["nodes"]})
        self.same_edges([(edge["source"], edge["target"], edge["attributes"]) for edge in data["edges"]])
        self.assertEqual(len({edge["key"] for edge in data["edges"]}), len(data["edges"]))
        places = {(node["attributes"]["x"], node["attributes"]["y"]) for node in data["nodes"]}
        self.assertEqual(len(places), len(data["nodes"]))
        for element in data["nodes"] + data["edges"]:
            self.assertRegex(element["attributes"]["color"], "^#[0-9a-f]{6}$")

    def test_lines(self):
        """the view `relations`, row for row"""
        lines = (GRAPHS / "hostile.jsonl").read_text(encoding="utf-8").split("\n")
        self.assertEqual(lines.pop(), "")
        wanted = rows("hostile", "SELECT * FROM relations ORDER BY document, sentence_start, id", exact)
        self.assertEqual(len(lines), len(wanted))
        for line, row in zip(lines, wanted):
            self.assertEqual(json.loads(line), {name: value for name, value in row.items() if value is not None})

    def test_empty(self):
        self.assertEqual((read("empty.json")["nodes"], read("empty.json")["edges"]), ([], []))
        self.assertEqual(read("empty.graphology.json")["nodes"], [])
        self.assertEqual((GRAPHS / "empty.jsonl").read_text(encoding="utf-8"), "")


run()
