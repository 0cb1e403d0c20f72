import { Problem } from '../../../libs/problem/src/problem.ts';

/** Characters that a question may have: a pasted error fits, a log does not. */
export const longestQuestion = 4000;

const trouble =
  /\b(why|fail\w*|broken?|crash\w*|error\w*|problems?|wrong|down|dead|unhealthy|health\w*|stuck|pending|restart(s|ing|ed)|not (ready|running|working|reachable|come|coming|start\w*|answer\w*)|(isn'?t|aren'?t|won'?t|doesn'?t|can'?t|cannot) \w+|ready|evicted|issues?|diagnos\w*|analy[sz]e\w*)\b/i;

/** A question about something that does not go as it should. */
export const isTrouble = (question: string): boolean => trouble.test(question);

/** The words behind the options as one question. @throws Problem USAGE-QUESTION */
export function readQuestion(words: readonly string[], command: string): string {
  const question = words.join(' ').trim();
  if (question && question.length <= longestQuestion) return question;
  throw new Problem({
    code: 'USAGE-QUESTION',
    what: question ? `the question has ${question.length} characters` : 'there is no question',
    where: command,
    cause: question
      ? `at most ${longestQuestion} are taken: paste the line with the error, not the whole log`
      : 'it stands behind the two dashes, in quotes',
    next: `${command.includes(' -- ') ? command : `${command} --`} "why is the backend not ready?"`,
    class: 'usage',
  });
}
