/** Text as it may stand in an SVG or in an attribute of one. */
export const safe = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Text in a cell of a Markdown table. */
export const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

/** A place in a picture; a tenth of a pixel is enough. */
export const tenth = (value: number) => Math.round(value * 10) / 10;
