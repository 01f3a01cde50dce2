// The filters beside the network: kinds, relations, what is denied or planned, how often it must be said.
import { byId, counted, element, replaceChildren } from "./elements.js";
import { kindIcon } from "./shapes.js";

// A list of ticks over a set of what is hidden.
function ticks(title, hidden, entries, filter) {
  const boxes = [];
  const box = ({ key, label, icon, count }) => {
    const input = element("input", {
      type: "checkbox",
      onchange: () => {
        input.checked ? hidden().delete(key) : hidden().add(key);
        filter.apply();
      },
    });
    boxes.push(() => {
      input.checked = !hidden().has(key);
    });
    const only = element(
      "button.only",
      {
        type: "button",
        "aria-label": "Only " + label,
        onclick: event => {
          event.preventDefault();
          for (const entry of entries) entry.key === key ? hidden().delete(key) : hidden().add(entry.key);
          filter.apply();
        },
      },
      "only",
    );
    return element(
      "li",
      {},
      element(
        "label",
        {},
        input,
        icon,
        element("span.name", {}, label),
        element("span.number", {}, count.toLocaleString("en")),
      ),
      only,
    );
  };
  const all = element(
    "button.quiet.all",
    {
      type: "button",
      onclick: () => {
        hidden().clear();
        filter.apply();
      },
    },
    "all",
  );
  const group = element(
    "fieldset",
    { hidden: !entries.length },
    element("legend", {}, title),
    all,
    element("ul", {}, entries.map(box)),
  );
  return {
    group,
    update() {
      for (const set of boxes) set();
      all.hidden = hidden().size === 0;
    },
  };
}

function countBy(graph, what) {
  const counts = new Map();
  for (const statement of graph.statements) counts.set(what(statement), (counts.get(what(statement)) || 0) + 1);
  return counts;
}

function relationTicks(graph, filter) {
  const swatch = relation => element("span.swatch", { "data-relation": relation.index });
  const entries = graph.relations
    .slice()
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .map(relation => ({ key: relation.index, label: relation.words, icon: swatch(relation), count: relation.count }));
  return ticks("Relations", () => filter.relations, entries, filter);
}

// What the nodes' colours say: their kind, or the community that the measures put them in.
function colorChoice(network) {
  const buttons = ["kind", "community"].map(what =>
    element("button", { type: "button", onclick: () => set(what) }, what),
  );
  const set = what => {
    network.view.byCommunity = what === "community";
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.textContent === what));
    network.redraw();
  };
  set("kind");
  return element(
    "div.coloring",
    {},
    "Colours by",
    element("span.choice", { role: "group", "aria-label": "Colours by" }, buttons),
  );
}

export function makeFiltersPanel(graph, filter, network) {
  const polarities = countBy(graph, statement => statement.negated);
  const modalities = countBy(graph, statement => statement.modality);
  const kinds = graph.kinds
    .filter(kind => kind.count)
    .map(kind => ({ key: kind.index, label: kind.name, icon: kindIcon(kind), count: kind.count }));
  const groups = [
    ticks("Names", () => filter.kinds, kinds, filter),
    ticks(
      "Polarity",
      () => filter.polarities,
      [false, true]
        .filter(key => polarities.has(key))
        .map(key => ({
          key,
          label: key ? "negated" : "affirmed",
          icon: element("span.line" + (key ? ".denied" : "")),
          count: polarities.get(key),
        })),
      filter,
    ),
    ticks(
      "Modality",
      () => filter.modalities,
      graph.modalities
        .filter(key => modalities.has(key))
        .map(key => ({
          key,
          label: key,
          icon: element("span.line" + (key === "future" || key === "possible" ? ".planned" : "")),
          count: modalities.get(key),
        })),
      filter,
    ),
    relationTicks(graph, filter),
  ];
  const least = element("input", {
    type: "number",
    min: 1,
    max: 999,
    id: "least",
    onchange: () => {
      filter.least = Math.max(1, Math.min(999, Math.round(+least.value) || 1));
      filter.apply();
    },
  });
  const around = element("p.around", { hidden: true });
  const reset = element(
    "button",
    {
      type: "button",
      onclick: () => {
        filter.clear();
        filter.apply();
      },
    },
    "Reset",
  );
  const shown = element("p.shown");
  replaceChildren(
    byId("filters"),
    element("div.filters-head", {}, shown, reset),
    around,
    colorChoice(network),
    element("label.least", {}, "Said at least ", least, " times"),
    groups.map(({ group }) => group),
  );
  return {
    update() {
      for (const group of groups) group.update();
      least.value = filter.least;
      reset.hidden = filter.isClear();
      const text = counted(filter.nodes.length, "name") + ", " + counted(filter.edges.length, "relation");
      shown.textContent = text;
      byId("status").textContent = text;
      around.hidden = !filter.around;
      if (filter.around) {
        replaceChildren(
          around,
          "Only around ",
          element("b", {}, filter.around.label),
          element(
            "button.quiet",
            {
              type: "button",
              "aria-label": "Show everything again",
              onclick: () => {
                filter.around = null;
                filter.apply();
              },
            },
            "✕",
          ),
        );
      }
    },
  };
}
