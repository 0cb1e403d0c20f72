import { catalogue } from '../../../cluster/src/failures/catalogue/catalogue.ts';
import type { Failure } from '../../../cluster/src/failures/catalogue/failure.ts';
import { fill } from '../../../cluster/src/failures/fill.ts';
import { chapters } from '../../../cluster/src/failures/page/codes/chapters.ts';
import type { Answer } from '../answer.ts';

const others = chapters.flatMap(({ codes }) => codes);
const page = 'docs/TROUBLESHOOTING.md';

/**
 * What the catalogue knows of a code in the question (`POD-CONFIG`), of the cluster's own names (`OOMKilled`) and of an
 * error that was pasted into it.
 */
export function answersByWords(question: string, places: Record<string, string>): Answer[] {
  const named = answersByCode(question, places);
  if (named.length) return named;
  // The most telling stands first in the catalogue; a second one would be a guess.
  const failure = catalogue.find((one) => saysIt(one, question));
  return failure ? [ofFailure(failure, places)] : [];
}

function answersByCode(question: string, places: Record<string, string>): Answer[] {
  const names = (code: string) =>
    // A code of one word, such as QUOTA, is only one in capitals.
    new RegExp(`(?<![\\w-])${code}(?![\\w-])`, code.includes('-') ? 'i' : '').test(question);
  return [
    ...catalogue.filter(({ code }) => names(code)).map((one) => ofFailure(one, places)),
    ...others
      .filter(({ code }) => !code.endsWith('…') && names(code))
      .map(({ code, meaning, cause, next }) => ({
        code,
        what: meaning,
        cause,
        next: [next.replaceAll('`', ''), `more: ${page}`],
      })),
  ];
}

/** Whether the question holds the cluster's words for this failure. A sign of every word says nothing here. */
const saysIt = ({ signs }: Failure, question: string): boolean =>
  signs.some(({ reasons, message }) => {
    if (message) return message.test(question);
    return reasons?.some((reason) => reason.length > 8 && question.includes(reason)) ?? false;
  });

const ofFailure = (failure: Failure, places: Record<string, string>): Answer => ({
  code: failure.code,
  what: failure.title,
  cause: failure.cause,
  next: [...failure.next.map((one) => fill(one, places)), 'npm run status'].filter(
    (one, i, all) => all.indexOf(one) === i,
  ),
});
