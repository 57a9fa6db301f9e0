/**
 * Which roles answer a question, and in what order. A row is
 * `{title, also, words, group, occupation, pay, weights, place}`: `words` all it is found by, in small
 * letters; `pay` dollars or 0; `weights` family -> 0 to 1; `place` its place by title.
 * A question is what the form of the index holds: `{words, group, occupation, family, weight, pay, sort}`;
 * what is empty or left out is not asked for.
 */

/** The words of a question. */
export function wordsOf(text) {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

/**
 * The rows that match, in the order asked for.
 *
 * @param {(word: string, row: object) => boolean} [elsewhere] whether a word that `words` lacks is found
 */
export function find(rows, asked, elsewhere = () => false) {
  const words = wordsOf(asked.words);
  const [leastWeight, leastPay] = [Number(asked.weight || 0), Number(asked.pay || 0)];
  const weighs = (weight) => weight > 0 && weight >= leastWeight;
  const found = rows.filter(
    (row) =>
      (!asked.group || row.group === asked.group) &&
      (!asked.occupation || row.occupation === asked.occupation) &&
      row.pay >= leastPay &&
      (!asked.family || weighs(row.weights[asked.family] ?? 0)) &&
      (!leastWeight || asked.family || Object.values(row.weights).some(weighs)) &&
      words.every((word) => row.words.includes(word) || elsewhere(word, row)),
  );
  return found.sort(ORDERS[asked.sort || "nearness"](asked));
}

const byTitle = (a, b) => a.place - b.place;
const ORDERS = {
  title: () => byTitle,
  pay: () => (a, b) => b.pay - a.pay || byTitle(a, b),
  weight: ({ family }) => {
    const weight = ({ weights }) => (family ? weights[family] ?? 0 : Math.max(0, ...Object.values(weights)));
    return (a, b) => weight(b) - weight(a) || byTitle(a, b);
  },
  nearness: ({ words }) => {
    const text = wordsOf(words).join(" ");
    if (!text) return byTitle;
    const ranks = new Map();
    const rank = (row) => ranks.get(row) ?? ranks.set(row, nearness(row, text)).get(row);
    return (a, b) => rank(a) - rank(b) || byTitle(a, b);
  },
};

/** 0 where the title is the text, more the farther off: a title before other titles before all else. */
function nearness(row, text) {
  const title = row.title.toLowerCase();
  if (title === text) return 0;
  if (title.startsWith(text)) return 1;
  if (title.includes(text)) return 2;
  if (wordsOf(text).every((word) => title.includes(word))) return 3;
  return row.also.toLowerCase().includes(text) ? 4 : 5;
}
