import { spawnSync } from 'node:child_process';
import type { RunEvent } from '../events/event.ts';
import { problemTexts, runTitle, savedBy, stateWord } from '../views/ending.ts';
import { seconds } from '../views/look.ts';
import { chart } from './chart.ts';
import { escape } from './html.ts';
import { style } from './style.ts';
import { taskTable } from './task-table.ts';
import { timeline, type Timeline } from './timeline.ts';

/** A run's report: one page without scripts, links, or anything to load. */
export function reportPage(
  events: readonly RunEvent[],
  { commit }: { commit?: string | undefined } = {},
): string {
  const line = timeline(events);
  const { run, end } = line;
  const title = run ? runTitle(run) : 'a run';
  const facts = [run && shownTime(run.time), commit && `commit ${commit}`, run && `run ${run.run}`, end?.url];
  const state = end?.state ?? 'cut';
  const problems = problemTexts(events).map((text) => `<pre>${escape(text)}</pre>`);
  const notes = events.flatMap((one) => (one.type === 'note' && one.text.trim() ? [one.text.trim()] : []));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(`${title}: ${end ? stateWord(end) : 'cut off'} · ${seconds(line.seconds)}`)}</title>
<style>${style}</style>
</head>
<body>
<h1><span class="state ${state}">${end ? stateWord(end) : 'cut off'}</span>${escape(title)}</h1>
<p class="quiet">${facts.flatMap((one) => (one ? [escape(one)] : [])).join(' · ')}</p>
<div class="figures">${figures(line, savedBy(events))}</div>
${section(problems.length > 1 ? 'Problems' : 'Problem', problems.join('\n'))}
${section('The tasks over time', chart(line))}
${section('Tasks', line.tasks.length ? taskTable(line.tasks) : '')}
${section('Notes', notes.length ? `<ul class="notes">${notes.map((one) => `<li>${escape(one)}</li>`).join('')}</ul>` : '')}
</body>
</html>
`;
}

const section = (title: string, body: string): string => (body ? `<h2>${title}</h2>\n${body}` : '');

const shownTime = (time: string): string => time.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC');

function figures({ tasks, seconds: length, end }: Timeline, saved: number): string {
  const count = (...states: string[]) => tasks.filter((one) => states.includes(one.state)).length;
  const worked = tasks.reduce((sum, one) => sum + (one.start === undefined ? 0 : one.end - one.start), 0);
  const cheap = tasks.filter((one) => one.state === 'cached' || one.state === 'unchanged');
  const unknown = cheap.filter((one) => one.saved === undefined).length;
  const known = unknown ? `, not known for ${unknown} of ${cheap.length}` : '';
  const list: [string, string][] = [
    [seconds(length), 'in all'],
    [seconds(worked), 'of work in all tasks together'],
    [String(count('done')), end?.nothingDone ? 'done: all was up to date' : 'done'],
    [String(cheap.length), 'had nothing to do'],
    [unknown && unknown === cheap.length ? '–' : seconds(saved), `of work saved${known}`],
  ];
  if (count('failed')) list.push([String(count('failed')), 'failed']);
  if (count('skipped', 'stopped')) list.push([String(count('skipped', 'stopped')), 'skipped or stopped']);
  return list.map(([figure, words]) => `<div><b>${figure}</b><span>${escape(words)}</span></div>`).join('');
}

/** The commit that is checked out, marked when files differ from it; undefined without git. */
export function currentCommit(root: string): string | undefined {
  const args = ['-C', root, 'describe', '--always', '--dirty=, with changes', '--exclude=*'];
  const asked = spawnSync('git', args, {
    encoding: 'utf8',
    timeout: 2000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return asked.status === 0 ? asked.stdout.trim() : undefined;
}
