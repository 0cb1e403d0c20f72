import type { Cluster } from '../kubernetes.ts';
import { apiOf, type Answer, type Api } from './client.ts';
import { listPath, objectPath, type Placed } from './resources.ts';

type Tree = Record<string, unknown>;
type Where = Pick<Cluster, 'provider' | 'namespace'>;

/**
 * Every function here gives undefined where the answer is not a plain one: no credentials that can be used, nobody answers,
 * no right to read. kubectl is asked then, and its words are the ones that are told.
 */
async function plain<T>(cluster: Where, work: (api: Api) => Promise<T | undefined>): Promise<T | undefined> {
  const api = await apiOf(cluster.provider.context);
  return api && work(api).catch(() => undefined);
}

/** Whether the API server of the cluster's context answers as itself (its certificate is checked) and is ready. */
export const isReady = async (context: string): Promise<boolean> => {
  const api = await apiOf(context);
  const answer = await api?.ask('/readyz', { timeout: 3000, text: true }).catch(() => undefined);
  return answer?.status === 200;
};

export interface Query {
  labelSelector?: string;
  fieldSelector?: string;
}

interface ListOptions {
  signal?: AbortSignal | undefined;
  /** Only what stands in `metadata`. */
  namesOnly?: boolean;
}

const metadataOnly = 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';

/** All objects of some kinds, `[apiVersion, kind]`, asked side by side. Each says its kind, which a list leaves out. */
export const readLists = (
  cluster: Where,
  kinds: readonly (readonly [string, string])[],
  query: Query,
  { signal, namesOnly }: ListOptions = {},
): Promise<Tree[] | undefined> =>
  plain(cluster, async (api) => {
    const words = new URLSearchParams({ ...query }).toString();
    const lists = await Promise.all(
      kinds.map(async ([apiVersion, kind]) => {
        const path = listPath(apiVersion, kind, cluster.namespace)!;
        const { status, body } = await api.ask(`${path}?${words}`, {
          ...(signal ? { signal } : {}),
          ...(namesOnly ? { accept: metadataOnly } : {}),
        });
        return status === 200
          ? (body as { items: Tree[] }).items.map((one) => ({ ...one, kind }))
          : undefined;
      }),
    );
    return lists.every((list) => list !== undefined) ? lists.flat() : undefined;
  });

/** The nodes, with what runs the pods on each, as `containerd://2.1.4`. */
export const readNodes = (cluster: Where): Promise<{ runtime: string }[] | undefined> =>
  plain(cluster, async (api) => {
    const { status, body } = await api.ask('/api/v1/nodes');
    if (status !== 200) return undefined;
    const { items } = body as { items: { status: { nodeInfo: { containerRuntimeVersion: string } } }[] };
    return items.map((one) => ({ runtime: one.status.nodeInfo.containerRuntimeVersion }));
  });

/** The living form of each object, in their order; undefined in the place of one that is not there. */
export const readObjects = (cluster: Where, objects: Placed[]): Promise<(Tree | undefined)[] | undefined> =>
  each(cluster, objects, async (api, path) => found(await api.ask(path)));

/**
 * What each object would be after a server-side apply as helm, in their order; undefined in the place of one that would be
 * made anew. Nothing is changed.
 */
export const dryRunApply = (cluster: Where, objects: Placed[]): Promise<(Tree | undefined)[] | undefined> =>
  each(cluster, objects, async (api, path, object) => {
    const asked = { method: 'PATCH', body: object, contentType: 'application/apply-patch+yaml' } as const;
    const answer = await api.ask(`${path}?dryRun=All&fieldManager=helm&force=true`, asked);
    return answer.status === 201 ? { ok: undefined } : found(answer);
  });

interface Found {
  ok: Tree | undefined;
}

const found = ({ status, body }: Answer): Found | undefined =>
  status === 200 ? { ok: body as Tree } : status === 404 ? { ok: undefined } : undefined;

async function each(
  cluster: Where,
  objects: Placed[],
  work: (api: Api, path: string, object: Placed) => Promise<Found | undefined>,
): Promise<(Tree | undefined)[] | undefined> {
  const paths = objects.map((object) => objectPath(object, cluster.namespace));
  if (!paths.every((path) => path !== undefined)) return undefined;
  return plain(cluster, async (api) => {
    const answers = await Promise.all(paths.map((path, i) => work(api, path, objects[i]!)));
    return answers.every((answer) => answer !== undefined) ? answers.map(({ ok }) => ok) : undefined;
  });
}
