import type { TaskGraph } from '@nx/devkit';
import { needsOf } from '../nx/tasks.ts';
import type { Kind, PipelineTask } from '../plan/kinds.ts';

/** How each kind of task is drawn. (`end` would be a word of Mermaid's own.) */
const classes: Record<'cached' | 'looks' | 'named', string> = {
  cached: 'fill:#e8f1ff,stroke:#3b6fb6,color:#10233f',
  looks: 'fill:#fff4dd,stroke:#b7791f,color:#3d2a05',
  named: 'fill:#e9f7ec,stroke:#2f855a,color:#12341f',
};

const classOf = (kind: Kind): keyof typeof classes =>
  kind === 'cached' ? 'cached' : kind === 'end' ? 'named' : 'looks';
const node = (id: string) => id.replace(/\W+/g, '_');

/** A task graph as a Mermaid flowchart, in a stable order; an arrow leads to the task that needs the other. */
export function mermaid(graph: TaskGraph, tasks: PipelineTask[]): string {
  const sorted = [...tasks].sort((a, b) => (a.id < b.id ? -1 : 1));
  const lines = ['flowchart LR'];
  for (const { id, kind } of sorted) lines.push(`  ${node(id)}["${id}"]:::${classOf(kind)}`);
  for (const { id } of sorted)
    for (const need of [...needsOf(graph, id)].sort()) lines.push(`  ${node(need)} --> ${node(id)}`);
  for (const [name, style] of Object.entries(classes)) lines.push(`  classDef ${name} ${style}`);
  return lines.join('\n');
}

const begin = '<!-- graph: npx nx picture pipeline -->';
const end = '<!-- /graph -->';

/** A page with the picture between its two marks replaced. @throws Error when the marks are not there */
export function withPicture(page: string, picture: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the page has no ${begin} … ${end}`);
  return `${page.slice(0, from)}${begin}\n\n\`\`\`mermaid\n${picture}\n\`\`\`\n\n${page.slice(to)}`;
}
