// Finding a name: by its beginning, the beginning of a word, an alias, any part; accents and case do not count.
import { byId, element, replaceChildren } from "./elements.js";
import { kindIcon, paintIcons } from "./shapes.js";

const kMostFound = 12;

export const plain = text =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();

function score(text, wanted) {
  if (text === wanted) return 0;
  if (text.startsWith(wanted)) return 1;
  const at = text.indexOf(wanted);
  if (at < 0) return Infinity;
  return /[\s\-'’(]/.test(text[at - 1]) ? 2 : 5;
}

export function findNodes(graph, words) {
  const wanted = plain(words.trim());
  if (!wanted) return [];
  const found = [];
  for (const node of graph.ranked) {
    node.plain = node.plain || [node.label, ...node.aliases].map(plain);
    let best = Infinity;
    let by = 0;
    node.plain.forEach((name, i) => {
      const here = score(name, wanted) + (i ? 0.5 : 0);
      if (here < best) [best, by] = [here, i];
    });
    if (best < Infinity) found.push({ node, best, alias: by ? node.aliases[by - 1] : "" });
  }
  return found.sort((a, b) => a.best - b.best || a.node.rank - b.node.rank).slice(0, kMostFound);
}

export function setUpSearch(graph, choose) {
  const input = byId("search");
  const list = byId("found");
  let found = [];
  let at = -1;

  function show() {
    at = found.length ? 0 : -1;
    const isAsked = input.value.trim() !== "";
    list.hidden = !isAsked;
    input.setAttribute("aria-expanded", String(isAsked));
    replaceChildren(
      list,
      isAsked && !found.length ? element("li.none", {}, "No name like this is in the page") : found.map(option),
    );
    paintIcons(graph);
    mark();
  }

  function option({ node, alias }, i) {
    return element(
      "li",
      {
        role: "option",
        id: "found-" + i,
        onpointerdown: event => {
          event.preventDefault();
          take(i);
        },
      },
      kindIcon(graph.kinds[node.kind]),
      element("span.name", {}, node.label),
      alias ? element("span.alias", {}, alias) : null,
      element("span.number", {}, String(node.edges.length)),
    );
  }

  function mark() {
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    if (at >= 0) {
      input.setAttribute("aria-activedescendant", "found-" + at);
      list.children[at].scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
  }

  function take(i) {
    const { node } = found[i];
    input.value = "";
    close();
    input.blur();
    choose(node);
  }

  input.addEventListener("input", () => {
    found = findNodes(graph, input.value);
    show();
  });
  input.addEventListener("blur", close);
  input.addEventListener("focus", () => {
    if (input.value) show();
  });
  input.addEventListener("keydown", event => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (found.length) at = (at + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length;
      mark();
    } else if (event.key === "Enter" && at >= 0) {
      take(at);
    } else if (event.key === "Escape") {
      input.value = "";
      close();
      input.blur();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  document.addEventListener("keydown", event => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) {
      input.focus();
      event.preventDefault();
    }
  });
}
