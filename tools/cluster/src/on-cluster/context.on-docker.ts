import { afterAll, beforeAll, expect, test } from 'vitest';
import { ElsewherePlace } from './elsewhere-place.ts';

const place = new ElsewherePlace();
const start = () => place.npm('start', '--target', 'context', '--context', place.context);
const images = () =>
  place.kubectl(
    'get',
    'deploy',
    '-o',
    'jsonpath={range .items[*]}{.spec.template.spec.containers[0].image}{"\\n"}{end}',
  );
const revision = (release: string) =>
  (
    JSON.parse(
      place.program('helm', [
        'status',
        release,
        '-o',
        'json',
        '--kube-context',
        place.context,
        '-n',
        'default',
      ]),
    ) as { version: number }
  ).version;
const settings = (more: Record<string, string>) =>
  place.settings({
    ALLOWED_CONTEXTS: place.context,
    CLUSTER_CONTEXT: place.context,
    DATABASE_URL: place.databaseUrl,
    REGISTRY: place.registry,
    EXPOSE: 'nodeport',
    ...more,
  });

beforeAll(() => place.make());
afterAll(() => place.remove());

test('a context that .env does not allow: refused with its server, and nothing is on the cluster', async () => {
  settings({ ALLOWED_CONTEXTS: 'another' });
  const { code, stderr } = await start();
  expect(code).toBe(4);
  expect(stderr).toMatch(
    /CONTEXT-REFUSED: context elsewhere.*\n +where: +context elsewhere, server https:\/\/127/,
  );
  expect(stderr).toContain('put this line into .env: ALLOWED_CONTEXTS=elsewhere');
  expect(place.kubectl('get', 'deploy,secrets', '-o', 'name')).toBe('');
});

test('without a database, and without a registry: what is needed is said first', async () => {
  settings({ DATABASE_URL: '' });
  expect((await start()).stderr).toContain('DATABASE-NEEDED');
  settings({ REGISTRY: '' });
  expect((await start()).stderr).toContain('REGISTRY-NEEDED');
  expect(place.kubectl('get', 'deploy,secrets', '-o', 'name')).toBe('');
});

test('allowed: pushed, deployed by digest, and served', async () => {
  settings({});
  const ran = await start();
  expect(ran.code, ran.stderr).toBe(0);
  expect(ran.stderr).toMatch(/done +backend:load +.*todo-backend:h\d+ pushed/);
  const digest = `${place.registry}/todo-(backend|frontend)@sha256:[0-9a-f]{64}`;
  expect(images()).toMatch(new RegExp(`^(${digest}\n){2}$`));
  const url = ran.stdout.trim().split('\n').at(-1)!;
  expect((await fetch(`${url}/sign-in`)).status).toBe(200);
});

test('again: nothing is pushed, nothing is deployed', async () => {
  const before = revision('backend');
  const ran = await start();
  expect(ran.code, ran.stderr).toBe(0);
  expect(ran.stderr).toContain('Nothing had to be done');
  expect(revision('backend')).toBe(before);
});

test('an empty registry gets the images again, and the equal digest deploys nothing', async () => {
  place.startRegistry();
  const before = [revision('backend'), revision('frontend')];
  const ran = await start();
  expect(ran.code, ran.stderr).toBe(0);
  expect(ran.stderr).toMatch(/done +frontend:load +.*pushed/);
  expect([revision('backend'), revision('frontend')]).toEqual(before);
});

test('an ingress: deployed without a NodePort; that its name leads nowhere from here is said, with what to do', async () => {
  settings({ EXPOSE: '', INGRESS_HOST: 'todo.elsewhere.test', INGRESS_CLASS: 'nginx' });
  const ran = await start();
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain('URL-AWAY');
  expect(ran.stderr).toContain('let todo.elsewhere.test point to the controller');
  expect(
    place.kubectl(
      'get',
      'ingress',
      'frontend',
      '-o',
      'jsonpath={.spec.ingressClassName} {.spec.rules[0].host}',
    ),
  ).toBe('nginx todo.elsewhere.test');
  expect(place.kubectl('get', 'service', 'frontend', '-o', 'jsonpath={.spec.type}')).toBe('ClusterIP');
});

test('back to the revision before, and down: the releases go, the cluster stays', async () => {
  // The tests before deployed within minutes, which would count as one run.
  const rolled = await place.npm('rollback', '--target', 'context', '--to', 'frontend=1');
  expect(place.kubectl('get', 'service', 'frontend', '-o', 'jsonpath={.spec.type}'), rolled.stderr).toBe(
    'NodePort',
  );
  const down = await place.npm('down');
  expect(down.code, down.stderr).toBe(0);
  expect(place.kubectl('get', 'deploy', '-o', 'name')).toBe('');
  expect(place.kubectl('get', 'nodes', '-o', 'name')).toContain(place.name);
});
