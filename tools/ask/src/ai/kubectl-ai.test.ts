import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { asProblem } from '../../../../libs/problem/src/problem.ts';
import { access, cluster, fakes, kubectlAnswers, readerToken } from '../fixtures/ai-programs.ts';
import { printed } from '../fixtures/printed.ts';
import { askKubectlAi } from './kubectl-ai.ts';

const version = 'version: 0.0.28\ncommit: abc\ndate: 2025-11-01\n';
const shown = printed();
beforeEach(() => {
  // Other tests make folders at the same time.
  vi.stubEnv('TMPDIR', mkdtempSync(join(tmpdir(), 'todo-test-')));
});
afterEach(() => void vi.unstubAllEnvs());

const running = () => Promise.resolve(cluster);
const wish = { question: 'why do pods fail?', seconds: 10, plain: ['kubectl get pods'] };

/** A kubectl-ai of these lines of shell, which first keeps what it was started with. */
function withTool(lines: string, kubectl = kubectlAnswers) {
  const programs = fakes({ kubectl });
  const kept = join(programs.folder, 'kept');
  const tool = join(programs.folder, 'kubectl-ai');
  const keep = `env > '${kept}.env'; printf '%s\\n' "$@" > '${kept}.args'; cat "$KUBECONFIG" > '${kept}.config'`;
  writeFileSync(
    tool,
    `#!/bin/sh\nif [ "$1" = version ]; then printf '${version}'; exit 0; fi\n${keep}\n${lines}\n`,
  );
  chmodSync(tool, 0o755);
  return { programs, read: (what: string) => readFileSync(`${kept}.${what}`, 'utf8') };
}
const problem = async () =>
  asProblem(
    await askKubectlAi(running, access, wish).then(
      () => undefined,
      (error: unknown) => error,
    ),
  ).facts;
const leftFolders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('todo-ai-'));

test('it is asked once, quietly, with a pinned model and endpoint, and may change nothing', async () => {
  const { read } = withTool('echo "All pods are well."');
  expect(await askKubectlAi(running, access, wish)).toBe(0);
  const args = read('args').trim().split('\n');
  const [file] = args.flatMap((one) => /^--kubeconfig=(.*)/.exec(one)?.[1] ?? []);
  const folder = join(file!, '..');
  expect(args).toEqual([
    '--quiet',
    '--skip-permissions=false',
    '--mcp-client=false',
    '--llm-provider=openai',
    '--model=openai/gpt-oss-120b',
    '--max-iterations=8',
    `--kubeconfig=${file}`,
    `--trace-path=${join(folder, 'trace')}`,
    '--remove-workdir',
    '--',
    'why do pods fail?',
  ]);
  expect(shown.text).toBe('All pods are well.\n');
});

test('its kubeconfig holds the deployed context alone, with a token that may read no Secret', async () => {
  const { programs, read } = withTool('echo well');
  await askKubectlAi(running, access, wish);
  const config = JSON.parse(read('config')) as Record<string, unknown[]>;
  expect(config).toMatchObject({
    'current-context': 'todo',
    contexts: [{ name: 'todo', context: { cluster: 'todo', user: 'todo', namespace: 'here' } }],
    clusters: [{ cluster: { server: 'https://127.0.0.1:1', 'certificate-authority-data': 'Y2E=' } }],
    users: [{ name: 'todo', user: { token: readerToken } }],
  });
  expect(config['contexts']).toHaveLength(1);
  expect(JSON.stringify(config)).not.toMatch(/own-hunter2|client-key/);
  const [account, role, ...bindings] = (
    JSON.parse(programs.calls('kubectl').find(({ args }) => args.includes('apply'))!.stdin) as {
      items: {
        kind: string;
        rules?: { resources: string[]; verbs: string[] }[];
        roleRef?: { name: string };
      }[];
    }
  ).items;
  expect(account!.kind).toBe('ServiceAccount');
  expect(bindings.map(({ roleRef }) => roleRef?.name)[0]).toBe('view');
  expect(role!.rules!.flatMap(({ resources }) => resources)).not.toContain('secrets');
  expect(new Set(role!.rules!.flatMap(({ verbs }) => verbs))).toEqual(new Set(['get', 'list', 'watch']));
});

test('the account and every file go afterwards, also when it failed', async () => {
  for (const end of ['echo well', 'exit 7']) {
    const { programs } = withTool(end);
    await askKubectlAi(running, access, wish);
    const [made, gone] = ['apply', 'delete'].map((verb) =>
      programs.calls('kubectl').find(({ args }) => args.includes(verb))!,
    );
    expect(gone!.stdin).toBe(made!.stdin);
  }
  expect(leftFolders()).toEqual([]);
});

