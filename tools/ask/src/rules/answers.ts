import type { Answer, Surroundings } from '../answer.ts';
import { answersByState } from './by-state.ts';
import { answerByTopic } from './by-topic.ts';
import { answersByWords } from './by-words.ts';

/**
 * All that the rules say to a question, the most telling first; none when no rule knows it. What fails at this moment is told
 * with its own words instead of the catalogue's general ones.
 */
export function answersTo(question: string, seen: Surroundings): Answer[] {
  const words = answersByWords(question, seen.places);
  if (words.length) {
    return words.map((answer) => seen.failures.find(({ code }) => code === answer.code) ?? answer);
  }
  const state = answersByState(question, seen);
  const topic = answerByTopic(
    question,
    seen.places,
    ({ besideState }) => state.length === 0 || !!besideState,
  );
  return topic ? [...state, topic] : state;
}
