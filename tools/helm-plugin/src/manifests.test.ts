import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { chartFiles, writeFiles } from './fixtures/chart.ts';
import { helmVersion } from './helm.ts';
import { plainManifests } from './manifests.ts';
import { renderText } from './render.ts';

describe.skipIf(!helmVersion())('rendering', () => {
  const folder = writeFiles(chartFiles);
  const request = { folder, release: 'shop' };

  test('made-up values come first, so that an environment wins over them', async () => {
    expect(await renderText(request)).toContain('tag: "made-up"');
    expect(await renderText({ ...request, values: ['values-dev.yaml'] })).toContain('tag: "dev"');
    await expect(renderText({ ...request, bare: true })).rejects.toThrow(
      /^HELM-FAILED: helm template failed: .*no tag/s,
    );
  });

  test('manifests: a file for each template, comments kept, nothing that only Helm reads', async () => {
    const files = await plainManifests(request, 'npx nx helm-template shop-chart');
    expect(Object.keys(files)).toEqual(['configmap.yaml', 'job.yaml', 'kustomization.yaml']);
    expect(files['configmap.yaml']).toContain('# why\n');
    expect(files['configmap.yaml']).toContain('`npx nx helm-template shop-chart`');
    expect(Object.values(files).join('')).not.toMatch(/helm\.sh|managed-by|labels|annotations/);
    expect(files['job.yaml']?.split('---\n')).toHaveLength(2);
    expect(parse(files['kustomization.yaml']!).resources).toEqual(['configmap.yaml', 'job.yaml']);
  });

  test('an example Secret stands beside the kustomization', async () => {
    const secret =
      '{{ if .Values.password }}apiVersion: v1\nkind: Secret\nmetadata:\n  name: s\nstringData:\n  password: {{ .Values.password }}\n  key: {{ .Values.key | quote }}\n{{ end }}';
    const withSecret = writeFiles({
      ...chartFiles,
      'templates/secret.yaml': secret,
      'ci/secret-example-values.yaml': 'password: CHANGE-ME\nkey: "# made by a program"\n',
    });
    const files = await plainManifests({ ...request, folder: withSecret }, 'x');
    expect(parse(files['secret.example.yaml']!).stringData).toEqual({ password: 'CHANGE-ME', key: '' });
    expect(files['secret.example.yaml']).toContain('key: "" # made by a program\n');
    expect(files['kustomization.yaml']).not.toContain('secret');
    expect(files['secret.yaml']).toBeUndefined();
  });
});
