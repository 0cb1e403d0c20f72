import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { readSteps, readTaskEnds } from './steps.ts';

test('the script by hand calls four programs and tells the seconds of each', () => {
  const folder = mkdtempSync(join(tmpdir(), 'todo-by-hand-'));
  for (const program of ['docker', 'kubectl']) {
    const script = `#!/bin/sh\ncase "$*" in *import*) cat;; esac\necho "${program} $*" >> ${folder}/calls\n`;
    writeFileSync(join(folder, program), script);
    chmodSync(join(folder, program), 0o755);
  }
  try {
    const args = ['proof', 'default', 'node-1', 'backend=todo-backend:mark', '--build-context', 'app=dist'];
    const command = ['-c', `PATH=${folder}:$PATH; "$@" 2>&1`, 'sh', inWorkspace('bench/by-hand.sh'), ...args];
    const steps = readSteps(execFileSync('sh', command, { encoding: 'utf8' }));
    expect(Object.keys(steps)).toEqual(['build', 'import', 'set-image', 'rollout']);
    expect(Object.values(steps).every((seconds) => seconds >= 0)).toBe(true);
    const calls = execFileSync('sort', [join(folder, 'calls')], { encoding: 'utf8' })
      .trim()
      .split('\n');
    expect(calls).toEqual([
      'docker build -q -f apps/backend/Dockerfile -t todo-backend:mark --build-context app=dist .',
      'docker exec -i node-1 ctr -n k8s.io images import -',
      'docker save todo-backend:mark',
      'kubectl --context proof -n default rollout status deployment/backend --timeout=300s',
      'kubectl --context proof -n default set image deployment/backend *=todo-backend:mark',
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the end of each task that did something', () => {
  const lines = [
    '   0.4s  ○ unchanged cluster:up',
    '  12.5s  ✓ done      backend:load   loaded',
    '  13.0s  ✖ failed    backend-chart:deploy',
    " 1m 46s  ✓ done      frontend:docker              Nx's cache does not have it",
    '12m 06s  ✓ done      frontend-chart:deploy:dev',
  ];
  expect(readTaskEnds(lines.join('\n'))).toEqual({
    'backend:load': 12.5,
    'backend-chart:deploy': 13,
    'frontend:docker': 106,
    'frontend-chart:deploy:dev': 726,
  });
});
