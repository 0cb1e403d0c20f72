import type { Token, Tokens } from 'marked';
import type { ReactNode } from 'react';
import { safeLink } from './safe-link.ts';

/** Deeper than this nobody writes: the rest is shown as it is. */
export const DEEPEST = 16;

const BREAK = /^<br\s*\/?>$/i;

interface InlineProps {
  tokens: readonly Token[] | undefined;
  depth: number;
}

/** The words of a paragraph. */
export function Inline({ tokens = [], depth }: InlineProps) {
  return tokens.map((token, index) => (
    <Piece key={index} token={token as Tokens.Generic} depth={depth + 1} />
  ));
}

function Piece({ token, depth }: { token: Tokens.Generic; depth: number }): ReactNode {
  if (depth > DEEPEST) return token.raw;
  const inner = <Inline tokens={token.tokens} depth={depth} />;
  switch (token.type) {
    case 'strong':
      return <strong className="font-semibold">{inner}</strong>;
    case 'em':
      return <em>{inner}</em>;
    case 'del':
      return <del>{inner}</del>;
    case 'codespan':
      return (
        <code dir="ltr" className="rounded-md bg-sunken px-1.5 py-0.5 font-mono text-[0.875em]">
          {token['text']}
        </code>
      );
    case 'br':
      return <br />;
    case 'link':
      return <Link href={token['href']} raw={token.raw} words={inner} />;
    case 'image':
      // Never loaded: whoever keeps it would learn who reads it, and when.
      return <Link href={token['href']} raw={token.raw} words={token['text'] || token['href']} />;
    case 'html':
      // The one tag that models use for want of Markdown: a line break in a table.
      return BREAK.test(token.raw) ? <br /> : token.raw;
    case 'checkbox':
      return <Tick checked={Boolean(token['checked'])} />;
    case 'text':
      return token.tokens ? inner : token['text'];
    case 'escape':
      return token['text'];
    default:
      return token.raw;
  }
}

/** An address that is not safe is no link: all of it is shown as it was written. */
function Link({ href, raw, words }: { href: unknown; raw: string; words: ReactNode }) {
  const safe = typeof href === 'string' ? safeLink(href) : undefined;
  if (safe === undefined) return raw;
  return (
    <a
      href={safe}
      title={safe}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="font-medium text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
    >
      {words}
    </a>
  );
}

function Tick({ checked }: { checked: boolean }) {
  return (
    <span role="img" aria-label={checked ? 'Done' : 'Not done'} className="me-1.5">
      {checked ? '☑' : '☐'}
    </span>
  );
}
