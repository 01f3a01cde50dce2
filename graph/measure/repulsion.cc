// J. Barnes, P. Hut: A hierarchical O(N log N) force-calculation algorithm, 1986. Points are sorted along a Z-shaped
// curve through squares within squares, so that each square's points stand together; the squares are laid down depth
// first, each with the number of the one to go on with where it is far enough away to act as one body. All sums run in
// that order.
#include "graph/measure/repulsion.h"

#include <algorithm>
#include <cstdint>
#include <span>

#include "graph/measure/parallel.h"

namespace entente {
namespace {

constexpr std::uint32_t kLeafSize = 6;
constexpr int kLevels = 16;            // of squares within squares
constexpr double kNearness = 1.2;      // a square acts as one where it is farther away than this many widths
constexpr double kLeastSquare = 1e-6;  // of a distance

struct Body {
    double x = 0;
    double y = 0;
    double mass = 0;
    std::uint32_t curve = 0;  // place on the curve
    std::uint32_t number = 0;
};

struct Square {
    double x = 0;  // centre of mass
    double y = 0;
    double mass = 0;
    double far = 0;  // the square of the distance from which it acts as one
    std::uint32_t begin = 0;
    std::uint32_t end = 0;   // of bodies; nothing where it has squares within
    std::uint32_t next = 0;  // the square after this one and all within it
};

/// The bits of `number` with a zero between each and the next.
std::uint32_t spaced(std::uint32_t number) {
    number = (number | (number << 8U)) & 0x00FF00FFU;
    number = (number | (number << 4U)) & 0x0F0F0F0FU;
    number = (number | (number << 2U)) & 0x33333333U;
    return (number | (number << 1U)) & 0x55555555U;
}

class Tree {
public:
    Tree(const std::vector<Point>& points, const std::vector<double>& masses) {
        Point low = points.front();
        Point high = points.front();
        for (const Point& point : points) {
            low = {std::min(low.x, point.x), std::min(low.y, point.y)};
            high = {std::max(high.x, point.x), std::max(high.y, point.y)};
        }
        const double width = std::max({high.x - low.x, high.y - low.y, 1e-9});
        const double scale = 65535 / width;
        bodies_.reserve(points.size());
        for (std::uint32_t i = 0; i < points.size(); ++i) {
            const auto across = static_cast<std::uint32_t>((points[i].x - low.x) * scale);
            const auto up = static_cast<std::uint32_t>((points[i].y - low.y) * scale);
            bodies_.push_back({points[i].x, points[i].y, masses[i], spaced(across) | (spaced(up) << 1U), i});
        }
        std::sort(bodies_.begin(), bodies_.end(), [](const Body& a, const Body& b) {
            return a.curve != b.curve ? a.curve < b.curve : a.number < b.number;
        });
        build(0, static_cast<std::uint32_t>(bodies_.size()), kLevels, width);
    }

    [[nodiscard]] const std::vector<Body>& bodies() const { return bodies_; }

    [[nodiscard]] Point push_on(const Body& body) const {
        Point push;
        std::size_t number = 0;
        while (number < squares_.size()) {
            const Square& square = squares_[number];
            const double dx = body.x - square.x;
            const double dy = body.y - square.y;
            const double distance = dx * dx + dy * dy;
            if (distance > square.far) {
                push.x += dx * square.mass / distance;
                push.y += dy * square.mass / distance;
                number = square.next;
            } else {
                add_near(square, body, push);
                ++number;
            }
        }
        return push;
    }

private:
    void build(std::uint32_t begin, std::uint32_t end, int level, double width) {
        const std::size_t number = squares_.size();
        squares_.push_back({.far = kNearness * kNearness * width * width, .begin = begin, .end = begin});
        Square sum;
        if (end - begin <= kLeafSize || level == 0) {
            squares_[number].end = end;
            for (std::uint32_t i = begin; i < end; ++i) add(bodies_[i].x, bodies_[i].y, bodies_[i].mass, sum);
        } else {
            const auto shift = static_cast<unsigned>(2 * (level - 1));
            while (begin < end) {
                const std::uint32_t digits = bodies_[begin].curve >> shift;
                std::uint32_t last = begin + 1;
                while (last < end && bodies_[last].curve >> shift == digits) ++last;
                const std::size_t child = squares_.size();
                build(begin, last, level - 1, width / 2);
                add(squares_[child].x, squares_[child].y, squares_[child].mass, sum);
                begin = last;
            }
        }
        Square& square = squares_[number];
        square.x = sum.x / sum.mass;
        square.y = sum.y / sum.mass;
        square.mass = sum.mass;
        square.next = static_cast<std::uint32_t>(squares_.size());
    }

    static void add(double x, double y, double mass, Square& sum) {
        sum.x += mass * x;
        sum.y += mass * y;
        sum.mass += mass;
    }

    void add_near(const Square& square, const Body& body, Point& push) const {
        for (std::uint32_t i = square.begin; i < square.end; ++i) {
            const Body& other = bodies_[i];
            if (other.number == body.number) continue;
            double dx = body.x - other.x;
            const double dy = body.y - other.y;
            if (dx == 0 && dy == 0) dx = body.number < other.number ? -1e-3 : 1e-3;
            const double share = other.mass / std::max(dx * dx + dy * dy, kLeastSquare);
            push.x += dx * share;
            push.y += dy * share;
        }
    }

    std::vector<Body> bodies_;     // along the curve
    std::vector<Square> squares_;  // depth first
};

}  // namespace

void add_up_pushes(const std::vector<Point>& points, const std::vector<double>& masses, std::vector<Point>& pushes) {
    pushes.resize(points.size());
    if (points.empty()) return;
    const Tree tree(points, masses);
    in_parts(points.size(), [&](std::size_t begin, std::size_t end) {
        for (const Body& body : std::span(tree.bodies()).subspan(begin, end - begin))
            pushes[body.number] = tree.push_on(body);
    });
}

}  // namespace entente
