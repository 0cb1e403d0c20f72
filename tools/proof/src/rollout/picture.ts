import { safe, tenth } from '../drawing.ts';
import type { Scene, Timeline } from '../proof.ts';
import type { Result } from '../result.ts';

const columns = 2;
const panel = { width: 470, height: 190 };
/** The plot within its panel. */
const plot = { left: 44, top: 40, width: 412, height: 96 };
const headHeight = 66;
/** Feet of the marks under the plot: a row for each kind, as pods are ready, end and go at nearly the same time. */
const feet = { ready: plot.height + 11, ends: plot.height + 20, gone: plot.height + 29 };
/** Milliseconds at the foot and at the top of every plot; between them the scale is logarithmic. */
const [least, most] = [1, 10_000];
const grid: [number, string][] = [
  [1, '1 ms'],
  [10, '10 ms'],
  [100, '0.1 s'],
  [1000, '1 s'],
  [10_000, '10 s'],
];

const style = `
svg { --ground: #ffffff; --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --typical: #0969da; --range: #0969da40;
  --bad: #cf222e; --ready: #1a7f37; --ends: #9a6700; font: 11px system-ui, sans-serif; }
@media (prefers-color-scheme: dark) {
  svg { --ground: #0d1117; --ink: #f0f6fc; --soft: #9198a1; --line: #3d444d; --typical: #58a6ff; --range: #58a6ff50;
    --bad: #ff7b72; --ready: #3fb950; --ends: #d29922; } }
.ground { fill: var(--ground); } .name { fill: var(--ink); font-weight: 600; font-size: 12px; }
.head { fill: var(--ink); font-weight: 600; font-size: 15px; } .words, .tick { fill: var(--soft); }
.tick { font-size: 9px; } .grid { stroke: var(--line); stroke-width: 0.5; } .range { fill: var(--range); }
.typical { fill: none; stroke: var(--typical); stroke-width: 1.5; } .failed { fill: var(--bad); }
.lost { fill: var(--bad); font-weight: 600; } .deed { stroke: var(--ink); stroke-dasharray: 3 2; }
.ready { fill: var(--ready); } .ends { fill: var(--ends); } .gone { stroke: var(--soft); stroke-width: 1.5; }
.number { fill: var(--ink); font-weight: 600; font-size: 10px; }`;

