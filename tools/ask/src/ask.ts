import { Problem } from '../../../libs/problem/src/problem.ts';
import type { Answer, Surroundings } from './answer.ts';
import type { Access } from './model/access.ts';
import { chat, type Message } from './model/chat.ts';
import { instructions, summaryOf } from './model/summary.ts';
import { answersTo } from './rules/answers.ts';

/** What came of a question. `by` says who answers: a rule, a model, or nobody. */
export type Asked =
  | { by: 'rules'; answers: Answer[] }
  | { by: 'model'; model: string; at: string; text: string }
  | { by: 'nobody'; sent: Message[] };

export interface AskOptions {
  /** Asked only when no rule answers; undefined without an endpoint, or when none is wanted. */
  access: (() => Access | undefined) | undefined;
  seconds: number;
  /** Gives what would be sent, and sends nothing. */
  dryRun?: boolean;
}

/** The rules first; where none answers, one call of a model. @throws Problem of the model's call */
export async function ask(question: string, seen: Surroundings, options: AskOptions): Promise<Asked> {
  const sent: Message[] = [
    { role: 'system', content: instructions },
    { role: 'user', content: summaryOf(question, seen) },
  ];
  if (options.dryRun) return { by: 'nobody', sent };
  const answers = answersTo(question, seen);
  if (answers.length) return { by: 'rules', answers };
  const access = options.access?.();
  if (!access) return { by: 'nobody', sent };
  const text = await chat(access, sent, options.seconds);
  return { by: 'model', model: access.model, at: access.baseUrl, text };
}

/** The Problem of a question that nobody answers. */
export const noAnswer = (question: string, why: string): Problem =>
  new Problem({
    code: 'ASK-NO-ANSWER',
    what: 'no rule knows an answer',
    where: `"${question.slice(0, 200)}"`,
    cause: why,
    next: 'npm run status, npm run doctor and docs/TROUBLESHOOTING.md tell most; a key in .env lets a model answer the rest',
  });
