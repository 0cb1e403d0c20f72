import { seconds } from '../views/look.ts';
import { escape } from './html.ts';
import type { TaskTime } from './timeline.ts';

/** Every task with its reason, the files and lines behind it, what it waited for and what was saved. */
export function taskTable(tasks: TaskTime[]): string {
  return `<table>
<thead><tr><th>task</th><th>state</th><th class="number">took</th><th class="number">began at</th><th class="number">saved</th><th>waited for</th><th>reason</th></tr></thead>
<tbody>
${tasks.map(row).join('\n')}
</tbody>
</table>`;
}

function row(one: TaskTime): string {
  const began = one.start !== undefined;
  const kind = { cached: ' cheap', unchanged: ' cheap', failed: ' failed' }[one.state as string] ?? '';
  const cells = [
    `<td class="name">${escape(one.task)}</td>`,
    `<td class="how${kind}">${one.state}</td>`,
    number('took', began ? seconds(one.end - one.start!) : ''),
    number('began at', began ? seconds(one.start!) : ''),
    number('saved', one.saved === undefined ? '' : seconds(one.saved)),
    `<td class="after" data-name="waited for">${escape(one.waitedFor ?? '')}</td>`,
    `<td>${reasons(one)}</td>`,
  ];
  return `<tr${one.critical ? ' class="critical"' : ''}>${cells.join('')}</tr>`;
}

const number = (name: string, text: string): string => `<td class="number" data-name="${name}">${text}</td>`;

function reasons({ reason, plannedReason, details }: TaskTime): string {
  // A step that did what was planned says it again in its own words.
  const why = plannedReason && !reason.includes(plannedReason) ? plannedReason : '';
  const first = [reason, why].filter(Boolean).map(escape);
  const list = details.map((one) => `<li>${escape(one)}</li>`).join('');
  return first.join('<br><span class="quiet">planned: </span>') + (list ? `<ul>${list}</ul>` : '');
}
