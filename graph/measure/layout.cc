// ForceAtlas2 (M. Jacomy, T. Venturini, S. Heymann, M. Bastian: ForceAtlas2, a continuous graph layout algorithm for
// handy network visualization, 2014): nodes push each other by mass over distance, edges pull by distance, a weak pull
// holds all together, and each node goes as fast as it does not swing. Started from the coarsest groups in which
// communities were found, down to single nodes: the large features are right before the many nodes are moved. Only
// + - * / and sqrt are used, in a fixed order, which every processor rounds alike.
#include "graph/measure/layout.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "graph/measure/communities.h"
#include "graph/measure/components.h"
#include "graph/measure/parallel.h"

namespace entente {
namespace {

constexpr double kGravity = 1.0;
constexpr double kPush = 2.0;
constexpr double kRoom = 30;  // the mean square distance from the middle is this times the root of the number of nodes

/// Points of a sunflower: evenly spread, none on another.
class Sunflower {
public:
    Point next() {
        const double radius = std::sqrt(count_);
        count_ += 1;
        const Point point{radius * turn_.x, radius * turn_.y};
        turn_ = {turn_.x * kCos - turn_.y * kSin, turn_.x * kSin + turn_.y * kCos};
        return point;
    }

private:
    static constexpr double kCos = -0.73736887807831985;  // of the golden angle
    static constexpr double kSin = 0.67549029426152362;
    double count_ = 0;
    Point turn_{1, 0};
};

/// One network whose nodes move.
class Moving {
public:
    Moving(const Network& network, const std::vector<double>& masses, std::vector<Point>& places)
        : network_(network),
          masses_(masses),
          places_(places),
          forces_(places.size()),
          former_(places.size()),
          nodes_(static_cast<double>(places.size())) {}

    void run(int rounds) {
        for (int round = 0; round < rounds; ++round) {
            former_.swap(forces_);
            add_forces();
            adapt_speed();
            move();
        }
    }

private:
    void add_forces() {
        add_up_pushes(places_, masses_, forces_);
        in_parts(places_.size(), [this](std::size_t begin, std::size_t end) { add_forces(begin, end); });
    }

    void add_forces(std::size_t begin, std::size_t end) {
        for (auto node = static_cast<std::uint32_t>(begin); node < end; ++node) {
            const Point at = places_[node];
            const Point push = forces_[node];
            const double distance = std::sqrt(at.x * at.x + at.y * at.y);
            const double fall = distance > 0 ? kGravity * masses_[node] / distance : 0;
            Point force{kPush * masses_[node] * push.x - fall * at.x, kPush * masses_[node] * push.y - fall * at.y};
            for (const Arc& arc : network_.arcs(node)) {
                force.x += static_cast<double>(arc.weight) * (places_[arc.node].x - at.x);
                force.y += static_cast<double>(arc.weight) * (places_[arc.node].y - at.y);
            }
            forces_[node] = force;
        }
    }

    [[nodiscard]] double swing_of(std::size_t node) const {
        const double dx = forces_[node].x - former_[node].x;
        const double dy = forces_[node].y - former_[node].y;
        return std::sqrt(dx * dx + dy * dy);
    }

    /// As fast as swings and advances allow, as in the paper.
    void adapt_speed() {
        double swings = 1e-12;
        double advances = 1e-12;
        for (std::size_t node = 0; node < places_.size(); ++node) {
            const double x = forces_[node].x + former_[node].x;
            const double y = forces_[node].y + former_[node].y;
            swings += masses_[node] * swing_of(node);
            advances += masses_[node] * std::sqrt(x * x + y * y) / 2;
        }
        const double usual = 0.05 * std::sqrt(nodes_);
        double tolerance = std::max(std::sqrt(usual), std::min(10.0, usual * advances / (nodes_ * nodes_)));
        if (swings / advances > 2) {
            if (efficiency_ > kLeastEfficiency) efficiency_ *= 0.5;
            tolerance = std::max(tolerance, 1.0);
        }
        const double target = tolerance * efficiency_ * advances / swings;
        if (swings > tolerance * advances) {
            if (efficiency_ > kLeastEfficiency) efficiency_ *= 0.7;
        } else if (speed_ < 1000) {
            efficiency_ *= 1.3;
        }
        speed_ += std::min(target - speed_, 0.5 * speed_);
    }

