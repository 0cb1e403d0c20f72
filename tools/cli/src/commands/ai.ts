import { asksForTool } from '../../../ask/src/ai/choose.ts';
import { askGordon } from '../../../ask/src/ai/gordon.ts';
import { insteadOf } from '../../../ask/src/ai/instead.ts';
import { askKagent } from '../../../ask/src/ai/kagent/invoke.ts';
import { installKagent, removeKagent } from '../../../ask/src/ai/kagent/install.ts';
import { askKubectlAi } from '../../../ask/src/ai/kubectl-ai.ts';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { showAsked } from '../../../ask/src/show.ts';
import { answersTo } from '../../../ask/src/rules/answers.ts';
import { findAccess } from '../../../ask/src/model/access.ts';
import { peekSettings } from '../../../settings/src/settings.ts';
import { readSeconds } from '../ask/read-seconds.ts';
import { knownPlaces, surroundings } from '../ask/surroundings.ts';
import type { Values } from '../command-line/command.ts';
import { theRunningCluster } from '../live-state/running.ts';

/** Seconds. Gordon has a person in front of it. */
const usual = { 'kubectl-ai': 60, kagent: 120 };

const tell = (line: string) => process.stderr.write(`${line}\n`);

/** `npm run ai`: what the rules say, on stderr; then one AI tool, with its own exit code; 3 where it is missing, 124 where its time was up. */
export default async function ai(values: Values, words: string[]): Promise<number> {
  const { tool, question, action } = asksForTool(words);
  const plain = insteadOf(tool, question, knownPlaces());
  if (tool === 'gordon') {
    if (values['seconds'] !== undefined) throw noLimit();
    return askGordon(question, plain);
  }
  const wish = { question, plain, seconds: readSeconds(values['seconds'], usual[tool], 'npm run ai') };
  if (!action) await tellRules(question, tool);
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

/** The tool's words alone are on stdout. */
async function tellRules(question: string, tool: string): Promise<void> {
  const answers = answersTo(question, await surroundings());
  if (answers.length) tell(`${showAsked({ by: 'rules', answers })}\n\nNow ${tool}:`);
}

const noLimit = () =>
  new Problem({
    code: 'USAGE-SECONDS',
    what: 'Gordon has no time limit',
    where: 'npm run ai -- gordon --seconds …',
    cause: 'it is a conversation on this terminal, which you end yourself',
    next: 'the same without --seconds',
    class: 'usage',
  });
