import { Problem } from '../../../../libs/problem/src/problem.ts';
import { readQuestion } from '../question.ts';

export const toolNames = ['kubectl-ai', 'gordon', 'kagent'] as const;
export type ToolName = (typeof toolNames)[number];

/** What the words behind `npm run ai --` ask for. */
export interface Asks {
  tool: ToolName;
  /** '' for a conversation with Gordon, and for an action. */
  question: string;
  /** Only of kagent. */
  action?: 'install' | 'remove';
}

/** @throws Problem USAGE-TOOL, USAGE-QUESTION */
export function asksForTool(words: readonly string[]): Asks {
  const [name = '', ...rest] = words;
  const tool = toolNames.find((one) => one === name);
  if (!tool) throw unknownTool(name);
  const action = tool === 'kagent' && rest.length === 1 ? rest[0] : undefined;
  if (action === 'install' || action === 'remove') return { tool, question: '', action };
  // Gordon without a question opens a conversation.
  if (tool === 'gordon' && rest.length === 0) return { tool, question: '' };
  return { tool, question: readQuestion(rest, `npm run ai -- ${tool}`) };
}

const unknownTool = (name: string) =>
  new Problem({
    code: 'USAGE-TOOL',
    what: name ? `there is no tool "${name}"` : 'no tool is named',
    where: `npm run ai -- ${name}`.trim(),
    cause: `known are ${toolNames.join(', ')}`,
    next: 'npm run ai -- kubectl-ai "why are the pods failing?"',
    class: 'usage',
  });
