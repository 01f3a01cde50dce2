"""CSV as Python reads it: every node and edge, with the values of the database; and Gephi's rules for the files."""
import csv

from expected import GRAPHS, ClientTest, edges, nodes, run


def read(name):
    with open(GRAPHS / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def number(text, kind):
    return kind(text) if text else None


class CsvTest(ClientTest):
    def test_nodes(self):
        wanted = nodes("hostile")
        found = {row["Id"]: row for row in read("hostile.nodes.csv")}
        self.assertEqual(set(found), set(wanted))
        for name, row in found.items():
            seen = {key: row[key] or None for key in ("kind", "country", "wikidata")}
            seen |= {key: number(row[key], float) for key in ("mentions", "documents", "lat", "lng")}
            self.same_node(wanted[name], seen | {"label": row["Label"]})

    def test_edges(self):
        wanted = edges("hostile")
        label = {row["Id"]: row["Label"] for row in read("hostile.nodes.csv")}
        found = read("hostile.csv")
        self.assertEqual(len(found), len(wanted))
        self.assertEqual(len({row["Id"] for row in found}), len(found))
        for row in found:
            source, target = label[row["Source"]], label[row["Target"]]
            self.assertEqual((row["source_name"], row["target_name"]), (source, target))
            self.same_row(wanted[source, row["relation"], target], row)

    def same_row(self, wanted, row):
        for name in ("documents", "negated", "possible"):
            self.assertEqual(int(row[name]), wanted[name])
        self.assertEqual(int(row["Weight"]), wanted["weight"])
        self.assertEqual(row["first_year"], wanted["first_date"][:4])
        self.assertEqual(row["last_year"], wanted["last_date"][:4])
        self.assertEqual((row["Kind"], row["Label"]), (wanted["relation"],) * 2)
        self.assertEqual(row["Type"], "Directed")

    def test_columns(self):
        for name in ("hostile.csv", "hostile.nodes.csv"):
            columns = list(read(name)[0])
            self.assertEqual(len({column.lower() for column in columns}), len(columns))

    def test_empty(self):
        self.assertEqual((read("empty.csv"), read("empty.nodes.csv")), ([], []))


run()
