import { Lexer, type Token } from 'marked';

/** A longer message is shown as it is: nobody reads it as a page, and parsing it would hold the page up. */
export const LONGEST_PARSED = 10_000;
/** So many quotations in each other, or so many marks in a row, nobody writes; but they keep a parser busy. */
const ENDLESS = /(?:>[ \t]*){30}|(?:[>[\]()*_~`<!#|+-][ \t]*){200}/;

/**
 * Reads a message as Markdown (CommonMark with tables and bare links; a line break stays one).
 * @returns undefined when it is to be shown as it is
 */
export function parseMarkdown(text: string): Token[] | undefined {
  if (text.length > LONGEST_PARSED || ENDLESS.test(text)) return undefined;
  try {
    return Lexer.lex(text, { gfm: true, breaks: true });
  } catch {
    // Nested deeper than the call stack.
    return undefined;
  }
}
