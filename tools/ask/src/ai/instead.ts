import type { Answer } from '../answer.ts';
import { answerByTopic } from '../rules/by-topic.ts';
import type { ToolName } from './choose.ts';

const general: Record<ToolName, string[]> = {
  'kubectl-ai': ['{kubectl} get pods', '{kubectl} get events --field-selector=type=Warning'],
  gordon: ['docker ps --all', 'docker system df'],
  kagent: ['{kubectl} get nodes', '{kubectl} get pods --all-namespaces'],
};

/** The plain commands that answer the question without the tool, kubectl with its context. */
export function insteadOf(tool: ToolName, question: string, places: Record<string, string>): string[] {
  const topic: Answer | undefined = answerByTopic(question, places);
  const commands = topic?.next ?? general[tool];
  const filled = commands.map((one) => one.replace('{kubectl}', places['kubectl'] ?? 'kubectl'));
  return [...filled, 'npm run ask -- "…"'];
}
