import type { TargetConfiguration } from '@nx/devkit';

/** What nx.json may give in the plugin's `options`. All are optional. */
export interface HelmPluginOptions {
  /** Added to the chart's name to make the project's name, so that app and chart can share one. */
  projectSuffix?: string;
  /** `image.repository` without this prefix is the name of the project that builds the image. */
  imagePrefix?: string;
  /** Kubernetes version to render and check for, such as `1.34.0`. */
  kubeVersion?: string;
  /** Namespace of rendered manifests. */
  namespace?: string;
  /** Folder for plain manifests, one folder a chart; empty: none are written. */
  manifests?: string;
  /** How to call uv, from the workspace root. It brings kubernetes-validate, a Python program. */
  uv?: string[];
  /** Version of kubernetes-validate on PyPI. */
  kubernetesValidate?: string;
  /** How a chart is deployed; without it there is no deploy target. */
  deploy?: DeployOptions;
}

export interface DeployOptions {
  /** An executor; it gets the options `release` and `chart`, and a configuration for each values-NAME.yaml. */
  executor: string;
  /** Target of the app's project that has to run first. */
  appTarget?: string;
  /** More `dependsOn` entries. */
  dependsOn?: TargetConfiguration['dependsOn'];
  /** Configuration to take when none is named. */
  defaultConfiguration?: string;
}

export type ResolvedOptions = Required<Omit<HelmPluginOptions, 'deploy'>> & { deploy?: DeployOptions };

export const defaultOptions: ResolvedOptions = {
  projectSuffix: '-chart',
  imagePrefix: '',
  kubeVersion: '1.34.0',
  namespace: 'default',
  manifests: '',
  uv: ['uv'],
  kubernetesValidate: '1.37.0',
};

export function resolveOptions(options: HelmPluginOptions | undefined): ResolvedOptions {
  return { ...defaultOptions, ...options };
}
