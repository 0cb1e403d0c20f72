import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { fails, ModelServer } from '../../../ask/src/fixtures/model-server.ts';
import { minikubeConfig, nodeAnswers, recorded } from '../../../cluster/src/fixtures/cluster.ts';
import { FakePrograms, type Answers } from '../../../cluster/src/fixtures/fake-programs.ts';
import {
  emptyList,
  objectsAsked,
  podList,
  recordedPod,
} from '../../../cluster/src/failures/fixtures/pods.ts';
import { WorkspaceCopy } from '../fixtures/workspace-copy.ts';

const copy = new WorkspaceCopy();
const server = new ModelServer();
const bare = new FakePrograms({}).folder;
beforeAll(() => server.start());
afterEach(() => rmSync(join(copy.root, '.env'), { force: true }));
afterAll(async () => {
  copy.remove();
  await server.stop();
});

const settings = (lines: string) => writeFileSync(join(copy.root, '.env'), lines, { mode: 0o600 });
const withModel = () =>
  settings(`LLM_BASE_URL=${server.baseUrl}\nLLM_MODEL=m\nLLM_API_KEY=key-hunter2\nJWT_SECRET=jwt-hunter2\n`);

const pods = podList(recordedPod('failing', 'create-container-config-error'));
const release = JSON.stringify({ version: 3, info: { status: 'deployed', description: 'by hand' } });
/** A machine whose minikube runs a backend that lacks a key. */
const machine = (more: Record<string, Answers> = {}, kubectl: Answers = {}) =>
  new FakePrograms({
    docker: { ...nodeAnswers.docker, info: 'ID\n', '--version': 'Docker version 28.5.2\n', '': '' },
    minikube: { ...nodeAnswers.minikube, 'status -o json': recorded('minikube-status-running.json') },
    helm: { 'status backend': release, '': { stderr: 'Error: release: not found', exitCode: 1 } },
    kubectl: {
      ...kubectl,
      'config view -o json': minikubeConfig,
      [`${objectsAsked} -l app.kubernetes.io/instance=backend`]: pods,
      'get pods -o json -l app.kubernetes.io/instance=backend': pods,
      'get events': emptyList,
      '': emptyList,
    },
    ...more,
  });

test('a question about what fails: the reason, with its commands, from the cluster that runs', async () => {
  const { code, stdout } = await copy.run('ask why is the backend not ready?', machine().folder);
  expect(stdout).toMatch(
    /^POD-CONFIG: CreateContainerConfigError: couldn't find key GROQ_API_KEY[^]*cause: {2}the pod takes GROQ_API_KEY[^]*next: {3}kubectl --context minikube -n default describe secret backend-secrets\n {10}npm start/,
  );
  expect(code).toBe(0);
});

test('no rule: the model of .env answers, marked as such; what is sent names the failure and no secret', async () => {
  withModel();
  server.received.length = 0;
  const { code, stdout, stderr } = await copy.run('ask why is the sky blue jwt-hunter2', machine().folder);
  // "why" asks for the state first.
  expect(stdout, stderr).toContain('POD-CONFIG');
  expect(code).toBe(0);
  expect(server.received).toEqual([]);
  const asked = await copy.run('ask tell me a joke on jwt-hunter2', machine().folder);
  expect(asked).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/a model says this\n\n\(a model's answer/),
  });
  expect(server.received[0]!.body).toContain('POD-CONFIG');
  expect(server.received[0]!.body).not.toContain('hunter2');
  expect(asked.stdout + asked.stderr).not.toContain('hunter2');
});

test('the model refuses: one message, exit code 1; as JSON too', async () => {
  withModel();
  server.answer = fails(401, '{"error": "key-hunter2 is wrong"}');
  const { code, stdout, stderr } = await copy.run('ask --json tell me a joke', bare);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ answered_by: null, problem: { code: 'ASK-KEY' } });
  expect(stderr.match(/^✖/gm)).toHaveLength(1);
  expect(stdout + stderr).not.toContain('hunter2');
});

