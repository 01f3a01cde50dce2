// Names on the network: the most important ones that find room, never one over another.
import { paint } from "./colors.js";

const kRow = 20;
const kFont = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const kLongest = 32; // characters, but for what is pointed at

// Boxes that are taken, by rows of the screen: room(box) takes one, room.isFree(box) tells.
function makeRoom() {
  const rows = new Map();
  const rowsOf = (top, bottom) => d3.range(Math.floor(top / kRow), Math.floor(bottom / kRow) + 1);
  const room = (left, top, right, bottom) => {
    for (const row of rowsOf(top, bottom)) {
      if (!rows.has(row)) rows.set(row, []);
      rows.get(row).push([left, top, right, bottom]);
    }
  };
  room.isFree = (left, top, right, bottom) =>
    rowsOf(top, bottom).every(
      row => !(rows.get(row) || []).some(box => left < box[2] && right > box[0] && top < box[3] && bottom > box[1]),
    );
  return room;
}

const widths = new Map();
function widthOf(context, text, font) {
  const key = font + text;
  if (!widths.has(key)) widths.set(key, context.measureText(text).width);
  return widths.get(key);
}

// Where a label may stand around its node, the best first: [x, y] of its middle top.
const kSpots = [
  (x, y, r) => [x, y + r + 2],
  (x, y, r, half, size) => [x, y - r - size - 3],
  (x, y, r, half, size) => [x + r + half + 5, y - size / 2],
  (x, y, r, half, size) => [x - r - half - 5, y - size / 2],
];

const kMostBoxes = 600; // nodes that labels keep clear of
const kBold = 12; // the most important labels may cover nodes

// nodes: the most important first. place, radius: on the screen. strong: those pointed at, which come first and whole.
// Returns what tells whether a box is free of names, for other labels.
export function drawLabels(context, { nodes, strong, only, place, radius, width, height, most }) {
  const takesName = makeRoom();
  const takesNode = makeRoom();
  const isInside = ([x, y]) => x > -40 && y > -20 && x < width + 40 && y < height + 20;
  const wanted = [...strong, ...nodes.filter(node => (!only || only.has(node)) && !strong.includes(node))].filter(
    node => isInside(place(node)),
  );
  const isWhole = ([left, top, right, bottom]) => left > 0 && top > 0 && right < width && bottom < height;
  for (const node of wanted.slice(0, kMostBoxes)) {
    const [x, y] = place(node);
    const r = radius(node) * 0.8;
    takesNode(x - r, y - r, x + r, y + r);
  }
  let drawn = 0;
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";

  const draw = (node, isStrong) => {
    const [x, y] = place(node);
    const r = radius(node);
    const size = Math.round(Math.max(11, Math.min(15, 9 + r * 0.42)));
    const font = (isStrong || r > 13 ? "600 " : "") + size + "px " + kFont;
    const longest = isStrong ? 80 : kLongest;
    const label = node.label.replace(/\s+/g, " ");
    const text = label.length > longest ? label.slice(0, longest - 1) + "…" : label;
    context.font = font;
    const half = widthOf(context, text, font) / 2;
    const box = ([cx, top]) => [cx - half - 2, top - 1, cx + half + 2, top + size + 1];
    let spot = kSpots
      .map(side => side(x, y, r, half, size))
      .find(
        at =>
          takesName.isFree(...box(at)) &&
          isWhole(box(at)) &&
          (isStrong || drawn < kBold || takesNode.isFree(...box(at))),
      );
    if (!spot && isStrong) spot = kSpots[0](x, y, r, half, size);
    if (!spot) return;
    takesName(...box(spot));
    context.lineWidth = 3.5;
    context.strokeStyle = paint.halo;
    context.strokeText(text, ...spot);
    context.fillStyle = paint.ink;
    context.fillText(text, ...spot);
    drawn += 1;
  };
  for (const node of wanted) {
    if (drawn >= most) break;
    draw(node, strong.includes(node));
  }
  return takesName;
}
