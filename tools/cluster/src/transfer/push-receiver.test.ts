import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ociLayout, sparedBytes } from './oci-layout.ts';
import { PushReceiver } from './push-receiver.ts';

const digestOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const base = digestOf('a layer that the node has');
const manifest = (layer: string) =>
  JSON.stringify({
    layers: [
      { digest: base, size: 42_000_000 },
      { digest: digestOf(layer), size: layer.length },
    ],
  });
const manifestType = 'application/vnd.oci.image.manifest.v1+json';

let receiver: PushReceiver;
let url: string;

beforeEach(async () => {
  receiver = new PushReceiver(new Set([base]), 1000);
  const [address, name] = (await receiver.open()).split('/');
  url = `http://${address}/v2/${name}`;
});
afterEach(() => receiver.close());

const ask = async (path: string, method = 'GET', body?: string, type?: string) =>
  fetch(url + path, {
    method,
    ...(body ? { body } : {}),
    ...(type ? { headers: { 'content-type': type } } : {}),
  });

/** Sends a blob as the engine does: asks, begins, sends, ends. */
async function push(text: string, digest = digestOf(text)): Promise<number> {
  if ((await ask(`/blobs/${digest}`, 'HEAD')).status === 200) return 200;
  const { headers } = await ask('/blobs/uploads/', 'POST');
  const place = new URL(headers.get('location')!, url);
  const sent = await fetch(place, { method: 'PATCH', body: text });
  if (sent.status !== 202) return sent.status;
  return (await fetch(`${place.href}?digest=${digest}`, { method: 'PUT' })).status;
}

test('a push: what is known is not sent, the rest is kept, and the tag names the root', async () => {
  expect((await fetch(url.replace(/\/v2\/.*/, '/v2/'))).status).toBe(200);
  expect(await push('a layer that the node has')).toBe(200);
  expect(await push('changed')).toBe(201);
  const text = manifest('changed');
  expect((await ask('/manifests/h1', 'HEAD')).status).toBe(404);
  expect((await ask('/manifests/h1', 'PUT', text, manifestType)).status).toBe(201);
  expect(receiver.root).toBe(digestOf(text));
  expect([...receiver.blobs.keys()]).toEqual([digestOf('changed'), digestOf(text)]);
  expect(sparedBytes(receiver.blobs)).toBe(42_000_000);
});

test('what was sent as a tar: an image layout with the name that the node is to give it', async () => {
  await push('changed');
  await ask('/manifests/h1', 'PUT', manifest('changed'), manifestType);
  const input = Buffer.concat(ociLayout(receiver.blobs, receiver.root!, 'docker.io/library/todo-backend:h1'));
  const tar = (...args: string[]) => {
    const { stdout, stderr } = spawnSync('tar', args, { input });
    expect(stderr.toString()).toBe('');
    return stdout.toString();
  };
  expect(tar('-tf', '-').trim().split('\n')).toEqual([
    'oci-layout',
    `blobs/sha256/${digestOf('changed').slice(7)}`,
    `blobs/sha256/${receiver.root!.slice(7)}`,
    'index.json',
  ]);
  expect(tar('-xOf', '-', `blobs/sha256/${digestOf('changed').slice(7)}`)).toBe('changed');
  expect(JSON.parse(tar('-xOf', '-', 'index.json'))).toEqual({
    schemaVersion: 2,
    manifests: [
      {
        mediaType: manifestType,
        digest: receiver.root,
        size: manifest('changed').length,
        annotations: {
          'io.containerd.image.name': 'docker.io/library/todo-backend:h1',
          'org.opencontainers.image.ref.name': 'h1',
        },
      },
    ],
  });
});

test('refused: what is not what it says it is, an upload that nobody began, another name, another method, too much', async () => {
  expect(await push('changed', digestOf('something else'))).toBe(400);
  expect((await ask(`/manifests/${base}`, 'PUT', '{}', manifestType)).status).toBe(400);
  expect((await ask('/blobs/uploads/nothing', 'PATCH', 'x')).status).toBe(404);
  expect((await fetch(`${url.slice(0, -1)}/blobs/${base}`, { method: 'HEAD' })).status).toBe(404);
  expect((await ask(`/blobs/${base}`, 'DELETE')).status).toBe(405);
  expect(await push('x'.repeat(1001)).catch(() => 413)).toBe(413);
  expect([receiver.blobs.size, receiver.root]).toEqual([0, undefined]);
});
