// The panel beside the network: a name's dossier, or the sentences behind an edge.
import { spanInWords } from "./dates.js";
import { caveatOf } from "./filter.js";
import { byId, counted, element, replaceChildren } from "./elements.js";
import { statementElement } from "./sentence.js";
import { kindIcon, paintIcons } from "./shapes.js";

const kFirstStatements = 40;
const kFirstParties = 12;

export function makeDetail(graph, filter, chosen) {
  const panel = byId("detail");
  let isAll = false; // statements that the filter hides, too

  const nodeButton = node =>
    element("button.name-link", { type: "button", onclick: () => chosen.choose(node) }, node.label);
  const swatch = relation => element("span.swatch", { "data-relation": relation.index });

  function head(title, ...rest) {
    return element(
      "div.detail-head",
      {},
      element(
        "div.detail-buttons",
        {},
        chosen.canGoBack() ? element("button.quiet", { type: "button", onclick: chosen.back }, "← Back") : null,
        element(
          "button.quiet.close",
          { type: "button", "aria-label": "Close", onclick: () => chosen.choose(null) },
          "✕",
        ),
      ),
      title,
      ...rest,
    );
  }

  const visible = statements => (isAll ? statements : statements.filter(statement => statement.shown));

  function hiddenNote(statements) {
    const hidden = statements.length - statements.filter(statement => statement.shown).length;
    if (!hidden) return null;
    return element(
      "p.hidden-note",
      {},
      isAll ? "Also what the filters hide. " : counted(hidden, "more sentence") + " hidden by the filters. ",
      element(
        "button.quiet",
        {
          type: "button",
          onclick: () => {
            isAll = !isAll;
            show();
          },
        },
        isAll ? "Hide" : "Show",
      ),
    );
  }

  // The first of a list, and a button for the rest.
  function some(items, make, first) {
    const list = items.slice(0, first).map(make);
    if (items.length <= first) return list;
    const more = element(
      "button.more",
      {
        type: "button",
        onclick: () => {
          const next = items.slice(first, first + 200).map(make);
          more.replaceWith(...next);
          const rest = items.slice(first + 200);
          if (rest.length) next[next.length - 1].after(...some(rest, make, 0));
          paintIcons(graph);
        },
      },
      "Show " + (items.length - first) + " more",
    );
    return [...list, more];
  }

  // ---- an edge

  function edgeView(edge) {
    const shown = visible(edge.statements);
    const between = edge.source.edges.filter(
      other =>
        other !== edge &&
        ((other.source === edge.source && other.target === edge.target) ||
          (other.source === edge.target && other.target === edge.source)),
    );
    return [
      head(
        element(
          "h2.edge-title",
          {},
          nodeButton(edge.source),
          element("span.relation", {}, swatch(edge.relation), edge.relation.words, caveatTag(edge.statements)),
          nodeButton(edge.target),
        ),
        element(
          "p.facts",
          {},
          counted(edge.statements.length, "sentence"),
          " · ",
          spanOf(edge.statements) || "no date",
        ),
        element(
          "p.actions",
          {},
          element("button", { type: "button", onclick: () => chosen.show(edge) }, "Find on the network"),
        ),
      ),
      element(
        "div.detail-body",
        {},
        some(shown, statement => statementElement(graph, statement), kFirstStatements),
        hiddenNote(edge.statements),
        between.length
          ? element(
              "section.between",
              {},
              element("h3", {}, "Also between them"),
              element(
                "ul",
                {},
                between.map(other => element("li", {}, edgeButton(other, swatch(other.relation), sentenceOf(other)))),
              ),
            )
          : null,
      ),
    ];
  }

  const iconOf = node => kindIcon(graph.kinds[node.kind]);
  const sentenceOf = edge => [edge.source.label, " ", element("em", {}, edge.relation.words), " ", edge.target.label];

  function caveatTag(statements) {
    const caveat = caveatOf(statements);
    return caveat && element("span.tag" + (caveat === "negated" ? ".denied" : ""), {}, caveat);
  }

  function edgeButton(edge, icon, words) {
    const shown = edge.statements.filter(statement => statement.shown).length;
    return element(
      "button.row" + (shown ? "" : ".hidden-by-filter"),
      { type: "button", onclick: () => chosen.choose(edge) },
      icon,
      element("span.name", {}, words),
      caveatTag(edge.statements),
      element("span.number", {}, edge.statements.length + "×"),
    );
  }

  function spanOf(statements) {
    const from = d3.min(statements, statement => statement.from);
    const to = d3.max(statements, statement => statement.to);
    return from === undefined || to === undefined ? "" : spanInWords(from, to);
  }

  // ---- a node

  function groupsOf(node) {
    const groups = new Map();
    for (const edge of node.edges) {
      const arrow = edge.relation.symmetric ? "↔" : edge.source === node ? "→" : "←";
      const key = edge.relation.index + arrow;
      if (!groups.has(key)) groups.set(key, { relation: edge.relation, arrow, edges: [], count: 0 });
      const group = groups.get(key);
      group.edges.push(edge);
      group.count += edge.statements.length;
    }
    return [...groups.values()].sort((a, b) => b.count - a.count);
  }

  function groupElement(node, { relation, arrow, edges }) {
    const said = { "→": "", "←": "by others", "↔": "each other" }[arrow];
    const order = edges.sort((a, b) => b.statements.length - a.statements.length);
    const other = edge => (edge.source === node ? edge.target : edge.source);
    return element(
      "section.group",
      {},
      element(
        "h3",
        {},
        element("span.arrow", { "aria-hidden": "true" }, arrow),
        swatch(relation),
        relation.words,
        said ? element("small", {}, said) : null,
      ),
      element(
        "ul",
        {},
        some(order, edge => element("li", {}, edgeButton(edge, iconOf(other(edge)), other(edge).label)), kFirstParties),
      ),
    );
  }

  function wordsOnly(node) {
    const statements = visible(node.statements.filter(statement => !statement.object));
    if (!statements.length) return null;
    return element(
      "section.group",
      {},
      element("h3", {}, "Said without a second name"),
      element(
        "ul",
        {},
        some(statements, statement => element("li", {}, wordsElement(statement)), kFirstParties),
      ),
    );
  }

  function wordsElement(statement) {
    const details = element(
      "details",
      {},
      element("summary", {}, swatch(statement.relation), element("span.name", {}, statement.relation.words)),
    );
    details.addEventListener("toggle", () => {
      if (details.open && details.children.length === 1) details.append(statementElement(graph, statement));
    });
    return details;
  }

  function nodeView(node) {
    const kind = graph.kinds[node.kind];
    const wikidata = /^Q\d+$/.test(node.wikidata)
      ? element(
          "a",
          { href: "https://www.wikidata.org/wiki/" + node.wikidata, rel: "noopener noreferrer", target: "_blank" },
          "Wikidata",
        )
      : null;
    const facts = [kind.name, node.country, wikidata].filter(fact => fact);
    return [
      head(
        element("h2", {}, kindIcon(kind), element("span", {}, node.label)),
        element(
          "p.facts",
          {},
          facts.flatMap((fact, i) => (i ? [" · ", fact] : [fact])),
        ),
        element(
          "p.facts",
          {},
          counted(node.mentions, "mention"),
          " in ",
          counted(node.documents, "document"),
          " · ",
          counted(node.edges.length, "relation"),
        ),
        node.aliases.length
          ? element(
              "p.aliases",
              {},
              "Also: ",
              node.aliases.slice(0, 12).join(", "),
              node.aliases.length > 12 ? " …" : "",
            )
          : null,
        element(
          "p.actions",
          {},
          element("button", { type: "button", onclick: () => chosen.show(node) }, "Find on the network"),
          element(
            "button",
            {
              type: "button",
              "aria-pressed": String(filter.around === node),
              onclick: () => {
                filter.around = filter.around === node ? null : node;
                filter.apply();
                chosen.fit();
                panel.focus({ preventScroll: true });
              },
            },
            filter.around === node ? "Show everything" : "Only its neighbours",
          ),
        ),
      ),
      element(
        "div.detail-body",
        {},
        groupsOf(node).map(group => groupElement(node, group)),
        wordsOnly(node),
      ),
    ];
  }

  function show() {
    const thing = chosen.current;
    panel.hidden = !thing;
    document.body.classList.toggle("with-detail", Boolean(thing));
    if (!thing) return;
    replaceChildren(panel, thing.source ? edgeView(thing) : nodeView(thing));
    paintIcons(graph);
  }

  return {
    show(moveFocus) {
      isAll = false;
      show();
      panel.scrollTop = 0;
      if (moveFocus && chosen.current) panel.focus({ preventScroll: true });
    },
    update: show,
  };
}
