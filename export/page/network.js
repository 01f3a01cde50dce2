// The network on its canvas: camera, drawing, pointing. Draws when something changed, at most once a frame; while the
// picture moves, a large graph is drawn with its heaviest edges only.
import { paint } from "./colors.js";
import { baseRadius, curveOf, distanceTo, pointOn } from "./geometry.js";
import { drawLabels } from "./labels.js";
import { isRing, shapeOf } from "./shapes.js";
import { byId, element, replaceChildren } from "./elements.js";

const kCurvesUpTo = 6000;   // visible edges; more are drawn as lines
const kMovingUpTo = 4000;   // edges, and names, drawn while the picture moves
const kRoomForOne = 1500;   // square pixels that a name wants; with less, nodes are drawn smaller
const kReach = 7;           // pixels that a pointer may miss by

export function makeNetwork(graph, filter, chosen) {
  const canvas = byId("canvas");
  const context = canvas.getContext("2d");
  const tip = byId("tip");
  const view = { transform: d3.zoomIdentity, width: 1, height: 1, fit: 1, hovered: null, moving: false, scale: 1, crowding: 1, byCommunity: false };
  let tree = null;
  let most = 1;
  let queued = false;
  let settled = 0;

  const place = node => [view.transform.applyX(node.x), view.transform.applyY(node.y)];
  const grown = () => Math.min(2.4 / view.crowding, Math.max(0.55, Math.sqrt(view.transform.k / view.fit)));
  const paintOf = node => (view.byCommunity ? paint.communities[node.community] || paint.faint : graph.kinds[node.kind].paint);
  const radius = node => node.base * view.scale;

  const zoom = d3.zoom().scaleExtent([0.001, 1000]).on("zoom", () => {
    view.transform = d3.event.transform;
    view.moving = true;
    clearTimeout(settled);
    settled = setTimeout(() => { view.moving = false; network.redraw(); }, 140);
    network.redraw();
  });

  function resize() {
    const box = canvas.parentElement.getBoundingClientRect();
    if (!box.width || (box.width === view.width && box.height === view.height)) return;
    const ratio = window.devicePixelRatio || 1;
    const isFirst = view.width === 1;
    [view.width, view.height] = [box.width, box.height];
    view.small = box.width < 560;
    canvas.width = Math.round(box.width * ratio);
    canvas.height = Math.round(box.height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (isFirst) network.fit(false);
    network.redraw();
  }

  // The middle of what is not covered by the panel of details, which lies over the network on a phone.
  function middle() {
    const panel = byId("detail");
    const isOver = !panel.hidden && getComputedStyle(panel).position === "absolute";
    const covered = isOver ? Math.max(0, canvas.getBoundingClientRect().bottom - panel.getBoundingClientRect().top) : 0;
    return [view.width / 2, Math.max(60, (view.height - covered) / 2)];
  }

  // ---- drawing

  function focus() {
    const target = view.hovered || chosen.current;
    if (!target) return null;
    if (target.source) return { nodes: new Set([target.source, target.target]), edges: new Set([target]), target };
    const edges = new Set(target.edges.filter(edge => edge.shown));
    const nodes = new Set([target]);
    for (const edge of edges) nodes.add(edge.source).add(edge.target);
    return { nodes, edges, target };
  }

  const isInside = edge => {
    const [ax, ay] = place(edge.source);
    const [bx, by] = place(edge.target);
    const margin = 60;
    return Math.max(ax, bx) > -margin && Math.min(ax, bx) < view.width + margin &&
      Math.max(ay, by) > -margin && Math.min(ay, by) < view.height + margin;
  };

  function dashOf(edge) {
    const shown = edge.statements.filter(statement => statement.shown);
    if (shown.every(statement => statement.negated)) return "1 4";
    if (shown.every(statement => statement.modality === "future" || statement.modality === "possible")) return "7 4";
    return "";
  }

  const widthOf = edge => Math.min(6, 1 + Math.log2(edge.shown) * 0.9);

  function strokeEdges(edges, alpha, isLines) {
    const groups = new Map();
    for (const edge of edges) {
      const key = edge.relation.index + "|" + Math.round(widthOf(edge) * 2) + "|" + (isLines ? "" : edge.dash);
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(edge);
    }
    context.globalAlpha = alpha;
    context.lineCap = "round";
    for (const group of groups.values()) {
      const [first] = group;
      context.strokeStyle = first.relation.paint;
      context.lineWidth = isLines ? 0.7 : widthOf(first);
      context.setLineDash(!isLines && first.dash ? first.dash.split(" ").map(Number) : []);
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
      const text = edge.relation.words + (edge.shown > 1 ? " ×" + edge.shown : "");
      const half = context.measureText(text).width / 2;
      const box = ([cx, cy]) => [cx - half, cy - 8, cx + half, cy + 8];
      const spot = curve.loop ? [curve.control[0], curve.control[1] + 12]
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

  function draw() {
    queued = false;
    view.crowding = Math.max(0.3, Math.min(1, Math.sqrt(view.width * view.height / kRoomForOne / (filter.nodes.length || 1))));
    view.scale = grown() * view.crowding * (view.small ? 0.8 : 1);
    context.clearRect(0, 0, view.width, view.height);
    const focused = focus();
    let edges = filter.edges.filter(isInside);
    const isLines = edges.length > kCurvesUpTo;
    if (view.moving && edges.length > kMovingUpTo) edges = heaviest(edges, kMovingUpTo);
    const crowd = isLines ? Math.max(0.03, 0.28 * (kCurvesUpTo / edges.length) ** 0.75) : edges.length > 1200 ? 0.45 : 0.68;
    strokeEdges(focused ? edges.filter(edge => !focused.edges.has(edge)) : edges, focused ? 0.1 : crowd, isLines);
    drawNodes(view.moving ? filter.nodes.slice(0, kMovingUpTo) : filter.nodes, focused ? 0.22 : 1);
    if (focused) {
      strokeEdges([...focused.edges], 0.95, false);
      drawNodes([...focused.nodes].filter(node => node.shown || node === focused.target), 1);
      if (!focused.target.source) ringAround(focused.target, 2);
    }
    const strong = focused ? [focused.target.source ? focused.target.source : focused.target] : [];
    if (focused && focused.target.source && focused.target.source !== focused.target.target) strong.push(focused.target.target);
    const room = drawLabels(context, { nodes: filter.nodes, strong, only: focused && focused.nodes, place, radius, width: view.width,
      height: view.height, most: Math.max(24, view.width * view.height / (view.small ? 7500 : 5200)) });
    if (focused) nameEdges(focused.edges, room);
  }

  function heaviest(edges, count) {
    return edges.slice().sort((a, b) => b.shown - a.shown || a.source.rank + a.target.rank - b.source.rank -
      b.target.rank).slice(0, count);
  }

  // ---- pointing

  function nodeAt(point) {
    if (!tree) return null;
    const [x, y] = view.transform.invert(point);
    let best = null;
    let nearest = Infinity;
    const reach = (kReach + 40) / view.transform.k;
    tree.visit((quad, x0, y0, x1, y1) => {
      if (!quad.length) {
        for (let leaf = quad; leaf; leaf = leaf.next) {
          const [nx, ny] = place(leaf.data);
          const gap = Math.hypot(nx - point[0], ny - point[1]) - radius(leaf.data);
          if (gap < nearest) [best, nearest] = [leaf.data, gap];
        }
      }
      return x0 > x + reach || x1 < x - reach || y0 > y + reach || y1 < y - reach;
    });
    return nearest < kReach - 2 ? best : null;
  }

  function edgeAt(point) {
    if (filter.edges.length > 80000) return null;
    let best = null;
    let nearest = kReach;
    for (const edge of filter.edges) {
      const distance = distanceTo(curveOf(edge, place, radius), point);
      if (distance < nearest) [best, nearest] = [edge, distance];
    }
    return best;
  }

  const thingAt = point => nodeAt(point) || edgeAt(point);

  function showTip(thing, [x, y]) {
    tip.hidden = !thing;
    if (!thing) return;
    if (thing.source) {
      replaceChildren(tip, element("b", {}, thing.source.label), " " + thing.relation.words + " ",
        element("b", {}, thing.target.label), element("small", {}, thing.shown + "×"));
    } else {
      replaceChildren(tip, element("b", {}, thing.label), element("small", {}, graph.kinds[thing.kind].name));
    }
    tip.style.left = Math.max(8, Math.min(x + 14, view.width - tip.offsetWidth - 8)) + "px";
    tip.style.top = (y + 22 + tip.offsetHeight > view.height ? y - tip.offsetHeight - 12 : y + 18) + "px";
  }

  function hover(thing, point) {
    if (thing !== view.hovered) {
      view.hovered = thing;
      canvas.classList.toggle("pointing", thing !== null);
      network.redraw();
    }
    showTip(thing, point);
  }

  function setUpPointer() {
    d3.select(canvas).call(zoom).on("dblclick.zoom", null);
    canvas.addEventListener("pointermove", event => {
      if (event.pointerType === "touch" || event.buttons) return;
      const point = d3.clientPoint(canvas, event);
      hover(thingAt(point), point);
    });
    canvas.addEventListener("pointerleave", () => hover(null, [0, 0]));
    canvas.addEventListener("click", event => {
      const thing = thingAt(d3.clientPoint(canvas, event));
      hover(null, [0, 0]);
      chosen.choose(thing);
    });
    canvas.addEventListener("keydown", event => {
      const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
      if (step) d3.select(canvas).call(zoom.translateBy, step[0] / view.transform.k, step[1] / view.transform.k);
      else if (event.key === "+" || event.key === "=") network.zoomBy(1.4);
      else if (event.key === "-") network.zoomBy(1 / 1.4);
      else if (event.key === "0") network.fit(true);
      else return;
      event.preventDefault();
    });
  }

  const move = isSmooth => isSmooth && !matchMedia("(prefers-reduced-motion: reduce)").matches &&
    filter.edges.length < kCurvesUpTo ? d3.select(canvas).transition().duration(450) : d3.select(canvas);

  const network = {
    view,
    place,
    redraw() {
      if (queued) return;
      queued = true;
      requestAnimationFrame(draw);
    },
    // After the filter changed.
    update() {
      most = d3.max(filter.nodes, node => node.shown) || 1;
      for (const node of graph.nodes) node.base = baseRadius(node, most);
      for (const edge of filter.edges) edge.dash = dashOf(edge);
      tree = d3.quadtree(filter.nodes, node => node.x, node => node.y);
      canvas.setAttribute("aria-label", "Network of " + filter.nodes.length + " names and " + filter.edges.length +
        " relations");
      network.redraw();
    },
    fit(isSmooth) {
      resize();
      const nodes = filter.nodes.length ? filter.nodes : graph.nodes;
      if (!nodes.length) return;
      const [x0, x1] = d3.extent(nodes, node => node.x);
      const [y0, y1] = d3.extent(nodes, node => node.y);
      const margin = view.small ? 28 : 56;
      const k = Math.min((view.width - 2 * margin) / (x1 - x0 || 1), (view.height - 2 * margin) / (y1 - y0 || 1), 60);
      if (!filter.around) view.fit = k;
      move(isSmooth).call(zoom.transform, d3.zoomIdentity.translate(...middle()).scale(k)
        .translate(-(x0 + x1) / 2, -(y0 + y1) / 2));
    },
    // Moves it into sight, if it is not; an edge whose ends are close is brought nearer.
    reveal(thing) {
      resize();
      if (thing.source) {
        const [ax, ay] = place(thing.source);
        const [bx, by] = place(thing.target);
        const length = Math.hypot(bx - ax, by - ay);
        if (length > 0 && length < radius(thing.source) + radius(thing.target) + 70) return network.show(thing);
        return network.reveal(thing.source);
      }
      const [x, y] = place(thing);
      const [, covered] = middle();
      if (x > 20 && x < view.width - 20 && y > 20 && y < 2 * covered - 20) return undefined;
      return move(true).call(zoom.translateTo, thing.x, thing.y, middle());
    },
    zoomBy(factor) { move(true).call(zoom.scaleBy, factor); },
    // Brings a node or an edge into the middle, near enough to read.
    show(thing) {
      resize();
      const ends = thing.source ? [thing.source, thing.target] : [thing];
      const [x, y] = [d3.mean(ends, node => node.x), d3.mean(ends, node => node.y)];
      const length = thing.source ? Math.hypot(ends[0].x - ends[1].x, ends[0].y - ends[1].y) : 0;
      const k = length ? Math.min(view.width * 0.4, 320) / length
        : Math.max(view.transform.k, view.fit * (graph.nodes.length > 2000 ? 6 : 1.6));
      move(true).call(zoom.transform, d3.zoomIdentity.translate(...middle()).scale(k).translate(-x, -y));
    },
  };

  byId("zoom-in").addEventListener("click", () => network.zoomBy(1.5));
  byId("zoom-out").addEventListener("click", () => network.zoomBy(1 / 1.5));
  byId("zoom-fit").addEventListener("click", () => network.fit(true));
  setUpPointer();
  new ResizeObserver(resize).observe(canvas.parentElement);
  return network;
}
