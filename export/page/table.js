// The same graph as tables, for keyboards, screen readers and those who like lists. Rows follow the filters.
import { spanInWords } from "./dates.js";
import { byId, counted, element, replaceChildren } from "./elements.js";
import { plain } from "./search.js";

const kRowsAtOnce = 100;

function edgeColumns(chosen) {
  const nameCell = node =>
    element("button.name-link", { type: "button", onclick: () => chosen.choose(node, true) }, node.label);
  const shown = edge => edge.statements.filter(statement => statement.shown);
  return [
    { title: "Subject", text: edge => edge.source.label, cell: edge => nameCell(edge.source) },
    {
      title: "Relation",
      text: edge => edge.relation.words,
      cell: edge =>
        element(
          "button.name-link.relation",
          {
            type: "button",
            "aria-label": edge.relation.words + ": the sentences",
            onclick: () => chosen.choose(edge, true),
          },
          edge.relation.words,
        ),
    },
    { title: "Object", text: edge => edge.target.label, cell: edge => nameCell(edge.target) },
    { title: "Times", number: edge => edge.shown },
    {
      title: "Dates",
      wide: true,
      number: edge => d3.min(shown(edge), statement => statement.from) || 0,
      cell: edge =>
        spanInWords(
          d3.min(shown(edge), statement => statement.from) ?? null,
          d3.max(shown(edge), statement => statement.to) ?? null,
        ),
    },
    { title: "Negated", wide: true, number: edge => shown(edge).filter(statement => statement.negated).length },
  ];
}

function nodeColumns(graph, chosen) {
  return [
    {
      title: "Name",
      text: node => node.label,
      cell: node =>
        element("button.name-link", { type: "button", onclick: () => chosen.choose(node, true) }, node.label),
    },
    { title: "Kind", text: node => graph.kinds[node.kind].name },
    { title: "Country", wide: true, text: node => node.country },
    { title: "Relations", number: node => node.shown },
    { title: "Mentions", number: node => node.mentions },
    { title: "Documents", wide: true, number: node => node.documents },
  ];
}

// wide: not on a phone.
const classOf = column => [column.number ? "number" : "", column.wide ? "wide" : ""].join(" ").trim() || null;

export function makeTable(graph, filter, chosen) {
  const section = byId("table");
  const sheets = {
    relations: { columns: edgeColumns(chosen), rows: () => filter.edges, by: 3, down: true },
    names: { columns: nodeColumns(graph, chosen), rows: () => filter.nodes, by: 3, down: true },
  };
  let sheet = sheets.relations;
  let rowCount = kRowsAtOnce;
  const words = element("input", {
    type: "search",
    placeholder: "Rows with …",
    "aria-label": "Only rows with these words",
    oninput: () => {
      rowCount = kRowsAtOnce;
      show();
    },
  });
  const choices = Object.entries(sheets).map(([name, its]) =>
    element(
      "button",
      {
        type: "button",
        onclick: () => {
          sheet = its;
          rowCount = kRowsAtOnce;
          show();
        },
      },
      name[0].toUpperCase() + name.slice(1),
    ),
  );
  const caption = element("caption");
  const headRow = element("tr");
  const body = element("tbody");
  const more = element(
    "button.more",
    {
      type: "button",
      onclick: () => {
        rowCount += 5 * kRowsAtOnce;
        show();
      },
    },
    "Show more",
  );
  section.append(
    element(
      "div.table-head",
      {},
      element("div.choice", { role: "group", "aria-label": "What to list" }, choices),
      words,
    ),
    element("div.table-box", {}, element("table", {}, caption, element("thead", {}, headRow), body), more),
  );

  const textOf = (column, row) => (column.text ? column.text(row) : String(column.number(row) || ""));

  function ordered() {
    const column = sheet.columns[sheet.by];
    const wanted = plain(words.value.trim());
    let rows = sheet.rows();
    if (wanted) {
      rows = rows.filter(row =>
        plain(
          sheet.columns
            .filter(its => its.text)
            .map(its => its.text(row))
            .join(" "),
        ).includes(wanted),
      );
    }
    const keyed = rows.map(row => [column.number ? column.number(row) : plain(column.text(row)), row]);
    keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0) * (sheet.down ? -1 : 1));
    return keyed.map(([, row]) => row);
  }

  function headCell(column, i) {
    const isSorted = i === sheet.by;
    return element(
      "th",
      {
        scope: "col",
        class: classOf(column),
        "aria-sort": isSorted ? (sheet.down ? "descending" : "ascending") : null,
      },
      element(
        "button",
        {
          type: "button",
          onclick: () => {
            sheet.down = isSorted ? !sheet.down : Boolean(column.number);
            sheet.by = i;
            show();
          },
        },
        column.title,
        isSorted ? element("span", { "aria-hidden": "true" }, sheet.down ? " ↓" : " ↑") : null,
      ),
    );
  }

  const bodyRow = row =>
    element(
      "tr",
      {},
      sheet.columns.map(column =>
        element("td", { class: classOf(column) }, column.cell ? column.cell(row) : textOf(column, row)),
      ),
    );

  function show() {
    if (section.hidden) return;
    choices.forEach((button, i) => button.setAttribute("aria-pressed", String(Object.values(sheets)[i] === sheet)));
    const rows = ordered();
    caption.textContent =
      counted(rows.length, sheet === sheets.relations ? "relation" : "name") + (filter.isClear() ? "" : ", filtered");
    replaceChildren(headRow, sheet.columns.map(headCell));
    replaceChildren(body, rows.slice(0, rowCount).map(bodyRow));
    more.hidden = rows.length <= rowCount;
    more.textContent = "Show more of " + (rows.length - rowCount).toLocaleString("en");
  }

  return { update: show, isShown: () => !section.hidden };
}
