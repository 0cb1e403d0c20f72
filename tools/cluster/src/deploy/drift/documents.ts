import { parseAllDocuments } from 'yaml';
import type { Placed } from '../../api/resources.ts';
import type { Tree } from './tree-diff.ts';

/** An object of a manifest. */
export type Document = Tree & Placed & { metadata?: { labels?: object; annotations?: object } };

/** `Deployment/backend` */
export const objectName = ({ kind, metadata }: Placed): string => `${kind ?? ''}/${metadata?.name ?? ''}`;

/** The objects of a rendered manifest, in their order. */
export const documentsOf = (manifest: string): Document[] =>
  parseAllDocuments(manifest)
    .map((one) => one.toJS() as Document | null)
    .filter((one): one is Document => one?.kind !== undefined);

/** The same by their names, `Deployment/backend`. */
export const documentsByName = (manifest: string): Map<string, Document> =>
  new Map(documentsOf(manifest).map((one) => [objectName(one), one]));

/** An object as helm sends it: with the marks by which it knows its own (`setMetadataVisitor` of helm's action package). */
export function asInstalled(object: Document, release: string, namespace: string): Document {
  const { labels, annotations, ...metadata } = object.metadata ?? {};
  return {
    ...object,
    metadata: {
      ...metadata,
      labels: { ...labels, 'app.kubernetes.io/managed-by': 'Helm' },
      annotations: {
        ...annotations,
        'meta.helm.sh/release-name': release,
        'meta.helm.sh/release-namespace': namespace,
      },
    },
  };
}
