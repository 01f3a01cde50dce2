// Points in the plane that push each other, in less time than all pairs would take.
#pragma once

#include <vector>

namespace entente {

struct Point {
    double x = 0;
    double y = 0;
};

/// For each point the sum over all others of their mass times the difference from them, divided by the distance
/// squared; what is far away counts as one. Points in one place are pushed apart by their numbers. The same on every
/// processor.
void add_up_pushes(const std::vector<Point>& points, const std::vector<double>& masses, std::vector<Point>& pushes);

}  // namespace entente
