import { afterEach, describe, expect, test, vi } from 'vitest';
import { clusterOf } from '../../../cluster/src/fixtures/cluster.ts';
import { nodeAnswers } from '../../../cluster/src/fixtures/cluster.ts';
import { FakePrograms, type Answers } from '../../../cluster/src/fixtures/fake-programs.ts';
import type { Problem } from '../../../../libs/problem/src/problem.ts';
import { Run } from '../../../pipeline/src/events/run.ts';
import type { Move } from './choose.ts';
import type { Revision } from '../../../cluster/src/deploy/release/history.ts';
import { perform } from './perform.ts';

const revision = (number: number, status = 'superseded'): Revision => ({
  revision: number,
  status,
  description: '',
  at: 0,
  root: number,
});
const moves = (status = 'deployed'): Move[] => [
  { release: 'backend', from: revision(5, status), to: revision(3) },
  { release: 'frontend', from: revision(4), to: revision(2) },
];
const manifest = (release: string) => `kind: Deployment\n          image: "todo-${release}:h1"\n`;
const status = {
  stdout: JSON.stringify({ version: 6, manifest: '', info: { status: 'deployed', description: '' } }),
};
const refused = { stderr: 'Error: no such thing\n', exitCode: 1 };

function programs(helm: Answers, docker: Answers = {}, kubectl: Answers = {}): FakePrograms {
  const made = new FakePrograms({
    ...nodeAnswers,
    docker: {
      'ctr -n k8s.io images ls': 'docker.io/library/todo-backend:h1\ndocker.io/library/todo-frontend:h1\n',
      ...docker,
      ...nodeAnswers.docker,
    },
    kubectl: { annotate: 'annotated\n', ...kubectl, 'get nodes': 'containerd://2.1.4', get: '{"items":[]}' },
    helm: {
      'get manifest backend': manifest('backend'),
      'get manifest frontend': manifest('frontend'),
      version: 'v3.19.4',
      status,
      ...helm,
    },
  });
  vi.stubEnv('PATH', made.folder);
  return made;
}

const run = () => new Run({ command: 'rollback', target: 'minikube', views: [], secrets: () => [] });
const rollbacks = (fakes: FakePrograms) =>
  fakes
    .calls('helm')
    .filter(({ args }) => args[0] === 'rollback')
    .map(({ args }) => `${args[1]} ${args[2]}`);

async function problemOf(work: Promise<void>): Promise<Problem['facts']> {
  return work.then(
    () => Promise.reject(new Error('it went well')),
    (error: Problem) => error.facts,
  );
}

afterEach(() => vi.unstubAllEnvs());

test('backend first, then frontend; context and namespace are named', async () => {
  const fakes = programs({ rollback: 'Rollback was a success! Happy Helming!\n' });
  await perform(clusterOf(), run(), moves());
  expect(rollbacks(fakes)).toEqual(['backend 3', 'frontend 2']);
  const { args } = fakes.calls('helm').find((call) => call.args[0] === 'rollback')!;
  expect(args).toContain('--wait');
  expect(args.slice(-4)).toEqual(['--kube-context', 'minikube', '-n', 'default']);
});

describe('a revision that it has made', () => {
  const refusedMark = { annotate: { stderr: 'Error from server (Forbidden): no\n', exitCode: 1 } };

  test('bears a mark, by which npm start tells it from one by hand', async () => {
    const fakes = programs({ rollback: '' });
    await perform(clusterOf(), run(), moves());
    expect(fakes.lines('kubectl').filter((line) => line.includes('annotate'))).toEqual(
      ['backend.v6 todo-chatbot/rolled-back-to=3', 'frontend.v6 todo-chatbot/rolled-back-to=2'].map(
        (words) =>
          `kubectl --context minikube -n default annotate --overwrite secret sh.helm.release.v1.${words}`,
      ),
    );
  });

  test('and says so when it cannot be marked', async () => {
    programs({ rollback: '' }, {}, refusedMark);
    const events: unknown[] = [];
    const view = { on: (event: unknown) => void events.push(event), close: () => undefined };
    const told = new Run({ command: 'rollback', target: 'minikube', views: [view], secrets: () => [] });
    await perform(clusterOf(), told, moves());
    expect(JSON.stringify(events)).toMatch(
      /made by hand, since no mark could be left: Error from server \(Forbidden\)/,
    );
  });
});

describe('when the second fails', () => {
  test('both are brought back to what they were', async () => {
    const fakes = programs({ 'rollback frontend 2': refused, rollback: '' });
    const facts = await problemOf(perform(clusterOf(), run(), moves()));
    expect(rollbacks(fakes)).toEqual(['backend 3', 'frontend 2', 'frontend 4', 'backend 5']);
    expect(facts.cause).toMatch(/frontend is back at what it was; backend is back at what it was/);
  });

  test('what had failed before is left as it is', async () => {
    const fakes = programs({ 'rollback frontend 2': refused, rollback: '' });
    const facts = await problemOf(perform(clusterOf(), run(), moves('failed')));
    expect(rollbacks(fakes)).toEqual(['backend 3', 'frontend 2', 'frontend 4']);
    expect(facts.cause).toMatch(/backend was failed before and is left as it is/);
  });

  test('what cannot be brought back is told', async () => {
    programs({ 'rollback frontend': refused, rollback: '' });
    const facts = await problemOf(perform(clusterOf(), run(), moves()));
    expect(facts.cause).toMatch(/frontend could not be brought back \([A-Z-]+\); backend is back/);
  });
});

test('an image that is nowhere any more: refused before helm is asked', async () => {
  const fakes = programs(
    {},
    {
      'ctr -n k8s.io images ls': 'docker.io/library/todo-frontend:h1\n',
      'image ls': 'todo-frontend:h1\n',
    },
  );
  const facts = await problemOf(perform(clusterOf(), run(), moves()));
  expect(facts).toMatchObject({ code: 'ROLLBACK-IMAGE', where: 'release backend, image todo-backend:h1' });
  expect(rollbacks(fakes)).toEqual([]);
});