    void move() {
        for (std::size_t node = 0; node < places_.size(); ++node) {
            const double factor = speed_ / (1 + std::sqrt(speed_ * masses_[node] * swing_of(node)));
            places_[node].x += forces_[node].x * factor;
            places_[node].y += forces_[node].y * factor;
        }
    }

    static constexpr double kLeastEfficiency = 0.05;
    const Network& network_;
    const std::vector<double>& masses_;
    std::vector<Point>& places_;
    std::vector<Point> forces_;
    std::vector<Point> former_;
    double nodes_;
    double speed_ = 1;
    double efficiency_ = 1;
};

/// A network and what its nodes weigh.
struct Level {
    Network network;
    std::vector<double> masses;
};

/// Weights differ by orders of magnitude; their roots pull.
Level finest(const Network& network) {
    Network rooted = network.rooted();
    std::vector<double> masses;
    masses.reserve(rooted.size());
    for (std::uint32_t node = 0; node < rooted.size(); ++node)
        masses.push_back(1 + static_cast<double>(rooted.arcs(node).size()));
    return {std::move(rooted), std::move(masses)};
}

Level joined(const Level& level, const std::vector<std::uint32_t>& groups) {
    const std::size_t count = *std::max_element(groups.begin(), groups.end()) + std::size_t{1};
    std::vector<double> masses(count, 0);
    for (std::size_t node = 0; node < groups.size(); ++node) masses[groups[node]] += level.masses[node];
    return {level.network.joined(groups, count), std::move(masses)};
}

/// Nodes around the places of their groups.
std::vector<Point> spread(const std::vector<Point>& places, const std::vector<std::uint32_t>& groups) {
    std::vector<Sunflower> around(places.size());
    std::vector<Point> spread_out;
    spread_out.reserve(groups.size());
    for (const std::uint32_t group : groups) {
        const Point offset = around[group].next();
        spread_out.push_back({places[group].x + offset.x, places[group].y + offset.y});
    }
    return spread_out;
}

int rounds_for(std::size_t nodes) {
    constexpr std::size_t kMoves = 1'500'000;
    constexpr std::size_t kLarge = 150'000;  // nobody reads so many: their parts' places, a little loosened, do
    const std::size_t least = nodes > kLarge ? 3 : 8;
    return static_cast<int>(std::clamp<std::size_t>(kMoves / std::max<std::size_t>(nodes, 1), least, 400));
}

void move(const Level& level, std::vector<Point>& places) {
    Moving(level.network, level.masses, places).run(rounds_for(places.size()));
}

double mean_square(const std::vector<Point>& places) {
    double square = 0;
    for (const Point& place : places) square += place.x * place.x + place.y * place.y;
    return square / static_cast<double>(places.size());
}

/// Draws in what strays: long chains that hang on the rest would leave it the middle of an empty round.
void draw_in(std::vector<Point>& places) {
    constexpr double kNear = 1.4;  // times the mean distance, up to which places stay
    const double near = kNear * std::sqrt(mean_square(places));
    for (Point& place : places) {
        const double distance = std::sqrt(place.x * place.x + place.y * place.y);
        if (distance <= near) continue;
        const double factor = near * (0.4 + 0.6 * std::sqrt(distance / near)) / distance;
        place = {place.x * factor, place.y * factor};
    }
}

/// To the usual extent, around the middle.
void fit(std::vector<Point>& places) {
    const auto nodes = static_cast<double>(places.size());
    Point middle;
    for (const Point& place : places) middle = {middle.x + place.x / nodes, middle.y + place.y / nodes};
    for (Point& place : places) place = {place.x - middle.x, place.y - middle.y};
    draw_in(places);
    const double square = mean_square(places);
    const double factor = square > 0 ? kRoom * std::sqrt(nodes) / std::sqrt(square) : 1;
    for (Point& place : places) place = {place.x * factor, place.y * factor};
}

/// As find_communities gives them: which group each node joins, which larger one each group, …
using Groups = std::vector<std::vector<std::uint32_t>>;

/// Those of some nodes alone, numbered anew. No group has nodes of two connected parts.
Groups groups_of(const std::vector<std::uint32_t>& nodes, const Groups& groups) {
    Groups own;
    std::vector<std::uint32_t> members = nodes;
    for (const std::vector<std::uint32_t>& group_of : groups) {
        std::unordered_map<std::uint32_t, std::uint32_t> numbers;
        std::vector<std::uint32_t> joined_by;
        std::vector<std::uint32_t> larger;
        for (const std::uint32_t member : members) {
            const auto [at, is_new] = numbers.try_emplace(group_of[member], static_cast<std::uint32_t>(larger.size()));
            if (is_new) larger.push_back(group_of[member]);
            joined_by.push_back(at->second);
        }
        if (larger.size() < members.size()) own.push_back(std::move(joined_by));
        members = std::move(larger);
    }
    return own;
}

std::vector<Point> lay_out_connected(const Network& network, const Groups& all_groups) {
    if (network.size() == 1) return {Point{}};
    std::vector<Level> levels = {finest(network)};
    for (const auto& groups : all_groups) levels.push_back(joined(levels.back(), groups));
    std::vector<Point> places(levels.back().network.size());
    Sunflower sunflower;
    for (Point& place : places) place = sunflower.next();
    move(levels.back(), places);
    for (std::size_t i = all_groups.size(); i-- > 0;) {
        places = spread(places, all_groups[i]);
        move(levels[i], places);
    }
    fit(places);
    return places;
}

/// Discs, from large to small, on rings around the first one.
class Rings {
public:
    /// The middle of the next disc, which has this radius.
    Point place(double radius) {
        radius += kGap / 2;
        if (inner_ == 0) {
            inner_ = radius;
            return {};
        }
        if (!fits(radius)) {
            inner_ += 2 * thickest_;
            thickest_ = 0;
        }
        if (thickest_ == 0) {
            thickest_ = radius;
            middle_ = inner_ + radius;
            first_ = last_ = radius;
            direction_ = {1, 0};
            half_round_ = false;
        } else {
            turn(step(last_ + radius));
            last_ = radius;
        }
        return {middle_ * direction_.x, middle_ * direction_.y};
    }

private:
    /// The sine of half the angle between two discs whose middles are so far from each other.
    [[nodiscard]] double step(double distance) const { return std::min(1.0, distance / (2 * middle_)); }

