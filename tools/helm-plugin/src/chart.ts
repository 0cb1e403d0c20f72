import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ChartProblem } from './problem.ts';

/** What the plugin needs to know of a chart; paths are relative to the chart's folder. */
export interface Chart {
  name: string;
  version: string;
  description: string;
  /** `library` charts render nothing. */
  type: string;
  /** `image.repository` of values.yaml, if there is one. */
  image: string | undefined;
  /** Environment → values file: values-dev.yaml is `dev`. */
  environments: Record<string, string>;
  /** Whether the chart has tests of its own, in `tests/`. */
  tested: boolean;
}

/**
 * Values that a deployment gives and an offline render has to make up, such as the image's tag. Read before any other file,
 * so that the others win. (`ci/` is where chart-testing looks too.)
 */
export const renderValues = 'ci/render-values.yaml';
/** Placeholders to render templates/secret.yaml with, as an example for people. */
export const secretExampleValues = 'ci/secret-example-values.yaml';

/** Reads a chart's folder. @throws ChartProblem when Chart.yaml or values.yaml cannot be read */
export function readChart(folder: string): Chart {
  const meta = readYaml(join(folder, 'Chart.yaml'));
  if (typeof meta['name'] !== 'string' || typeof meta['version'] !== 'string') {
    throw new ChartProblem(
      'CHART-FILE-INVALID',
      'a chart without name or version',
      join(folder, 'Chart.yaml'),
      'both fields are required by Helm',
      `helm lint ${folder}`,
    );
  }
  const valuesFile = join(folder, 'values.yaml');
  const values = existsSync(valuesFile) ? readYaml(valuesFile) : {};
  const image = values['image'] as { repository?: unknown } | undefined;
  return {
    name: meta['name'],
    version: meta['version'],
    description: String(meta['description'] ?? ''),
    type: String(meta['type'] ?? 'application'),
    image: typeof image?.repository === 'string' ? image.repository : undefined,
    environments: findEnvironments(folder),
    tested: hasTests(join(folder, 'tests')),
  };
}

/** The project that builds the chart's image: the image's last part without the prefix. */
export function appOf(chart: Chart, imagePrefix: string): string | undefined {
  const image = chart.image?.split('/').at(-1)?.split(/[:@]/)[0];
  return image?.startsWith(imagePrefix) ? image.slice(imagePrefix.length) || undefined : undefined;
}

function findEnvironments(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const file of readdirSync(folder).sort()) {
    const name = /^values-([a-z0-9-]+)\.ya?ml$/.exec(file)?.[1];
    if (name) found[name] = file;
  }
  return found;
}

function hasTests(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((file) => /\.(test|spec)\.[cm]?[jt]s$/.test(file));
}

function readYaml(file: string): Record<string, unknown> {
  try {
    return (parse(readFileSync(file, 'utf8')) ?? {}) as Record<string, unknown>;
  } catch (error) {
    throw new ChartProblem(
      'CHART-FILE-INVALID',
      `cannot read it: ${(error as Error).message.split('\n')[0]}`,
      file,
      'not there, or not YAML (a tab instead of spaces?)',
      `helm lint ${join(file, '..')}`,
    );
  }
}
