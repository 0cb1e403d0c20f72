import { Problem } from '../../../../../libs/problem/src/problem.ts';
import { failed, type Output } from '../../programs/command.ts';
import type { Cluster } from '../../kubernetes.ts';
import { chartRefusal } from './chart-guard.ts';
import { detailOf, type Detail } from '../details/details.ts';
import { fill, placeholders } from '../fill.ts';
import { helmDetail } from './helm-details.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { fits } from '../signs/signs.ts';

/** The Problem for a helm that ended badly. */
export async function helmProblem(
  cluster: Cluster,
  release: string,
  output: Output,
  verb = 'upgrade',
): Promise<Problem> {
  const words = output.stderr.trim();
  const plain = failed('helm', [verb, release], output);
  if (plain.facts.code !== 'COMMAND-FAILED') return plain;

  const refusal = chartRefusal(release, words);
  if (refusal) return new Problem(refusal);

  const hit = { object: release, where: `release ${release}`, words };
  const failure = catalogue.find((one) => one.signs.some((sign) => sign.in === 'helm' && fits(sign, hit)))!;
  const detail: Detail & { where?: string; what?: string } = {
    ...(await detailOf({ ...hit, failure }, cluster)),
    ...(await helmDetail(failure.code, cluster, release, words)),
  };
  const facts = { ...placeholders(cluster, release), ...detail.facts };
  return new Problem({
    code: failure.code,
    what:
      detail.what ??
      (verb === 'rollback' ? `helm could not roll ${release} back` : `helm could not deploy ${release}`),
    where: detail.where ?? hit.where,
    cause: detail.cause ?? fill(failure.cause, facts),
    next: failure.next.map((one) => fill(one, facts)).join(', then: '),
    words,
  });
}

/** helm gave up because something did not become ready: what that is, the cluster knows better. */
export const waitedInVain = ({ stderr }: Output): boolean =>
  /timed out|deadline exceeded|hooks? failed|job .*failed|BackoffLimitExceeded|DeadlineExceeded|not ready|rate limiter|context canceled/i.test(
    stderr,
  );
