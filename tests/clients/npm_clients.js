// npm_clients.js GRAPHS NAME: what graphology (GEXF, GraphML and its own JSON) and cytoscape (node-link JSON) see in the
// exports NAME.*, as JSON: for each client its nodes by id, and its edges with the ids of their ends.
"use strict";
const fs = require("fs");
const path = require("path");
const {MultiDirectedGraph} = require("graphology");
const Graph = require("graphology");
const gexf = require("graphology-gexf");
const graphml = require("graphology-graphml");
const cytoscape = require("cytoscape");

const [folder, name] = process.argv.slice(2);
const text = suffix => fs.readFileSync(path.join(folder, name + suffix), "utf8");

function ofGraphology(graph) {
  const nodes = {};
  graph.forEachNode((node, attributes) => (nodes[node] = attributes));
  const edges = graph.mapEdges((edge, attributes, source, target) => ({...attributes, source, target}));
  return {directed: edges.length === graph.directedSize, nodes, edges};
}

function ofCytoscape(data) {
  const elements = list => list.map(element => ({data: element}));
  const graph = cytoscape({headless: true, elements: {nodes: elements(data.nodes), edges: elements(data.edges)}});
  const nodes = {};
  graph.nodes().forEach(node => (nodes[node.id()] = node.data()));
  return {directed: true, nodes, edges: graph.edges().map(edge => edge.data())};
}

// graphology-gexf guesses the type of the graph by its edges; where there are none any will do.
const gexfGraph = name === "empty" ? Graph : MultiDirectedGraph;
process.stdout.write(JSON.stringify({
  gexf: ofGraphology(gexf.parse(gexfGraph, text(".gexf"))),
  graphml: ofGraphology(graphml.parse(MultiDirectedGraph, text(".graphml"))),
  graphology: ofGraphology(MultiDirectedGraph.from(JSON.parse(text(".graphology.json")))),
  cytoscape: ofCytoscape(JSON.parse(text(".json"))),
}));
