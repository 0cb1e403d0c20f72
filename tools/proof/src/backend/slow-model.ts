import { createServer, type ServerResponse } from 'node:http';
import { listen } from './listen.ts';

/** A FAKE of an OpenAI-compatible model that has begun to speak and thinks on until it is let go. */
export interface SlowModel {
  baseUrl: string;
  /** Answers that are open now. */
  readonly open: number;
  /** Ends all open answers. */
  letGo(): void;
  close(): void;
}

const chunk = (delta: object, finish: string | null) =>
  `data: ${JSON.stringify({
    id: 'c1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'slow',
    choices: [{ index: 0, delta, finish_reason: finish }],
  })}\n\n`;

/** Starts it on a free port of 127.0.0.1. */
export async function startSlowModel(): Promise<SlowModel> {
  const held = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(chunk({ role: 'assistant', content: 'Let me think …' }, null));
      held.add(response);
      response.once('close', () => held.delete(response));
    });
  });
  const origin = await listen(server);
  return {
    baseUrl: `${origin}/v1`,
    get open() {
      return held.size;
    },
    letGo() {
      for (const response of held)
        response.end(`${chunk({ content: ' done.' }, null)}${chunk({}, 'stop')}data: [DONE]\n\n`);
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
