import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Manifest } from './objects.ts';
import type { Surroundings } from './place.ts';

/** One way to fail on purpose. */
export interface Scenario extends Surroundings {
  name: string;
  /** The code that must be told. */
  code: string;
  /** What the chart is made of. */
  objects: Manifest[];
  /** The same release, deployed before and well. */
  first?: Manifest[];
  /** More files of the chart, or others in place of its own. */
  files?: Record<string, string>;
  /** More arguments of helm. */
  helmFlags?: string[];
  /** Another context or namespace than the test's. */
  context?: string;
  namespace?: string;
  /** What the Problem must say. */
  says: Partial<Record<'what' | 'where' | 'cause' | 'next' | 'words', RegExp>>;
  /** When the cluster knew it, in milliseconds; without it: from the very start. */
  known?: (snapshot: Snapshot) => number | undefined;
}

type Known = NonNullable<Scenario['known']>;

const first = (times: (string | null | undefined)[]): number | undefined => {
  const all = times.flatMap((time) => (time ? [Date.parse(time)] : []));
  return all.length ? Math.min(...all) : undefined;
};

/** The first warning of this kind. */
export const warned =
  (reason: string, message = /./): Known =>
  ({ warnings }) =>
    first(
      warnings
        .filter((one) => one.reason === reason && message.test(one.message))
        .map((one) => one.firstTimestamp ?? one.metadata.creationTimestamp),
    );

/** The second warning of this kind, for what may fail once. */
export const warnedTwice =
  (reason: string): Known =>
  ({ warnings }) => {
    const times = warnings
      .filter((one) => one.reason === reason)
      .flatMap((one) => [one.firstTimestamp, ...((one.count ?? 1) > 1 ? [one.lastTimestamp] : [])]);
    return first(
      times
        .flatMap((time) => time ?? [])
        .toSorted()
        .slice(1),
    );
  };

/** When a condition of a pod or controller took its state. */
export const told =
  (type: string, status: string): Known =>
  ({ pods, controllers }) =>
    first(
      [...pods, ...controllers]
        .flatMap((one) => one.status?.conditions ?? [])
        .filter((one) => one.type === type && one.status === status)
        .map((one) => one.lastTransitionTime),
    );

/** When the node ended the container, for a container that was started again once. */
export const restarted: Known = ({ pods }) =>
  first(
    pods
      .flatMap(({ status }) => status.containerStatuses ?? [])
      .map((one) => (one.lastState?.terminated ?? one.state.terminated)?.finishedAt),
  );
