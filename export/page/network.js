// The network on its canvas: camera, drawing, pointing. Draws when something changed, at most once a frame; while the
// picture moves, a large graph is drawn with its heaviest edges only.
import { kCurvesUpTo, makeDrawing } from "./drawing.js";
import { byId } from "./elements.js";
import { baseRadius } from "./geometry.js";
import { makePointing } from "./pointing.js";

export function makeNetwork(graph, filter, chosen) {
  const canvas = byId("canvas");
  const context = canvas.getContext("2d");
  const view = {
    transform: d3.zoomIdentity,
    fit: 1, // the scale that shows everything
    width: 1,
    height: 1,
    small: false,
    scale: 1, // of nodes
    moving: false,
    hovered: null,
    inSight: [], // edges
    byCommunity: false,
    place: node => [view.transform.applyX(node.x), view.transform.applyY(node.y)],
    radius: node => node.base * view.scale,
  };
  const { place, radius } = view;
  const draw = makeDrawing(context, graph, filter, view);
  const pointing = makePointing(graph, view);
  let queued = false;
  let settled = 0;

  const zoom = d3
    .zoom()
    .scaleExtent([0.001, 1000])
    .on("zoom", () => {
      view.transform = d3.event.transform;
      view.moving = true;
      clearTimeout(settled);
      settled = setTimeout(() => {
        view.moving = false;
        network.redraw();
      }, 140);
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

  function focus() {
    const target = view.hovered || chosen.current;
    if (!target) return null;
    if (target.source) return { nodes: new Set([target.source, target.target]), edges: new Set([target]), target };
    const edges = new Set(target.edges.filter(edge => edge.shown));
    const nodes = new Set([target]);
    for (const edge of edges) nodes.add(edge.source).add(edge.target);
    return { nodes, edges, target };
  }

  function hover(thing, point) {
    if (thing !== view.hovered) {
      view.hovered = thing;
      canvas.classList.toggle("pointing", thing !== null);
      network.redraw();
    }
    pointing.showTip(thing, point);
  }

  function setUpPointer() {
    d3.select(canvas).call(zoom).on("dblclick.zoom", null);
    canvas.addEventListener("pointermove", event => {
      if (event.pointerType === "touch" || event.buttons) return;
      const point = d3.clientPoint(canvas, event);
      hover(pointing.thingAt(point), point);
    });
    canvas.addEventListener("pointerleave", () => hover(null, [0, 0]));
    canvas.addEventListener("click", event => {
      const thing = pointing.thingAt(d3.clientPoint(canvas, event));
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

  const move = isSmooth =>
    isSmooth && !matchMedia("(prefers-reduced-motion: reduce)").matches && filter.edges.length < kCurvesUpTo
      ? d3.select(canvas).transition().duration(450)
      : d3.select(canvas);

  const network = {
    view,
    redraw() {
      if (queued) return;
      queued = true;
      requestAnimationFrame(() => {
        queued = false;
        draw(focus());
      });
    },
    // After the filter changed.
    update() {
      const most = d3.max(filter.nodes, node => node.shown) || 1;
      for (const node of graph.nodes) node.base = baseRadius(node, most);
      pointing.index(filter.nodes);
      canvas.setAttribute(
        "aria-label",
        "Network of " + filter.nodes.length + " names and " + filter.edges.length + " relations",
      );
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
      move(isSmooth).call(
        zoom.transform,
        d3.zoomIdentity
          .translate(...middle())
          .scale(k)
          .translate(-(x0 + x1) / 2, -(y0 + y1) / 2),
      );
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
    zoomBy(factor) {
      move(true).call(zoom.scaleBy, factor);
    },
    // Brings a node or an edge into the middle, near enough to read.
    show(thing) {
      resize();
      const ends = thing.source ? [thing.source, thing.target] : [thing];
      const [x, y] = [d3.mean(ends, node => node.x), d3.mean(ends, node => node.y)];
      const length = thing.source ? Math.hypot(ends[0].x - ends[1].x, ends[0].y - ends[1].y) : 0;
      const k = length
        ? Math.min(view.width * 0.4, 320) / length
        : Math.max(view.transform.k, view.fit * (graph.nodes.length > 2000 ? 6 : 1.6));
      move(true).call(
        zoom.transform,
        d3.zoomIdentity
          .translate(...middle())
          .scale(k)
          .translate(-x, -y),
      );
    },
  };

  byId("zoom-in").addEventListener("click", () => network.zoomBy(1.5));
  byId("zoom-out").addEventListener("click", () => network.zoomBy(1 / 1.5));
  byId("zoom-fit").addEventListener("click", () => network.fit(true));
  setUpPointer();
  new ResizeObserver(resize).observe(canvas.parentElement);
  return network;
}
