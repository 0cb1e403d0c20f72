import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { afterEach, expect, test, vi } from 'vitest';
import { chartFiles, writeFiles } from '../../fixtures/chart.ts';
import { helmVersion } from '../../helm.ts';
import lint from './executor.ts';

const repository = join(import.meta.dirname, '../../../../..');
const pod = `
      containers:
        - name: shop
          image: "acme-shop:latest"
          livenesProbe: {}
`;
const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
  namespace: {{ .Release.Namespace }}
  annotations:
    checkov.io/skip1: CKV_K8S_35=there is no Secret
spec:
  selector: { matchLabels: { app: shop } }
  template:
    metadata: { labels: { app: shop } }
    spec:{{ if eq .Values.image.tag "dev" }}
      hostNetwork: true{{ end }}${pod}`;

const has = (program: string, ...args: string[]) => {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

afterEach(() => vi.restoreAllMocks());

/** The real programs, on a chart that breaks a rule of each. */
test.skipIf(!helmVersion() || !(has('kube-score', 'version') || has('go', 'version')))(
  'each tool says in its own words what is wrong, in which file, and what to do',
  async () => {
    let printed = '';
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, 'write').mockImplementation((text) => Boolean((printed += String(text))));
    }
    const files = { ...chartFiles, 'templates/deployment.yaml': deployment };
    const root = writeFiles(
      Object.fromEntries(Object.entries(files).map(([path, text]) => [`helm/shop/${path}`, text])),
    );
    const context = {
      root,
      projectName: 'shop-chart',
      projectsConfigurations: { version: 2, projects: { 'shop-chart': { root: 'helm/shop' } } },
    } as unknown as ExecutorContext;
    const options = {
      kubeVersion: '1.34.0',
      validateVersions: '1.33-1.34',
      namespace: 'somewhere',
      uv: ['node', join(repository, 'tools/cli/uv.mjs')],
      kubernetesValidate: '1.37.0',
      kubeScore: '1.20.0',
      checkov: '3.3.30',
    };
    expect(await lint(options, context)).toEqual({ success: false });
    const lines = printed.split('\n');
    const line = (...words: string[]) =>
      expect(
        lines.filter((text) => words.every((word) => text.includes(word))),
        `${words.join(' … ')} in\n${printed}`,
      ).toHaveLength(1);
    line('ERROR dev did not validate', 'version 1.33', "'livenesProbe' was unexpected");
    line('ERROR prod did not validate', 'version 1.34', "'livenesProbe' was unexpected");
    line('dev: Deployment shop: ', 'hostNetwork');
    line('shop/templates/deployment.yaml: critical, container-image-tag', '[default, dev, prod]');
    line('next:', 'kube-score/ignore: ID');
    line('shop/templates/deployment.yaml: CKV_K8S_19', 'host network', '(Deployment.somewhere.shop) [dev]');
    line('next:', 'checkov.io/skip1: ID=reason');
    expect(printed).not.toContain('CKV_K8S_35 ');
  },
  120_000,
);
