// Puts the page together.
import { colorAll, setUpTheme } from "./colors.js";
import { readGraph } from "./data.js";
import { makeDetail } from "./detail.js";
import { byId, counted, element, replaceChildren } from "./elements.js";
import { makeFilter } from "./filter.js";
import { makeFiltersPanel } from "./filters_panel.js";
import { makeNetwork } from "./network.js";
import { setUpSearch } from "./search.js";
import { paintIcons } from "./shapes.js";
import { makeTable } from "./table.js";
import { makeTimeline } from "./timeline.js";

// What the reader looks at: a node, an edge, or nothing; with a way back.
function makeChosen() {
  const past = [];
  const chosen = { current: null, onChange: () => {}, show: () => {}, fit: () => {} };
  chosen.choose = (thing, moveFocus = false) => {
    if (thing && thing === chosen.current) return;
    if (thing && chosen.current) past.push(chosen.current);
    if (!thing) past.length = 0;
    chosen.current = thing;
    chosen.onChange(moveFocus);
  };
  chosen.canGoBack = () => past.length > 0;
  chosen.back = () => {
    chosen.current = past.pop();
    chosen.onChange(false);
  };
  return chosen;
}

function setUpTabs(onShow) {
  const tabs = ["network", "table"].map(name => ({ name, tab: byId(name + "-tab"), section: byId(name) }));
  const show = name => {
    for (const { name: its, tab, section } of tabs) {
      section.hidden = its !== name;
      tab.setAttribute("aria-selected", String(its === name));
      tab.tabIndex = its === name ? 0 : -1;
    }
    onShow(name);
  };
  for (const { name, tab } of tabs) {
    tab.addEventListener("click", () => show(name));
    tab.addEventListener("keydown", event => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      const other = tabs.find(one => one.name !== name);
      other.tab.focus();
      show(other.name);
    });
  }
  document.querySelector(".skip").addEventListener("click", event => {
    event.preventDefault();
    show("table");
    byId("table-tab").focus();
  });
  return show;
}

function setUpFiltersButton() {
  const button = byId("filters-button");
  const set = isOpen => {
    document.body.classList.toggle("with-filters", isOpen);
    button.setAttribute("aria-expanded", String(isOpen));
  };
  button.addEventListener("click", () => set(!document.body.classList.contains("with-filters")));
  byId("canvas").addEventListener("pointerdown", () => set(false));
}

function sayNothing(graph, filter) {
  const nothing = byId("nothing");
  nothing.hidden = filter.edges.length > 0;
  if (!graph.edges.length) {
    replaceChildren(
      nothing,
      element("p", {}, "This graph has no relation between two names."),
      element("p.faint", {}, "Either its texts say none, or the filters of the export left none."),
    );
  } else if (!filter.edges.length) {
    replaceChildren(
      nothing,
      element("p", {}, "Nothing passes these filters."),
      element(
        "button",
        {
          type: "button",
          onclick: () => {
            filter.clear();
            filter.apply();
          },
        },
        "Reset the filters",
      ),
    );
  }
}

function sayPart(graph) {
  const notice = byId("notice");
  if (graph.nodes.length >= graph.of.nodes) return;
  notice.hidden = false;
  notice.append(
    "This page holds the " +
      counted(graph.nodes.length, "name") +
      " that matter most (by PageRank), of " +
      graph.of.nodes.toLocaleString("en") +
      ". Export with filters to see others.",
    element(
      "button",
      {
        class: "quiet",
        type: "button",
        "aria-label": "Dismiss",
        onclick: () => {
          notice.hidden = true;
        },
      },
      "✕",
    ),
  );
}

function nameOfFile() {
  const file = wordsOfAddress(location.pathname.split("/").pop() || "");
  return file.replace(/\.html?$/i, "") || "entente";
}

// The address names what is looked at, so that a link can: news.html#Kim%20Jong-un
function setUpAddress(graph, choose) {
  const go = () => {
    const name = wordsOfAddress(location.hash.slice(1));
    const node = name && graph.ranked.find(one => one.label === name);
    if (node) choose(node);
  };
  window.addEventListener("hashchange", go);
  go();
}

function keepAddress(thing) {
  const name = thing && !thing.source ? "#" + encodeURIComponent(thing.label.toWellFormed?.() ?? thing.label) : "#";
  if (!thing?.source && name !== location.hash) history.replaceState(null, "", name);
}

function wordsOfAddress(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // an address that is none
  }
}

function main() {
  const graph = readGraph();
  const filter = makeFilter(graph);
  const chosen = makeChosen();
  document.title = nameOfFile() + " · entente";
  byId("title").textContent = nameOfFile();
  colorAll(graph);
  const network = makeNetwork(graph, filter, chosen);
  const panel = makeFiltersPanel(graph, filter, network);
  const timeline = makeTimeline(graph, filter);
  const table = makeTable(graph, filter, chosen);
  const detail = makeDetail(graph, filter, chosen);
  const repaint = () => {
    colorAll(graph);
    paintIcons(graph);
    network.redraw();
  };
  const show = setUpTabs(name => (name === "table" ? table.update() : network.redraw()));
  setUpTheme(repaint);
  setUpFiltersButton();
  sayPart(graph);

  chosen.onChange = moveFocus => {
    detail.show(moveFocus);
    keepAddress(chosen.current);
    network.redraw();
    if (chosen.current && !table.isShown()) network.reveal(chosen.current);
  };
  chosen.show = thing => {
    show("network");
    network.show(thing);
  };
  chosen.fit = () => network.fit(true);
  const find = node => {
    chosen.choose(node, true);
    if (!table.isShown()) network.show(node);
  };
  setUpSearch(graph, find);
  filter.onChange(() => {
    sayNothing(graph, filter);
    for (const part of [network, panel, timeline, table, detail]) part.update();
  });
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && chosen.current) chosen.choose(null);
  });
  filter.apply();
  paintIcons(graph);
  network.fit(false);
  setUpAddress(graph, find);
  document.documentElement.dataset.ready = "yes";
}

main();
