import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { marked, type Token, type Tokens } from 'marked';
import { inWorkspace, workspaceRoot } from '../../settings/src/paths.ts';

/** A Markdown page of the workspace. */
export interface Page {
  /** From the workspace's root, with `/`. */
  path: string;
  tokens: Token[];
}

/** A fenced block. */
export interface Block {
  page: string;
  /** sh, mermaid, json …; empty where none is given. */
  language: string;
  text: string;
  /** The comment that stands right before it, without `<!--` and `-->`. */
  mark?: string;
}

/** Every page that git knows, or would take. */
export function pages(): Page[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
    cwd: workspaceRoot,
    encoding: 'utf8',
  });
  return [...new Set(listed.split('\n').filter(Boolean))].sort().map(readPage);
}

/** Reads one page. */
export const readPage = (path: string): Page => ({
  path,
  tokens: marked.lexer(readFileSync(inWorkspace(path), 'utf8')),
});

/** The fenced blocks of a page in their order, also those in lists. */
export function blocksOf({ path, tokens }: Page): Block[] {
  const blocks: Block[] = [];
  let comment: string | undefined;
  marked.walkTokens(tokens, (token) => {
    if (token.type === 'space') return;
    if (token.type === 'code') {
      const { lang, text } = token as Tokens.Code;
      blocks.push({ page: path, language: lang ?? '', text, ...(comment && { mark: comment }) });
    }
    comment = token.type === 'html' ? /^<!--(.*?)-->\s*$/s.exec(token.raw as string)?.[1]?.trim() : undefined;
  });
  return blocks;
}

/** Where a page leads to, as it is written: not what stands in code. */
export function linksOf({ tokens }: Page): string[] {
  const links: string[] = [];
  marked.walkTokens(tokens, (token) => {
    if (token.type === 'link' || token.type === 'image') links.push((token as Tokens.Link).href);
  });
  return links;
}

/** The anchors that GitHub gives to a page's headings. */
export function anchorsOf({ tokens }: Page): Set<string> {
  const anchors = new Set<string>();
  marked.walkTokens(tokens, (token) => {
    if (token.type !== 'heading') return;
    const words = (token as Tokens.Heading).text.replace(/[`*_]|\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    anchors.add(words.replace(/[^\p{L}\p{N} _-]/gu, '').replace(/ /g, '-'));
  });
  return anchors;
}
