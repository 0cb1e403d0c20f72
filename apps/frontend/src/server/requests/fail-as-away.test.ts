import type { ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { call, serve, type TestServer } from '../../testing/serve.ts';
import { failAsAway } from './fail-as-away.ts';

let server: TestServer;
afterEach(() => server.close());

const answered = async (away: boolean, write: (response: ServerResponse) => void) => {
  server = await serve((_request, response) => {
    failAsAway(response, () => away);
    write(response);
  });
  const { status, headers, text } = await call(server, '/');
  return [status, headers.get('retry-after'), text];
};
const implicit = (status: number) => (response: ServerResponse) => {
  response.statusCode = status;
  response.end('words');
};
const explicit = (status: number) => (response: ServerResponse) =>
  void response.writeHead(status, { 'x-a': 'b' }).end('words');

test.each([
  ['a failure while the database is away is 503', true, implicit(500), 503, '2'],
  ['also one that is written at once', true, explicit(500), 503, '2'],
  ['a failure otherwise stays one', false, implicit(500), 500, null],
  ['what did not fail stays as it is', true, implicit(404), 404, null],
])('%s', async (_what, away, write, status, retryAfter) => {
  expect(await answered(away, write)).toEqual([status, retryAfter, 'words']);
});
