import { describe, expect } from 'vitest';
import { readChart } from '../chart.ts';
import { parseObjects, renderText, type KubeObject, type RenderRequest } from '../render.ts';
import { thisHelm } from './this-helm.ts';

/** A chart of one web service, and what its tests have to know about it. */
export interface Subject {
  /** The chart's folder. */
  folder: string;
  /** Port of the container and the Service. */
  port: number;
  serviceType: 'ClusterIP' | 'NodePort';
  paths: { live: string; ready: string };
  /** Seconds that running requests get at a pod's end, by the chart's defaults. */
  drainSeconds: number;
  /** Key of the Secret → whether a pod can start without it. None: the chart has no Secret. */
  secretKeys: Record<string, 'needed' | 'optional'>;
  /** A `--set` text → the optional key without which a pod cannot start then. */
  neededBy: Record<string, string>;
  /** A `--set` text that changes the ConfigMap. */
  configChange: string;
  /** Values under `secret` that are enough to render without an existing Secret. */
  plainSecret: Record<string, string>;
  /** Where the container may write. */
  writable: string[];
  /** Command of the migration Job; without it the chart has none. */
  migrate?: string[];
}

export const hasSecret = ({ secretKeys }: Subject): boolean => Object.keys(secretKeys).length > 0;

/** The Deployment, the test, and the migration where there is one. */
export const podsOf = ({ migrate }: Subject): number => (migrate ? 3 : 2);

/** `describe`, but skipped (and counted so) where helm is not installed. */
export const describeChart: ReturnType<typeof describe.skipIf> = describe.skipIf(!thisHelm.installed);

/** The same for what asks an API server, which not every Helm does before it applies. */
export const describeLookup: ReturnType<typeof describe.skipIf> = describe.skipIf(
  !thisHelm.canLookUpInDryRun,
);

export const environmentsOf = (subject: Subject) => [
  'default',
  ...Object.keys(readChart(subject.folder).environments),
];

/** The request for one of the chart's environments; `default` is values.yaml alone. */
export function requestFor(
  subject: Subject,
  environment = 'default',
  more: Partial<RenderRequest> = {},
): RenderRequest {
  const chart = readChart(subject.folder);
  const file = chart.environments[environment];
  return { folder: subject.folder, release: chart.name, values: file ? [file] : [], ...more };
}

/** `--set-string` texts for a Secret that the chart makes from values, in place of an existing one. */
export const madeSecret = ({ plainSecret }: Subject): string[] => [
  'existingSecret=',
  ...Object.entries(plainSecret).map(([key, value]) => `secret.${key}=${value}`),
];

const rendered = new Map<string, Promise<string>>();

/** `renderText`, once for equal requests: many tests look at the same objects. */
export function textOf(request: RenderRequest): Promise<string> {
  const key = JSON.stringify(request);
  const text = rendered.get(key) ?? renderText(request);
  rendered.set(key, text);
  return text;
}

export const objectsFor = async (...args: Parameters<typeof requestFor>) =>
  parseObjects(await textOf(requestFor(...args)));

/** The one object of a kind, by its name without the release's. @throws when there is none or more than one */
export function one(objects: KubeObject[], kind: string, nameEnds = ''): KubeObject {
  const found = objects.filter((object) => object.kind === kind && object.metadata.name.endsWith(nameEnds));
  expect(
    found.map((object) => object.metadata.name),
    `${kind} …${nameEnds}`,
  ).toHaveLength(1);
  return found[0]!;
}

/** Helm's words when it refuses to render. @throws when it renders */
export async function refusal(request: RenderRequest): Promise<string> {
  const text = await textOf(request).catch((error: Error) => error);
  if (text instanceof Error) return text.message;
  throw new Error(
    `rendered, although it should be refused: --set ${[...(request.set ?? []), ...(request.setString ?? [])].join(',')}`,
  );
}
