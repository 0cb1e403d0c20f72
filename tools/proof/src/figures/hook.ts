import { mkdirSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { Proof, RunnerOptions, Timing } from '../proof.ts';
import { Checkout } from '../workspace/checkout.ts';
import { benchInputs } from './product.ts';

/** What the hook costs when it has nothing to check. */
export const hook: Proof = {
  name: 'hook',
  summary: 'the pre-push hook with a change that no target reads, against nx show projects --affected',
  steps: 9,
  limit: 1.5,
  sides: { ours: '.git/hooks/pre-push', byHand: 'nx show projects --affected' },
  inputs: [
    'tools/cli',
    'tools/helm-plugin',
    'tools/cluster',
    'tools/pipeline',
    'tools/settings',
    'nx.json',
    'package-lock.json',
    ...benchInputs,
    'tools/proof/src/figures/hook.ts',
  ],
  open,
};

async function open({ say }: RunnerOptions) {
  const checkout = await new Checkout('hook').make();
  say(`a clone in ${checkout.root}, its hook installed`);
  await checkout.must('npm', ['run', '--silent', 'hooks']);
  const base = (await checkout.git('rev-parse', 'HEAD')).stdout.trim();
  // Pages, the licence and each file at the top are read by some target.
  const file = '.vscode/settings.json';
  mkdirSync(join(checkout.root, '.vscode'), { recursive: true });
  writeFileSync(join(checkout.root, file), '{}\n');
  await checkout.git('add', '-f', file);
  await checkout.git('commit', '-q', '--no-verify', '-m', 'chore: a file that no target reads');
  const head = (await checkout.git('rev-parse', 'HEAD')).stdout.trim();
  const path = (await checkout.git('rev-parse', '--git-path', 'hooks/pre-push')).stdout.trim();
  const program = isAbsolute(path) ? path : join(checkout.root, path);
  const pushed = `refs/heads/proof ${head} refs/heads/proof ${base}\n`;
  const round = async (): Promise<Timing> => {
    const ours = await checkout.must(program, ['origin', checkout.root], pushed);
    const nx = ['show', 'projects', '--affected', `--base=${base}`, `--head=${head}`];
    const byHand = await checkout.must('node_modules/.bin/nx', nx);
    return { kind: 'timing', ours: ours.seconds, byHand: byHand.seconds, parts: {} };
  };
  await round();
  return { step: round };
}
