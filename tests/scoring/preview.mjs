// Works out each line of the input by the script of the bundle page, for `test_bundle_preview.py`.
import { createInterface } from "node:readline";

const { move, weighed } = await import(process.argv[2]);
for await (const line of createInterface({ input: process.stdin })) {
  const { known, published, own } = JSON.parse(line);
  console.log(JSON.stringify({ own: weighed(known, own), move: move(known, published, own) }));
}
