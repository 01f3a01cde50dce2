// What the tables show of an edge, a name, a sentence. A column has a text or a number of a row, and a cell where it is
// more than that; `wide` ones are left out on a phone.
import { evidenceOf } from "./data.js";
import { spanInWords } from "./dates.js";
import { element } from "./elements.js";

function link(words, choose, label = null) {
  return element("button.name-link", { type: "button", "aria-label": label, onclick: choose }, words);
}

export function edgeColumns(chosen) {
  const nameCell = node => link(node.label, () => chosen.choose(node, true));
  const shown = edge => edge.statements.filter(statement => statement.shown);
  const first = edge => d3.min(shown(edge), statement => statement.from) ?? null;
  const last = edge => d3.max(shown(edge), statement => statement.to) ?? null;
  const words = edge => edge.relation.words;
  return [
    { title: "Subject", text: edge => edge.source.label, cell: edge => nameCell(edge.source) },
    {
      title: "Relation",
      text: words,
      cell: edge =>
        element(
          "em",
          {},
          link(words(edge), () => chosen.choose(edge, true), words(edge) + ": the sentences"),
        ),
    },
    { title: "Object", text: edge => edge.target.label, cell: edge => nameCell(edge.target) },
    { title: "Times", number: edge => edge.shown },
    {
      title: "Dates",
      wide: true,
      number: edge => first(edge) || 0,
      cell: edge => spanInWords(first(edge), last(edge)),
    },
    { title: "Negated", number: edge => shown(edge).filter(statement => statement.negated).length },
  ];
}

export function nodeColumns(graph, chosen) {
  return [
    {
      title: "Name",
      text: node => node.label,
      cell: node => link(node.label, () => chosen.choose(node, true)),
    },
    { title: "Kind", text: node => graph.kinds[node.kind].name },
    { title: "Country", wide: true, text: node => node.country },
    { title: "Relations", number: node => node.shown },
    { title: "Mentions", number: node => node.mentions },
    { title: "Documents", wide: true, number: node => node.documents },
  ];
}

export function sentenceColumns(graph, chosen) {
  const sentence = statement => evidenceOf(graph).sentences[statement.sentence].text;
  const object = statement =>
    statement.object ? statement.object.label : evidenceOf(graph).proofs[statement.index].words;
  const caveat = statement => [statement.negated && "negated", statement.modality !== "actual" && statement.modality];
  const says = statement =>
    [statement.subject.label, statement.relation.words, object(statement)].join(" ") +
    caveat(statement)
      .filter(Boolean)
      .map(word => ` (${word})`)
      .join("");
  return [
    { title: "Sentence", text: sentence, cell: statement => element("q", {}, sentence(statement)) },
    {
      title: "Says",
      text: says,
      cell: statement => link(says(statement), () => chosen.choose(statement.edge || statement.subject, true)),
    },
    { title: "Date", wide: true, text: statement => statement.date || statement.document.date },
    { title: "Document", wide: true, text: statement => statement.document.title || statement.document.uri },
  ];
}
