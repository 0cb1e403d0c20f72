import type { Answer } from './answer.ts';
import type { Asked } from './ask.ts';
import { hide } from './model/hide.ts';

/** Lines of a program's words that are shown. */
const mostWords = 12;

/** An answer as it is printed: one block, without secrets. */
function showAnswer({ code, what, where, cause, next, words }: Answer): string {
  const tail = (words ?? '').trim().split('\n').filter(Boolean).slice(-mostWords);
  const [first = '', ...others] = next;
  return hide(
    [
      `${code}: ${what}`,
      ...(where ? [`  where:  ${where}`] : []),
      ...tail.map((line) => `          │ ${line}`),
      `  cause:  ${cause}`,
      `  next:   ${first}`,
      ...others.map((one) => `          ${one}`),
    ].join('\n'),
  );
}

/** What came of a question, for people. */
export function showAsked(asked: Asked): string {
  if (asked.by === 'rules') return asked.answers.map(showAnswer).join('\n\n');
  if (asked.by === 'model')
    return `${asked.text}\n\n(a model's answer, ${asked.model} at ${hide(asked.at)}: check it before you type it)`;
  return asked.sent.map(({ role, content }) => `--- ${role}\n${content}`).join('\n\n');
}

/** The same for programs. */
export function jsonOf(question: string, asked: Asked): string {
  const shown =
    asked.by === 'rules'
      ? { answered_by: 'rules', answers: asked.answers }
      : asked.by === 'model'
        ? { answered_by: 'model', model: asked.model, endpoint: asked.at, text: asked.text }
        : { answered_by: null, would_send: asked.sent };
  return JSON.stringify(
    { question, ...shown },
    (_, value: unknown) => (typeof value === 'string' ? hide(value) : value),
    2,
  );
}
