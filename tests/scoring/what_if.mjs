// Works out each line of the input by the script of the passport page, for `test_what_if.py`.
import { createInterface } from "node:readline";

const { narrowest, standingOf, tried } = await import(process.argv[2]);
for await (const line of createInterface({ input: process.stdin })) {
  const { readiness, full, scores, errors, left } = JSON.parse(line);
  const standing = standingOf(readiness, new Set(full));
  console.log(JSON.stringify({ tried: tried(standing, scores), most: narrowest(standing, errors, left, scores) }));
}
