import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { access, readerToken } from '../fixtures/ai-programs.ts';
import { leftFolders, running, wish, withOwnTempFolder, withTool } from '../fixtures/kubectl-ai.ts';
import { printed } from '../fixtures/printed.ts';
import { askKubectlAi } from './kubectl-ai.ts';

const shown = printed();
withOwnTempFolder();

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
