"""GraphML as XML: well-formed; by the strict schema with --strict, by the one that knows edge labels without; and
Gephi's rules for the file."""
import os
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from expected import GRAPHS, ClientTest, edges, nodes, run

SCHEMAS = Path(os.environ.get("ENTENTE_XSD", "")) / "graphml"
XMLLINT = shutil.which("xmllint")
NS = "{http://graphml.graphdrawing.org/xmlns}"


class XmlTest(ClientTest):
    def validate(self, schema, name):
        if not SCHEMAS.is_dir() or not XMLLINT:
            self.skipTest("no schemas here, or no xmllint")
        command = [XMLLINT, "--nonet", "--noout", "--schema", SCHEMAS / schema, GRAPHS / name]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual(result.returncode, 0, result.stderr)

    def test_strict_schema(self):
        self.validate("graphml.xsd", "hostile-strict.graphml")
        self.validate("graphml.xsd", "empty-strict.graphml")

    def test_schema_with_edge_labels(self):
        self.validate("graphml+edgelabel.xsd", "hostile.graphml")
        self.validate("graphml+edgelabel.xsd", "empty.graphml")

    def test_keys(self):
        """declared before the graph, each for nodes or edges, none alike but for case, ids unique"""
        root = ElementTree.parse(GRAPHS / "hostile.graphml").getroot()
        tags = [child.tag for child in root]
        self.assertEqual(tags, [NS + "key"] * (len(tags) - 1) + [NS + "graph"])
        keys = root.findall(NS + "key")
        self.assertEqual(len({key.get("id") for key in keys}), len(keys))
        self.assertEqual({key.get("for") for key in keys}, {"node", "edge"})
        for domain in ("node", "edge"):
            names = [key.get("attr.name") for key in keys if key.get("for") == domain]
            self.assertEqual(len({name.lower() for name in names}), len(names))
            self.assertFalse([name for name in names if " " in name])
        self.assertLessEqual({key.get("attr.type") for key in keys}, {"boolean", "int", "long", "double", "string"})

    def test_elements(self):
        graph = ElementTree.parse(GRAPHS / "hostile.graphml").getroot().find(NS + "graph")
        found_nodes, found_edges = graph.findall(NS + "node"), graph.findall(NS + "edge")
        self.assertEqual({node.get("id") for node in found_nodes}, set(nodes("hostile")))
        self.assertEqual(len(found_edges), len(edges("hostile")))
        self.assertEqual(len({edge.get("id") for edge in found_edges}), len(found_edges))
        for edge in found_edges:
            self.assertEqual(edge.get("label"), edge.find(f"{NS}data[@key='e_relation']").text)

    def test_integers_without_a_point(self):
        for data in ElementTree.parse(GRAPHS / "hostile.graphml").getroot().iter(NS + "data"):
            if data.get("key").partition("_")[2] in {"weight", "mentions", "documents", "degree", "weighted_degree", "community", "r", "g", "b"}:
                self.assertRegex(data.text, r"^\d+$")


run()
