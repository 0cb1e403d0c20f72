import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { attempt } from '../../../cluster/src/programs/command.ts';
import { portHolder } from '../../../cluster/src/processes/port-holder.ts';
import { isFree } from '../../../embedded/src/free-port.ts';
import { hasEnvFile, permissionWarning } from '../../../settings/src/env-file.ts';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { peekSettings } from '../../../settings/src/settings.ts';
import { isAtLeast, versionIn, type Check, type Finding } from './check.ts';
import { contextFinding } from './context.ts';
import { dockerEngine, dockerProgram } from './engine.ts';
import { proxyFinding } from './proxy.ts';
import { judgeSystem, thisSystem } from './system.ts';

/** A program on PATH with a lowest version, both from the spec's list of dependencies where it names them. */
interface ProgramCheck {
  name: string;
  for: string;
  args: string[];
  least: string;
  fix: string;
}

const kubernetes = 'minikube';
const clusters = 'minikube, kind, context';
/** The programs that are looked for; docs/MINIKUBE.md has the same versions. */
export const programs: ProgramCheck[] = [
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
    for: `${clusters}, compose`,
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
    for: clusters,
    args: ['version', '--client'],
    least: '1.28',
    fix: 'https://kubernetes.io/docs/tasks/tools/',
  },
  {
    name: 'helm',
    for: clusters,
    args: ['version', '--short'],
    least: '3.12',
    fix: 'https://helm.sh/docs/intro/install/',
  },
  {
    name: 'kind',
    for: 'kind, optional',
    args: ['version'],
    least: '0.20',
    fix: 'https://kind.sigs.k8s.io/docs/user/quick-start/#installation',
  },
];

function programCheck({ name, for: need, args, least, fix }: ProgramCheck): Check {
  return {
    name,
    for: need,
    async run() {
      const told = name === 'docker' ? await dockerProgram() : undefined;
      if (told) return told;
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
  { name: 'system', for: 'everything', run: async () => judgeSystem(thisSystem()) },
  { name: 'node', for: 'everything', run: async () => ok(process.versions.node) },
  { name: 'Docker engine', for: `${clusters}, compose`, run: dockerEngine },
  { name: 'proxy', for: 'whatever is fetched', run: proxyFinding },
  {
    name: 'buildx',
    for: `${clusters}, compose`,
    async run() {
      const output = await attempt('docker', ['buildx', 'version'], { timeout: 20 }).catch(() => undefined);
      if (output?.exitCode === 0) return ok(versionIn(output.stdout) ?? 'there');
      return { state: 'missing', found: 'not found', fix: 'install the docker-buildx plugin' };
    },
  },
  { name: 'kubectl context', for: 'nothing: every call names its own', run: contextFinding },
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
    name: 'inotify',
    for: 'several clusters at once',
    async run() {
      const file = '/proc/sys/fs/inotify/max_user_instances';
      if (!existsSync(file)) return ok('not of this system');
      const limit = Number(readFileSync(file, 'utf8'));
      // kube-proxy and the kubelet of each node in a container take from the same user's share.
      const more = 'sudo sysctl fs.inotify.max_user_instances=512';
      return ok(
        limit >= 512 ? `${limit} instances` : `${limit} instances; for several clusters at once: ${more}`,
      );
    },
  },
  {
    name: 'disk',
    for: 'everything',
    async run() {
      const root = await attempt('docker', ['info', '--format', '{{.DockerRootDir}}'], { timeout: 20 })
        .then(({ exitCode, stdout }) => (exitCode === 0 ? stdout.trim() : ''))
        .catch(() => '');
      // Docker Desktop's folder is inside of its virtual machine.
      const places = [inWorkspace(), ...(root && existsSync(root) ? [root] : [])];
      const free = Math.min(
        ...places.map((place) => {
          const { bavail, bsize } = statfsSync(place);
          return Math.floor((bavail * bsize) / 2 ** 30);
        }),
      );
      const where = places.length > 1 ? ' for this folder and Docker' : '';
      return free >= 8
        ? ok(`${free} GiB free${where}`)
        : {
            state: 'warn',
            found: `${free} GiB free${where}`,
            fix: 'npm run prune (old images of this project); then docker system df shows what else there is',
          };
    },
  },
];

/** All checks, in the order in which they are shown. */
export const checks: Check[] = [
  ...others.slice(0, 2),
  ...programs.map(programCheck),
  ...others.slice(2),
  portCheck(3000, 'embedded, compose'),
  portCheck(8001, 'embedded'),
  portCheck(30000, 'minikube and kind, when the cluster is made'),
];