test('no secret of this shell reaches it but the model’s key, and none stands in an argument', async () => {
  for (const name of [
    'JWT_SECRET',
    'PGPASSWORD',
    'GROQ_API_KEY',
    'DIRECT_URL',
    'GITHUB_PAT',
    'DOCKER_AUTH_CONFIG',
  ])
    vi.stubEnv(name, `shell-hunter2-${name}`);
  const { programs, read } = withTool('echo well');
  await askKubectlAi(running, access, { ...wish, question: 'why shell-hunter2-JWT_SECRET?' });
  expect(read('env')).toContain(`OPENAI_API_KEY=${access.apiKey}\n`);
  expect(read('env')).toContain('OPENAI_ENDPOINT=https://api.groq.com/openai/v1\n');
  expect(read('env')).not.toContain('shell-hunter2');
  expect(read('args')).toContain('why ***?');
  expect([read('args'), ...programs.lines()].join('\n')).not.toContain('hunter2');
});

test('settings of the user’s own, which may loosen what is asked of it, are not found', async () => {
  vi.stubEnv('XDG_CONFIG_HOME', '/home/ada/.config');
  const { read } = withTool('echo well');
  await askKubectlAi(running, access, wish);
  const folder = join(/^KUBECONFIG=(.*)$/m.exec(read('env'))![1]!, '..');
  expect(read('env')).toMatch(new RegExp(`^HOME=${folder}$`, 'm'));
  expect(read('env')).toContain(`XDG_CONFIG_HOME=${join(folder, '.config')}\n`);
  expect(read('env')).not.toContain('/home/ada');
});

test('a secret in its words is not shown: of .env, of the shell, its own token', async () => {
  vi.stubEnv('JWT_SECRET', 'jwt-hunter2');
  withTool(`echo "jwt-hunter2 ${readerToken}"; echo "gsk_abcdefghijklmnopqrstu" >&2`);
  await askKubectlAi(running, access, wish);
  expect(shown.text.split('\n').sort()).toEqual(['', '***', '*** ***']);
});

test.each([1, 2, 42])('its exit code %i is given on', async (code) => {
  withTool(`echo words; exit ${code}`);
  expect(await askKubectlAi(running, access, wish)).toBe(code);
});

test('the end of its time: exit code 124, the plain command, and nothing is left', async () => {
  const { programs } = withTool('sleep 60');
  expect(await askKubectlAi(running, access, { ...wish, seconds: 1 })).toBe(124);
  expect(shown.text).toMatch(/AI-TOOL-TIMEOUT[^]*--seconds 2[^]*kubectl get pods/);
  expect(programs.calls('kubectl').some(({ args }) => args.includes('delete'))).toBe(true);
  expect(leftFolders()).toEqual([]);
});

test('a good end without a word is none', async () => {
  withTool('exit 0');
  expect(await problem()).toMatchObject({
    code: 'AI-TOOL-EMPTY',
    next: expect.stringContaining('kubectl get pods'),
  });
});

test('no endpoint: nothing is made in the cluster', async () => {
  const { programs } = withTool('echo well');
  await expect(askKubectlAi(running, undefined, wish)).rejects.toThrow('AI-NO-ENDPOINT');
  expect(programs.calls('kubectl')).toEqual([]);
});

test('missing: how to get it, and what to type without it', async () => {
  fakes({ kubectl: kubectlAnswers });
  expect(await problem()).toMatchObject({
    code: 'AI-TOOL-MISSING',
    cause: expect.stringContaining('krew install ai'),
    next: 'without it: kubectl get pods',
    class: 'preflight',
  });
});

test('another program of the same name is not asked', async () => {
  fakes({ kubectl: kubectlAnswers, 'kubectl-ai': { version: 'kubectl-ai version v0.3.0\n' } });
  expect(await problem()).toMatchObject({ code: 'AI-TOOL-OTHER', words: expect.stringContaining('v0.3.0') });
});

test('another version is told, and asked', async () => {
  fakes({
    kubectl: kubectlAnswers,
    'kubectl-ai': { version: version.replace('28', '22'), '--quiet': 'well\n' },
  });
  expect(await askKubectlAi(running, access, wish)).toBe(0);
  expect(shown.text).toContain('AI-TOOL-VERSION: kubectl-ai is 0.0.22');
});

test('an account that cannot be removed is told with the command', async () => {
  withTool('echo well', {
    ...kubectlAnswers,
    'delete --ignore-not-found': { stderr: 'refused', exitCode: 1 },
  });
  expect(await askKubectlAi(running, access, wish)).toBe(0);
  expect(shown.text).toMatch(
    /AI-READER-LEFT: the account todo-chatbot-ai-[0-9a-f]{8} .*kubectl --context todo delete/,
  );
});

test('a cluster that refuses the account: nothing is asked, nothing is left', async () => {
  const { programs } = withTool('echo well', {
    ...kubectlAnswers,
    'apply -f -': { stderr: 'Forbidden', exitCode: 1 },
  });
  expect(await problem()).toMatchObject({ code: 'COMMAND-FAILED' });
  expect(existsSync(join(programs.folder, 'kept.args'))).toBe(false);
  expect(leftFolders()).toEqual([]);
});
