import { statfsSync } from 'node:fs';
import { attempt } from '../../../cluster/src/command.ts';
import { portHolder } from '../../../cluster/src/port-holder.ts';
import { isFree } from '../../../embedded/src/free-port.ts';
import { hasEnvFile, permissionWarning } from '../../../settings/src/env-file.ts';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { peekSettings } from '../../../settings/src/settings.ts';
import { isAtLeast, versionIn, type Check, type Finding } from './check.ts';

/** A program on PATH with a lowest version, both from the spec's list of dependencies where it names them. */
interface ProgramCheck {
  name: string;
  for: string;
  args: string[];
  least: string;
  fix: string;
}

const kubernetes = 'minikube';
const programs: ProgramCheck[] = [
  {
    name: 'python3',
    for: 'backend outside containers',
    args: ['--version'],
    least: '3.11',
    fix: 'install Python >= 3.11 (https://www.python.org/downloads/)',
  },
  { name: 'git', for: 'nx affected', args: ['--version'], least: '2.0', fix: 'install git' },
  {
    name: 'docker',
    for: 'minikube, compose',
    args: ['--version'],
    least: '24.0',
    fix: 'install Docker (https://docs.docker.com/get-docker/)',
  },
  {
    name: 'minikube',
    for: kubernetes,
    args: ['version'],
    least: '1.32',
    fix: 'https://minikube.sigs.k8s.io/docs/start/',
  },
  {
    name: 'kubectl',
    for: kubernetes,
    args: ['version', '--client'],
    least: '1.28',
    fix: 'https://kubernetes.io/docs/tasks/tools/',
  },
  {
    name: 'helm',
    for: kubernetes,
    args: ['version', '--short'],
    least: '3.12',
    fix: 'https://helm.sh/docs/intro/install/',
  },
];

function programCheck({ name, for: need, args, least, fix }: ProgramCheck): Check {
  return {
    name,
    for: need,
    async run() {
      const output = await attempt(name, args, { timeout: 20 }).catch(() => undefined);
      if (!output || output.exitCode !== 0) return { state: 'missing', found: 'not found on PATH', fix };
      const version = versionIn(output.stdout + output.stderr) ?? 'unknown';
      if (isAtLeast(version, least)) return { state: 'ok', found: version };
      return { state: 'warn', found: `${version}, older than ${least}`, fix };
    },
  };
}

function portCheck(port: number, need: string): Check {
  return {
    name: `port ${port}`,
    for: need,
    async run() {
      if (await isFree(port)) return { state: 'ok', found: 'free' };
      const holder = (await portHolder(port)) ?? 'another program';
      // What runs here already is no fault: `npm run status` tells it.
      return { state: 'ok', found: `taken by ${holder}; npm run status tells whether it is ours` };
    },
  };
}

const ok = (found: string): Finding => ({ state: 'ok', found });

const others: Check[] = [
  { name: 'node', for: 'everything', run: async () => ok(process.versions.node) },
  {
    name: 'Docker engine',
    for: 'minikube, compose',
    async run() {
      const format = '{{.ServerVersion}}, {{.NCPU}} CPUs, {{.MemTotal}} bytes of memory';
      const output = await attempt('docker', ['info', '--format', format], { timeout: 20 }).catch(
        () => undefined,
      );
      if (output?.exitCode === 0)
        return ok(
          output.stdout.trim().replace(/(\d+) bytes/, (_, n) => `${Math.floor(Number(n) / 2 ** 30)} GiB`),
        );
      return {
        state: 'missing',
        found: 'does not answer',
        fix: 'start Docker (Linux: sudo systemctl start docker)',
      };
    },
  },
  {
    name: 'buildx',
    for: 'minikube, compose',
    async run() {
      const output = await attempt('docker', ['buildx', 'version'], { timeout: 20 }).catch(() => undefined);
      if (output?.exitCode === 0) return ok(versionIn(output.stdout) ?? 'there');
      return { state: 'missing', found: 'not found', fix: 'install the docker-buildx plugin' };
    },
  },
  {
    name: 'kubectl context',
    for: 'nothing: every call names its own',
    async run() {
      const output = await attempt('kubectl', ['config', 'current-context'], { timeout: 20 }).catch(
        () => undefined,
      );
      const current = output?.stdout.trim() || 'none';
      return ok(`${current}; here ${peekSettings().profile} is used, and yours stays as it is`);
    },
  },
  {
    name: '.env',
    for: 'everything',
    async run() {
      if (!hasEnvFile()) return ok('not there yet; npm start makes it');
      peekSettings();
      const warning = permissionWarning();
      return warning
        ? { state: 'warn', found: warning, fix: 'chmod 600 .env' }
        : ok('can be read, by you alone');
    },
  },
  {
    name: 'disk',
    for: 'everything',
    async run() {
      const { bavail, bsize } = statfsSync(inWorkspace());
      const free = Math.floor((bavail * bsize) / 2 ** 30);
      return free >= 8
        ? ok(`${free} GiB free`)
        : { state: 'warn', found: `${free} GiB free`, fix: 'docker system prune' };
    },
  },
];

/** All checks, in the order in which they are shown. */
export const checks: Check[] = [
  ...others.slice(0, 1),
  ...programs.map(programCheck),
  ...others.slice(1),
  portCheck(3000, 'embedded, compose'),
  portCheck(8001, 'embedded'),
  portCheck(30000, 'minikube, when the cluster is made'),
];
