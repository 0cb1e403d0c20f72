import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { minikubeConfig, nodeAnswers, recorded } from '../../../cluster/src/fixtures/cluster.ts';
import { FakePrograms } from '../../../cluster/src/fixtures/fake-programs.ts';
import { WorkspaceCopy } from '../fixtures/workspace-copy.ts';

const copy = new WorkspaceCopy();
afterAll(() => copy.remove());

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s: the tool is ended, its account and its files go',
  async (signal) => {
    const programs = new FakePrograms({
      docker: { ...nodeAnswers.docker, '': '' },
      minikube: { ...nodeAnswers.minikube, 'status -o json': recorded('minikube-status-running.json') },
      helm: {},
      kubectl: { 'config view': minikubeConfig, 'create token': 'token-1234\n', '': 'done\n' },
    });
    const tool = join(programs.folder, 'kubectl-ai');
    writeFileSync(
      tool,
      '#!/bin/sh\nif [ "$1" = version ]; then printf \'version: 0.0.28\\ncommit: a\\n\'; exit 0; fi\necho begun; exec sleep 60\n',
    );
    chmodSync(tool, 0o755);
    const folder = mkdtempSync(join(tmpdir(), 'todo-interrupted-'));
    const child = spawn(
      process.execPath,
      [join(copy.root, 'tools/cli/bootstrap.mjs'), 'ai', 'kubectl-ai', 'why?'],
      {
        cwd: copy.root,
        env: {
          PATH: programs.folder,
          HOME: copy.root,
          TMPDIR: folder,
          LLM_BASE_URL: 'http://127.0.0.1:9/v1',
          LLM_MODEL: 'm',
        },
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    await sleep(100);
    child.kill(signal);
    expect((await ended)[0]).toBe(130);
    const [made, gone] = ['apply', 'delete'].map((verb) =>
      programs.calls('kubectl').find(({ args }) => args.includes(verb)),
    );
    expect(gone?.stdin).toBe(made!.stdin);
    expect(readdirSync(folder).filter((name) => name.startsWith('todo-ai-'))).toEqual([]);
  },
);
