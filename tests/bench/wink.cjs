// wink.cjs CORPUS.jsonl: the yardstick for speed. wink-nlp reads the same texts on one thread, tokens, sentences and
// tags and no more. Prints seconds of processor time. Finds wink-nlp by NODE_PATH.
const fs = require("fs");
const model = require("wink-eng-lite-web-model");
const nlp = require("wink-nlp")(model, ["sbd", "pos"]);

const records = fs.readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
const start = process.cpuUsage();
let tags = 0;
for (const record of records) {
    tags += nlp.readDoc(record.text).tokens().out(nlp.its.pos).length;
}
const used = process.cpuUsage(start);
process.stderr.write(`wink-nlp: ${tags} tags\n`);
console.log((used.user / 1e6).toFixed(2));
