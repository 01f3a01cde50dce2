"""The measures of the exported graph against networkx's: degree, weighted degree, PageRank, communities."""
from expected import GRAPHS, ClientTest, missing, run

try:
    import networkx
except ImportError:
    missing("networkx")


def page_rank(graph, follows=0.85, rounds=200):
    """by the definition, one sentence a line (networkx's own needs scipy)"""
    nodes = list(graph)
    share = dict.fromkeys(nodes, 1 / len(nodes))
    out = {node: sum(seen["weight"] for _, _, seen in graph.out_edges(node, data=True)) for node in nodes}
    for _ in range(rounds):
        stranded = sum(share[node] for node in nodes if out[node] == 0)
        following = dict.fromkeys(nodes, 0.0)
        for source, target, seen in graph.edges(data=True):
            following[target] += share[source] * seen["weight"] / out[source]
        share = {node: (1 - follows + follows * stranded) / len(nodes) + follows * following[node] for node in nodes}
    return share


class MeasuresTest(ClientTest):
    def setUp(self):
        self.graph = networkx.read_graphml(GRAPHS / "hostile.graphml", force_multigraph=True)
        self.ways = networkx.DiGraph()  # symmetric relations in both directions, parallel ones added up
        self.ways.add_nodes_from(self.graph)
        for source, target, seen in self.graph.edges(data=True):
            for a, b in {(source, target), (target, source)} if seen["symmetric"] else {(source, target)}:
                weight = self.ways.get_edge_data(a, b, {"weight": 0})["weight"]
                self.ways.add_edge(a, b, weight=weight + seen["weight"])

    def test_degrees(self):
        for node, seen in self.graph.nodes(data=True):
            at = [e for e in self.graph.edges(data=True) if node in e[:2]]
            self.assertEqual(seen["degree"], len(at))
            self.assertEqual(seen["weighted_degree"], sum(edge["weight"] for _, _, edge in at))

    def test_page_rank(self):
        wanted = page_rank(self.ways)
        for node, seen in self.graph.nodes(data=True):
            self.assertAlmostEqual(seen["pagerank"], wanted[node], places=8)

    def test_communities(self):
        """as good a division as networkx finds, and 0 is the largest"""
        both = networkx.Graph()
        both.add_nodes_from(self.graph)
        for source, target, seen in self.graph.edges(data=True):
            weight = both.get_edge_data(source, target, {"weight": 0})["weight"]
            both.add_edge(source, target, weight=weight + seen["weight"])
        of_node = dict(self.graph.nodes(data="community"))
        ours = [{n for n in of_node if of_node[n] == c} for c in sorted(set(of_node.values()))]
        self.assertEqual([len(c) for c in ours], sorted((len(c) for c in ours), reverse=True))
        modularity = networkx.algorithms.community.modularity
        theirs = networkx.algorithms.community.greedy_modularity_communities(both, weight="weight")
        self.assertGreater(modularity(both, ours), modularity(both, theirs) - 0.03)
        for community in ours:
            self.assertTrue(networkx.is_connected(both.subgraph(community)))


run()
