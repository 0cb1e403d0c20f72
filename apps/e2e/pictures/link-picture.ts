import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What is shown where somebody posts a link: the name, the promise, and a look at the product. */
export const LINK_PICTURE = { width: 1200, height: 630 };

/** The font as the app ships it, inside the page: nothing is fetched. */
function font(): string {
  const file = createRequire(import.meta.url).resolve(
    '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  );
  return readFileSync(file).toString('base64');
}

const STYLE = `
  * { margin: 0; box-sizing: border-box; }
  body { display: grid; grid-template-columns: 1fr 1fr; gap: 56px; align-items: center; width: 1200px; height: 630px;
    padding: 0 72px; background: oklch(0.982 0.003 100); color: oklch(0.245 0.012 200);
    font-family: Inter; font-feature-settings: 'cv11', 'ss03'; -webkit-font-smoothing: antialiased; }
  .mark { width: 84px; height: 84px; margin-inline-start: -8px; }
  h1 { margin-top: 28px; font-size: 64px; line-height: 1.05; letter-spacing: -0.03em; font-weight: 650; }
  .lead { margin-top: 22px; font-size: 30px; line-height: 1.4; color: oklch(0.485 0.012 200); text-wrap: balance; }
  .said { width: fit-content; margin-inline-start: auto; padding: 18px 26px; border-radius: 28px 28px 10px 28px;
    background: oklch(0.475 0.085 185); color: oklch(0.99 0.005 180); font-size: 25px; }
  .answer { margin: 26px 0; font-size: 25px; line-height: 1.5; }
  ul { padding: 0; list-style: none; overflow: hidden; border: 1.5px solid oklch(0.905 0.005 100); border-radius: 26px;
    background: white; box-shadow: 0 20px 50px -20px rgb(0 0 0 / 0.2); }
  li { display: flex; align-items: center; gap: 18px; padding: 22px 26px; font-size: 25px; }
  li + li { border-top: 1.5px solid oklch(0.905 0.005 100); }
  li.fresh { background: oklch(0.952 0.022 182); }
  li.done { color: oklch(0.485 0.012 200); text-decoration: line-through; }
  i { width: 30px; height: 30px; flex: none; border: 2px solid oklch(0.65 0.008 100); border-radius: 50%; }
  li.done i { display: grid; place-items: center; border: 0; background: oklch(0.475 0.085 185); }
`;

const TICK =
  '<svg width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round" ' +
  'stroke-linejoin="round"><path d="m5 13 5 5 9-11"/></svg>';

/** @param mark the product's mark as SVG */
export function linkPicture(mark: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><style>
  @font-face { font-family: Inter; font-weight: 100 900; src: url(data:font/woff2;base64,${font()}); }
  ${STYLE}</style></head><body>
  <div>${mark.replace('<svg', '<svg class="mark"')}<h1>Todo Chatbot</h1>
  <p class="lead">Keep your tasks by simply saying what you want done.</p></div>
  <div><p class="said">Add a task to buy groceries</p>
  <p class="answer">Done. “Buy groceries” is on your list.</p>
  <ul><li class="fresh"><i></i>Buy groceries</li><li><i></i>Pay the electricity bill</li>
  <li class="done"><i>${TICK}</i>Book the dentist</li></ul></div></body></html>`;
}
