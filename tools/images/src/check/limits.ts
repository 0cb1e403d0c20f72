/**
 * What an image may be: sizes in MB (10⁶ bytes), uncompressed. Each service's stand in its project.json: the whole as the
 * specification asks, ours half as much again as they were when that was written, or less.
 */
export interface Limits {
  /** With its base. */
  whole: number;
  /** The layers over the base. */
  ours: number;
}

/** All images run as this user: a number, since Kubernetes cannot check a name against runAsNonRoot. */
export const user = '10001:10001';

export const labels = [
  'org.opencontainers.image.title',
  'org.opencontainers.image.description',
  'org.opencontainers.image.version',
  'org.opencontainers.image.licenses',
];
