import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readServices } from '../../settings/src/services.ts';
import { generated, workspace } from './fixtures/workspace.ts';
import service from './service.ts';

const read = (root: string, file: string) => readFileSync(join(root, file), 'utf8');

test('the commands find it, its chart names its image and its port', async () => {
  const root = await generated({ name: 'trial-greeter', port: 8123 });
  expect(readServices(root)).toEqual([
    {
      name: 'trial-greeter',
      secrets: [],
      calls: [],
      imageMegabytes: { whole: 200, ours: 5 },
      embedded: {
        program: 'dist/apps/trial-greeter/main.mjs',
        source: 'apps/trial-greeter/src/main.ts',
        port: 8123,
        ready: '/health/ready',
      },
    },
  ]);
  expect(parse(read(root, 'helm/trial-greeter/Chart.yaml'))).toMatchObject({ name: 'trial-greeter' });
  const values = parse(read(root, 'helm/trial-greeter/values.yaml'));
  expect(values).toMatchObject({ image: { repository: 'todo-trial-greeter' }, service: { port: 8123 } });
  expect(read(root, 'apps/trial-greeter/Dockerfile')).toContain('EXPOSE 8123\n');
});

test('docker compose and the plain manifests have it beside the others, each once', async () => {
  const before = parse(read(workspace().root, 'docker-compose.yml'), { merge: true });
  const root = await generated({ name: 'trial-greeter' });
  const after = parse(read(root, 'docker-compose.yml'), { merge: true });
  const { 'trial-greeter': greeter, ...others } = after.services;
  expect({ ...after, services: others }).toEqual(before);
  expect(greeter).toMatchObject({ image: 'todo-trial-greeter:compose', read_only: true, cap_drop: ['ALL'] });
  const { resources } = parse(read(root, 'k8s/kustomization.yaml'));
  expect(resources).toEqual([...new Set(resources)]);
  expect(resources).toEqual(expect.arrayContaining(['backend', 'frontend', 'trial-greeter']));
});

test('its pages say what runs their commands, as every page here has to', async () => {
  const root = await generated({ name: 'trial-greeter' });
  const readme = read(root, 'helm/trial-greeter/README.md');
  expect(readme).toMatch(/<!-- not run: .{10,} -->\n\n```sh\n/);
  expect(readme.match(/```sh/g)).toHaveLength(1);
  expect(readme).toContain('| `networkPolicy.clientName` |');
  expect(read(root, 'apps/trial-greeter/README.md')).not.toContain('```');
});

test('two services stand beside each other', async () => {
  const place = workspace();
  await generated({ name: 'trial-greeter' }, place);
  const root = await generated({ name: 'trial-sender' }, place);
  expect(readServices(root).map(({ name }) => name)).toEqual(['trial-greeter', 'trial-sender']);
  expect(Object.keys(parse(read(root, 'docker-compose.yml')).services)).toEqual(
    expect.arrayContaining(['trial-greeter', 'trial-sender']),
  );
});

test.each([
  ['Greeter', 'SERVICE-NAME', 'nx g service greeter'],
  ['greetService', 'SERVICE-NAME', 'nx g service greet-service'],
  ['../../etc', 'SERVICE-NAME', 'nx g service etc'],
  ['9lives', 'SERVICE-NAME', 'nx g service lives'],
  ['a'.repeat(31), 'SERVICE-NAME', `nx g service ${'a'.repeat(30)}`],
  ['greeter-', 'SERVICE-NAME', 'nx g service greeter'],
  ['', 'SERVICE-NAME', 'nx g service greeter'],
  ['kubernetes', 'SERVICE-NAME', 'another name'],
  ['postgres', 'SERVICE-NAME', 'another name'],
  ['frontend-dev', 'SERVICE-NAME', 'another name'],
])('the name "%s" is refused, and nothing is written', async (name, code, next) => {
  const { tree } = workspace();
  const words = await service(tree, { name }).then(String, (error: Error) => error.message);
  expect(words).toContain(code);
  expect(words).toContain(next);
  expect(tree.listChanges()).toEqual([]);
});

test('a service that is there is not overwritten', async () => {
  const place = workspace();
  await generated({ name: 'trial-greeter' }, place);
  const { tree } = place;
  const before = tree.listChanges().length;
  await expect(service(tree, { name: 'trial-greeter' })).rejects.toThrow(
    /SERVICE-THERE.*apps\/trial-greeter/,
  );
  expect(tree.listChanges()).toHaveLength(before);
});

test.each([80, 70_000, 8080.5, NaN])('the port %d is refused', async (port) => {
  const { tree } = workspace();
  await expect(service(tree, { name: 'trial-greeter', port })).rejects.toThrow('SERVICE-PORT');
});

test('a compose file of another form is named, with what would have come there', async () => {
  const { tree } = workspace();
  tree.write('docker-compose.yml', 'services: {}\n');
  await expect(service(tree, { name: 'trial-greeter' })).rejects.toThrow(
    /SERVICE-PLACE: docker-compose\.yml[^]*trial-greeter:/,
  );
});
