import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { renderValues } from './chart.ts';
import { helm } from './helm.ts';
import { defaultOptions } from './options.ts';

export interface RenderRequest {
  /** The chart's folder. */
  folder: string;
  /** Name of the release, which object names are made from. */
  release: string;
  namespace?: string;
  kubeVersion?: string;
  /** Values files, relative to the chart's folder; later ones win. */
  values?: string[];
  /** `key=value` as for `helm --set`. */
  set?: string[];
  /** The same, always as text. */
  setString?: string[];
  /** Only these templates, relative to the chart's folder. */
  only?: string[];
  /** Leaves ci/render-values.yaml out. */
  bare?: boolean;
  /** URL of an API server that answers the chart's lookups; without it they find nothing. Helm 3.13 or newer. */
  apiServer?: string;
}

/** A Kubernetes object as far as checks need to know it. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a manifest's shape depends on its kind
  [field: string]: any;
}

/** `helm template` without a cluster: YAML of all objects. @throws ChartProblem with helm's words */
export function renderText(request: RenderRequest): Promise<string> {
  const { folder, release, namespace = 'default', kubeVersion = defaultOptions.kubeVersion } = request;
  const values = [...(request.values ?? [])];
  if (!request.bare && existsSync(join(folder, renderValues))) values.unshift(renderValues);
  return helm(
    [
      'template',
      release,
      folder,
      `--namespace=${namespace}`,
      `--kube-version=${kubeVersion}`,
      ...(request.apiServer
        ? [
            '--dry-run=server',
            '--disable-openapi-validation',
            `--kube-apiserver=${request.apiServer}`,
            '--kubeconfig=/dev/null',
          ]
        : []),
      ...values.map((file) => `--values=${join(folder, file)}`),
      ...(request.set ?? []).map((pair) => `--set=${pair}`),
      ...(request.setString ?? []).map((pair) => `--set-string=${pair}`),
      ...(request.only ?? []).map((file) => `--show-only=${file}`),
    ],
    process.cwd(),
  );
}

export function parseObjects(text: string): KubeObject[] {
  return parseAllDocuments(text)
    .map((document) => document.toJS() as KubeObject | null)
    .filter((object) => object !== null);
}
