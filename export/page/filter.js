// What the reader has chosen to see. `apply` marks every statement, edge and node that passes, and tells everybody who
// listens.

// What no reader may overlook, where it is true of all that these statements say: "negated", "future", …
export function caveatOf(statements) {
  if (!statements.length) return "";
  if (statements.every(statement => statement.negated)) return "negated";
  const [{ modality }] = statements;
  if (statements.every(statement => statement.modality === modality)) return modality === "actual" ? "" : modality;
  const isOpen = statement => statement.modality === "future" || statement.modality === "possible";
  return statements.every(isOpen) ? "future or possible" : "";
}

export function makeFilter(graph) {
  const listeners = [];
  const filter = { around: null };

  filter.clear = () => {
    filter.kinds = new Set(); // these four hold what is hidden
    filter.relations = new Set();
    filter.modalities = new Set();
    filter.polarities = new Set();
    filter.from = null; // milliseconds, or null
    filter.to = null;
    filter.least = 1; // statements behind an edge
    filter.around = null; // a node: only its neighbourhood
  };
  filter.clear();

  filter.isClear = () =>
    !filter.kinds.size &&
    !filter.relations.size &&
    !filter.modalities.size &&
    !filter.polarities.size &&
    filter.from === null &&
    filter.to === null &&
    filter.least === 1 &&
    !filter.around;

  // All but the date, which the timeline itself shows.
  filter.passesApartFromDate = statement =>
    !filter.relations.has(statement.relation.index) &&
    !filter.polarities.has(statement.negated) &&
    !filter.modalities.has(statement.modality) &&
    !filter.kinds.has(statement.subject.kind) &&
    !(statement.object && filter.kinds.has(statement.object.kind));

  filter.passesDate = statement => {
    if (filter.from === null && filter.to === null) return true;
    if (statement.from === null) return false;
    return (filter.from === null || statement.to >= filter.from) && (filter.to === null || statement.from <= filter.to);
  };

  function near() {
    if (!filter.around) return null;
    const nodes = new Set([filter.around]);
    for (const edge of filter.around.edges) {
      if (edge.shown) nodes.add(edge.source === filter.around ? edge.target : edge.source);
    }
    return nodes;
  }

  filter.apply = () => {
    for (const edge of graph.edges) edge.shown = 0;
    for (const node of graph.nodes) node.shown = 0;
    for (const statement of graph.statements) {
      statement.shown = filter.passesApartFromDate(statement) && filter.passesDate(statement);
      if (statement.shown && statement.edge) statement.edge.shown += 1;
    }
    for (const edge of graph.edges) {
      if (edge.shown < filter.least) edge.shown = 0;
    }
    const neighbourhood = near();
    filter.edges = graph.edges.filter(edge => {
      const kept =
        edge.shown > 0 && (!neighbourhood || (neighbourhood.has(edge.source) && neighbourhood.has(edge.target)));
      if (!kept) edge.shown = 0;
      else edge.caveat = caveatOf(edge.statements.filter(statement => statement.shown));
      return kept;
    });
    for (const edge of filter.edges) {
      edge.source.shown += 1;
      if (edge.target !== edge.source) edge.target.shown += 1;
    }
    filter.nodes = graph.ranked.filter(node => node.shown > 0);
    for (const listener of listeners) listener();
  };

  filter.onChange = listener => listeners.push(listener);
  return filter;
}
