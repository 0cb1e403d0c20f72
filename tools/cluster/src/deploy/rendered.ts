import { join } from 'node:path';
import { attempt } from '../programs/command.ts';
import type { Cluster } from '../kubernetes.ts';
import { setArguments } from './values.ts';

/**
 * The manifest that an upgrade would make, hooks left out, as the cluster's own version lets it be rendered. Changes
 * nothing; undefined when helm cannot render it, which the upgrade will tell better.
 */
export async function renderedManifest(
  cluster: Cluster,
  release: string,
  chart: string,
  configuration: string,
  values: Record<string, string>,
): Promise<string | undefined> {
  const files = ['-f', join(chart, `values-${configuration}.yaml`)];
  const args = [
    'upgrade',
    release,
    chart,
    ...files,
    ...setArguments(values),
    '-o',
    'json',
    ...cluster.helmFlags,
  ];
  const dryRun = (flag: string) => attempt('helm', [...args, flag], { timeout: 30 });
  let rendered = await dryRun('--dry-run=server');
  // Helm 3.12 has only one kind of dry run, which asks the cluster for its version.
  if (/parsing "server": invalid syntax/.test(rendered.stderr)) rendered = await dryRun('--dry-run');
  if (rendered.exitCode !== 0) return undefined;
  try {
    return (JSON.parse(rendered.stdout) as { manifest: string }).manifest;
  } catch {
    return undefined;
  }
}
