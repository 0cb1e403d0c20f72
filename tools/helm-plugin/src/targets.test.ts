import { describe, expect, test } from 'vitest';
import { readChart } from './chart.ts';
import { chartFiles, writeFiles } from './fixtures/chart.ts';
import { resolveOptions, type HelmPluginOptions } from './options.ts';
import { chartTargets } from './targets.ts';

const chart = readChart(writeFiles({ ...chartFiles, 'tests/shop.test.ts': '' }));
const targets = (options: HelmPluginOptions = {}) =>
  chartTargets({
    chart,
    root: 'helm/shop',
    options: resolveOptions(options),
    pluginInputs: ['{workspaceRoot}/tools/p/**/*'],
  });

describe('chartTargets', () => {
  test('what is cached depends on the files, the plugin, and on helm being there', () => {
    for (const name of ['lint', 'helm-template', 'build', 'test']) {
      const target = targets()[name];
      expect(target?.cache, name).toBe(true);
      expect(target?.inputs).toEqual(
        expect.arrayContaining([
          '{projectRoot}/**/*',
          '{workspaceRoot}/tools/p/**/*',
          { runtime: 'helm version --short' },
        ]),
      );
    }
    expect(targets()['readme']?.cache).toBe(false);
  });

  test('lint runs again where kube-score or Go comes or goes, and is another task in CI', () => {
    expect(targets()['lint']?.inputs).toEqual(
      expect.arrayContaining([{ runtime: 'kube-score version' }, { runtime: 'go version' }, { env: 'CI' }]),
    );
  });

  test('everything that a cached target writes is an output', () => {
    const { 'helm-template': template, build, test } = targets({ manifests: 'k8s' });
    expect(template?.outputs).toEqual(['{workspaceRoot}/dist/helm/shop', '{workspaceRoot}/k8s/shop']);
    expect(template?.options).toMatchObject({ output: 'dist/helm/shop', manifests: 'k8s/shop' });
    expect(build?.outputs).toEqual(['{workspaceRoot}/dist/helm/shop-1.2.3.tgz']);
    expect(test?.inputs).toContain('{workspaceRoot}/k8s/shop/**/*');
  });

  test('a test runs again where a chart beside it changes, which it may render too', () => {
    expect(targets()['test']?.inputs).toContain('{workspaceRoot}/helm/*/templates/**/*');
  });

  test('without a folder for manifests none is named', () => {
    expect(targets()['helm-template']?.outputs).toEqual(['{workspaceRoot}/dist/helm/shop']);
    expect(JSON.stringify(targets())).not.toContain('k8s');
  });

  test('deploy runs after the render, the app’s target and what the options name', () => {
    const { deploy } = targets({
      imagePrefix: 'acme-',
      deploy: {
        executor: '@acme/cluster:deploy',
        appTarget: 'load',
        dependsOn: [{ projects: ['cluster'], target: 'secrets' }],
        defaultConfiguration: 'dev',
      },
    });
    expect(deploy).toMatchObject({
      executor: '@acme/cluster:deploy',
      cache: false,
      dependsOn: [
        'helm-template',
        { projects: ['shop'], target: 'load' },
        { projects: ['cluster'], target: 'secrets' },
      ],
      options: { release: 'shop', chart: 'helm/shop' },
      configurations: { dev: {}, prod: {} },
      defaultConfiguration: 'dev',
    });
  });

  test('deploy of somebody else’s image waits for no app', () => {
    const { deploy } = targets({
      imagePrefix: 'other-',
      deploy: { executor: 'e', appTarget: 'load', defaultConfiguration: 'stage' },
    });
    expect(deploy?.dependsOn).toEqual(['helm-template']);
    expect(deploy?.defaultConfiguration).toBeUndefined();
  });

  test('without a way to deploy there is no such target, and every target says what it does', () => {
    expect(Object.keys(targets())).toEqual(['lint', 'helm-template', 'build', 'readme', 'test']);
    for (const target of Object.values(targets())) expect(target.metadata?.description).toBeTruthy();
  });

  test('a chart without tests has no such target: vitest would fail, or not be there', () => {
    const untested = {
      chart: { ...chart, tested: false },
      root: 'r',
      options: resolveOptions({}),
      pluginInputs: [],
    };
    expect(Object.keys(chartTargets(untested))).not.toContain('test');
    expect(JSON.stringify(chartTargets(untested))).not.toContain('vitest');
  });
});
