import { chmodSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { ensureDatabase } from '../database/database.ts';
import { clusterOf, minikubeConfig, nodeAnswers } from '../fixtures/cluster.ts';
import { FakePrograms, type Answers } from '../fixtures/fake-programs.ts';
import { ensureLoaded } from '../image/load.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Docker answers so many calls, and is stopped then, as by `systemctl stop docker` in the middle of a run. */
function dockerThatStops(calls: number, docker: Answers): FakePrograms {
  const made = new FakePrograms({
    docker: { ...docker, ...nodeAnswers.docker },
    minikube: nodeAnswers.minikube,
    kubectl: { 'get nodes': 'containerd://1.7.27', 'config view': minikubeConfig },
  });
  const file = (name: string) => join(made.folder, name);
  renameSync(file('docker'), file('docker-alive'));
  // One line a call; the file is appended to, so calls side by side are counted too.
  const script = `#!/bin/sh
echo call >> '${file('.count')}'
n=0; while read -r _; do n=$((n + 1)); done < '${file('.count')}'
[ $n -le ${calls} ] && exec '${file('docker-alive')}' "$@"
echo 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?' >&2
exit 1
`;
  writeFileSync(file('docker'), script);
  chmodSync(file('docker'), 0o755);
  vi.stubEnv('PATH', made.folder);
  return made;
}

const image = 'todo-backend:h1';
const name = `docker.io/library/${image}`;
const listing = `exec minikube ctr -n k8s.io images ls -q name==${name}`;
const loading: Answers = {
  [listing]: [{ stdout: '' }, { stdout: `${name}\n` }],
  'exec -i minikube ctr -n k8s.io images import -': 'unpacking\n',
  'exec minikube ctr': '',
  'image inspect': '[]',
  'image save': 'the image as tar',
  save: 'the image as tar',
};
const absent = { stderr: 'Error: No such container', exitCode: 1 };
const database: Answers = {
  'container inspect': absent,
  'start todo-postgres-minikube': absent,
  'run -d': 'id\n',
  'exec todo-postgres-minikube pg_isready': '',
  'exec -i todo-postgres-minikube psql': '',
  logs: '',
};

/** How the step ended: the code of its problem, or `done`. */
const ending = (step: Promise<unknown>) =>
  step.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.facts.code : String(error)),
  );

describe.each<[string, Answers, number, () => Promise<unknown>]>([
  ['an image is loaded', loading, 5, () => ensureLoaded(clusterOf(), image)],
  [
    'the database is made',
    database,
    12,
    () => ensureDatabase(clusterOf({ POSTGRES_PASSWORD: 'secret-enough' })),
  ],
])('Docker stops while %s', (_, answers, last, step) => {
  test.each(Array.from({ length: last + 1 }, (_, calls) => calls))(
    'after %i calls: that is what is told, and soon',
    async (calls) => {
      dockerThatStops(calls, answers);
      const began = performance.now();
      const code = await ending(step());
      expect(code).toBe('DOCKER-DOWN');
      expect(performance.now() - began).toBeLessThan(30_000);
    },
  );
});
