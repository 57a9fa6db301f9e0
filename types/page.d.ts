/** What browsers have and TypeScript's own list of the DOM lacks. */
interface Navigator {
  connection?: { saveData?: boolean };
}
