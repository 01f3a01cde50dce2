// Kinds differ in shape as well as in colour.

const kShapes = {
  person: d3.symbolCircle,
  org: d3.symbolSquare,
  country: d3.symbolCircle,
  city: d3.symbolDiamond,
  region: d3.symbolDiamond,
  place: d3.symbolDiamond,
  facility: d3.symbolDiamond,
  event: d3.symbolTriangle,
  other: d3.symbolCross,
};

export const isRing = kindName => kindName === "country";

// As a path for SVG, or drawn on a context; `radius` is that of a circle of the same area.
export function shapeOf(kindName, radius, context = null) {
  return d3
    .symbol()
    .type(kShapes[kindName] || d3.symbolCircle)
    .size(Math.PI * radius * radius)
    .context(context)();
}

const kSvg = "http://www.w3.org/2000/svg";

// A small picture of the kind, for lists.
export function kindIcon(kind) {
  const svg = document.createElementNS(kSvg, "svg");
  svg.setAttribute("viewBox", "-8 -8 16 16");
  svg.setAttribute("class", "kind-icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(kSvg, "path");
  path.setAttribute("d", shapeOf(kind.name, isRing(kind.name) ? 5 : 5.6));
  path.setAttribute("data-kind", kind.index);
  if (isRing(kind.name)) path.setAttribute("class", "ring");
  svg.append(path);
  return svg;
}

// The colours of all that shows a kind or a relation, after a change of theme too.
export function paintIcons(graph) {
  for (const path of document.querySelectorAll("[data-kind]")) {
    const kind = graph.kinds[+path.dataset.kind];
    path.style.fill = path.classList.contains("ring") ? "none" : kind.paint;
    path.style.stroke = path.classList.contains("ring") ? kind.paint : "none";
  }
  for (const swatch of document.querySelectorAll("[data-relation]")) {
    swatch.style.backgroundColor = graph.relations[+swatch.dataset.relation].paint;
  }
}
