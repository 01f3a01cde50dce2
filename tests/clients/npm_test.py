"""Clients from npm: graphology (GEXF, GraphML, its own JSON) and cytoscape (node-link JSON) see what the database holds.
They are fetched once, into a folder beside the graphs; skipped where node, npm or the network are not there."""
import json
import os
import shutil
import subprocess
import sys

from expected import GRAPHS, SKIPPED, ClientTest, clean, edges, exact, nodes, run

PACKAGES = ["graphology@0.26.0", "graphology-gexf@0.13.2", "graphology-graphml@0.5.2", "cytoscape@3.34.4"]
FOLDER = GRAPHS.resolve().parent / "npm"
NODE, NPM = shutil.which("node"), shutil.which("npm")


def by_xmldom(line_end):
    """xmldom, which graphology reads XML with under node, takes two more characters for line ends than XML 1.0 does"""
    return lambda text: clean(text).translate({0x85: line_end, 0x2028: line_end})


KEPT = {"gexf": by_xmldom(" "), "graphml": by_xmldom("\n"), "graphology": exact, "cytoscape": exact}  # of a text


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIPPED)


def fetch():
    """the packages, unless they are there already"""
    done = FOLDER / "fetched"
    if done.exists() and done.read_text(encoding="utf-8") == " ".join(PACKAGES):
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "package.json").write_text('{"private": true}', encoding="utf-8")
    command = [NPM, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=0", *PACKAGES]
    try:
        fetched = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, timeout=60, check=False)
    except subprocess.TimeoutExpired:
        skip("npm gives no packages within a minute")
    if fetched.returncode != 0:
        skip("npm gives no packages: " + fetched.stderr[:200])
    done.write_text(" ".join(PACKAGES), encoding="utf-8")


def see(name):
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "npm_clients.js")
    seen = subprocess.run([NODE, script, GRAPHS.resolve(), name], capture_output=True, text=True, check=False,
                          env=os.environ | {"NODE_PATH": str(FOLDER / "node_modules")})
    if seen.returncode != 0:
        raise RuntimeError(seen.stderr)
    return json.loads(seen.stdout)


class NpmTest(ClientTest):
    @classmethod
    def setUpClass(cls):
        cls.seen = see("hostile")

    def test_nodes(self):
        names = ("label", "kind", "country", "wikidata", "mentions", "documents", "lat", "lng")
        for client, kept in KEPT.items():
            with self.subTest(client):
                wanted, found = nodes("hostile", kept), self.seen[client]["nodes"]
                self.assertEqual(set(found), set(wanted))
                for node, seen in found.items():
                    self.same_node(wanted[node], {name: seen.get(name) for name in names})
                    self.assertGreater(seen["pagerank"], 0)
                    self.assertEqual(type(seen["x"]) in (int, float), True)

    def test_edges(self):
        for client, kept in KEPT.items():
            with self.subTest(client):
                wanted, found = edges("hostile", kept), self.seen[client]
                self.assertTrue(found["directed"])
                self.assertEqual(len(found["edges"]), len(wanted))
                label = {node: seen["label"] for node, seen in found["nodes"].items()}
                by_ends = {(label[e["source"]], e["label"], label[e["target"]]): e for e in found["edges"]}
                self.assertEqual(set(by_ends), set(wanted))
                for key, seen in by_ends.items():
                    self.same_edge(wanted[key], seen)
                    self.assertIs(seen["symmetric"], seen["relation"] == "met")

    def test_look(self):
        for client in ("gexf", "graphml", "graphology"):
            with self.subTest(client):
                for seen in self.seen[client]["nodes"].values():
                    self.assertRegex(seen["color"], r"^(#[0-9a-f]{6}|rgb\(\d+,\d+,\d+\))$")
                    self.assertGreater(seen["size"], 0)

    def test_empty(self):
        for client, seen in see("empty").items():
            with self.subTest(client):
                self.assertEqual((seen["nodes"], seen["edges"]), ({}, []))


if NODE is None or NPM is None:
    skip("node or npm is not installed")
fetch()
run()
