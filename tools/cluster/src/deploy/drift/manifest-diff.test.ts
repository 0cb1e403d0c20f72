import { expect, test } from 'vitest';
import { manifestDifferences } from './manifest-diff.ts';

const manifest = (replicas: number, image: string, more = '') => `
---
# Source: backend/templates/deployment.yaml
kind: Deployment
metadata:
  name: backend
  labels: {a: "1"}
spec:
  replicas: ${replicas}
  template:
    spec:
      containers:
        - name: backend
          image: ${image}
          args: [serve, "8001"]
${more}`;

test('equal manifests differ in nothing, comments and order do not count', () => {
  expect(manifestDifferences(manifest(1, 'a'), manifest(1, 'a').replace('# Source', '# Other'))).toEqual([]);
  const service = '---\nkind: Service\nmetadata: {name: backend}\n';
  expect(manifestDifferences(manifest(1, 'a', service), `${service}${manifest(1, 'a')}`)).toEqual([]);
});

test('each changed value is a line, with its path by name', () => {
  expect(manifestDifferences(manifest(1, 'todo-backend:h1'), manifest(2, 'todo-backend:h2'))).toEqual([
    'Deployment/backend spec.replicas: 1 → 2',
    'Deployment/backend spec.template.spec.containers.backend.image: todo-backend:h1 → todo-backend:h2',
  ]);
});

test('new and gone objects, new and gone values, lists of plain values', () => {
  const service = '---\nkind: Service\nmetadata: {name: backend}\n';
  expect(manifestDifferences(manifest(1, 'a'), manifest(1, 'a', service))).toEqual([
    'Service/backend is new',
  ]);
  expect(manifestDifferences(manifest(1, 'a', service), manifest(1, 'a'))).toEqual(['Service/backend goes']);
  const other = manifest(1, 'a').replace('{a: "1"}', '{b: "2"}').replace('serve, ', '');
  expect(manifestDifferences(manifest(1, 'a'), other)).toEqual([
    'Deployment/backend metadata.labels.a: 1 → (nothing)',
    'Deployment/backend metadata.labels.b: (nothing) → 2',
    'Deployment/backend spec.template.spec.containers.backend.args: ["serve","8001"] → ["8001"]',
  ]);
});

test('a long value is cut', () => {
  const [line] = manifestDifferences(manifest(1, 'a'), manifest(1, 'b'.repeat(200)));
  expect(line!.length).toBeLessThan(170);
  expect(line).toContain('…');
});