/** The scenes of a record: latency over time with what happened, as an SVG that follows the reader's light or dark. */
export function draw(result: Result): string {
  const scenes = result.samples.filter((one): one is Scene => one.kind === 'scene');
  const width = columns * panel.width;
  const height = headHeight + Math.ceil(scenes.length / columns) * panel.height;
  const panels = scenes.map((scene, i) => {
    const [x, y] = [(i % columns) * panel.width, headHeight + Math.floor(i / columns) * panel.height];
    return `<g transform="translate(${x} ${y})">${onePanel(scene)}</g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${safe(`${result.proof}: latency over time`)}">`,
    `<style>${style}\n</style>`,
    `<rect class="ground" width="${width}" height="${height}"/>`,
    head(result),
    ...panels,
    '</svg>',
    '',
  ].join('\n');
}

function head({ provider, machine, commit }: Result): string {
  const where = `${provider}, ${machine.cores} cores, at ${commit.slice(0, 10)}`;
  const marks: [number, string, string][] = [
    [12, '<rect class="range" y="-8" width="10" height="9"/><path class="typical" d="M0 -2h10"/>', 'median and longest of each half second'],
    [258, '<rect class="failed" y="-8" width="4" height="9"/>', 'failed requests'],
    [370, '<path class="deed" d="M2 1v-10"/>', 'what was done'],
    [474, readyMark(4, 0), 'a pod is ready'],
    [580, endsMark(4, 0), 'a pod is told to end'],
    [722, goneMark(4, 0), 'a pod is gone'],
  ]; // prettier-ignore
  return [
    `<text class="head" x="12" y="22">Requests at a fixed rate while pods come and go</text>`,
    `<text class="words" x="12" y="38">${safe(where)}; latency counts from the planned time</text>`,
    ...marks.map(
      ([x, mark, words]) =>
        `<g transform="translate(${x} 56)">${mark}<text class="words" x="14">${words}</text></g>`,
    ),
  ].join('\n');
}

function onePanel({ name, seen, timeline }: Scene): string {
  const failed = Number(seen['failed'] ?? 0);
  const words = `${seen['requests']} requests, p50 ${seen['p50 ms']} ms, p99 ${seen['p99 ms']} ms, `;
  return [
    `<text class="name" x="12" y="16">${safe(name)}</text>`,
    `<text class="words" x="12" y="30">${safe(words)}<tspan class="${failed ? 'lost' : 'words'}">${failed} failed</tspan></text>`,
    ...(timeline && deedsOf(timeline.events).length > 1
      ? [
          `<text class="words" x="${plot.left + plot.width}" y="16" text-anchor="end">${safe(deedWords(timeline.events))}</text>`,
        ]
      : []),
    ...(timeline ? [drawTimeline(timeline)] : []),
  ].join('');
}

function drawTimeline({ sliceSeconds, median, longest, failed, events }: Timeline): string {
  const seconds = Math.max(1, median.length * sliceSeconds);
  const x = (at: number) => tenth((Math.min(at, seconds) / seconds) * plot.width);
  const bars = longest.map((value, i) => {
    if (value === null) return '';
    const [top, foot] = [y(value), y(median[i] ?? value)];
    return `M${x(i * sliceSeconds)} ${foot}V${top}H${x((i + 1) * sliceSeconds)}V${foot}z`;
  });
  const middle = (i: number) => x((i + 0.5) * sliceSeconds);
  const line = median.map((value, i) =>
    value === null ? '' : `${i === 0 || median[i - 1] === null ? 'M' : 'L'}${middle(i)} ${y(value)}`,
  );
  const mostFailed = Math.max(...failed, 1);
  const losses = failed.map((count, i) => {
    const height = tenth(Math.max(6, (count / mostFailed) * plot.height * 0.6));
    return count
      ? `<rect class="failed" x="${x(i * sliceSeconds)}" width="${Math.max(2, x(sliceSeconds))}" height="${height}"/>`
      : '';
  });
  const every = seconds > 120 ? 30 : 10;
  const ticks = Array.from({ length: Math.floor(seconds / every) + 1 }, (_, i) => i * every);
  return [
    `<g transform="translate(${plot.left} ${plot.top})">`,
    ...grid.map(
      ([value, label]) =>
        `<path class="grid" d="M0 ${y(value)}h${plot.width}"/><text class="tick" x="-5" y="${y(value) + 3}" text-anchor="end">${label}</text>`,
    ),
    ...ticks.map(
      (at) =>
        `<text class="tick" x="${x(at)}" y="${plot.height + 41}" text-anchor="middle">${at}${at ? '' : ' s'}</text>`,
    ),
    `<path class="range" d="${bars.join('')}"/>`,
    `<path class="typical" d="${line.join('')}"/>`,
    ...losses,
    ...events.filter((one) => !isDeed(one)).map(({ at, what }) => eventMark(x(at), what)),
    ...deedsOf(events).map((deed, i, all) => deedMark(x(deed.at), deed.what, all.length > 1 ? i + 1 : 0)),
    '</g>',
  ].join('');
}

function eventMark(x: number, what: string): string {
  const mark = what.endsWith('pod ready')
    ? readyMark(x, feet.ready)
    : what.endsWith('pod told to end')
      ? endsMark(x, feet.ends)
      : goneMark(x, feet.gone);
  return `<g><title>${safe(what)}</title>${mark}</g>`;
}

type Event = Timeline['events'][number];
const isDeed = ({ what }: Event) => !/ pod (ready|told to end|gone)$/.test(what);
const deedsOf = (events: Event[]) => events.filter(isDeed);

/** A line over the plot, with its number where there are several. */
function deedMark(x: number, what: string, number: number): string {
  const label = number ? `<text class="number" x="${x + 3}" y="9">${number}</text>` : '';
  return `<g><title>${safe(what)}</title><path class="deed" d="M${x} 0v${plot.height}"/>${label}</g>`;
}

/** What the numbers stand for: `1 upgraded, 2 rollback`. */
const deedWords = (events: Event[]): string =>
  deedsOf(events)
    .map(({ what }, i) => `${i + 1} ${what.replace(/^\w+ (upgraded):.*$/, '$1').replace(/^\w+: /, '')}`)
    .join(', ');

const readyMark = (x: number, foot: number) => `<path class="ready" d="M${x - 4} ${foot}h8l-4 -8z"/>`;
const endsMark = (x: number, foot: number) => `<path class="ends" d="M${x - 4} ${foot - 8}h8l-4 8z"/>`;
const goneMark = (x: number, foot: number) => `<path class="gone" d="M${x - 3} ${foot - 7}l6 6m0 -6l-6 6"/>`;

/** Down from the plot's top. */
function y(milliseconds: number): number {
  const kept = Math.min(most, Math.max(least, milliseconds));
  return tenth(plot.height * (1 - Math.log(kept / least) / Math.log(most / least)));
}
