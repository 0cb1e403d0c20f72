import type { ChatEvent } from './types.ts';

/**
 * Reads server-sent events as the backend writes them: one `event:` and one `data:` line, comments between.
 * (The whole format: WHATWG HTML, section 9.2.)
 */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<ChatEvent, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += decoder.decode(value, { stream: !done });
      const blocks = rest.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = parseBlock(block);
        if (event) yield event;
      }
      if (done) return;
    }
  } finally {
    // Also when the caller stops listening: the backend then ends the turn.
    await reader.cancel().catch(() => undefined);
  }
}

function parseBlock(block: string): ChatEvent | undefined {
  let event = '';
  let data = '';
  for (const line of block.split('\n')) {
    if (line.startsWith('event: ')) event = line.slice(7);
    else if (line.startsWith('data: ')) data = line.slice(6);
  }
  return event && data ? ({ event, data: JSON.parse(data) } as ChatEvent) : undefined;
}
