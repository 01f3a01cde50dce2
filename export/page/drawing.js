// Drawing the network: edges, then nodes, then what is pointed at, then names. `view` holds the camera (network.js);
// its place and radius tell where a node is on the screen, in pixels.
import { paint } from "./colors.js";
import { curveOf, pointOn } from "./geometry.js";
import { drawLabels } from "./labels.js";
import { isRing, shapeOf } from "./shapes.js";

export const kCurvesUpTo = 6000; // edges in sight; more are drawn as lines
const kMovingUpTo = 4000; // edges, and names, drawn while the picture moves
const kRoomForOne = 1500; // square pixels that a name wants; with less, nodes are drawn smaller

export function makeDrawing(context, graph, filter, view) {
  const { place, radius } = view;
  const paintOf = node =>
    view.byCommunity ? paint.communities[node.community] || paint.faint : graph.kinds[node.kind].paint;

  const isInside = edge => {
    const [ax, ay] = place(edge.source);
    const [bx, by] = place(edge.target);
    const margin = 60;
    return (
      Math.max(ax, bx) > -margin &&
      Math.min(ax, bx) < view.width + margin &&
      Math.max(ay, by) > -margin &&
      Math.min(ay, by) < view.height + margin
    );
  };

  const widthOf = edge => Math.min(6, 1 + Math.log2(edge.shown) * 0.9);

  function strokeEdges(edges, alpha, isLines) {
    const groups = new Map();
    for (const edge of edges) {
      const key = edge.relation.index + "|" + Math.round(widthOf(edge) * 2) + "|" + (isLines ? "" : edge.caveat);
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(edge);
    }
    context.globalAlpha = alpha;
    context.lineCap = "round";
    for (const group of groups.values()) {
      const [first] = group;
      context.strokeStyle = first.relation.paint;
      context.lineWidth = isLines ? 0.7 : widthOf(first);
      context.setLineDash(isLines ? [] : dashOf(first.caveat));
      context.beginPath();
      for (const edge of group) {
        if (isLines) {
          context.moveTo(...place(edge.source));
          context.lineTo(...place(edge.target));
        } else {
          traceEdge(edge);
        }
      }
      context.stroke();
    }
    context.setLineDash([]);
    if (!isLines) drawArrows(edges);
    context.globalAlpha = 1;
  }

  function traceEdge(edge) {
    const { start, control, end, loop } = curveOf(edge, place, radius);
    context.moveTo(...start);
    if (loop) {
      const wide = (end[0] - start[0]) * 1.2 + 10;
      context.bezierCurveTo(start[0] - wide, control[1], end[0] + wide, control[1], ...end);
    } else {
      context.quadraticCurveTo(...control, ...end);
    }
  }

  function drawArrows(edges) {
    for (const edge of edges) {
      if (edge.relation.symmetric) continue;
      const { control, end, loop } = curveOf(edge, place, radius);
      const [fromX, fromY] = loop ? [end[0] + 8, control[1]] : control;
      const angle = Math.atan2(end[1] - fromY, end[0] - fromX);
      const size = Math.min(11, 5 + widthOf(edge)) * (view.scale < 0.8 ? 0.8 : 1);
      context.fillStyle = edge.relation.paint;
      context.beginPath();
      context.moveTo(...end);
      context.lineTo(end[0] - size * Math.cos(angle - 0.38), end[1] - size * Math.sin(angle - 0.38));
      context.lineTo(end[0] - size * Math.cos(angle + 0.38), end[1] - size * Math.sin(angle + 0.38));
      context.fill();
    }
  }

  function drawNodes(nodes, alpha) {
    context.globalAlpha = alpha;
    for (const node of nodes) {
      const [x, y] = place(node);
      const r = radius(node);
      if (x < -r || y < -r || x > view.width + r || y > view.height + r) continue;
      const kind = graph.kinds[node.kind];
      context.translate(x, y);
      context.beginPath();
      shapeOf(kind.name, r, context);
      context.fillStyle = paintOf(node);
      context.strokeStyle = paint.paper;
      context.lineWidth = 1.5;
      context.fill();
      if (r > 2.2) context.stroke();
      if (isRing(kind.name) && r > 2.5) {
        context.beginPath();
        shapeOf(kind.name, r * 0.5, context);
        context.fillStyle = paint.paper;
        context.fill();
      }
      context.translate(-x, -y);
    }
    context.globalAlpha = 1;
  }

  function ringAround(node, width) {
    const [x, y] = place(node);
    context.beginPath();
    context.arc(x, y, radius(node) + 4, 0, 2 * Math.PI);
    context.strokeStyle = paint.accent;
    context.lineWidth = width;
    context.stroke();
  }

  // The relations of what is pointed at, where there is room between the names.
  function nameEdges(edges, room) {
    if (edges.size > 40) return;
    context.font = "italic 12px Georgia, 'Times New Roman', serif";
    context.textAlign = "center";
    context.textBaseline = "middle";
    for (const edge of edges) {
      const curve = curveOf(edge, place, radius);
      const text =
        edge.relation.words + (edge.caveat && ", " + edge.caveat) + (edge.shown > 1 ? " ×" + edge.shown : "");
      const half = context.measureText(text).width / 2;
      const box = ([cx, cy]) => [cx - half, cy - 8, cx + half, cy + 8];
      const spot = curve.loop
        ? [curve.control[0], curve.control[1] + 12]
        : [0.5, 0.62, 0.38].map(t => pointOn(curve, t)).find(at => room.isFree(...box(at)));
      if (!spot) continue;
      const [x, y] = spot;
      room(...box(spot));
      context.lineWidth = 4;
      context.strokeStyle = paint.halo;
      context.strokeText(text, x, y);
      context.fillStyle = edge.relation.paint;
      context.fillText(text, x, y);
    }
  }

  function heaviest(edges, count) {
    return edges
      .slice()
      .sort((a, b) => b.shown - a.shown || a.source.rank + a.target.rank - b.source.rank - b.target.rank)
      .slice(0, count);
  }

  function setSizes() {
    const room = Math.sqrt((view.width * view.height) / kRoomForOne / (filter.nodes.length || 1));
    const crowding = Math.max(0.3, Math.min(1, room));
    const grown = Math.min(2.4 / crowding, Math.max(0.55, Math.sqrt(view.transform.k / view.fit)));
    view.scale = grown * crowding * (view.small ? 0.8 : 1);
  }

  function opacityOf(count) {
    if (count > kCurvesUpTo) return Math.max(0.03, 0.28 * (kCurvesUpTo / count) ** 0.75);
    return count > 1200 ? 0.45 : 0.68;
  }

  // focused: what is pointed at, as { target, nodes, edges }, or null.
  return function draw(focused) {
    setSizes();
    context.clearRect(0, 0, view.width, view.height);
    view.inSight = filter.edges.filter(isInside);
    const isLines = view.inSight.length > kCurvesUpTo;
    const isLess = view.moving && view.inSight.length > kMovingUpTo;
    const edges = isLess ? heaviest(view.inSight, kMovingUpTo) : view.inSight;
    const others = focused ? edges.filter(edge => !focused.edges.has(edge)) : edges;
    strokeEdges(others, focused ? 0.1 : opacityOf(edges.length), isLines);
    drawNodes(view.moving ? filter.nodes.slice(0, kMovingUpTo) : filter.nodes, focused ? 0.22 : 1);
    if (focused) {
      strokeEdges([...focused.edges], 0.95, false);
      drawNodes(
        [...focused.nodes].filter(node => node.shown || node === focused.target),
        1,
      );
      if (!focused.target.source) ringAround(focused.target, 2);
    }
    const room = drawLabels(context, {
      nodes: filter.nodes,
      strong: focused ? strongOf(focused.target) : [],
      only: focused && focused.nodes,
      place,
      radius,
      width: view.width,
      height: view.height,
      most: Math.max(24, (view.width * view.height) / (view.small ? 7500 : 5200)),
    });
    if (focused) nameEdges(focused.edges, room);
  };
}

function dashOf(caveat) {
  if (caveat === "negated") return [1, 4];
  return caveat === "" || caveat === "former" ? [] : [7, 4];
}

const strongOf = target => (target.source ? [...new Set([target.source, target.target])] : [target]);
