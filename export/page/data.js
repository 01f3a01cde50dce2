// Reads the blocks of rows that export/html.cc writes, into plain objects that know each other:
//   node       a name: its edges, its statements
//   edge       one relation between two nodes, with its statements
//   statement  what one sentence says; its sentence and rule are read when first asked for
// A row's empty text is the number 0.
import { parseSpan } from "./dates.js";

const kModalities = ["actual", "future", "possible", "former"];

function block(name) {
  const element = document.getElementById(name + "-data");
  const value = JSON.parse(element.textContent);
  element.remove();
  return value;
}

function readNode([label, kind, country, wikidata, mentions, documents, x, y, pagerank, community], index) {
  return {
    index,
    label: label || "(no name)",
    kind,
    country: country || "",
    wikidata: wikidata || "",
    mentions,
    documents,
    x,
    y,
    pagerank,
    community,
    aliases: [],
    edges: [],
    statements: [],
    weight: 0,
  };
}

function readRelation([name, red, green, blue, plover, symmetric], index) {
  return {
    index,
    name,
    words: name.replace(/_/g, " "),
    color: [red, green, blue],
    plover: plover || "",
    symmetric: symmetric === 1,
    count: 0,
  };
}

function readDocument([uri, title, date]) {
  return { uri: uri || "", title: title || "", date: date || "" };
}

function readStatement(graph, [subject, relation, object, date, document, flags, sentence], index) {
  const statement = {
    index,
    subject: graph.nodes[subject],
    relation: graph.relations[relation],
    object: object < 0 ? null : graph.nodes[object],
    date: date || "",
    document: graph.documents[document],
    negated: (flags & 1) === 1,
    modality: kModalities[flags >> 1],
    sentence,
    edge: null,
  };
  const published = parseSpan(statement.document.date);
  const [from, to] = parseSpan(statement.date);
  statement.from = from === null ? published[0] : from;
  statement.to = to === null ? published[1] : to;
  if (statement.from === null) statement.from = statement.to;
  if (statement.to === null || statement.to < statement.from) statement.to = statement.from;
  return statement;
}

function join(graph, edges, statement) {
  const { subject, object, relation } = statement;
  statement.relation.count += 1;
  subject.statements.push(statement);
  if (!object) return;
  if (object !== subject) object.statements.push(statement);
  const turned = relation.symmetric && object.index < subject.index;
  const [source, target] = turned ? [object, subject] : [subject, object];
  const key = (source.index * graph.nodes.length + target.index) * graph.relations.length + relation.index;
  let edge = edges.get(key);
  if (!edge) {
    edge = { index: edges.size, source, target, relation, statements: [], bend: 0, shown: 0 };
    edges.set(key, edge);
    source.edges.push(edge);
    if (target !== source) target.edges.push(edge);
  }
  edge.statements.push(statement);
  statement.edge = edge;
}

// Edges between the same two nodes are bent apart, evenly to both sides.
function bend(edges, nodeCount) {
  const pairs = new Map();
  for (const edge of edges) {
    const [low, high] = [edge.source.index, edge.target.index].sort((a, b) => a - b);
    const key = low * nodeCount + high;
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key).push(edge);
  }
  for (const pair of pairs.values()) {
    pair.forEach((edge, i) => {
      const side = i - (pair.length - 1) / 2;
      const turned = edge.source.index > edge.target.index;
      edge.lane = i;
      edge.bend = pair.length === 1 ? 0.06 : (turned ? -1 : 1) * side * Math.min(0.22, 1.3 / pair.length);
      edge.parallel = pair.length;
    });
  }
}

export function readGraph() {
  const raw = block("graph");
  const graph = {
    of: { nodes: raw.of[0], edges: raw.of[1] },
    kinds: raw.kinds.map(([name, ...color], index) => ({ index, name, color, count: 0 })),
    nodes: raw.nodes.map(readNode),
    relations: raw.relations.map(readRelation),
    documents: raw.documents.map(readDocument),
    modalities: kModalities,
  };
  graph.statements = raw.statements.map((row, index) => readStatement(graph, row, index));
  const edges = new Map();
  for (const statement of graph.statements) join(graph, edges, statement);
  graph.edges = [...edges.values()];
  for (const [node, name] of raw.aliases) graph.nodes[node].aliases.push(name);
  for (const node of graph.nodes) graph.kinds[node.kind].count += 1;
  bend(graph.edges, graph.nodes.length);
  rank(graph);
  return graph;
}

// The order in which names are worth showing.
function rank(graph) {
  for (const node of graph.nodes) {
    for (const edge of node.edges) node.weight += edge.statements.length;
  }
  graph.ranked = graph.nodes
    .slice()
    .sort((a, b) => b.pagerank - a.pagerank || b.weight - a.weight || a.index - b.index);
  graph.ranked.forEach((node, i) => {
    node.rank = i;
  });
}

// Sentences with the places of names in them, and each statement's proof; read once.
export function evidenceOf(graph) {
  if (graph.evidence) return graph.evidence;
  const sentences = [];
  const proofs = block("evidence").map(
    ([id, rule, construction, trigger, confidence, place, speaker, words, text], i) => {
      const { sentence } = graph.statements[i];
      if (text !== undefined) sentences[sentence] = { text: text || "", mentions: [] };
      return {
        id,
        rule: rule || "",
        construction: construction || "",
        trigger: trigger || "",
        confidence,
        place: place || "",
        speaker: speaker || "",
        words: words || "",
      };
    },
  );
  for (const [sentence, node, start, end] of block("mentions")) {
    sentences[sentence].mentions.push({ node: graph.nodes[node], start, end });
  }
  graph.evidence = { sentences, proofs };
  return graph.evidence;
}
