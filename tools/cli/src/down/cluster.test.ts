import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { kubeconfig, nodeAnswers } from '../../../cluster/src/fixtures/cluster.ts';
import { FakePrograms } from '../../../cluster/src/fixtures/fake-programs.ts';
import { workspaceRoot } from '../../../settings/src/paths.ts';
import { findOnCluster } from './cluster.ts';
import { all } from './removal.ts';

afterEach(() => vi.unstubAllEnvs());

const asked = { all: true, data: true, others: false };

/** A running minikube whose mark says this; the words of what would go, and the notes. */
async function found(mark: string, options = asked) {
  const status = JSON.stringify({ Host: 'Running', Kubelet: 'Running', APIServer: 'Running' });
  const fakes = new FakePrograms({
    minikube: { ...nodeAnswers.minikube, 'status -o json': status },
    kubectl: {
      'config view': kubeconfig({ minikube: { server: 'https://192.168.49.2:8443', minikube: true } }),
      'get configmap todo-chatbot-made-this-cluster': mark,
    },
    docker: { inspect: '[]', ...nodeAnswers.docker },
    helm: {},
  });
  vi.stubEnv('PATH', fakes.folder);
  const { stages, notes } = await findOnCluster('minikube', options);
  return { words: all([{ stages, notes }]).map((one) => one.words), notes };
}

const goes = [
  'deleted: minikube profile minikube, all that was in it too',
  expect.stringContaining('container'),
  expect.stringContaining('volume'),
];

test.each([
  ['this checkout', workspaceRoot],
  ['a version that did not say whose it is', ''],
  ['a checkout that is gone', join(tmpdir(), 'no-such-checkout')],
])('what %s has made goes, with its data', async (_, mark) => {
  expect(await found(mark)).toMatchObject({ words: goes });
});

test('what another checkout has made stays, data too, unless that is asked for', async () => {
  const other = mkdtempSync(join(tmpdir(), 'other-checkout-'));
  try {
    const { words, notes } = await found(other);
    expect(words).toEqual([]);
    expect(notes).toEqual([expect.stringMatching(/^! DOWN-ELSEWHERE: .*--others$/)]);
    expect(notes[0]).toContain(other);
    expect(await found(other, { ...asked, others: true })).toMatchObject({ words: goes });
  } finally {
    rmSync(other, { recursive: true });
  }
});
