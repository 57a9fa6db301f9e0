/** What comrak.js asks of the package from npm, whose own types say nothing. */

interface Options {
  extension: object;
  render: object;
}

export function default_options(): Options;

/** The four in the middle: highlighter, headings, broken links, addresses of pictures. */
export function markdown_to_html(
  text: string,
  options: Options,
  ...others: [null, null, null, null, link: ((address: string) => string) | undefined]
): string;
