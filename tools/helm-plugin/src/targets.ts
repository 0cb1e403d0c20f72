import { posix } from 'node:path';
import type { TargetConfiguration } from '@nx/devkit';
import { appOf, type Chart } from './chart.ts';
import type { ResolvedOptions } from './options.ts';

export interface TargetsRequest {
  chart: Chart;
  /** The chart's folder from the workspace root. */
  root: string;
  options: ResolvedOptions;
  /** Nx inputs that change when the plugin's own code does. */
  pluginInputs: NonNullable<TargetConfiguration['inputs']>;
}

const executor = (name: string) => `@todo/helm-plugin:${name}`;
/** Without helm the text is sh's "not found", so a run that could check nothing is never taken for one that did. */
const helmInput = { runtime: 'helm version --short' };
/** Where none of these is there kube-score is left out, but not in CI. */
const kubeScoreInputs = [{ runtime: 'kube-score version' }, { runtime: 'go version' }, { env: 'CI' }];

/** The targets of one chart's project. */
export function chartTargets({
  chart,
  root,
  options,
  pluginInputs,
}: TargetsRequest): Record<string, TargetConfiguration> {
  const { kubeVersion, validateVersions, namespace, lintNamespace, uv } = options;
  const { kubernetesValidate, kubeScore, checkov } = options;
  const manifests = options.manifests ? `${options.manifests}/${chart.name}` : '';
  const source = ['{projectRoot}/**/*', '!{projectRoot}/tests/**/*', '!{projectRoot}/README.md'];
  const tools = [...pluginInputs, helmInput];
  const targets: Record<string, TargetConfiguration> = {
    lint: {
      executor: executor('lint'),
      cache: true,
      inputs: [...source, ...tools, ...kubeScoreInputs],
      outputs: [],
      options: {
        kubeVersion,
        validateVersions,
        namespace: lintNamespace,
        uv,
        kubernetesValidate,
        kubeScore,
        checkov,
      },
      metadata: {
        description:
          'helm lint --strict, values schema, Kubernetes schemas, Pod Security "restricted", kube-score, Checkov: for each values file',
      },
    },
    'helm-template': {
      executor: executor('template'),
      cache: true,
      inputs: [...source, ...tools],
      outputs: [
        `{workspaceRoot}/dist/helm/${chart.name}`,
        ...(manifests ? [`{workspaceRoot}/${manifests}`] : []),
      ],
      options: { kubeVersion, namespace, output: `dist/helm/${chart.name}`, manifests },
      metadata: {
        description: `Renders each values file into dist/helm/${chart.name}${manifests ? ` and the defaults into ${manifests}` : ''}`,
      },
    },
    build: {
      executor: executor('package'),
      cache: true,
      inputs: [...source, ...tools],
      outputs: [`{workspaceRoot}/dist/helm/${chart.name}-${chart.version}.tgz`],
      options: { output: 'dist/helm' },
      metadata: { description: 'helm package' },
    },
    readme: {
      executor: executor('readme'),
      cache: false,
      options: {},
      metadata: { description: 'Writes the table of values into README.md' },
    },
  };
  if (chart.tested) {
    targets['test'] = {
      executor: executor('test'),
      cache: true,
      inputs: [
        '{projectRoot}/**/*',
        ...chartsBeside(root),
        ...(manifests ? [`{workspaceRoot}/${manifests}/**/*`] : []),
        ...pluginInputs,
        { externalDependencies: ['vitest'] },
        helmInput,
      ],
      outputs: [],
      options: {},
      metadata: {
        description: 'vitest over the rendered templates; skipped, and says so, where helm is missing',
      },
    };
  }
  const deploy = deployTarget(chart, root, options);
  if (deploy) targets['deploy'] = deploy;
  // continuous is said for each: else Nx reads every executor's schema to find out
  for (const target of Object.values(targets)) target.continuous = false;
  return targets;
}

/** What a test of one chart may render of those beside it: services of one app are tested together. */
function chartsBeside(root: string): string[] {
  const folder = posix.dirname(root);
  if (folder === '.') return [];
  return ['Chart.yaml', 'values*.yaml', 'values.schema.json', 'ci/**/*', 'templates/**/*', 'files/**/*'].map(
    (files) => `{workspaceRoot}/${folder}/*/${files}`,
  );
}

function deployTarget(chart: Chart, root: string, options: ResolvedOptions): TargetConfiguration | undefined {
  if (!options.deploy || chart.type === 'library') return undefined;
  const { executor: deployExecutor, appTarget, dependsOn = [], defaultConfiguration } = options.deploy;
  const app = appOf(chart, options.imagePrefix);
  const target: TargetConfiguration = {
    executor: deployExecutor,
    cache: false,
    dependsOn: [
      'helm-template',
      ...(app && appTarget ? [{ projects: [app], target: appTarget }] : []),
      ...dependsOn,
    ],
    options: { release: chart.name, chart: root },
    configurations: Object.fromEntries(Object.keys(chart.environments).map((name) => [name, {}])),
    metadata: {
      description: `helm upgrade --install ${chart.name}, watched, with values-<configuration>.yaml`,
    },
  };
  if (defaultConfiguration && defaultConfiguration in chart.environments)
    target.defaultConfiguration = defaultConfiguration;
  return target;
}
