import { $ } from 'zx';
import { setTimeout as sleep } from 'node:timers/promises';
import { endProgram } from '../../programs/end-program.ts';
import type { Cluster } from '../../kubernetes.ts';
import { containerOf, type Probe } from '../snapshot/pod.ts';
import type { Finding } from '../signs/signs.ts';

/** Longest answer that is shown. */
const shown = 600;

/**
 * What the probe's address answers at this moment, asked through the cluster: the node tells the status code and keeps
 * the words. Undefined when it is no HTTP probe or there is no answer.
 */
export async function probeAnswer(cluster: Cluster, finding: Finding): Promise<string | undefined> {
  const { pod, container: name } = finding;
  const container = pod && name ? containerOf(pod, name) : undefined;
  const probe = container?.[`${finding.reason?.toLowerCase()}Probe` as 'readinessProbe'] as Probe | undefined;
  if (!pod || !probe?.httpGet || probe.httpGet.scheme === 'HTTPS') return undefined;
  const { port, path = '/' } = probe.httpGet;
  const number = container?.ports?.find((one) => one.name === port)?.containerPort ?? port;
  const place = `/api/v1/namespaces/${cluster.namespace}/pods/${pod.metadata.name}:${number}/proxy`;
  return await throughProxy(cluster, place, path).catch(() => undefined);
}

/** `kubectl get --raw` throws the answer of a failing service away; kubectl's proxy gives it. */
async function throughProxy(cluster: Cluster, place: string, path: string): Promise<string | undefined> {
  const args = [
    ...cluster.kubectlFlags,
    'proxy',
    '--port=0',
    '--address=127.0.0.1',
    `--accept-paths=^${place}`,
  ];
  const proxy = $({ quiet: true, nothrow: true })`kubectl ${args}`;
  try {
    let address: string | undefined;
    void (async () => {
      for await (const line of proxy) address ??= /127\.0\.0\.1:\d+/.exec(String(line))?.[0];
    })();
    for (let i = 0; i < 100 && !address; i++) await sleep(50);
    if (!address) return undefined;
    const answer = await fetch(`http://${address}${place}${path}`, { signal: AbortSignal.timeout(3000) });
    const text = (await answer.text()).trim().slice(0, shown);
    // The cluster's own words for a program that takes no connection.
    if (/^error trying to reach service/.test(text)) return undefined;
    return `GET ${path} answers ${answer.status}${text ? `: ${text}` : ''}`;
  } finally {
    await endProgram(proxy, 'SIGTERM');
  }
}
