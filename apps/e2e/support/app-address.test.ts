import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import type { Problem } from '../../../libs/problem/src/problem.ts';
import { findApp } from './app-address.ts';

const servers: Server[] = [];

/** A server on a free port. @returns its address */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const ready: RequestListener = (request, response) => {
  response.statusCode = request.url === '/api/health/ready' ? 200 : 404;
  response.end('{"status":"ok"}');
};
const notReady: RequestListener = (_request, response) => {
  response.statusCode = 503;
  response.end('{"status":"unavailable"}');
};
const somethingElse: RequestListener = (_request, response) => void response.end('<h1>Another app</h1>');

async function factsOf(attempt: Promise<string>): Promise<Problem['facts']> {
  return attempt.then(
    (found) => expect.fail(`found ${found}`),
    (problem: Problem) => problem.facts,
  );
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

it('takes the first usual address where the app answers, past others that are not it', async () => {
  const usual = [await serve(somethingElse), await serve(notReady), await serve(ready)];
  expect(await findApp(undefined, usual)).toBe(usual[2]);
});

it('looks nowhere else when an address is given, and keeps only its origin', async () => {
  const app = await serve(ready);
  expect(await findApp(`${app}/chat`, [])).toBe(app);
  const facts = await factsOf(findApp(await serve(notReady), [app]));
  expect(facts).toMatchObject({
    code: 'E2E-APP-AWAY',
    words: expect.stringContaining('503, status unavailable'),
  });
});

it('says where it looked, what came, and what to type when there is no app', async () => {
  const other = await serve(somethingElse);
  const facts = await factsOf(findApp(undefined, [other, 'http://127.0.0.1:1']));
  expect(facts.code).toBe('E2E-APP-AWAY');
  expect(facts.words).toContain(`${other}/api/health/ready: 200, not this app`);
  expect(facts.next).toMatch(/^npm start/);
});

it.each(['localhost:3000', 'ftp://localhost', 'nonsense'])('refuses %s as an address', async (given) => {
  expect((await factsOf(findApp(given, []))).code).toBe('E2E-BASE-URL');
});
