import { Agent, createServer, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { listen } from '../backend/listen.ts';
import { ask } from './request.ts';

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function answerTo(status: number, text: string) {
  server = createServer((_, response) => void response.writeHead(status).end(text));
  const origin = new URL(await listen(server));
  return ask(origin, { name: 'page', method: 'GET', path: '/' }, 1, new Agent(), 1000);
}

test.each([
  [503, '{"error":{"code":"database_unavailable","message":"m"}}', 'status 503 database_unavailable'],
  [502, '<html>Bad Gateway</html>', 'status 502'],
  [500, '{"error":{"code":7}}', 'status 500'],
  [500, '{"error":null}', 'status 500'],
  [500, 'null', 'status 500'],
])('%i with %s', async (status, text, failure) => {
  expect(await answerTo(status, text)).toEqual({ failure });
});

test('a good answer has no failure, whatever it says', async () => {
  expect(await answerTo(200, '{"error":{"code":"x"}}')).toEqual({});
});
