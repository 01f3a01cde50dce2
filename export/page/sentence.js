// One sentence as proof: its words with the two names marked, what qualifies it, where it stands, which rule found it.
import { evidenceOf } from "./data.js";
import { dateInWords } from "./dates.js";
import { element } from "./elements.js";

// The parts of a text; offsets count code points.
function markedWords(text, marks) {
  const points = Array.from(text);
  const parts = [];
  let at = 0;
  for (const { start, end, role } of marks) {
    if (start < at || end > points.length) continue;
    parts.push(points.slice(at, start).join(""), element("mark." + role, {}, points.slice(start, end).join("")));
    at = end;
  }
  parts.push(points.slice(at).join(""));
  return parts;
}

function marksOf(statement, mentions) {
  const roleOf = node => (node === statement.subject ? "subject" : node === statement.object ? "object" : "");
  return mentions
    .map(mention => ({ ...mention, role: roleOf(mention.node) }))
    .filter(mention => mention.role)
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function qualifiersOf(statement, proof) {
  const list = [];
  if (statement.negated) list.push(element("span.tag.denied", {}, "negated"));
  if (statement.modality !== "actual") list.push(element("span.tag", {}, statement.modality));
  if (proof.words) list.push(element("span.tag", {}, "“" + proof.words + "”"));
  if (statement.date) list.push(element("span.tag", {}, dateInWords(statement.date)));
  if (proof.place) list.push(element("span.tag", {}, "in " + proof.place));
  if (proof.speaker) list.push(element("span.tag", {}, "according to " + proof.speaker));
  return list;
}

function documentOf({ uri, title, date }) {
  const isAddress = /^https?:\/\//i.test(uri);
  const name = title || uri;
  const link = isAddress ? element("a", { href: uri, rel: "noopener noreferrer", target: "_blank" }, name) : name;
  return element(
    "span.document",
    { title: uri },
    link,
    title && !isAddress ? element("span.uri", {}, uri) : null,
    date ? element("time", { datetime: date }, dateInWords(date)) : null,
  );
}

export function statementElement(graph, statement) {
  const { sentences, proofs } = evidenceOf(graph);
  const proof = proofs[statement.index];
  const sentence = sentences[statement.sentence];
  return element(
    "article.statement" + (statement.shown ? "" : ".hidden-by-filter"),
    {},
    element("blockquote", {}, markedWords(sentence.text, marksOf(statement, sentence.mentions))),
    element("p.tags", {}, qualifiersOf(statement, proof)),
    element("p.source", {}, documentOf(statement.document)),
    element(
      "p.rule",
      { title: "entente explain GRAPH " + proof.id },
      proof.rule,
      " · ",
      proof.construction,
      " · “",
      proof.trigger,
      "” · ",
      "#" + proof.id,
    ),
  );
}
