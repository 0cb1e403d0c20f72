import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { freePort, freePorts, isFree } from './free-port.ts';

const servers: Server[] = [];

async function listen(host: string, port = 0): Promise<number> {
  const server = createServer().listen({ port, host });
  servers.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

test.each(['127.0.0.1', '0.0.0.0', '::'])('a port on which %s listens is taken', async (host) => {
  expect(await isFree(await listen(host))).toBe(false);
});

test('a port is free again when its server has ended, and asking does not take it', async () => {
  const port = await listen('127.0.0.1');
  await new Promise((resolve) => servers.pop()!.close(resolve));
  expect(await isFree(port)).toBe(true);
  expect(await isFree(port)).toBe(true);
});

test('the next free port is a later one, and free', async () => {
  const port = await listen('127.0.0.1');
  const next = await freePort(port);
  expect(next).toBeGreaterThan(port);
  expect(await isFree(next)).toBe(true);
  expect(await freePort(next)).toBe(next);
});

test('those who want the same port get one each, and none that is promised already', async () => {
  const taken = await listen('127.0.0.1');
  const [promised] = await freePorts([taken]);
  const ports = await freePorts([taken, taken, taken], [promised!]);
  expect(new Set([taken, promised, ...ports]).size).toBe(5);
  for (const port of ports) expect(await isFree(port)).toBe(true);
});

test('above the last port the system chooses', async () => {
  const port = await freePort(65_535, '127.0.0.1', [65_535]);
  expect(port).toBeGreaterThan(1023);
  expect(port).toBeLessThan(65_535);
});

test('0: the system chooses', async () => {
  const port = await freePort(0);
  expect(port).toBeGreaterThan(1023);
  expect(await isFree(port)).toBe(true);
});
