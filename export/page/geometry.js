// Where nodes and edges are on the screen: an edge is a quadratic curve from rim to rim, one to itself a loop.

const kSmallest = 3;
const kLargest = 15;

// Radius at the zoom that fits everything; nodes grow more slowly than the paper.
export function baseRadius(node, most) {
  return kSmallest + (kLargest - kSmallest) * Math.sqrt(node.shown / Math.max(most, 8));
}

export function curveOf(edge, place, radius) {
  const a = place(edge.source);
  if (edge.source === edge.target) return loopAt(a, radius(edge.source), edge.lane);
  const b = place(edge.target);
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy) || 1;
  const control = [(a[0] + b[0]) / 2 - dy * edge.bend, (a[1] + b[1]) / 2 + dx * edge.bend];
  const start = shortened(a, control, radius(edge.source) + 1, length);
  const end = shortened(b, control, radius(edge.target) + 2, length);
  return { start, control, end };
}

function shortened(point, towards, by, length) {
  const [dx, dy] = [towards[0] - point[0], towards[1] - point[1]];
  const distance = Math.hypot(dx, dy) || 1;
  const share = Math.min(by, length * 0.45) / distance;
  return [point[0] + dx * share, point[1] + dy * share];
}

function loopAt([x, y], radius, lane) {
  const size = radius + 12 + 7 * lane;
  return {
    start: [x - radius * 0.5, y - radius * 0.9],
    end: [x + radius * 0.5, y - radius * 0.9],
    control: [x, y - radius - size * 1.4],
    loop: true,
  };
}

export function pointOn({ start, control, end }, t) {
  const u = 1 - t;
  return [
    u * u * start[0] + 2 * u * t * control[0] + t * t * end[0],
    u * u * start[1] + 2 * u * t * control[1] + t * t * end[1],
  ];
}

// How far a point is from a curve, near enough for a finger.
export function distanceTo(curve, [x, y]) {
  const { start, control, end } = curve;
  const reach = 12;
  if (
    x < Math.min(start[0], control[0], end[0]) - reach ||
    x > Math.max(start[0], control[0], end[0]) + reach ||
    y < Math.min(start[1], control[1], end[1]) - reach ||
    y > Math.max(start[1], control[1], end[1]) + reach
  ) {
    return Infinity;
  }
  const steps = 24;
  let nearest = Infinity;
  let before = start;
  for (let i = 1; i <= steps; i++) {
    const here = pointOn(curve, i / steps);
    nearest = Math.min(nearest, distanceToSegment(before, here, x, y));
    before = here;
  }
  return nearest;
}

function distanceToSegment([ax, ay], [bx, by], x, y) {
  const [dx, dy] = [bx - ax, by - ay];
  const share = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(ax + share * dx - x, ay + share * dy - y);
}
