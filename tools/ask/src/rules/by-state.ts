import type { Answer, SeenPart, SeenTarget, Surroundings } from '../answer.ts';
import { isTrouble } from '../question.ts';

/** What the live state says to a question about something that does not work. */
export function answersByState(question: string, seen: Surroundings): Answer[] {
  if (!isTrouble(question)) return [];
  const asked = askedFor(question, seen.targets);
  const concerns = (name: string) => asked.length === 0 || asked.includes(name);
  if (seen.targets.length === 0) return [nothingRuns(seen)];
  const failures = seen.failures.filter(
    ({ where = '' }) => asked.length === 0 || asked.some((name) => where.includes(name)),
  );
  const parts = seen.targets.flatMap((target) =>
    target.parts
      .filter(({ name, ready }) => !ready && (concerns(name) || isShared(name)))
      // The catalogue says of a release that fails more than that it is not ready.
      .filter(({ name }) => !failures.some(({ where = '' }) => where.includes(name)))
      .map((part) => ofPart(target, part)),
  );
  const found = [...failures, ...parts];
  return found.length || !asksForState(question) ? found : [allReady(seen.targets, asked)];
}

/** What every other part stands on: it is told whichever part was asked for. */
const isShared = (name: string) => name === 'cluster' || name === 'postgres';

/** Names of parts that stand in the question. */
const askedFor = (question: string, targets: SeenTarget[]): string[] => {
  const names = targets.flatMap(({ parts }) => parts.map(({ name }) => name));
  return [...new Set(names)].filter((name) => new RegExp(`\\b${name}\\b`, 'i').test(question));
};

/** Only for these "all is ready" is an answer: an error inside the app is none that the state could show. */
const asksForState = (question: string) =>
  /\b(ready|pods?|health\w*|running|status|cluster|deploy\w*|release\w*|crash\w*|restarts?|pending)\b/i.test(
    question,
  );

function nothingRuns({ obstacle }: Surroundings): Answer {
  return (
    obstacle ?? {
      code: 'NOTHING-RUNS',
      what: 'nothing of this project runs',
      cause: 'it was not started, or it was taken down',
      next: ['npm start'],
    }
  );
}

function ofPart({ target }: SeenTarget, { name, detail, release, pods, health }: SeenPart): Answer {
  // A cluster that may not be used or does not answer brings its own code: `CODE: what; next`.
  const [, code, what, next] = /^([A-Z]+(?:-[A-Z]+)+): ([^;]*); (.*)$/.exec(detail) ?? [];
  if (code) return { code, what: what!, where: target, cause: 'the message above', next: [next!] };
  if (health?.reasons.length)
    return {
      code: 'ASK-NOT-READY',
      what: `${name} is ${health.status}: ${health.reasons.join('; ')}`,
      where: `target ${target}`,
      cause: `${name} answers, and what it needs is away`,
      next: ['npm run status', 'npm run logs'],
    };
  const said = pods?.flatMap((pod) =>
    pod.reason && pod.phase !== 'ending' ? [`${pod.name}: ${pod.reason}`] : [],
  );
  return {
    code: 'ASK-NOT-READY',
    what: `${name} is not ready: ${detail}`,
    where: `target ${target}`,
    cause: release
      ? 'no pod tells a known reason: it may still be coming up'
      : 'it is stopped, was never started, or ended by itself',
    next: release
      ? ['npm run status', `npm run logs -- --service ${name}`]
      : [`npm start -- --target ${target}`],
    ...(said?.length ? { words: said.join('\n') } : {}),
  };
}

function allReady(targets: SeenTarget[], asked: string[]): Answer {
  const shown = targets.map(({ target, url, parts }) => {
    const told = parts.filter(({ name }) => asked.length === 0 || asked.includes(name));
    return `${target}${url ? ` ${url}` : ''}: ${told.map(({ name, detail }) => `${name} (${detail})`).join(', ')}`;
  });
  return {
    code: 'ASK-ALL-READY',
    what: `${asked.length ? asked.join(' and ') : 'all that runs'} is ready`,
    cause: 'every pod, process and probe that npm run status looks at is well at this moment',
    next: ['npm run status', 'npm run logs -- --since 10m --grep error'],
    words: shown.join('\n'),
  };
}