    [[nodiscard]] static Point turned(Point direction, double sine_of_half) {
        const double cosine = 1 - 2 * sine_of_half * sine_of_half;
        const double sine = 2 * sine_of_half * std::sqrt(1 - sine_of_half * sine_of_half);
        return {direction.x * cosine - direction.y * sine, direction.x * sine + direction.y * cosine};
    }

    void turn(double sine_of_half) {
        direction_ = turned(direction_, sine_of_half);
        if (direction_.y < 0) half_round_ = true;
    }

    /// Whether there is room on the ring before its first disc comes again.
    [[nodiscard]] bool fits(double radius) const {
        if (thickest_ == 0 || !half_round_) return true;  // a step is a sixth of the round at most
        const Point next = turned(direction_, step(last_ + radius));
        const double away = middle_ * std::sqrt((next.x - 1) * (next.x - 1) + next.y * next.y);
        return next.y < 0 && away >= radius + first_;
    }

    static constexpr double kGap = 40;
    double inner_ = 0;     // radius within which all is taken
    double thickest_ = 0;  // the largest radius on this ring; 0 where none is there yet
    double middle_ = 0;    // radius of the ring's middles
    double first_ = 0;
    double last_ = 0;
    Point direction_;
    bool half_round_ = false;
};

double radius_of(const std::vector<Point>& places) {
    double square = 0;
    for (const Point& place : places) square = std::max(square, place.x * place.x + place.y * place.y);
    return std::sqrt(square);
}

double to_hundredth(double number) {
    return std::round(number * 100) / 100 + 0.0;  // not -0
}

}  // namespace

std::vector<Point> lay_out(const Network& network, const Groups& groups) {
    std::vector<Point> places(network.size());
    Rings rings;
    const auto put = [&](const std::vector<std::uint32_t>& nodes, const std::vector<Point>& own) {
        const Point middle = rings.place(radius_of(own));
        for (std::size_t i = 0; i < own.size(); ++i)
            places[nodes[i]] = {to_hundredth(middle.x + own[i].x), to_hundredth(middle.y + own[i].y)};
    };
    for (const std::vector<std::uint32_t>& nodes : components_of(network)) {
        if (nodes.size() == network.size()) {
            put(nodes, lay_out_connected(network, groups));
        } else {
            put(nodes, lay_out_connected(network.part(nodes), groups_of(nodes, groups)));
        }
    }
    return places;
}

std::vector<Point> lay_out(const Network& network) {
    return lay_out(network, find_communities(network).groups);
}

}  // namespace entente
