import { amount } from '../amount.ts';
import { cell } from '../drawing.ts';
import type { Scene, Sequence } from '../proof.ts';
import type { Result } from '../result.ts';
import { median, type Figures } from '../statistics.ts';
import { failureColumns, kindsOnly } from './failure-kinds.ts';
import type { Marked } from './marked.ts';

/** The page's own commit, as it stands in the page. */
export const commitInPage = /The marks are those of commit `([0-9a-f]{10})`/;

/** Behind a commit that cannot be looked up. */
export const elsewhereWords = ' (not in this history)';

const short = (commit: string) => commit.slice(0, 10);
const factor = (value: number) => String(Math.round(value * 100) / 100);
const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
const head = (...names: string[]) => [row(names), row(names.map(() => '---'))];

type Measured = Marked & { result: Result & { figures: Figures } };
type Seen = Marked & { result: Result };

/** docs/BENCHMARKS.md. @param commit by whose sources the records were judged */
export function renderBenchmarks(all: Marked[], commit: string): string {
  const benchmarks = all.filter(({ proof }) => proof.limit !== undefined);
  const measured = benchmarks.filter((one): one is Measured => one.result?.figures !== undefined);
  const others = all.filter(({ proof }) => proof.limit === undefined);
  const seen = others.filter((one): one is Seen => one.result !== undefined);
  return [
    '<!-- Written by `npm run bench` from bench/results. Change tools/proof/src/page, not this file. -->',
    '# Benchmarks',
    introduction,
    `The marks are those of commit \`${short(commit)}\`: a record is **stale** there when a file that can change its outcome has changed since it was measured. A stale figure was true once, and has to be measured again. Where a commit is *not in this history*, its sources cannot be looked up here. \`npm run proof -- --list\` tells the marks of what is checked out.`,
    [
      ...head('benchmark', 'ours', 'against', 'ratio', 'rounds', 'limit', 'measured at', 'record'),
      ...benchmarks.map(benchmarkRow),
    ].join('\n'),
    '![The ratio of each benchmark as a part of its limit](benchmarks/ratios.svg)',
    '![Seconds of a command and of the same by hand](benchmarks/seconds.svg)',
    '## What is compared',
    [...head('benchmark', 'ours', 'against'), ...measured.map(sidesRow)].join('\n'),
    '## Parts of the figures',
    "Medians of the rounds. A task of `npm start` has the time at which it ended, counted from the command's start; a step by hand has its own length.",
    [
      ...head('benchmark', 'part', 'median'),
      ...measured.flatMap(({ proof, result }) =>
        Object.entries(result.figures.parts).map(([name, seconds]) =>
          row([`\`${proof.name}\``, cell(name), amount(seconds)]),
        ),
      ),
    ].join('\n'),
    '## What has to hold',
    'These have no ratio: they hold or they do not. `npm run proof` runs them.',
    [...head('proof', 'says', 'steps', 'verdict', 'measured at', 'record'), ...others.map(proofRow)].join(
      '\n',
    ),
    ...seen.flatMap(scenes),
    '## Where it was measured',
    machines(all.flatMap(({ result }) => result ?? [])),
  ].join('\n\n');
}

const introduction = `Each benchmark measures one thing of this project and the same thing without it, in turns, and keeps a limit on the ratio of the two. Under 1 ours is the faster or smaller one. [bench/README.md](../bench/README.md) says how each is made; [bench/results](../bench/results) has every round.`;

function benchmarkRow({ proof, result, state, elsewhere }: Marked): string {
  const limit = factor(proof.limit ?? NaN);
  const { figures } = result ?? {};
  if (!result || !figures) return row([`\`${proof.name}\``, '', '', '', '', limit, '', markWords(state)]);
  return row([
    `\`${proof.name}\``,
    amount(figures.ours, result.unit),
    amount(figures.byHand, result.unit),
    `**${factor(figures.ratio)}** (${factor(figures.least)} to ${factor(figures.most)})`,
    String(result.samples.length),
    limit,
    measuredAt(result, elsewhere),
    markWords(state),
  ]);
}

