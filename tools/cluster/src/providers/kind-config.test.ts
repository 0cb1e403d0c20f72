import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kindConfig } from './kind-config.ts';

const file = (text: string) => {
  const name = join(mkdtempSync(join(tmpdir(), 'todo-kind-config-')), 'kind.yaml');
  writeFileSync(name, text);
  return name;
};
const mapping = { containerPort: 30000, hostPort: 31000, listenAddress: '127.0.0.1', protocol: 'TCP' };

test('one node with the NodePort on the loopback', () => {
  expect(JSON.parse(kindConfig(31000))).toEqual({
    kind: 'Cluster',
    apiVersion: 'kind.x-k8s.io/v1alpha4',
    nodes: [{ role: 'control-plane', extraPortMappings: [mapping] }],
  });
});

test("the user's own file: kept, with the mapping in the place of another one of that port", () => {
  const own = file(
    'kind: Cluster\nnetworking: { disableDefaultCNI: true }\nnodes:\n  - image: kindest/node:v1.34.4\n    extraPortMappings: [{ containerPort: 80, hostPort: 8080 }, { containerPort: 30000, hostPort: 1 }]\n',
  );
  expect(JSON.parse(kindConfig(31000, own))).toMatchObject({
    networking: { disableDefaultCNI: true },
    nodes: [
      {
        role: 'control-plane',
        image: 'kindest/node:v1.34.4',
        extraPortMappings: [{ containerPort: 80, hostPort: 8080 }, mapping],
      },
    ],
  });
});

test.each([
  ['that is not there', '/nowhere/kind.yaml'],
  ['with a tab', file('kind: Cluster\nnodes:\n\t- role: control-plane\n')],
  ['of another kind', file('kind: Pod\n')],
  ['that is empty', file('')],
  ['with nodes that are no list', file('kind: Cluster\nnodes: 2\n')],
  ['with two nodes', file('kind: Cluster\nnodes: [{ role: control-plane }, { role: worker }]\n')],
])('a file %s is refused before anything is made', (_, own) => {
  expect(() => kindConfig(31000, own)).toThrow(
    expect.objectContaining({ exitCode: 3, facts: expect.objectContaining({ code: 'KIND-CONFIG' }) }),
  );
});
