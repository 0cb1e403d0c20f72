import { flag, help, target, text, type Command } from '../command.ts';
import { targets } from '../../targets/target.ts';

/** What one needs while changing the sources. */
export const work: Record<string, Command> = {
  test: {
    summary: 'everything that needs no cluster: lint, types, tests, charts',
    options: { ...help },
    help: {},
    rest: '[nx options]',
    example: 'npm test -- --skip-nx-cache',
    load: () => import('../../commands/test.ts'),
  },
  lint: {
    summary: 'only the linters: TypeScript, Python, YAML, Markdown, shell, Dockerfiles, charts; types too',
    options: { ...help },
    help: {},
    rest: '[nx options]',
    example: 'npm run lint -- -p frontend backend',
    load: () => import('../../commands/lint.ts'),
  },
  e2e: {
    summary: 'the journeys of a user, in a real browser, against what runs',
    options: { ...help, target },
    help: { target: `${targets.join(', ')}; default: what runs` },
    choices: { target: targets },
    rest: '[playwright options]',
    example: 'npm run e2e -- --target embedded --headed',
    load: () => import('../../commands/e2e.ts'),
  },
  hooks: {
    summary: 'sets the pre-push hook: what a push affects is linted and tested first',
    options: { ...help, status: flag, chain: flag, remove: flag },
    help: {
      status: 'only say whether it is set',
      chain: "keeps another tool's pre-push hook and calls it first",
      remove: 'removes it, for good',
    },
    example: 'npm run hooks -- --status',
    load: () => import('../../commands/hooks.ts'),
  },
  proof: {
    summary: 'what takes longer than CI: the property test on a cluster, and the benchmarks',
    options: { ...help, list: flag, seed: text, steps: text, only: text, force: flag, json: flag },
    help: {
      list: 'only shows each proof: fresh, stale, incomplete, fails or never run',
      seed: 'of the random sequences: 1, or that of the record',
      steps: "rounds or sequences: each proof's own number",
      only: 'these steps alone (3 or 1,2,7), to repeat what failed; nothing is recorded',
      force: 'from the beginning, also what is fresh',
      json: 'the records as JSON',
    },
    rest: '[name …]',
    example: 'npm run proof -- sequences --steps 4 --seed 7',
    load: () => import('../../commands/proof.ts'),
  },
  bench: {
    summary: 'all of bench/ that is not fresh, and docs/BENCHMARKS.md with what came of it',
    options: { ...help, page: flag, quick: flag, steps: text, force: flag, json: flag },
    help: {
      page: 'only writes docs/BENCHMARKS.md and its pictures from the records that are there',
      quick: 'only the benchmarks with a ratio: no images, sequences, rollout and faults',
      steps: "rounds: each proof's own number",
      force: 'from the beginning, also what is fresh',
      json: 'the records as JSON',
    },
    rest: '[name …]',
    example: 'npm run bench -- --page',
    load: () => import('../../commands/bench.ts'),
  },
  completion: {
    summary: 'prints a script with which a shell completes these commands',
    options: { ...help },
    help: {},
    rest: 'bash|zsh|fish',
    restChoices: ['bash', 'zsh', 'fish'],
    example: 'npm run -s completion -- bash',
    load: () => import('../../commands/completion.ts'),
  },
};
