import { helmVersion } from '../helm.ts';

/** What a Helm can do, as far as the suite has to know it. */
export interface HelmFacts {
  installed: boolean;
  /** `--dry-run=client` and `--dry-run=server`; before there was `--dry-run` alone. */
  hasDryRunKinds: boolean;
  /** Looks objects up before it applies any. */
  canLookUpInDryRun: boolean;
  /** Its client library gives up on a field that it does not know, so a chart may write `preStop.sleep` only from here on. */
  hasNativeSleep: boolean;
}

/**
 * @param version `v3.19.4+g…`, undefined where helm is not installed. A text without a number counts as the newest: the tests
 * run, and say themselves what that Helm cannot do.
 */
export function helmFacts(version: string | undefined): HelmFacts {
  const [, major, minor] = /(\d+)\.(\d+)/.exec(version ?? '') ?? [];
  const since = (least: number) =>
    version !== undefined &&
    (major === undefined || Number(major) > 3 || (major === '3' && Number(minor) >= least));
  return {
    installed: version !== undefined,
    hasDryRunKinds: since(13),
    canLookUpInDryRun: since(13),
    hasNativeSleep: since(14),
  };
}

/**
 * The Helm that these tests run with, asked once a test process. The memory lives here and not in `helmVersion`: executors
 * may run in a process that outlives an installation of Helm.
 */
export const thisHelm: HelmFacts = helmFacts(helmVersion());
