import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isMap, isScalar, parseAllDocuments, stringify, type Document } from 'yaml';
import { secretExampleValues } from './chart.ts';
import { renderText, type RenderRequest } from './render.ts';

/** What only Helm reads, or what is not true without it. */
const helmOnly = {
  labels: ['helm.sh/chart', 'app.kubernetes.io/managed-by'],
  annotations: ['helm.sh/hook', 'helm.sh/hook-weight', 'helm.sh/hook-delete-policy'],
};
const secretExample = 'secret.example.yaml';

/** The oldest version that the charts take: what suits it suits all, whichever Helm renders. */
const oldestKubernetes = '1.28.0';

/**
 * Plain manifests for people without Helm: file name → content. One file a template, without what only Helm understands
 * (hooks, its labels, `helm test`), a kustomization over them, and an example Secret outside of it.
 */
export async function plainManifests(
  wanted: RenderRequest,
  command: string,
): Promise<Record<string, string>> {
  const request = { ...wanted, kubeVersion: oldestKubernetes };
  const header = `# Rendered from ${request.release}'s chart by \`${command}\`: change the chart, not this file.\n`;
  const files: Record<string, string> = {};
  for (const [file, documents] of bySource(await renderText(request))) {
    files[file] = header + joined(documents);
  }
  files['kustomization.yaml'] =
    header +
    stringify({
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      resources: Object.keys(files).sort(),
    });
  if (existsSync(join(request.folder, secretExampleValues))) {
    const text = await renderText({
      ...request,
      values: [secretExampleValues],
      only: ['templates/secret.yaml'],
    });
    const documents = [...bySource(text).values()].flat().map(withoutHints);
    files[secretExample] =
      header +
      '# Copy it, put your own values in, apply the copy, and keep it out of git.\n' +
      joined(documents);
  }
  return files;
}

/** A placeholder that begins with # says how to make the value: it becomes a comment, so that nobody starts with the placeholder. */
function withoutHints(document: Document): Document {
  const values = document.getIn(['stringData']);
  if (!isMap(values)) return document;
  for (const { value } of values.items) {
    if (!isScalar(value) || typeof value.value !== 'string' || !value.value.startsWith('#')) continue;
    value.comment = value.value.slice(1);
    value.value = '';
  }
  return document;
}

const joined = (documents: Document[]) =>
  documents
    .map((document) => document.toString({ lineWidth: 0, flowCollectionPadding: false }))
    .join('---\n');

/** Groups what Helm rendered by template, whose path Helm writes above each object. */
function bySource(text: string): Map<string, Document[]> {
  const groups = new Map<string, Document[]>();
  for (const document of parseAllDocuments(text)) {
    const source = /Source: (\S+)/.exec(`${document.commentBefore ?? ''}\n${commentOf(document)}`)?.[1];
    if (!isMap(document.contents) || !source) continue;
    const hook = document.getIn(['metadata', 'annotations', 'helm.sh/hook']);
    if (typeof hook === 'string' && hook.split(',').every((event) => event.startsWith('test'))) continue;
    const file = basename(source);
    groups.set(file, [...(groups.get(file) ?? []), withoutHelm(document)]);
  }
  return groups;
}

function commentOf(document: Document): string {
  return isMap(document.contents) ? (document.contents.commentBefore ?? '') : '';
}

function withoutHelm(document: Document): Document {
  document.commentBefore = null;
  document.directives = undefined;
  if (isMap(document.contents)) document.contents.commentBefore = null;
  for (const [section, keys] of Object.entries(helmOnly)) {
    const map = document.getIn(['metadata', section]);
    if (!isMap(map)) continue;
    for (const key of keys) map.delete(key);
    if (map.items.length === 0) document.deleteIn(['metadata', section]);
  }
  return document;
}
