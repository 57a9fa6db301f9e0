/** Entry of the page in one file: Python comes out of the page, all else is as on the site. */
import { startFrom } from "./scoring/client.js";
import "./practice/practice.js";
import "./quiz/quiz.js";

/** @returns {NodeListOf<HTMLScriptElement>} */
const contents = () => document.querySelectorAll("script[data-file]");

/** @param {string} base64 */
function bytes(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer;
}

startFrom(() => {
  const worker = document.querySelector("script[data-worker]")?.textContent;
  const files = Array.from(contents(), ({ dataset, textContent }) => [dataset.file, bytes(textContent)]);
  return {
    script: `data:text/javascript;base64,${worker}`,
    message: { type: "start", files: Object.fromEntries(files) },
  };
});
