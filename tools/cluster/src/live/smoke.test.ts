import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { freePort } from '../../../embedded/src/free-port.ts';
import { clusterOf, minikubeConfig, nodeAnswers, recorded } from '../fixtures/cluster.ts';
import { FakePrograms } from '../fixtures/fake-programs.ts';
import { candidateUrls, checkUrl, findUrl, smoke } from './smoke.ts';

/** The status of each path, one a call, the last for ever; what is not named answers 404. */
type Routes = Record<string, number[]>;
const working: Routes = {
  '/sign-in': [200],
  '/api/health/ready': [200],
  '/api/health/backend': [200],
  '/api/nobody/tasks': [401],
};

let server: Server;
let routes: Routes;
let asked: string[];
let port: number;

beforeEach(async () => {
  routes = structuredClone(working);
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const statuses = routes[request.url ?? ''] ?? [404];
    const status = statuses.length > 1 ? statuses.shift()! : statuses[0]!;
    response.writeHead(status, status === 307 ? { location: '/sign-in' } : {}).end('text');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
  vi.unstubAllEnvs();
});

describe('checkUrl', () => {
  const check = (seconds?: number) => checkUrl(`http://127.0.0.1:${port}`, seconds);

  test('page, readiness, the way to the backend and its lock: each is asked once', async () => {
    await check();
    expect(asked).toEqual(Object.keys(working));
  });

  test.each<[string, Routes, string]>([
    ['the page is missing', { '/sign-in': [404] }, '404 instead of 200 at /sign-in'],
    ['the page leads elsewhere', { '/sign-in': [307] }, '307 instead of 200 at /sign-in'],
    ['the database is away', { '/api/health/ready': [503] }, '503 instead of 200 at /api/health/ready'],
    ['the backend is away', { '/api/health/backend': [503] }, '503 instead of 200 at /api/health/backend'],
    [
      'tasks are served to anybody',
      { '/api/nobody/tasks': [200] },
      '200 instead of 401 at /api/nobody/tasks',
    ],
  ])('%s', async (_, wrong, words) => {
    Object.assign(routes, wrong);
    await expect(check(0.2)).rejects.toThrow(words);
  });

  test('what is not there yet is asked again', async () => {
    Object.assign(routes, { '/api/health/ready': [503, 503, 200] });
    await check();
    expect(asked.filter((path) => path === '/api/health/ready')).toHaveLength(3);
  });

  test('nobody at home', async () => {
    await expect(checkUrl(`http://127.0.0.1:${await freePort(0)}`, 0.2)).rejects.toThrow(/ECONNREFUSED/);
  });
});

describe('the URL of the cluster', () => {
  const publish = (hostPort: number) => {
    const inspected = recorded('docker-inspect.json').replace(
      '"HostPort": "30000"',
      `"HostPort": "${hostPort}"`,
    );
    const own = JSON.stringify((JSON.parse(inspected) as unknown[]).slice(1));
    const docker = { ...nodeAnswers.docker, 'container inspect minikube': own };
    vi.stubEnv('PATH', new FakePrograms({ ...nodeAnswers, docker }).folder);
  };

  test("localhost where a port is published, then the node's own address", async () => {
    publish(31234);
    expect(await candidateUrls(clusterOf())).toEqual(['http://localhost:31234', 'http://192.168.49.2:30000']);
    const docker = { 'container inspect': '[]', 'ps -q': '' };
    const kubectl = { 'config view': minikubeConfig };
    vi.stubEnv('PATH', new FakePrograms({ ...nodeAnswers, docker, kubectl }).folder);
    expect(await candidateUrls(clusterOf())).toEqual(['http://192.168.49.2:30000']);
  });

  test('is one that was fetched', async () => {
    publish(port);
    expect(await findUrl(clusterOf())).toBe(`http://localhost:${port}`);
    expect(await smoke(clusterOf())).toEqual({
      kind: 'done',
      reason: `http://localhost:${port} answers, and reaches the backend`,
    });
  });

  test('none answers: what each said, and the way around', async () => {
    routes['/sign-in'] = [500];
    publish(port);
    await expect(findUrl(clusterOf(), 0.2)).rejects.toMatchObject({
      facts: {
        code: 'URL-AWAY',
        where: `http://localhost:${port}, http://192.168.49.2:30000`,
        next: 'minikube service frontend --url -p minikube',
        words: expect.stringMatching(/500 instead of 200 at \/sign-in[^]*http:\/\/192\.168\.49\.2:30000: /),
      },
    });
  });
});
