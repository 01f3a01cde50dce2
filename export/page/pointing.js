// What a pointer is at: nodes by a quadtree, edges by their distance; and the words beside it.
import { kCurvesUpTo } from "./drawing.js";
import { byId, element, replaceChildren } from "./elements.js";
import { curveOf, distanceTo } from "./geometry.js";

const kReach = 7; // pixels that a pointer may miss by

export function makePointing(graph, view) {
  const { place, radius } = view;
  const tip = byId("tip");
  let tree = null;

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

  // Of so many edges that they are drawn as lines, none can be meant.
  function edgeAt(point) {
    if (view.inSight.length > kCurvesUpTo) return null;
    let best = null;
    let nearest = kReach;
    for (const edge of view.inSight) {
      const distance = distanceTo(curveOf(edge, place, radius), point);
      if (distance < nearest) [best, nearest] = [edge, distance];
    }
    return best;
  }

  function showTip(thing, [x, y]) {
    tip.hidden = !thing;
    if (!thing) return;
    if (thing.source) {
      replaceChildren(
        tip,
        element("b", {}, thing.source.label),
        " " + thing.relation.words + " ",
        element("b", {}, thing.target.label),
        element("small", {}, thing.caveat, thing.caveat && " · ", thing.shown + "×"),
      );
    } else {
      replaceChildren(tip, element("b", {}, thing.label), element("small", {}, graph.kinds[thing.kind].name));
    }
    tip.style.left = Math.max(8, Math.min(x + 14, view.width - tip.offsetWidth - 8)) + "px";
    tip.style.top = (y + 22 + tip.offsetHeight > view.height ? y - tip.offsetHeight - 12 : y + 18) + "px";
  }

  return {
    index(nodes) {
      tree = d3.quadtree(
        nodes,
        node => node.x,
        node => node.y,
      );
    },
    thingAt: point => nodeAt(point) || edgeAt(point),
    showTip,
  };
}
