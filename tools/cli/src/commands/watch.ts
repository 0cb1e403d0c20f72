import { hasEnvFile } from '../../../settings/src/env-file.ts';
import { workspaceRoot } from '../../../settings/src/paths.ts';
import type { Values } from '../command-line/command.ts';
import { Cycles, type CycleResult } from '../watch/cycles.ts';
import { DeployFiles } from '../watch/deploy-inputs.ts';
import { notIgnored } from '../watch/left-out.ts';
import { Contents, SavedFiles } from '../watch/saved-files.ts';
import { Workers } from '../watch/workers.ts';

const note = (text: string) => process.stderr.write(`${text}\n`);
/** What the loaded process itself is made from. */
const isTool = (file: string) => /^(tools|libs\/problem)\//.test(file);
const shown = 3;

/** `npm run watch`: brings the app up, then again after each save of a file that it is made from, until Ctrl-C. */
export default async function watch({ initial = true, ...values }: Values): Promise<number> {
  const workers = new Workers();
  const contents = new Contents(workspaceRoot);
  const files = new DeployFiles(() => workers.inputs());

  let running: Promise<CycleResult> | undefined;
  let end: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => (end = resolve));

  async function select(saved: string[], during: boolean): Promise<string[]> {
    const changed = contents.changed(await notIgnored(saved, workspaceRoot));
    if (changed.some(isTool)) workers.renew();
    if (changed.length === 0) return [];
    const read = await files.select(changed);
    if (read.length === 0 && !during)
      note(`\n${named(changed)} saved: nothing that is deployed is made from it`);
    return read;
  }

  async function run(saved: string[]): Promise<CycleResult> {
    if (saved.length) note(`\n── ${named(saved)} saved`);
    const began = performance.now();
    const isFirst = !hasEnvFile();
    const result = await workers.start(values);
    // The first run makes .env itself; that is no save of a person.
    if (isFirst) contents.changed(['.env']);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    if (result === 'ready') note(`serving after ${seconds} s`);
    // Also when a signal ended the run alone.
    if (result === 'stopped') end(130);
    if (result === 'failed') note(`failed after ${seconds} s; the next save tries again`);
    return result;
  }

  let told = false;
  function idle(): void {
    workers.prepare();
    if (!told) note('watching (Ctrl-C ends it; the app stays up: npm run down)');
    told = true;
  }

  const cycles = new Cycles({ select, run: (saved) => (running = run(saved)), idle });
  const stop = (signal: NodeJS.Signals) => {
    cycles.stop();
    workers.stop(signal);
    // A run that is at work stops its own children and says so; it is waited for.
    void Promise.resolve(running).then(() => end(0));
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);

  const saves = new SavedFiles(workspaceRoot, (file) => cycles.saved(file));
  try {
    await saves.open();
    const known = files.refresh();
    if (initial) await Promise.all([cycles.start(), known]);
    else await known.then(idle);
    return await ended;
  } finally {
    saves.close();
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

/** `a.py, b.py and 3 more` */
function named(files: string[]): string {
  const rest = files.length - shown;
  return `${files.slice(0, shown).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
