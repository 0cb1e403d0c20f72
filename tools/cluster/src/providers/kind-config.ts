import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { workspaceRoot } from '../../../settings/src/paths.ts';
import { nodePort } from './node-container.ts';

interface KindConfig {
  kind?: string;
  apiVersion?: string;
  nodes?: { role?: string; extraPortMappings?: { containerPort?: number }[] }[];
}

/**
 * What `kind create cluster --config` reads, as JSON (which is YAML): one node, whose NodePort 30000 answers at
 * 127.0.0.1:<port>. The user's own file (KIND_CONFIG) is kept as it is but for that mapping.
 * @throws Problem KIND-CONFIG
 */
export function kindConfig(port: number, own = ''): string {
  const config = own ? readOwn(resolve(workspaceRoot, own)) : {};
  const [node = {}, ...others] = config.nodes ?? [];
  if (others.length) throw configProblem(own, 'it has more than one node, and images are loaded into one');
  const mapped = (node.extraPortMappings ?? []).filter((one) => one.containerPort !== nodePort);
  const mapping = { containerPort: nodePort, hostPort: port, listenAddress: '127.0.0.1', protocol: 'TCP' };
  return JSON.stringify({
    ...config,
    kind: 'Cluster',
    apiVersion: config.apiVersion ?? 'kind.x-k8s.io/v1alpha4',
    nodes: [{ ...node, role: 'control-plane', extraPortMappings: [...mapped, mapping] }],
  });
}

function readOwn(file: string): KindConfig {
  let parsed: unknown;
  try {
    parsed = parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw configProblem(file, (error as Error).message.split('\n')[0] ?? 'it cannot be read');
  }
  const config = parsed as KindConfig | null;
  if (!config || typeof config !== 'object' || config.kind !== 'Cluster')
    throw configProblem(file, 'it does not say "kind: Cluster"');
  if (config.nodes !== undefined && !Array.isArray(config.nodes))
    throw configProblem(file, '"nodes" is no list');
  return config;
}

function configProblem(file: string, why: string): Problem {
  return new Problem({
    code: 'KIND-CONFIG',
    what: `the file of KIND_CONFIG cannot be used: ${why}`,
    where: file,
    cause: 'a typing error; the form is at https://kind.sigs.k8s.io/docs/user/configuration/',
    next: 'mend the file, or empty KIND_CONFIG in .env',
    class: 'preflight',
  });
}
