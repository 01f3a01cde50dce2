// Measures on networks whose answers are known.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <set>

#include "graph/measure/communities.h"
#include "graph/measure/layout.h"
#include "graph/measure/page_rank.h"

namespace entente {
namespace {

/// Two groups of `size` in which everybody knows everybody, joined by one tie.
std::vector<Tie> two_cliques(std::uint32_t size) {
    std::vector<Tie> ties = {{0, size, 1}};
    for (std::uint32_t group = 0; group < 2; ++group) {
        for (std::uint32_t a = 0; a < size; ++a) {
            for (std::uint32_t b = 0; b < a; ++b) ties.push_back({group * size + a, group * size + b, 1});
        }
    }
    return ties;
}

std::vector<Tie> random_ties(std::uint32_t nodes, std::size_t count) {
    std::mt19937 random(7);
    std::vector<Tie> ties;
    for (std::size_t i = 0; i < count; ++i) {
        const auto a = static_cast<std::uint32_t>(random() % nodes);
        const auto b = static_cast<std::uint32_t>((a + random() % 20) % nodes);
        ties.push_back({a, b, static_cast<float>(1 + random() % 3), random() % 2 == 0});
    }
    return ties;
}

double distance(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

TEST(NetworkTest, ParallelTiesAreOneArc) {
    const std::vector<Tie> ties = {{0, 1, 2}, {1, 0, 3}, {0, 1, 4, true}, {2, 2, 5}};
    const Network both = Network::undirected(4, ties);
    EXPECT_EQ(both.arc_count(), 3);
    EXPECT_EQ(both.arcs(0)[0].weight, 9);
    EXPECT_EQ(both.arcs(2)[0].weight, 5);
    EXPECT_TRUE(both.arcs(3).empty());
    const Network there = Network::directed(4, ties);
    EXPECT_EQ(there.arcs(0)[0].weight, 6);
    EXPECT_EQ(there.arcs(1)[0].weight, 7);
}

TEST(PageRankTest, SharesThatCanBeCalculated) {
    const std::vector<Tie> ties = {{0, 1, 1}};  // a = (1 - d + d b) / 2 = b - d a, a + b = 1
    const std::vector<double> shares = page_rank(Network::directed(2, ties));
    EXPECT_NEAR(shares[0], 1 / (2 + 0.85), 1e-9);
    EXPECT_NEAR(shares[1], 1.85 / 2.85, 1e-9);
    EXPECT_TRUE(page_rank(Network::directed(0, {})).empty());
}

TEST(PageRankTest, WeightsLeadTheWay) {
    const std::vector<Tie> ties = {{0, 1, 3}, {0, 2, 1}, {1, 0, 1}, {2, 0, 1}};
    const std::vector<double> shares = page_rank(Network::directed(3, ties));
    EXPECT_NEAR(std::accumulate(shares.begin(), shares.end(), 0.0), 1, 1e-9);
    EXPECT_NEAR((shares[1] - 0.05) / (shares[2] - 0.05), 3, 1e-6);
}

TEST(CommunitiesTest, CliquesAreFound) {
    const Network network = Network::undirected(10, two_cliques(5));
    const Communities found = find_communities(network);
    EXPECT_EQ(found.count, 2);
    EXPECT_EQ(found.of_node, std::vector<std::uint32_t>({0, 0, 0, 0, 0, 1, 1, 1, 1, 1}));
    EXPECT_NEAR(modularity(network, found.of_node), 2 * (10 / 21.0 - 0.25), 1e-9);
}

TEST(CommunitiesTest, NoTiesAndNoNodes) {
    EXPECT_EQ(find_communities(Network::undirected(0, {})).count, 0);
    EXPECT_EQ(find_communities(Network::undirected(3, {})).count, 3);
    const std::vector<Tie> own = {{0, 0, 5}};
    EXPECT_EQ(find_communities(Network::undirected(2, own)).count, 2);
}

TEST(CommunitiesTest, TheLargestIsZeroAndAllAreConnected) {
    const Network network = Network::undirected(500, random_ties(500, 900));
    const Communities found = find_communities(network);
    std::vector<std::size_t> sizes(found.count, 0);
    for (const std::uint32_t community : found.of_node) ++sizes[community];
    EXPECT_TRUE(std::is_sorted(sizes.rbegin(), sizes.rend()));
    for (std::uint32_t community = 0; community < found.count; ++community) {
        std::vector<std::uint32_t> open = {static_cast<std::uint32_t>(
            std::find(found.of_node.begin(), found.of_node.end(), community) - found.of_node.begin())};
        std::set<std::uint32_t> reached(open.begin(), open.end());
        while (!open.empty()) {
            const std::uint32_t node = open.back();
            open.pop_back();
            for (const Arc& arc : network.arcs(node)) {
                if (found.of_node[arc.node] == community && reached.insert(arc.node).second) open.push_back(arc.node);
            }
        }
        EXPECT_EQ(reached.size(), sizes[community]);
    }
}

TEST(LayoutTest, NeighboursAreNearer) {
    const std::vector<Point> places = lay_out(Network::undirected(20, two_cliques(10)));
    double within = 0;
    double between = 0;
    for (std::size_t a = 0; a < 10; ++a) {
        for (std::size_t b = 0; b < 10; ++b) {
            within = std::max(within, distance(places[a], places[b]));
            between += distance(places[a], places[10 + b]) / 100;
        }
    }
    EXPECT_GT(between, within);
}

TEST(LayoutTest, NodesAreApart) {
    for (const std::uint32_t nodes : {1U, 2U, 3U, 50U, 400U}) {
        const std::vector<Point> places = lay_out(Network::undirected(nodes, random_ties(nodes, nodes)));
        std::set<std::pair<double, double>> found;
        for (const Point& place : places) {
            ASSERT_TRUE(std::isfinite(place.x) && std::isfinite(place.y));
            found.insert({place.x, place.y});
        }
        EXPECT_EQ(found.size(), nodes);
    }
    const std::vector<Point> alone = lay_out(Network::undirected(40, {}));
    for (std::size_t a = 0; a < alone.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) EXPECT_GE(distance(alone[a], alone[b]), 35);
    }
}

TEST(LayoutTest, PushesAreNearlyThoseOfAllPairs) {
    std::mt19937 random(3);
    std::vector<Point> points;
    std::vector<double> masses;
    for (int i = 0; i < 300; ++i) {
        points.push_back({static_cast<double>(random() % 1000), static_cast<double>(random() % 1000)});
        masses.push_back(1 + static_cast<double>(random() % 4));
    }
    std::vector<Point> pushes;
    add_up_pushes(points, masses, pushes);
    double error = 0;
    double all = 0;
    for (std::size_t a = 0; a < points.size(); ++a) {
        Point exact;
        for (std::size_t b = 0; b < points.size(); ++b) {
            const double dx = points[a].x - points[b].x;
            const double dy = points[a].y - points[b].y;
            if (dx == 0 && dy == 0) continue;
            exact.x += masses[b] * dx / (dx * dx + dy * dy);
            exact.y += masses[b] * dy / (dx * dx + dy * dy);
        }
        error += distance(exact, pushes[a]);
        all += distance(exact, {});
    }
    EXPECT_LT(error / all, 0.05);
}

TEST(MeasureTest, TheOrderOfTiesDoesNotMatter) {
    std::vector<Tie> ties = random_ties(300, 700);
    const auto measured = [&ties] {
        const Network network = Network::undirected(300, ties);
        return std::tuple(page_rank(Network::directed(300, ties)), find_communities(network).of_node,
                          lay_out(network).front().x);
    };
    const auto before = measured();
    std::reverse(ties.begin(), ties.end());
    EXPECT_EQ(measured(), before);
}

/// Pinned, so that another processor or compiler that rounds otherwise is found out.
TEST(MeasureTest, PlacesAreTheSameOnEveryProcessor) {
    const std::vector<Point> places = lay_out(Network::undirected(300, random_ties(300, 700)));
    EXPECT_EQ(places[0].x, -212.22);
    EXPECT_EQ(places[299].y, -493.82);
}

}  // namespace
}  // namespace entente
