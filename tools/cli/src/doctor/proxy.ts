import { existsSync, readFileSync } from 'node:fs';
import { BlockList, isIPv4 } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { attempt } from '../../../cluster/src/programs/command.ts';
import type { Finding } from './check.ts';

/** Where a request must not take the way over the proxy, each with an address: this machine, Services, minikube's node. */
const near = [
  ['localhost', 'localhost'],
  ['127.0.0.1', '127.0.0.1'],
  ['10.96.0.0/12', '10.96.0.1'],
  ['192.168.49.0/24', '192.168.49.2'],
] as const;

const handbook = 'https://docs.docker.com/engine';

/** A setting in either spelling. */
const either = (env: NodeJS.ProcessEnv, name: string): string | undefined =>
  env[name] || env[name.toLowerCase()] || undefined;

/** Whether all that fetches something knows of the proxy that the environment names. */
export async function proxyFinding(env: NodeJS.ProcessEnv = process.env): Promise<Finding> {
  const proxy = either(env, 'HTTPS_PROXY') ?? either(env, 'HTTP_PROXY') ?? either(env, 'ALL_PROXY');
  if (!proxy) return { state: 'ok', found: 'none in the environment' };
  const direct = (either(env, 'NO_PROXY') ?? '').split(',').map((place) => place.trim());
  const isDirect = directly(direct);
  const absent = near.filter(([, address]) => !isDirect(address)).map(([place]) => place);
  const fixes = [
    ...(absent.length ? [`export NO_PROXY=${[...direct, ...absent].filter(Boolean).join(',')}`] : []),
    ...(await dockersFixes(env)),
  ];
  const found = `${hostOf(proxy)}, for npm, uv and minikube`;
  if (fixes.length === 0) return { state: 'ok', found: `${found}, and for Docker` };
  const lacking = [
    ...(absent.length ? ['NO_PROXY has not all that is near'] : []),
    ...(fixes.length > (absent.length ? 1 : 0) ? ['Docker has a setting of its own'] : []),
  ];
  return { state: 'warn', found: `${found}; ${lacking.join('; ')}`, fix: fixes.join('; ') };
}

/** Which addresses the entries of NO_PROXY name; its networks are read as Go's programs read them, such as kubectl. */
function directly(entries: string[]): (address: string) => boolean {
  const networks = new BlockList();
  for (const entry of entries) {
    const [network = '', prefix] = entry.split('/');
    const bits = Number(prefix);
    if (isIPv4(network) && prefix && bits >= 0 && bits <= 32) networks.addSubnet(network, bits);
  }
  return (address) =>
    entries.includes('*') || entries.includes(address) || (isIPv4(address) && networks.check(address));
}

/** The engine pulls images, and a build runs npm and uv in a container: neither sees the shell's environment. */
async function dockersFixes(env: NodeJS.ProcessEnv): Promise<string[]> {
  const format = '{{.HTTPSProxy}}{{.HTTPProxy}}';
  const info = await attempt('docker', ['info', '--format', format], { timeout: 20 }).catch(() => undefined);
  if (info?.exitCode !== 0) return [];
  const engine = info.stdout.trim() !== '';
  return [
    ...(engine ? [] : [`for pulling images ${handbook}/daemon/proxy/ (Docker Desktop: Settings, Proxies)`]),
    ...(forBuilds(env) ? [] : [`for builds ${handbook}/cli/proxy/`]),
  ];
}

/** Docker's client gives a build the proxies of its own file. */
function forBuilds(env: NodeJS.ProcessEnv): boolean {
  const file = join(env['DOCKER_CONFIG'] || join(homedir(), '.docker'), 'config.json');
  if (!existsSync(file)) return false;
  try {
    const { proxies } = JSON.parse(readFileSync(file, 'utf8')) as { proxies?: object };
    return Object.keys(proxies ?? {}).length > 0;
  } catch {
    return false;
  }
}

/** Without the user and password that may stand in it. */
const hostOf = (proxy: string): string => proxy.replace(/^(\w+:\/\/)?[^/]*@/, '$1');
