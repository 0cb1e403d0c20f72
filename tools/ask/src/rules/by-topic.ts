import { fill } from '../../../cluster/src/failures/fill.ts';
import type { Answer } from '../answer.ts';
import { replicasAskedFor, servicesAskedFor } from './asked-for.ts';
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
  const replicas = String(replicasAskedFor(question));
  const lines = next.flatMap((line) =>
    (line.includes('{service}') ? servicesAskedFor(question) : ['']).map((service) =>
      fill(line, { ...places, service, replicas }),
    ),
  );
  return { code, what, cause, next: lines };
}
