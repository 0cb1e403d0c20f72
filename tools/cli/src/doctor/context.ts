import { attempt } from '../../../cluster/src/programs/command.ts';
import { judgeContext } from '../../../cluster/src/guard/context-guard.ts';
import { readKubeconfig } from '../../../cluster/src/guard/kubeconfig.ts';
import { providerOf } from '../../../cluster/src/providers/choose.ts';
import { peekSettings } from '../../../settings/src/settings.ts';
import type { Finding } from './check.ts';

/** The context that kubectl uses now, the one that is used here, and whether that one could be somebody else's. */
export async function contextFinding(): Promise<Finding> {
  const asked = await attempt('kubectl', ['config', 'current-context'], { timeout: 20 }).catch(
    () => undefined,
  );
  const settings = peekSettings();
  const { name, context } = providerOf(settings);
  const yours = asked?.stdout.trim() || 'none';
  const found =
    yours === context
      ? `${context}, which is used here too`
      : `${yours}; here ${context} is used, and yours stays as it is`;
  if (!asked) return { state: 'ok', found };
  const problem = judgeContext({ provider: name, context }, await readKubeconfig(), settings);
  if (!problem) return { state: 'ok', found };
  const { code, what, cause, next } = problem.facts;
  return { state: 'warn', found: `${code}: ${what}; ${cause}`, fix: next };
}
