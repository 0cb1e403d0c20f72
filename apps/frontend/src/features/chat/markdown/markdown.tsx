import { useMemo } from 'react';
import { Blocks } from './blocks.tsx';
import { parseMarkdown } from './parse-markdown.ts';

/**
 * A message with its Markdown as React elements. HTML in it is shown as text, nothing is loaded, and a link leads
 * to http, https or mailto only. What is still being written is shown as far as it goes.
 */
export function Markdown({ text }: { text: string }) {
  const tokens = useMemo(() => parseMarkdown(text), [text]);
  return (
    <div className="space-y-2.5 leading-relaxed break-words">
      {tokens ? (
        <Blocks tokens={tokens} depth={0} />
      ) : (
        <p dir="auto" className="whitespace-pre-wrap">
          {text}
        </p>
      )}
    </div>
  );
}
