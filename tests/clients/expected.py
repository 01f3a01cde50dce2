"""What the database holds, as a client must see it. Used by the *_test.py beside it: NAME_test.py GRAPHS."""
import sqlite3
import sys
import unittest
from pathlib import Path

GRAPHS = Path(sys.argv[1] if len(sys.argv) > 1 else "graphs")
SKIPPED = 77  # for ctest


def clean(text):
    """the characters that XML 1.0 can carry, line ends as line feeds"""
    def legal(c):
        return c in "\t\n" or 0x20 <= ord(c) and ord(c) not in (0xFFFE, 0xFFFF)

    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c if legal(c) else "\ufffd" for c in text)


def exact(text):
    return text


def rows(graph, sql, kept=clean):
    """kept: what the format keeps of a text"""
    with sqlite3.connect(f"file:{GRAPHS / graph}.db?mode=ro", uri=True) as db:
        db.row_factory = sqlite3.Row
        return [{k: kept(v) if isinstance(v, str) else v for k, v in zip(row.keys(), row)} for row in db.execute(sql)]


def nodes(graph, kept=clean):
    """the public view's rows, by the id that exports give them"""
    return {f"e{row['id']}": row for row in rows(graph, "SELECT * FROM entities", kept)}


def edges(graph, kept=clean):
    """the public view's rows, by source, relation and target names (which are unique in these graphs)"""
    found = rows(graph, "SELECT * FROM edges", kept)
    return {(row["source"], row["relation"], row["target"]): row for row in found}


def missing(client):
    print(f"skipped: {client} is not installed")
    sys.exit(SKIPPED)


class ClientTest(unittest.TestCase):
    maxDiff = None

    def same_node(self, row, seen):
        """seen: what the client has for the node; absent values are None"""
        for name, column in (("label", "name"), ("kind", "kind"), ("country", "country"), ("wikidata", "wikidata"),
                             ("mentions", "mentions"), ("documents", "documents")):
            self.assertEqual(seen[name], row[column], name)
        for name, column in (("lat", "latitude"), ("lng", "longitude")):
            self.same_number(seen[name], row[column])

    def same_edge(self, row, seen):
        for name in ("weight", "documents", "first_date", "last_date", "negated", "possible"):
            self.assertEqual(seen[name], row[name], name)
        self.assertEqual(seen["label"], row["relation"])

    def same_number(self, seen, wanted):
        if wanted is None:
            self.assertIsNone(seen)
        else:
            self.assertAlmostEqual(seen, wanted, places=9)


def run():
    unittest.main(argv=sys.argv[:1], verbosity=2)
