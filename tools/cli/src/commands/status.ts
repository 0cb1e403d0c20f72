import type { Values } from '../command-table.ts';
import { liveTargets, type LiveTarget } from '../live-state.ts';

/** `npm run status`: what runs, part by part. Exit code 0 when something runs and all of it is ready, else 1. */
export default async function status(values: Values): Promise<number> {
  const targets = await liveTargets();
  if (values['json']) {
    const shown = targets.map(({ target, parts, url }) => ({ target, url: url ?? null, parts }));
    process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
  } else {
    process.stdout.write(
      targets.length ? targets.map(describe).join('\n\n') : 'Nothing of this project runs. Next: npm start',
    );
    process.stdout.write('\n');
  }
  return targets.length > 0 && targets.every((one) => one.parts.every((part) => part.ready)) ? 0 : 1;
}

function describe({ target, parts, url }: LiveTarget): string {
  const lines = parts.map(({ name, ready, detail }) => `  ${ready ? '✓' : '✖'} ${name.padEnd(10)} ${detail}`);
  return [`${target}  ${url ?? 'no address answers'}`, ...lines].join('\n');
}
