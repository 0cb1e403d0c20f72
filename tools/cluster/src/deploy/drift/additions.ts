import { readObjects } from '../../api/read.ts';
import { attempt } from '../../programs/command.ts';
import type { Cluster } from '../../kubernetes.ts';
import { asInstalled, documentsByName, documentsOf, objectName } from './documents.ts';
import type { Tree } from './tree-diff.ts';

interface Living {
  kind: string;
  metadata: {
    name: string;
    managedFields?: { manager?: string; subresource?: string; fieldsV1?: Tree }[];
  };
}

/** What somebody added to an object of a release: `kubectl set env`, a sidecar, a label. */
export interface Addition {
  /** `Deployment/backend` */
  object: string;
  /** Where, and by which program: `spec.template.spec.containers[name=backend].env[name=DEBUG] (kubectl-set)`. */
  paths: string[];
}

/** Programs that may write to our objects: helm, this project, Kubernetes itself, and `kubectl rollout restart`. */
const own =
  /^(helm|todo-chatbot|kubelet|kube-.*|.*-controller(-manager)?|kubectl-rollout|before-first-apply)$/i;
/** Annotations and labels that Kubernetes and its tools write. */
const toolKey = /(^|\.)kubernetes\.io\/|^meta\.helm\.sh\//;

/**
 * Fields that are not in the release and that a foreign program owns. `kubectl diff` does not see them, since an apply leaves
 * alone what others added, and helm's merge does not either.
 */
export async function findAdditions(cluster: Cluster, manifest: string): Promise<Addition[]> {
  const living = await readObjects(cluster, documentsOf(manifest));
  return additionsIn(living ?? (await livingByKubectl(cluster, manifest)), manifest);
}

async function livingByKubectl(cluster: Cluster, manifest: string): Promise<Tree[]> {
  const args = ['get', '--ignore-not-found', '--show-managed-fields', '-o', 'json', '-f', '-'];
  const found = await attempt('kubectl', [...cluster.kubectlFlags, ...args], { input: manifest });
  if (found.exitCode !== 0 || !found.stdout.trim()) return [];
  // One object comes alone, several in a List.
  const parsed = JSON.parse(found.stdout) as Tree & { items?: Tree[] };
  return parsed.items ?? [parsed];
}

/** The additions in the living objects of a release. */
export function additionsIn(objects: (Tree | undefined)[], manifest: string): Addition[] {
  const wanted = documentsByName(manifest);
  return objects.flatMap((living) => {
    if (!living) return [];
    const object = objectName(living);
    const paths = additionsOf(living as unknown as Living, wanted.get(object));
    return paths.length ? [{ object, paths }] : [];
  });
}

/** Puts the objects back to what the release says; helm, whose turn is next, finds its own annotations. */
export async function removeAdditions(
  cluster: Cluster,
  release: string,
  manifest: string,
  additions: Addition[],
): Promise<void> {
  const wanted = documentsByName(manifest);
  const items = additions.map(({ object }) => asInstalled(wanted.get(object)!, release, cluster.namespace));
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  await cluster.kubectl(['replace', '--field-manager=helm', '-f', '-'], list);
}

/** The fields of a living object that a foreign program owns and the release does not have. */
export function additionsOf(living: Living, wanted: Tree | undefined): string[] {
  const found: string[] = [];
  for (const { manager = '', subresource, fieldsV1 } of living.metadata.managedFields ?? []) {
    if (own.test(manager) || subresource || !fieldsV1 || !wanted) continue;
    const tell = (path: string) => found.push(`${path} (${manager})`);
    for (const top of ['f:spec', 'f:data', 'f:stringData', 'f:rules'])
      walk(fieldsV1[top], wanted[top.slice(2)], top.slice(2), tell);
    const [fields, metadata] = [
      fieldsV1['f:metadata'] as Tree | undefined,
      wanted['metadata'] as Tree | undefined,
    ];
    for (const map of ['labels', 'annotations'])
      walk(fields?.[`f:${map}`], metadata?.[map], `metadata.${map}`, tell);
  }
  return [...new Set(found)];
}

/** Follows a tree of field names (FieldsV1 of Kubernetes) through an object; tells each place where the object has nothing. */
function walk(fields: unknown, object: unknown, path: string, tell: (path: string) => void): void {
  for (const [key, below] of Object.entries((fields ?? {}) as Tree)) {
    if (key === '.') continue;
    const name = key.slice(2);
    if (key.startsWith('f:')) {
      if (/(labels|annotations)$/.test(path) && toolKey.test(name)) continue;
      const value = (object as Tree | undefined)?.[name];
      // Groups in which Kubernetes itself writes: what counts is each name in them.
      if (value === undefined && !/^(metadata|labels|annotations)$/.test(name)) tell(`${path}.${name}`);
      else walk(below, value, `${path}.${name}`, tell);
    } else if (key.startsWith('k:')) {
      const keys = JSON.parse(name) as Tree;
      const label = Object.entries(keys)
        .map(([k, v]) => `${k}=${String(v)}`)
        .join(',');
      const entry = (Array.isArray(object) ? object : []).find((one: Tree) =>
        Object.entries(keys).every(([k, v]) => (one[k] ?? defaults[k]) === v),
      ) as unknown;
      if (entry === undefined) tell(`${path}[${label}]`);
      else walk(below, entry, `${path}[${label}]`, tell);
    } else if (key.startsWith('v:') && !(Array.isArray(object) && object.includes(JSON.parse(name))))
      tell(`${path}[${name}]`);
  }
}

/** What the API server fills in where a list's key is left out. */
const defaults: Tree = { protocol: 'TCP' };
