import { fill } from '../../../cluster/src/failures/fill.ts';
import type { Answer } from '../answer.ts';
import { topics, type Topic } from './topics.ts';

/** The way to do what the question asks for, or undefined. */
export function answerByTopic(
  question: string,
  places: Record<string, string>,
  fits: (topic: Topic) => boolean = () => true,
): Answer | undefined {
  const topic = topics.find((one) => one.words.test(question) && fits(one));
  if (!topic) return undefined;
  const { code, what, cause, next } = topic;
  return { code, what, cause, next: next.map((one) => fill(one, places)) };
}
