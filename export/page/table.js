// The same graph as tables, for keyboards, screen readers and those who like lists. Rows follow the filters.
import { edgeColumns, nodeColumns, sentenceColumns } from "./columns.js";
import { byId, counted, element, replaceChildren } from "./elements.js";
import { plain } from "./search.js";

const kRowsAtOnce = 100;

// wide: not on a phone.
const classOf = column => [column.number ? "number" : "", column.wide ? "wide" : ""].join(" ").trim() || null;

export function makeTable(graph, filter, chosen) {
  const section = byId("table");
  const statements = () => graph.statements.filter(one => one.shown && (!one.edge || one.edge.shown));
  const sheets = {
    relations: { columns: edgeColumns(chosen), rows: () => filter.edges, noun: "relation", by: 3, down: true },
    names: { columns: nodeColumns(graph, chosen), rows: () => filter.nodes, noun: "name", by: 3, down: true },
    sentences: { columns: sentenceColumns(graph, chosen), rows: statements, noun: "statement", by: 2, down: true },
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
      const texts = sheet.columns.filter(its => its.text);
      const wordsOf = row => (row.searched ??= plain(texts.map(its => its.text(row)).join(" ")));
      rows = rows.filter(row => wordsOf(row).includes(wanted));
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
    caption.textContent = counted(rows.length, sheet.noun) + (filter.isClear() ? "" : ", filtered");
    replaceChildren(headRow, sheet.columns.map(headCell));
    replaceChildren(body, rows.slice(0, rowCount).map(bodyRow));
    more.hidden = rows.length <= rowCount;
    more.textContent = "Show more of " + (rows.length - rowCount).toLocaleString("en");
  }

  return { update: show, isShown: () => !section.hidden };
}