test('settings that name no usable model: exit code 3', async () => {
  settings('LLM_PROVIDER=gorq\n');
  const { code, stderr } = await copy.run('ask tell me a joke', bare);
  expect({ code, told: /^✖ ASK-SETTINGS: .*LLM_PROVIDER is "gorq"/m.test(stderr) }).toEqual({
    code: 3,
    told: true,
  });
});

test('nobody answers: exit code 1, and what to do', async () => {
  const { code, stdout, stderr } = await copy.run('ask tell me a joke', bare);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^✖ ASK-NO-ANSWER[^]*no model is set in \.env/m);
  withModel();
  server.received.length = 0;
  expect((await copy.run('ask --no-model tell me a joke', bare)).code).toBe(1);
  expect(server.received).toEqual([]);
});

test('without anything on this machine a code is known, and that nothing runs', async () => {
  const known = await copy.run('ask --json what does POD-MEMORY mean?', bare);
  expect(known.code, known.stderr).toBe(0);
  expect(JSON.parse(known.stdout)).toMatchObject({ answered_by: 'rules', answers: [{ code: 'POD-MEMORY' }] });
  expect(await copy.run('ask why is the backend not ready?', bare)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^NOTHING-RUNS: [^]*npm start\n$/),
  });
});

test('a dry run shows what would be sent, and sends nothing', async () => {
  withModel();
  server.received.length = 0;
  const { code, stdout } = await copy.run('ask --dry-run how are you jwt-hunter2', machine().folder);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /--- user\nQuestion: how are you \*\*\*\n\nState:\ntarget minikube[^]*- backend: not ready/,
  );
  expect(server.received).toEqual([]);
});

test.each<[words: string, code: number, told: RegExp]>([
  ['ask', 2, /^✖ USAGE-QUESTION: there is no question[^]*npm run ask -- "why/m],
  ['ask --seconds 0 why', 2, /^✖ USAGE-SECONDS: "0" is no time limit/m],
  ['ai', 2, /^✖ USAGE-TOOL: no tool is named/m],
  ['ai gorden why', 2, /^✖ USAGE-TOOL: there is no tool "gorden"[^]*known are kubectl-ai, gordon, kagent/m],
  ['ai gordon --seconds 5 why', 2, /^✖ USAGE-SECONDS: Gordon has no time limit/m],
  ['ai kubectl-ai', 2, /^✖ USAGE-QUESTION[^]*next: {3}npm run ai -- kubectl-ai "why/m],
  [
    'ai kubectl-ai scale the backend',
    3,
    /^✖ AI-TOOL-MISSING: kubectl-ai[^]*kubectl --context minikube -n default scale/m,
  ],
  [
    'ai gordon optimize my Dockerfile',
    3,
    /^✖ AI-TOOL-MISSING: Docker's Gordon[^]*npx nx run-many -t docker/m,
  ],
  ['ai kagent analyze the cluster health', 3, /^✖ AI-TOOL-MISSING: kagent[^]*get nodes/m],
])('%s: exit code %i', async (words, code, told) => {
  const ran = await copy.run(words, bare);
  expect(ran.stderr).toMatch(told);
  expect({ code: ran.code, stdout: ran.stdout, problems: ran.stderr.match(/^✖/gm)?.length }).toEqual({
    code,
    stdout: '',
    problems: 1,
  });
});

test('kubectl-ai on the cluster that runs: its words and its exit code', async () => {
  withModel();
  const tool = {
    version: 'version: 0.0.28\ncommit: a\ndate: b\n',
    '--quiet': { stdout: 'well key-hunter2\n', exitCode: 7 },
  };
  const programs = machine(
    { 'kubectl-ai': tool },
    { 'config view --minify': minikubeConfig, 'create token': 'token-1234\n' },
  );
  const ran = await copy.run('ai kubectl-ai why do pods fail', programs.folder);
  expect(ran, ran.stderr).toMatchObject({ code: 7, stdout: 'well ***\n' });
  // The rules come first, and never between the tool's own words.
  expect(ran.stderr).toMatch(/^POD-CONFIG: [^]*Now kubectl-ai:\n/);
  expect(programs.lines('kubectl-ai')[1]).toMatch(/--model=m .*-- why do pods fail$/);
});
