import { amount } from './amount.ts';
import type { Scene } from './proof.ts';
import type { Result } from './result.ts';
import type { Standing } from './state.ts';

export interface Row extends Standing {
  name: string;
  summary: string;
  result?: Result;
}

/** The table of proofs: state, reason, and the figure where there is one. */
export function table(rows: Row[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length)) + 2;
  return rows
    .map(({ name, state, reason, result }) => {
      const figure = result?.figures ? ` · ${ratioWords(result)}` : '';
      return `${name.padEnd(width)}${state.padEnd(12)}${reason}${figure}`;
    })
    .join('\n');
}

/** Both sides of a benchmark, or the count of a property test; then what is wrong. */
export function summary(result: Result): string {
  const { proof, verdict, figures, sides, samples, seed, wrong, provider, machine, unit } = result;
  const cell = (value: number, of?: 'MB') => amount(value, of).padStart(9);
  const lines = [`${proof}: ${verdict}`];
  if (figures && sides) {
    lines.push(`  ours     ${cell(figures.ours, unit)}  ${sides.ours}`);
    lines.push(`  by hand  ${cell(figures.byHand, unit)}  ${sides.byHand}`);
    lines.push(
      `  ratio    ${ratioWords(result)}, the median of ${samples.length} rounds from ${figures.least} to ${figures.most}`,
    );
    for (const [name, seconds] of Object.entries(figures.parts))
      lines.push(`           ${cell(seconds)}  ${name}`);
  } else {
    const scenes = samples.filter((one): one is Scene => one.kind === 'scene');
    lines.push(...(scenes.length ? sceneTable(scenes) : [`  ${samples.length} sequences with seed ${seed}`]));
  }
  lines.push(`  on       ${provider}, ${machine.cores} cores, ${machine.memoryGib} GiB, ${machine.system}`);
  return [...lines, ...wrong.map((words) => `  ✖ ${words}`)].join('\n');
}

/** One line for each thing that was done; a column that a scene does not have stays empty. */
function sceneTable(scenes: Scene[]): string[] {
  const columns = [...new Set(scenes.flatMap(({ seen }) => Object.keys(seen)))];
  const rows = [
    ['', ...columns, 'seconds'],
    ...scenes.map(({ name, seen, seconds, wrong }) => [
      `${wrong.length ? '✖' : '✔'} ${name}`,
      ...columns.map((column) => String(seen[column] ?? '')),
      String(Math.round(seconds)),
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}`.trimEnd(),
  );
}

function ratioWords({ figures, limit }: Result): string {
  return `${figures?.ratio.toFixed(2)} (limit ${limit === undefined ? '' : Math.round(limit * 100) / 100})`;
}
