import { safe } from '../drawing.ts';

/** Pixels: names left of the plot, figures right of it. */
export const layout = { width: 860, left: 190, plot: 500, top: 66, row: 26, foot: 34 };

const style = `
svg { --ground: #ffffff; --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --ours: #0969da; --against: #8c959f; --bad: #cf222e;
  font: 12px system-ui, sans-serif; }
@media (prefers-color-scheme: dark) {
  svg { --ground: #0d1117; --ink: #f0f6fc; --soft: #9198a1; --line: #3d444d; --ours: #58a6ff; --against: #6e7681; --bad: #ff7b72; } }
.ground { fill: var(--ground); } .head { fill: var(--ink); font-weight: 600; font-size: 15px; } .name { fill: var(--ink); }
.words { fill: var(--soft); font-size: 11px; } .line { stroke: var(--line); } .limit { stroke: var(--bad); stroke-width: 1.5; }
.ours { fill: var(--ours); } .against { fill: var(--against); } .round { fill: var(--ours); fill-opacity: 0.35; }
.median { stroke: var(--ours); stroke-width: 2.5; } .above { fill: var(--bad); }`;

export interface Chart {
  title: string;
  /** One line under the title: what is drawn. */
  words: string;
  /** Each with its name; the drawing begins at the plot's left edge, at the top of its row. */
  rows: { name: string; drawing: string; figure: string }[];
  /** Marks over all rows, from the plot's left edge; `height` is that of all rows. */
  behind(height: number): string;
}

/** A picture with a row for each benchmark, in the reader's light or dark. */
export function drawChart({ title, words, rows, behind }: Chart): string {
  const { width, left, plot, top, row, foot } = layout;
  const height = top + rows.length * row + foot;
  const drawn = rows.map(({ name, drawing, figure }, i) => {
    const middle = row / 2 + 4;
    return (
      `<g transform="translate(0 ${top + i * row})"><text class="name" x="${left - 12}" y="${middle}" text-anchor="end">` +
      `${safe(name)}</text><g transform="translate(${left} 0)">${drawing}</g>` +
      `<text class="words" x="${left + plot + 14}" y="${middle}">${safe(figure)}</text></g>`
    );
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${safe(title)}">`,
    `<style>${style}\n</style>`,
    `<rect class="ground" width="${width}" height="${height}"/>`,
    `<text class="head" x="16" y="24">${safe(title)}</text>`,
    `<text class="words" x="16" y="42">${safe(words)}</text>`,
    `<g transform="translate(${left} ${top})">${behind(rows.length * row)}</g>`,
    ...drawn,
    '</svg>',
    '',
  ].join('\n');
}
