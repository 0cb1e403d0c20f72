import type { TargetConfiguration } from '@nx/devkit';

/** What nx.json may give in the plugin's `options`. All are optional. */
export interface HelmPluginOptions {
  /** Added to the chart's name to make the project's name, so that app and chart can share one. */
  projectSuffix?: string;
  /** `image.repository` without this prefix is the name of the project that builds the image. */
  imagePrefix?: string;
  /** Kubernetes version to render and check for, such as `1.34.0`. */
  kubeVersion?: string;
  /** From and to: the Kubernetes versions whose own schemas `lint` holds the objects against, rendered for each. */
  validateVersions?: string;
  /** Namespace of rendered manifests. */
  namespace?: string;
  /** Namespace that `lint` renders for: who installs a chart chooses one, so the chart may name none. */
  lintNamespace?: string;
  /** Folder for plain manifests, one folder a chart; empty: none are written. */
  manifests?: string;
  /** How to call uv, from the workspace root. It brings kubernetes-validate and Checkov, Python programs. */
  uv?: string[];
  /** Version of kubernetes-validate on PyPI; empty: that check is left out. */
  kubernetesValidate?: string;
  /** Version of kube-score, for Go to run where it is not installed; empty: that check is left out. */
  kubeScore?: string;
  /** Version of Checkov on PyPI; empty: that check is left out. */
  checkov?: string;
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
  // renovate: datasource=github-releases depName=kubernetes/kubernetes
  kubeVersion: '1.34.0',
  validateVersions: '1.28-1.37',
  namespace: 'default',
  lintNamespace: 'somewhere',
  manifests: '',
  uv: ['uv'],
  // renovate: datasource=pypi depName=kubernetes-validate
  kubernetesValidate: '1.37.0',
  // renovate: datasource=github-releases depName=zegl/kube-score
  kubeScore: '1.20.0',
  // renovate: datasource=pypi depName=checkov
  checkov: '3.3.30',
};

export function resolveOptions(options: HelmPluginOptions | undefined): ResolvedOptions {
  return { ...defaultOptions, ...options };
}
