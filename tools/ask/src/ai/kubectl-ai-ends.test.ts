import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asProblem } from '../../../../libs/problem/src/problem.ts';
import { access, fakes, kubectlAnswers } from '../fixtures/ai-programs.ts';
import { leftFolders, running, version, wish, withOwnTempFolder, withTool } from '../fixtures/kubectl-ai.ts';
import { printed } from '../fixtures/printed.ts';
import { askKubectlAi } from './kubectl-ai.ts';

const shown = printed();
withOwnTempFolder();

const problem = async () =>
  asProblem(
    await askKubectlAi(running, access, wish).then(
      () => undefined,
      (error: unknown) => error,
    ),
  ).facts;

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
