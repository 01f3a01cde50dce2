"""GEXF as XML: valid by the schema of 1.3 with --strict; networkx reads 1.2; Gephi's rules for the file."""
import os
import re
import shutil
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from expected import GRAPHS, ClientTest, clean, edges, nodes, rows, run

try:
    import networkx
except ImportError:
    networkx = None

SCHEMAS = Path(os.environ.get("ENTENTE_XSD", ""))
XMLLINT = shutil.which("xmllint")
NS = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def values(element):
    return {value.get("for"): value.get("value") for value in element.find(NS + "attvalues")}


def read(name="hostile"):
    return ElementTree.parse(GRAPHS / f"{name}.gexf").getroot().find(NS + "graph")


class GexfTest(ClientTest):
    def seen_node(self, node):
        seen = {name: values(node).get(name) for name in ("kind", "country", "wikidata")}
        seen |= {name: int(values(node)[name]) for name in ("mentions", "documents")}
        for name in ("lat", "lng"):
            seen[name] = float(values(node)[name]) if name in values(node) else None
        return seen | {"label": node.get("label")}

    def test_nodes(self):
        wanted = nodes("hostile")
        found = {node.get("id"): node for node in read().iter(NS + "node")}
        self.assertEqual(set(found), set(wanted))
        for name, node in found.items():
            self.same_node(wanted[name], self.seen_node(node))

    def test_edges(self):
        wanted = edges("hostile")
        label = {node.get("id"): node.get("label") for node in read().iter(NS + "node")}
        found = list(read().iter(NS + "edge"))
        self.assertEqual(len(found), len(wanted))
        self.assertEqual(len({edge.get("id") for edge in found}), len(found))
        for edge in found:
            row = wanted[label[edge.get("source")], edge.get("label"), label[edge.get("target")]]
            seen = values(edge) | {"label": edge.get("label"), "weight": float(edge.get("weight"))}
            self.same_edge(row, seen | {n: int(seen[n]) for n in ("documents", "negated", "possible")})
            self.assertEqual(edge.get("kind"), row["relation"])
            self.assertEqual(seen["relation"], row["relation"])

    def test_timeline(self):
        """full days only, in order; the first one not after the edge's first date"""
        graph = read()
        self.assertEqual(
            {name: graph.get(name) for name in ("mode", "timeformat", "timerepresentation", "timezone")},
            {"mode": "dynamic", "timeformat": "date", "timerepresentation": "interval", "timezone": "UTC"})
        for edge in graph.iter(NS + "edge"):
            self.assertRegex(edge.get("start"), DAY)
            self.assertRegex(edge.get("end"), DAY)
            self.assertLessEqual(edge.get("start"), edge.get("end"))
            self.assertTrue(edge.get("start").startswith(values(edge)["first_date"]))
        self.assertIn("2018-01-01", {edge.get("start") for edge in graph.iter(NS + "edge")})

    def test_look(self):
        for element in (*read().iter(NS + "node"), *read().iter(NS + "edge")):
            color = element.find(VIZ + "color")
            self.assertTrue(all(0 <= int(color.get(c)) <= 255 for c in "rgb"))
        for node in read().iter(NS + "node"):
            self.assertTrue(10 <= float(node.find(VIZ + "size").get("value")) <= 50)
        places = [(p.get("x"), p.get("y")) for p in read().iter(VIZ + "position")]
        self.assertEqual(len(set(places)), len(list(read().iter(NS + "node"))))

    def test_columns(self):
        """one block a class, before the nodes; ids are titles; none alike"""
        graph = read()
        self.assertEqual([child.tag for child in graph], [NS + t for t in ("attributes", "attributes", "nodes", "edges")])
        self.assertEqual([block.get("class") for block in graph.findall(NS + "attributes")], ["node", "edge"])
        for block in graph.findall(NS + "attributes"):
            titles = [column.get("title") for column in block]
            self.assertEqual([column.get("id") for column in block], titles)
            self.assertEqual(len({title.lower() for title in titles}), len(titles))
            self.assertFalse({"id", "label", "weight", "x", "y", "z", "size", "color"} & set(titles))

    def validate(self, version, name):
        if not (SCHEMAS / f"gexf-{version}").is_dir() or not XMLLINT:
            self.skipTest("no schemas here, or no xmllint")
        command = [XMLLINT, "--nonet", "--noout", "--schema", SCHEMAS / f"gexf-{version}" / "gexf.xsd", GRAPHS / name]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual(result.returncode, 0, result.stderr)

    def test_schema(self):
        self.validate("1.3", "hostile-strict.gexf")
        self.validate("1.3", "empty-strict.gexf")

    @unittest.skipUnless(networkx, "networkx is not installed")
    def test_networkx(self):
        graph = networkx.read_gexf(GRAPHS / "hostile-earlier.gexf")
        wanted_nodes, wanted_edges = nodes("hostile"), edges("hostile")
        self.assertTrue(graph.is_directed())
        self.assertEqual(set(graph.nodes), set(wanted_nodes))
        for node, seen in graph.nodes(data=True):
            names = ("label", "kind", "country", "wikidata", "mentions", "documents", "lat", "lng")
            self.same_node(wanted_nodes[node], {name: seen.get(name) for name in names})
            self.assertTrue({"color", "size", "position"} <= set(seen["viz"]))
        label = {node: seen["label"] for node, seen in graph.nodes(data=True)}
        found = {(label[s], seen["label"], label[t]): seen for s, t, seen in graph.edges(data=True)}
        self.assertEqual(set(found), set(wanted_edges))
        for key, seen in found.items():
            self.same_edge(wanted_edges[key], seen)

    def test_identities_are_unique(self):
        keys = [values(node)["identity"] for node in read().iter(NS + "node")]
        self.assertEqual(sorted(keys), sorted(clean(row["key"]) for row in rows("hostile", "SELECT key FROM entity")))

    def test_empty(self):
        graph = read("empty")
        self.assertEqual((len(graph.find(NS + "nodes")), len(graph.find(NS + "edges"))), (0, 0))


run()
