import { asksForTool, type ToolName } from '../../../ask/src/ai/choose.ts';
import { askGordon } from '../../../ask/src/ai/gordon.ts';
import { insteadOf } from '../../../ask/src/ai/instead.ts';
import { askKagent } from '../../../ask/src/ai/kagent/invoke.ts';
import { installKagent, removeKagent } from '../../../ask/src/ai/kagent/install.ts';
import { askKubectlAi } from '../../../ask/src/ai/kubectl-ai.ts';
import { findAccess } from '../../../ask/src/model/access.ts';
import { peekSettings } from '../../../settings/src/settings.ts';
import { readSeconds } from '../ask/read-seconds.ts';
import { knownPlaces } from '../ask/surroundings.ts';
import type { Values } from '../command.ts';
import { theRunningCluster } from '../running.ts';

const tell = (line: string) => process.stderr.write(`${line}\n`);

/** `npm run ai`: one AI tool, with its own exit code; 3 where it is missing, 124 where its time was up. */
export default async function ai(values: Values, words: string[]): Promise<number> {
  const { tool, question, action } = asksForTool(words);
  const plain = insteadOf(tool, question, knownPlaces());
  const wish = { question, plain, seconds: readSeconds(values['seconds'], usual[tool], 'npm run ai') };
  if (tool === 'gordon') return askGordon(question, plain);
  const findCluster = async () => {
    const instead = 'npm run ask -- "…", or npm start -- --target minikube';
    return (await theRunningCluster(values['target'] as string | undefined, 'ai', instead)).cluster;
  };
  const access = () => findAccess(peekSettings());
  if (tool === 'kubectl-ai') return askKubectlAi(findCluster, access(), wish);
  if (!action) return askKagent(findCluster, wish, Boolean(values['allow-secrets']));
  const cluster = await findCluster();
  if (action === 'install') await installKagent(cluster, access(), plain, tell);
  else tell((await removeKagent(cluster, tell)) ? 'kagent is removed' : 'nothing of kagent is there');
  return 0;
}

/** Seconds. Gordon has a person in front of it. */
const usual: Record<ToolName, number> = { 'kubectl-ai': 60, kagent: 120, gordon: 60 };
