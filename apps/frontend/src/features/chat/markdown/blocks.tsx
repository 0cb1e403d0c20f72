import type { Token, Tokens } from 'marked';
import type { ReactNode } from 'react';
import { DEEPEST, Inline } from './inline.tsx';
import { Table } from './table.tsx';

interface BlocksProps {
  tokens: readonly Token[];
  depth: number;
  /** Of what is inside a quotation or a list item, which has a direction for all of it. */
  inside?: boolean;
}

/** Paragraphs, lists, code …, each in the direction of its own first letters. */
export function Blocks({ tokens, depth, inside = false }: BlocksProps) {
  return tokens.map((token, index) => (
    <Block key={index} token={token as Tokens.Generic} depth={depth + 1} inside={inside} />
  ));
}

function Block({
  token,
  depth,
  inside,
}: {
  token: Tokens.Generic;
  depth: number;
  inside: boolean;
}): ReactNode {
  const dir = inside ? undefined : 'auto';
  if (depth > DEEPEST) return <Plain dir={dir} text={token.raw} />;
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'heading':
      return (
        <Heading
          level={Number(token['depth'])}
          dir={dir}
          words={<Inline {...{ tokens: token.tokens, depth }} />}
        />
      );
    case 'paragraph':
      return (
        <p dir={dir}>
          <Inline tokens={token.tokens} depth={depth} />
        </p>
      );
    case 'text':
    case 'checkbox': {
      // Of a list item without blank lines; elsewhere it stands by itself.
      const words = <Inline tokens={[token]} depth={depth} />;
      return inside ? words : <p dir={dir}>{words}</p>;
    }
    case 'code':
      return (
        <pre
          dir="ltr"
          className="rounded-xl bg-sunken px-3.5 py-3 font-mono text-[0.8125rem] whitespace-pre-wrap"
        >
          <code>{token['text']}</code>
        </pre>
      );
    case 'blockquote':
      return (
        <blockquote dir={dir} className="space-y-2 border-s-2 border-line-strong ps-3 text-muted">
          <Blocks tokens={token.tokens ?? []} depth={depth} inside />
        </blockquote>
      );
    case 'list':
      return <List list={token as Tokens.List} depth={depth} />;
    case 'table':
      return <Table table={token as Tokens.Table} depth={depth} />;
    case 'hr':
      return <hr className="border-line" />;
    default:
      // HTML among others: what was written, to be read.
      return <Plain dir={dir} text={token.raw} />;
  }
}

function Plain({ dir, text }: { dir: 'auto' | undefined; text: string }) {
  return (
    <p dir={dir} className="whitespace-pre-wrap">
      {text.trim()}
    </p>
  );
}

/** Under the message's own heading (h2). */
function Heading({ level, dir, words }: { level: number; dir: 'auto' | undefined; words: ReactNode }) {
  const Tag = (['h3', 'h4', 'h5', 'h6'] as const)[level - 1] ?? 'h6';
  return (
    <Tag dir={dir} className="font-semibold text-balance">
      {words}
    </Tag>
  );
}

function List({ list, depth }: { list: Tokens.List; depth: number }) {
  const items = list.items.map((item, index) => (
    // The margin, not the list's padding: it is on the side where this item begins.
    <li
      key={index}
      dir="auto"
      value={list.ordered ? numberOf(item) : undefined}
      className={item.task ? 'list-none' : 'ms-6 ps-0.5'}
    >
      <Blocks tokens={item.tokens} depth={depth} inside />
    </li>
  ));
  return list.ordered ? (
    <ol className="list-decimal space-y-1">{items}</ol>
  ) : (
    <ul className="list-disc space-y-1">{items}</ul>
  );
}

/** The number that was written: “3.” may be the number of a task, and Markdown would count on from the first. */
function numberOf(item: Tokens.ListItem): number | undefined {
  const number = /^\s*(\d{1,9})[.)]/.exec(item.raw)?.[1];
  return number === undefined ? undefined : Number(number);
}
