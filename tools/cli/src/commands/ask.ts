import { ask, noAnswer, type Asked } from '../../../ask/src/ask.ts';
import { findAccess } from '../../../ask/src/model/access.ts';
import { readQuestion } from '../../../ask/src/question.ts';
import { jsonOf, showAsked } from '../../../ask/src/show.ts';
import { asProblem, type Problem } from '../../../../libs/problem/src/problem.ts';
import { peekSettings } from '../../../settings/src/settings.ts';
import { readSeconds } from '../ask/read-seconds.ts';
import { surroundings } from '../ask/surroundings.ts';
import type { Values } from '../command-line/command.ts';

/** `npm run ask`: exit code 0 answered, 1 no answer or the model's call failed, 2 no question, 3 the settings name no usable model. */
export default async function askCommand(values: Values, words: string[]): Promise<number> {
  const question = readQuestion(words, 'npm run ask');
  const seconds = readSeconds(values['seconds'], 30, 'npm run ask');
  const seen = await surroundings();
  const withModel = values['model'] !== false;
  try {
    const asked = await ask(question, seen, {
      access: withModel ? () => findAccess(peekSettings()) : undefined,
      seconds,
      dryRun: Boolean(values['dry-run']),
    });
    if (asked.by === 'nobody' && !values['dry-run'])
      throw noAnswer(
        question,
        withModel
          ? 'no model is set in .env (GROQ_API_KEY, OPENAI_API_KEY or LLM_BASE_URL)'
          : 'no model was to be asked',
      );
    print(question, asked, Boolean(values['json']));
    return 0;
  } catch (error) {
    if (values['json']) printProblem(question, asProblem(error));
    throw error;
  }
}

function print(question: string, asked: Asked, json: boolean): void {
  process.stdout.write(`${json ? jsonOf(question, asked) : showAsked(asked)}\n`);
}

function printProblem(question: string, { facts }: Problem): void {
  const { code, what, where, cause, next } = facts;
  const shown = { question, answered_by: null, problem: { code, what, where, cause, next } };
  process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
}
