import { expect, test } from 'vitest';
import type { Pod } from '../workspace/pods.ts';
import type { Snapshot } from './snapshot.ts';
import { everything, needless, rollOut, seenWork, toldWork } from './work.ts';

const lines = `Todo Chatbot → minikube (as asked)
   0.1s  ○ unchanged settings               .env is there
   7.3s  ○ cached    backend:build
  12.0s  ✓ done      frontend:build
  18.8s  ✓ done      backend:image          todo-backend:h1 was missing in the engine, built again
  18.9s  ○ unchanged frontend:image         todo-frontend:h2 is in the engine
  20.1s  ✓ done      cluster:database       PostgreSQL container started
  1m03s  ✓ done      backend-chart:deploy   release backend is at revision 4 (dev): not installed
  1m04s  ✖ failed    frontend-chart:deploy:prod  HELM
`;

test('the lines of a run tell what was done, not what was found', () => {
  expect(toldWork(lines)).toEqual(['build', 'image:backend', 'database', 'helm:backend', 'helm:frontend']);
});

test('a step without a kind of its own counts as building', () => {
  expect(toldWork('  1.0s  ✓ done      settings   .env: JWT_SECRET made\n')).toEqual(['build']);
});

const pod = (uid: string, restarts = 0): Pod => ({ name: uid, uid, image: 'todo:h1', ready: true, restarts });
const snapshot = (revision: number, ...pods: Pod[]): Snapshot => {
  const history = [{ revision, status: 'deployed', description: '' }];
  return { apps: { frontend: { pods, history }, backend: { pods: [pod('b')], history: [] } } };
};

test('the cluster tells upgrades, new pods, restarts and pods that went', () => {
  const before = snapshot(3, pod('x'), pod('y'));
  expect(seenWork(before, snapshot(3, pod('y'), pod('x')))).toEqual([]);
  expect(seenWork(before, snapshot(4, pod('x'), pod('y')))).toEqual(['helm:frontend']);
  expect(seenWork(before, snapshot(3, pod('x'), pod('z')))).toEqual(['pods:frontend']);
  expect(seenWork(before, snapshot(3, pod('x'), pod('y', 1)))).toEqual(['pods:frontend']);
  expect(seenWork(before, snapshot(3, pod('x')))).toEqual(['pods:frontend']);
});

test('what may be done is no fault, the rest is named', () => {
  expect(needless(['build', 'helm:backend'], ['build', ...rollOut('backend')])).toEqual([]);
  expect(needless(['load:backend', 'pods:backend'], ['load:backend'])).toEqual([
    'needless work: pods:backend',
  ]);
  expect(needless(['up', 'secrets', 'pods:frontend'], everything)).toEqual([]);
});
