import { seconds } from '../views/look.ts';
import { escape, percent } from './html.ts';
import type { TaskTime, Timeline } from './timeline.ts';

const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];

/** Marks of the time axis: round figures, at most six. */
export function ticks(length: number): number[] {
  if (length <= 0) return [0];
  const step = steps.find((one) => length / one <= 6) ?? Math.ceil(length / 6 / 3600) * 3600;
  return Array.from({ length: Math.floor(length / step + 1e-9) + 1 }, (_, i) =>
    Number((i * step).toFixed(1)),
  );
}

const tick = (at: number): string => (at < 100 ? `${at}s` : seconds(at).replace(' 00s', ''));

/** The picture of the run: a line for each task, grey while it waits, and from what it waited for last a line to its begin. */
export function chart({ tasks, seconds: length }: Timeline): string {
  if (tasks.length === 0) return '<p class="quiet">No task was planned.</p>';
  const axis = ticks(length)
    .map((at) => `<span style="left:${percent(at, length)}">${tick(at)}</span>`)
    .join('');
  const rows = tasks.map((one) => row(one, length)).join('\n');
  const longest = Math.max(...tasks.map((one) => one.task.length));
  return `<div class="chart" style="--names:${longest}ch">
<div class="axis" aria-hidden="true"><b></b><div>${axis}</div></div>
<div class="rows">
<div class="grid" aria-hidden="true">${grid(length)}${edges(tasks, length)}</div>
${rows}
</div>
</div>
<p class="legend"><span><i class="bar done"></i>done</span> <span><i class="bar cached"></i>cached, unchanged</span> <span><i class="bar failed"></i>failed</span> <span><i class="bar waits"></i>waits for others</span> <span><i class="bar ready"></i>could begin, has no free place yet</span> <span><i class="bar chain"></i>the longest chain: what made the run take as long as it did</span></p>`;
}

function row(one: TaskTime, length: number): string {
  const bar = (kind: string, from: number, to: number) =>
    to - from < length / 2000
      ? ''
      : `<i class="bar ${kind}" style="left:${percent(from, length)};width:${percent(to - from, length)}"></i>`;
  const start = one.start ?? one.end;
  const waits = bar('waits', one.known, Math.min(one.ready, start)) + bar('ready', one.ready, start);
  const own =
    one.start === undefined
      ? `<em style="left:${percent(one.known, length)}">skipped</em>`
      : `<i class="bar ${one.state}${one.critical ? ' chain' : ''}" style="left:${percent(one.start, length)};width:max(3px,${percent(one.end - one.start, length)})"></i>${label(one, length)}`;
  return `<div class="row${one.critical ? ' critical' : ''}" title="${escape(hover(one))}"><b>${escape(one.task)}</b><div>${one.start === undefined ? '' : waits}${own}</div></div>`;
}

/** The seconds beside the bar: behind it, or in front of it where the run ends. */
function label(one: TaskTime, length: number): string {
  const text = seconds(one.end - one.start!);
  if (one.end < length * 0.85) return `<em style="left:${percent(one.end, length)}">${text}</em>`;
  const wide = one.end - one.start! > length * 0.15;
  return wide
    ? `<em class="inside" style="right:${percent(length - one.end, length)}">${text}</em>`
    : `<em class="before" style="right:${percent(length - one.start!, length)}">${text}</em>`;
}

function hover(one: TaskTime): string {
  const began = one.start === undefined ? 'never began' : `began at ${seconds(one.start)}`;
  const waited = one.waitedFor ? `, waited for ${one.waitedFor}` : '';
  return `${one.task}: ${one.state}, ${began}${waited}. ${one.reason}`;
}

const grid = (length: number): string =>
  ticks(length)
    .map((at) => `<span style="left:${percent(at, length)}"></span>`)
    .join('');

/** From the end of what a task waited for last down (or up) to its line, then to its begin. */
function edges(tasks: TaskTime[], length: number): string {
  const line = new Map(tasks.map((one, index) => [one.task, index]));
  const x = (at: number) => (length > 0 ? ((at / length) * 1000).toFixed(1) : '0');
  const y = (task: string) => (line.get(task)! + 0.5) * 10;
  const byTask = new Map(tasks.map((one) => [one.task, one]));
  const path = (one: TaskTime) => {
    const need = byTask.get(one.waitedFor!)!;
    const chain = one.critical && need.critical ? ' class="chain"' : '';
    return `<path${chain} d="M${x(need.end)} ${y(need.task)}V${y(one.task)}H${x(one.start!)}"/>`;
  };
  const drawn = tasks.filter((one) => one.start !== undefined && one.waitedFor !== undefined);
  // The chain lies on top.
  const sorted = drawn.sort((a, b) => Number(a.critical) - Number(b.critical));
  return `<svg viewBox="0 0 1000 ${tasks.length * 10}" preserveAspectRatio="none">${sorted.map(path).join('')}</svg>`;
}
