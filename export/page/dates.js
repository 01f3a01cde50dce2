// Dates of the graph ("2018", "2018-06", "2018-06-12", "2017/2018-06") as the milliseconds of their first and last
// day, UTC. An end that is open or no date is null.

export const kDay = 86400000;

function parse(text) {
  const parts = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text || "");
  if (!parts) return null;
  const year = +parts[1];
  const month = parts[2] ? +parts[2] - 1 : null;
  const day = parts[3] ? +parts[3] : null;
  const utc = (y, m, d) => new Date(0).setUTCFullYear(y, m, d);
  const first = utc(year, month || 0, day || 1);
  if (day !== null) return [first, first];
  return [first, month === null ? utc(year, 11, 31) : utc(year, month + 1, 0)];
}

export function parseSpan(text) {
  if (!text) return [null, null];
  const slash = text.indexOf("/");
  const first = parse(slash < 0 ? text : text.slice(0, slash));
  const last = parse(slash < 0 ? text : text.slice(slash + 1));
  return [first && first[0], last && last[1]];
}

export const isoDay = time => new Date(time).toISOString().slice(0, 10);

const kMonths = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

function wordsOf(date) {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date);
  if (!parts) return date;
  const month = parts[2] ? kMonths[+parts[2] - 1] + " " : "";
  return (parts[3] ? +parts[3] + " " : "") + month + parts[1];
}

// "12 June 2018", "June 2018 – 2019"
export function dateInWords(text) {
  const ends = text
    .split("/")
    .map(end => (end === ".." ? "" : end))
    .map(wordsOf);
  if (ends.length < 2) return ends[0];
  if (!ends[1]) return "since " + ends[0];
  return ends[0] ? ends[0] + " – " + ends[1] : "until " + ends[1];
}

// From the first of `times` to the last, as short as it can be said: "2018", "2018-04 … 2019-03"
export function spanInWords(from, to) {
  if (from === null || to === null) return "";
  const [first, last] = [isoDay(from), isoDay(to)];
  if (first === last) return first;
  if (first.slice(0, 7) === last.slice(0, 7)) return first.slice(0, 7);
  return first.slice(0, 7) + " – " + last.slice(0, 7);
}