function sidesRow({ proof, result }: Measured): string {
  const { ours = '', byHand = '' } = result.sides ?? {};
  return row([`\`${proof.name}\``, cell(ours), cell(byHand)]);
}

function proofRow({ proof, result, state, elsewhere }: Marked): string {
  if (!result) return row([`\`${proof.name}\``, cell(proof.summary), '', '', '', markWords(state)]);
  const wrong = result.samples.filter((one) => one.kind !== 'timing' && one.wrong.length).length;
  const verdict = wrong ? `**${result.verdict}** (${wrong} went wrong)` : result.verdict;
  return row([
    `\`${proof.name}\``,
    cell(proof.summary),
    `${result.samples.length} of ${result.steps}`,
    verdict,
    measuredAt(result, elsewhere),
    markWords(state),
  ]);
}

/** A fresh record needs no eye; everything else does. */
const markWords = (state: Marked['state']) => (state === 'fresh' ? 'fresh' : `**${state}**`);
const measuredAt = ({ commit, date }: Result, elsewhere = false) =>
  `\`${short(commit)}\`${elsewhere ? elsewhereWords : ''}, ${date.slice(0, 10)}`;

/** What was seen, a line for each scene; of random sequences only the sum, as their steps are in the record. */
function scenes({ proof, result }: Seen): string[] {
  const played = result.samples.filter((one): one is Scene => one.kind === 'scene');
  const title = `### ${proof.name}`;
  if (played.length === 0) {
    const all = result.samples.filter((one): one is Sequence => one.kind === 'sequence');
    const seconds = median(all.map((one) => one.seconds));
    const wrong = all.filter((one) => one.wrong.length).length;
    return [
      title,
      `${all.length} random sequences with seed ${result.seed}, ${wrong} of them wrong; the median took ${seconds} s.`,
    ];
  }
  // What has a limit was measured; all else was done.
  const isLine = ({ seen }: Scene) => 'limit' in seen;
  const [lines, done] = [played.filter(isLine), played.filter((one) => !isLine(one))];
  const timeline = played.some((one) => one.timeline);
  return [
    title,
    ...(done.length ? [sceneTable('what was done', done)] : []),
    ...(lines.length ? [sceneTable('what was measured', lines)] : []),
    ...(timeline ? [`![Latency over time](../bench/results/${proof.name}.svg)`] : []),
  ];
}

/** A line for each scene, with the columns in which something stands. */
function sceneTable(what: string, played: Scene[]): string {
  const all = [...new Set(played.flatMap(({ seen }) => Object.keys(seen)))];
  const columns = all.filter((column) => played.some(({ seen }) => String(seen[column] ?? '') !== ''));
  const lines = played.map(({ name, seen, seconds, wrong }) =>
    row([
      cell(name),
      ...columns.map((column) => {
        const text = String(seen[column] ?? '');
        return cell(failureColumns.includes(column) ? kindsOnly(text) : text);
      }),
      String(Math.round(seconds)),
      wrong.length ? `**${cell(wrong[0] ?? '')}**` : 'right',
    ]),
  );
  return [...head(what, ...columns.map(cell), 'seconds', 'verdict'), ...lines].join('\n');
}

/** Which proofs ran on what; a figure means nothing without it. */
function machines(results: Result[]): string {
  const places = new Map<string, string[]>();
  for (const { machine, provider, proof } of results) {
    const words = [
      provider,
      `${machine.cores} cores`,
      `${machine.memoryGib} GiB`,
      machine.system,
      `Node ${machine.node}`,
    ];
    places.set(words.join(', '), [...(places.get(words.join(', ')) ?? []), `\`${proof}\``]);
  }
  return [...places].map(([words, proofs]) => `- ${words}: ${proofs.join(', ')}`).join('\n');
}
