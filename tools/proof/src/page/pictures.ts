import { amount } from '../amount.ts';
import { tenth } from '../drawing.ts';
import type { Timing } from '../proof.ts';
import { drawChart, layout } from './chart.ts';
import type { Marked } from './marked.ts';

const { plot, row } = layout;
const percent = (part: number) => `${Math.round(part * 100)} %`;

const figuresOf = (all: Marked[]) =>
  all.flatMap(({ proof, result }) =>
    result?.figures && proof.limit !== undefined
      ? [{ proof, result, figures: result.figures, limit: proof.limit }]
      : [],
  );

/** How much of its limit each benchmark uses: a dot for each round, a stroke for the median. */
export function drawRatios(all: Marked[]): string {
  const lines = figuresOf(all).map((one) => {
    const rounds = one.result.samples.filter((sample): sample is Timing => sample.kind === 'timing');
    return { ...one, parts: rounds.map(({ ours, byHand }) => ours / byHand / one.limit) };
  });
  const most = Math.max(1.2, ...lines.flatMap(({ parts }) => parts)) * 1.02;
  const x = (part: number) => tenth((part / most) * plot);
  return drawChart({
    title: 'How much of its limit each benchmark uses',
    words:
      'ratio of ours to the other side, as a part of the allowed ratio; a dot is a round, the stroke is the median',
    rows: lines.map(({ proof, figures, limit, parts }) => {
      const middle = x(figures.ratio / limit);
      const dots = parts.map(
        (part) => `<circle class="round${part > 1 ? ' above' : ''}" cx="${x(part)}" cy="${row / 2}" r="4"/>`,
      );
      return {
        name: proof.name,
        drawing: `${dots.join('')}<path class="median" d="M${middle} 4v${row - 8}"/>`,
        figure: `${hundredths(figures.ratio)} of ${hundredths(limit)} (${percent(figures.ratio / limit)})`,
      };
    }),
    behind: (height) =>
      [0, 0.25, 0.5, 0.75, 1]
        .map((part) => {
          const at = x(part);
          const words = part === 1 ? 'the limit' : percent(part);
          return `<path class="${part === 1 ? 'limit' : 'line'}" d="M${at} 0v${height}"/><text class="words" x="${at}" y="${height + 16}" text-anchor="middle">${words}</text>`;
        })
        .join(''),
  });
}

/** Seconds of both sides of what runs on a cluster. */
export function drawSeconds(all: Marked[]): string {
  const lines = figuresOf(all.filter(({ proof }) => proof.place === undefined));
  const most = Math.max(1, ...lines.flatMap(({ figures }) => [figures.ours, figures.byHand]));
  const bar = (kind: string, seconds: number, y: number) =>
    `<rect class="${kind}" y="${y}" width="${tenth((seconds / most) * plot)}" height="8"/>`;
  return drawChart({
    title: 'Seconds of a command, and of the same by hand',
    words: 'medians; blue is ours, grey is by hand',
    rows: lines.map(({ proof, figures }) => ({
      name: proof.name,
      drawing: bar('ours', figures.ours, 4) + bar('against', figures.byHand, 13),
      figure: `${amount(figures.ours)}, by hand ${amount(figures.byHand)}`,
    })),
    behind: (height) => `<path class="line" d="M0 0v${height}"/>`,
  });
}

const hundredths = (value: number) => String(Math.round(value * 100) / 100);
