const opened = new Map();

/** What `make` makes of the JSON at `address`: once. A failure is forgotten, so that the next call tries again. */
export function fetched(address, make) {
  if (!opened.has(address)) {
    const made = json(address).then(make);
    made.catch(() => opened.delete(address));
    opened.set(address, made);
  }
  return opened.get(address);
}

export async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}
