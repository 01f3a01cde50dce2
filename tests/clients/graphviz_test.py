"""graphviz reads DOT: every node and edge, with the values of the database; and Gephi's rules for the file."""
import json
import re
import shutil
import subprocess

from expected import GRAPHS, ClientTest, edges, missing, nodes, run

DOT = shutil.which("dot") or missing("graphviz")


def dot(name, form):
    result = subprocess.run([DOT, f"-T{form}", GRAPHS / f"{name}.dot"], capture_output=True, check=True)
    assert not result.stderr, result.stderr
    return result.stdout.decode("utf-8")


def unescape(text):
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], text)


def read(name):
    graph = json.loads(dot(name, "dot_json"), strict=False)
    elements = graph.get("objects", []), graph.get("edges", [])
    return [[{k: unescape(v) if isinstance(v, str) else v for k, v in e.items()} for e in part] for part in elements]


def number(seen, kind):
    return kind(seen) if seen is not None else None


class GraphvizTest(ClientTest):
    def test_nodes(self):
        wanted = nodes("hostile")
        found = {node["name"]: node for node in read("hostile")[0]}
        self.assertEqual(set(found), set(wanted))
        for name, node in found.items():
            seen = {key: node.get(key) or None for key in ("label", "kind", "country", "wikidata")}
            seen |= {key: number(node.get(key) or None, float) for key in ("mentions", "documents", "lat", "lng")}
            self.same_node(wanted[name], seen)

    def test_edges(self):
        wanted = edges("hostile")
        found_nodes, found_edges = read("hostile")
        label = {node["_gvid"]: node["label"] for node in found_nodes}
        found = {(label[e["tail"]], e["label"], label[e["head"]]): e for e in found_edges}
        self.assertEqual(set(found), set(wanted))
        self.assertEqual(len(found_edges), len(wanted))
        for key, edge in found.items():
            counts = {name: float(edge[name]) for name in ("weight", "documents", "negated", "possible")}
            self.same_edge(wanted[key], edge | counts)

    def test_drawing(self):
        """a layout takes the colours, labels and weights"""
        svg = dot("hostile", "svg")
        self.assertEqual(svg.count('class="node"'), len(nodes("hostile")))
        self.assertEqual(svg.count('class="edge"'), len(edges("hostile")))
        self.assertIn('stroke="#', svg)

    def test_flavour_for_graphviz(self):
        """every node (and the legend) and edge drawn, countries boxed, without a warning; names cut to what fits"""
        svg = dot("hostile-graphviz", "svg")
        self.assertEqual(svg.count('class="node"'), len(nodes("hostile")) + 1)
        self.assertEqual(svg.count('class="edge"'), len(edges("hostile")))
        self.assertEqual(svg.count('class="cluster"'), 1)
        self.assertIn("stroke-dasharray", svg)
        self.assertLess(max(len(text) for text in re.findall(r"<text[^>]*>([^<]*)</text>", svg)), 200)
        self.assertEqual(dot("empty-graphviz", "svg").count('class="node"'), 0)

    def test_gephis_dialect(self):
        """one element a line, one list an element, all quoted, no defaults"""
        element = re.compile(r'  "e\d+"( -> "e\d+")? \[(\w+="(?:[^"\\]|\\.)*"(, |\]))+;')
        lines = (GRAPHS / "hostile.dot").read_text(encoding="utf-8").split("\n")
        self.assertEqual((lines[0], lines[-2:]), ("digraph entente {", ["}", ""]))
        for line in lines[1:-2]:
            self.assertRegex(line, element)
            self.assertRegex(line, r'color="[01]\.\d{3} [01]\.\d{3} [01]\.\d{3}"')

    def test_canonical_form(self):
        self.assertEqual(dot("hostile", "canon").count(" -> "),
                         (GRAPHS / "hostile.dot").read_text(encoding="utf-8").count(" -> "))

    def test_empty(self):
        self.assertEqual(read("empty"), [[], []])


run()
