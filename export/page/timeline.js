// How much is said of each time, and the part of it that the reader looks at: a band that can be drawn, dragged and
// pulled at its ends, and two dates for the keyboard. A few very early or late dates would press the rest together, so
// the outermost bars hold all that lies beyond them.
import { isoDay, kDay, spanInWords } from "./dates.js";
import { byId, element } from "./elements.js";

const kSteps = [
  { name: "day", days: 1, floor: d3.utcDay },
  { name: "week", days: 7, floor: d3.utcMonday },
  { name: "month", days: 30, floor: d3.utcMonth },
  { name: "quarter", days: 91, floor: d3.utcMonth.every(3) },
  { name: "year", days: 365, floor: d3.utcYear },
  { name: "decade", days: 3652, floor: d3.utcYear.every(10) },
  { name: "century", days: 36524, floor: d3.utcYear.every(100) },
];
const kMostBars = 96;
const kSides = 14;

export function makeTimeline(graph, filter) {
  const section = byId("timeline");
  const dated = graph.statements.filter(statement => statement.from !== null);
  if (!dated.length) {
    section.hidden = true;
    return { update() {} };
  }
  const times = dated.map(statement => statement.from).sort((a, b) => a - b);
  const [first, last] = innerRange(times);
  const step = kSteps.find(({ days }) => (last - first) / kDay / days < kMostBars) || kSteps[kSteps.length - 1];
  const start = +step.floor(new Date(first));
  const end = +step.floor.offset(step.floor(new Date(last)), 1);
  const starts = step.floor.range(new Date(start), new Date(end)).map(Number);
  const beyond = { before: times[0] < start, after: d3.max(dated, statement => statement.from) >= end };

  const svg = d3.select(section).append("svg").attr("role", "img");
  const axis = svg.append("g").attr("class", "axis");
  const allBars = svg.append("g").attr("class", "bars all");
  const bars = svg.append("g").attr("class", "bars");
  const band = svg.append("g").attr("class", "brush");
  const x = d3.scaleUtc().domain([start, end]);
  const brush = d3.brushX().handleSize(14).on("brush end", brushed);
  const words = element("output", { class: "range" });
  const from = dateInput("From");
  const to = dateInput("To");
  const all = element("button", { class: "quiet", onclick: () => set(null, null) }, "All times");
  section.append(element("div.timeline-head", {}, words, element("span.dates", {}, from, "–", to), all));
  let height = 60;

  function dateInput(label) {
    return element("input", { type: "date", "aria-label": label + " (date)", onchange: readInputs });
  }

  function readInputs() {
    const time = input => (input.value ? Date.parse(input.value + "T00:00:00Z") : null);
    let [low, high] = [time(from), time(to)];
    if (low !== null && high !== null && low > high) [low, high] = [high, low];
    set(low, high);
  }

  function set(low, high) {
    filter.from = low;
    filter.to = high;
    filter.apply();
  }

  function brushed() {
    const event = d3.event;
    if (!event.sourceEvent || event.sourceEvent.type === "end") return; // moved by us
    if (!event.selection) {
      if (event.type === "end") set(null, null);
      return;
    }
    const [low, high] = event.selection.map(x.invert).map(Number);
    set(
      low <= start + kDay / 2 ? null : Math.round(low / kDay) * kDay,
      high >= end - kDay / 2 ? null : Math.round(high / kDay) * kDay - kDay,
    );
  }

  const barOf = statement => Math.max(0, Math.min(starts.length - 1, d3.bisectRight(starts, statement.from) - 1));

  function count(passes) {
    const counts = new Array(starts.length).fill(0);
    for (const statement of dated) {
      if (passes(statement)) counts[barOf(statement)] += 1;
    }
    return counts;
  }

  function drawBars(group, counts, y) {
    const right = i => x(i + 1 < starts.length ? starts[i + 1] : end);
    group
      .selectAll("rect")
      .data(counts)
      .join("rect")
      .attr("x", (_, i) => x(starts[i]) + 0.5)
      .attr("width", (_, i) => Math.max(1, right(i) - x(starts[i]) - 1))
      .attr("y", y)
      .attr("height", number => y(0) - y(number));
  }

  function draw() {
    const width = section.clientWidth;
    if (!width) return;
    height = section.classList.contains("low") ? 44 : 60;
    svg.attr("width", width).attr("height", height + 18);
    x.range([kSides, width - kSides]);
    const possible = count(filter.passesApartFromDate);
    const y = d3
      .scaleSqrt()
      .domain([0, d3.max(possible) || 1])
      .range([height, 4]);
    drawBars(allBars, possible, y);
    drawBars(
      bars,
      count(statement => filter.passesApartFromDate(statement) && filter.passesDate(statement)),
      y,
    );
    axis.attr("transform", "translate(0," + height + ")").call(
      d3
        .axisBottom(x)
        .ticks(Math.max(2, width / 110))
        .tickSize(4),
    );
    brush.extent([
      [kSides, 0],
      [width - kSides, height],
    ]);
    band.call(brush);
    drawBand();
  }

  function drawBand() {
    const isAll = filter.from === null && filter.to === null;
    const clamped = time => Math.max(start, Math.min(end, time));
    const low = filter.from === null ? start : clamped(filter.from);
    const high = filter.to === null ? end : clamped(filter.to + kDay);
    band.call(brush.move, isAll ? null : [x(low), Math.max(x(high), x(low) + 2)]);
  }

  function say() {
    const isAll = filter.from === null && filter.to === null;
    const low = filter.from === null ? times[0] : filter.from;
    const high = filter.to === null ? d3.max(dated, statement => statement.to) : filter.to;
    words.textContent = isAll ? spanInWords(low, high) : isoDay(low) + " – " + isoDay(high);
    from.value = filter.from === null ? "" : isoDay(filter.from);
    to.value = filter.to === null ? "" : isoDay(filter.to);
    all.hidden = isAll;
    const note =
      (beyond.before ? " The first bar holds all that is earlier." : "") +
      (beyond.after ? " The last bar holds all that is later." : "");
    svg.attr("aria-label", "Statements by " + step.name + "." + note);
    section.title = beyond.before || beyond.after ? note.trim() : "";
  }

  let isDragging = false;
  band.on("pointerdown", () => {
    isDragging = true;
  });
  window.addEventListener("pointerup", () => {
    isDragging = false;
  });
  new ResizeObserver(draw).observe(section);
  return {
    // While the band is dragged it is where the reader's hand is.
    update() {
      say();
      if (isDragging) {
        const possible = count(filter.passesApartFromDate);
        const y = d3
          .scaleSqrt()
          .domain([0, d3.max(possible) || 1])
          .range([height, 4]);
        drawBars(
          bars,
          count(statement => filter.passesApartFromDate(statement) && filter.passesDate(statement)),
          y,
        );
      } else {
        draw();
      }
    },
  };
}

// All of it, unless a few dates at the ends take most of the room.
function innerRange(times) {
  const [first, last] = [times[0], times[times.length - 1]];
  const low = d3.quantile(times, 0.02);
  const high = d3.quantile(times, 0.99);
  return high > low && high - low < 0.5 * (last - first) ? [low, high] : [first, last];
}
