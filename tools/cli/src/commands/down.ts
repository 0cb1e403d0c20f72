import { existsSync, rmSync } from 'node:fs';
import { asProblem, Problem } from '../../../../libs/problem/src/problem.ts';
import { requireDocker } from '../../../cluster/src/programs/command.ts';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { clusterTargets } from '../targets/cluster-targets.ts';
import type { Values } from '../command-line/command.ts';
import { findOnCluster } from '../down/cluster.ts';
import { findInCompose } from '../down/compose.ts';
import { findEmbedded } from '../down/embedded.ts';
import { all, nothingFound, takeDown, type DownOptions, type Found, type Removal } from '../down/removal.ts';
import { inRun } from '../run/in-run.ts';
import { withRunLock } from '../run/run-lock.ts';
import { hasTool, type Target } from '../targets/target.ts';

/** `npm run down`: removes what was started here, and nothing else. */
export default async function down(values: Values): Promise<number> {
  const options: DownOptions = {
    all: Boolean(values['all']),
    data: Boolean(values['data']),
    others: Boolean(values['others']),
  };
  const json = Boolean(values['json']);
  const target = values['target'] as Target | undefined;
  if (options.data && !values['yes'] && !values['dry-run']) throw needsYes();
  if (values['dry-run']) {
    const { found, settings } = await findAll(options, target);
    tell(json, [...all(found), ...settings], notesOf(found, options));
  } else {
    await withRunLock('down', () => takeAllDown(options, target, json));
  }
  // What Docker holds was not seen: "nothing runs" would be a guess.
  if (target !== 'embedded' && (await hasTool('docker'))) await requireDocker();
  return 0;
}

async function takeAllDown(options: DownOptions, target: Target | undefined, json: boolean): Promise<void> {
  const { found, settings } = await findAll(options, target);
  const notes = notesOf(found, options);
  if (all(found).length + settings.length === 0) return tell(json, [], notes);
  await inRun({ command: 'down', target: target ?? '' }, { json }, async (run) => {
    await takeDown(run, found);
    // Last: until the data is gone its secrets are needed.
    if (settings.length) await takeDown(run, [{ stages: [settings], notes: [] }]);
    for (const note of notes) run.note(note);
  });
}

/** Everything that is there and is to go, and the files that go after it. */
async function findAll(
  options: DownOptions,
  target: Target | undefined,
): Promise<{ found: Found[]; settings: Removal[] }> {
  const asked = (one: Target) => target === undefined || target === one;
  const places = [
    asked('embedded') && findEmbedded(options),
    asked('compose') && findInCompose(options),
    ...clusterTargets.map((one) => asked(one) && orItsFault(findOnCluster(one, options), target)),
  ];
  const found = await Promise.all(places.map((place) => place || nothingFound));
  const file = inWorkspace('.env');
  const settings = { task: 'settings', words: 'deleted: .env', work: () => Promise.resolve(rmSync(file)) };
  // .env belongs to all targets: one alone does not take it along.
  return { found, settings: options.data && !target && existsSync(file) ? [settings] : [] };
}

/** A cluster that does not answer or may not be used keeps nothing else from going, unless it was asked for. */
const orItsFault = (looking: Promise<Found>, asked: Target | undefined): Promise<Found> =>
  looking.catch((error: unknown) => {
    if (asked) throw error;
    const { code, what, next } = asProblem(error).facts;
    return { stages: [], notes: [`! ${code}: ${what}; ${next}`] };
  });

const notesOf = (found: Found[], { data }: DownOptions): string[] => [
  ...found.flatMap(({ notes }) => notes),
  ...(data ? [] : ['Data and .env stay. To delete them too: npm run down -- --data --yes']),
];

/** What would be done, or that nothing is to do. */
function tell(json: boolean, removals: Removal[], notes: string[]): void {
  if (json) {
    const shown = { removals: removals.map(({ task, words }) => ({ task, words })), notes };
    process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
    return;
  }
  const lines = removals.map(({ words }) => `would be ${words}`);
  if (lines.length === 0) lines.push('Nothing of this project runs.');
  process.stderr.write(`${[...lines, ...notes].join('\n')}\n`);
}

function needsYes(): Problem {
  return new Problem({
    code: 'DOWN-DATA',
    what: '--data deletes all tasks, conversations and accounts, and .env with its secrets',
    where: 'npm run down -- --data',
    cause: 'it cannot be undone, so it has to be said twice',
    next: 'npm run down -- --data --yes (or first: npm run down -- --data --dry-run)',
    class: 'refused',
  });
}
