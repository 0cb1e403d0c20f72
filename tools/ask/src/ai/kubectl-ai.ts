import { join } from 'node:path';
import { which } from 'zx';
import { attempt } from '../../../cluster/src/programs/command.ts';
import type { Cluster } from '../../../cluster/src/kubernetes.ts';
import { versions } from '../../../settings/src/versions.ts';
import type { Access } from '../model/access.ts';
import { hide } from '../model/hide.ts';
import { cleanEnvironment } from './clean-environment.ts';
import { homeIn, withKubeconfig } from './kubeconfig.ts';
import { missing, noEndpoint, otherTool, outOfTime, saidNothing } from './problems.ts';
import { runTool } from './run-tool.ts';

/** The version whose flags are used here. */
export const kubectlAiVersion = versions.kubectlAi;
const get = `kubectl krew install ai, or v${kubectlAiVersion} of https://github.com/GoogleCloudPlatform/kubectl-ai/releases`;

/** What an AI tool is started with. */
export interface Wish {
  question: string;
  seconds: number;
  /** What does the same without the tool. */
  plain: string[];
}

/** @throws Problem AI-TOOL-MISSING, AI-TOOL-OTHER */
async function requireKubectlAi(plain: string[]): Promise<void> {
  if (!(await which('kubectl-ai', { nothrow: true }))) throw missing('kubectl-ai', 'PATH', get, plain);
  const asked = await attempt('kubectl-ai', ['version'], { timeout: 5 });
  const version = /^version: *v?(\S+)$/m.exec(asked.stdout)?.[1];
  if (asked.exitCode !== 0 || !version || !/^commit:/m.test(asked.stdout))
    throw otherTool('kubectl-ai', hide(`${asked.stdout}${asked.stderr}`), get);
  if (version !== kubectlAiVersion)
    process.stderr.write(
      `! AI-TOOL-VERSION: kubectl-ai is ${hide(version)}; its flags are those of ${kubectlAiVersion}\n`,
    );
}

/**
 * Asks kubectl-ai once. It may look at the cluster and change nothing: in quiet mode it refuses what would change something, and
 * its account may neither write nor read a Secret. Gives its exit code.
 * @throws Problem AI-NO-ENDPOINT, AI-TOOL-EMPTY
 */
export async function askKubectlAi(
  findCluster: () => Promise<Cluster>,
  access: Access | undefined,
  wish: Wish,
): Promise<number> {
  const { question, seconds, plain } = wish;
  await requireKubectlAi(plain);
  if (!access) throw noEndpoint('kubectl-ai', plain);
  // Whether the tool can be used at all is told first.
  const cluster = await findCluster();
  const ended = await withKubeconfig(cluster, 'reader', ({ folder, kubeconfig, hide: hideCredentials }) =>
    runTool({
      program: 'kubectl-ai',
      args: [
        '--quiet',
        '--skip-permissions=false',
        '--mcp-client=false',
        '--llm-provider=openai',
        `--model=${access.model}`,
        '--max-iterations=8',
        `--kubeconfig=${kubeconfig}`,
        `--trace-path=${join(folder, 'trace')}`,
        '--remove-workdir',
        '--',
        hide(question),
      ],
      env: cleanEnvironment(
        // No settings, prompts and tools of the user's own; its log and its work stay in the folder that goes afterwards.
        homeIn(folder, {
          KUBECONFIG: kubeconfig,
          OPENAI_API_KEY: access.apiKey || 'none',
          OPENAI_ENDPOINT: access.baseUrl,
        }),
      ),
      seconds,
      cwd: folder,
      hide: (line) => hide(hideCredentials(line)),
    }),
  );
  if (ended.timedOut) process.stderr.write(`${outOfTime('kubectl-ai', seconds, plain).explain()}\n`);
  if (ended.code === 0 && ended.said.length === 0) throw saidNothing('kubectl-ai', '', plain);
  return ended.code;
}
