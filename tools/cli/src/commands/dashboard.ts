import { spawn } from 'node:child_process';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { toolMissing } from '../../../cluster/src/programs/command.ts';
import type { Cluster } from '../../../cluster/src/kubernetes.ts';
import { openInBrowser } from '../programs/browser.ts';
import type { Values } from '../command-line/command.ts';
import { theRunningCluster } from '../live-state/running.ts';

/** `npm run dashboard`: minikube's own dashboard, until Ctrl-C. Its address goes to stdout. */
export default async function dashboard(values: Values): Promise<number> {
  const { cluster } = await theRunningCluster(
    values['target'] as string | undefined,
    'dashboard',
    'npm run status, npm run logs',
  );
  const { provider } = cluster;
  if (provider.name !== 'minikube') throw onlyMinikube(cluster);
  process.stderr.write(
    'The dashboard starts; the first time it is fetched and takes a minute. Ctrl-C ends it.\n',
  );
  return passOn(cluster, ['-p', provider.context, 'dashboard', '--url']);
}

/** minikube prints the address when its proxy listens, and goes on until it is stopped. */
function passOn(cluster: Cluster, args: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn('minikube', args, { stdio: ['inherit', 'pipe', 'inherit'] });
    let stopped = false;
    child.stdout.on('data', (chunk: Buffer) => {
      process.stdout.write(chunk);
      const url = /^https?:\/\/\S+$/m.exec(chunk.toString())?.[0];
      if (url) void openInBrowser(url);
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        stopped = true;
        child.kill(signal);
      });
    }
    child.once('error', () => reject(toolMissing('minikube')));
    child.once('close', (code) => {
      if (stopped || code === 0) return resolve(0);
      reject(notShown(cluster, args, code ?? 1));
    });
  });
}

function notShown({ kubectlFlags }: Cluster, args: string[], exitCode: number): Problem {
  return new Problem({
    code: 'DASHBOARD-FAILED',
    what: `minikube could not show its dashboard (exit code ${exitCode})`,
    where: `minikube ${args.join(' ')}`,
    cause: 'see its lines above; its images are fetched from the internet',
    next: `npm run status, or kubectl ${kubectlFlags.join(' ')} get all`,
  });
}

function onlyMinikube({ provider, kubectlFlags }: Cluster): Problem {
  return new Problem({
    code: 'DASHBOARD-ABSENT',
    what: `a ${provider.name} cluster brings no dashboard along`,
    where: `context ${provider.context}`,
    cause: 'only minikube has one of its own',
    next: `npm run status, or kubectl ${kubectlFlags.join(' ')} get all; k9s and Headlamp show any cluster: k9s --context ${provider.context}`,
    class: 'refused',
  });
}
