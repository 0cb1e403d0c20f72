import { serviceNames } from '../../../settings/src/services.ts';
import { createTaskGraph } from '../nx/internals.ts';
import { openWorkspace } from '../nx/workspace.ts';
import { kindsOf } from '../plan/kinds.ts';
import { mermaid } from './mermaid.ts';

/** The picture of `nx run-many -t deploy`. */
export async function pipelinePicture(): Promise<string> {
  const { graph: projects } = await openWorkspace();
  const graph = createTaskGraph(projects, {}, [...serviceNames].sort(), ['deploy'], 'dev', {});
  return mermaid(graph, kindsOf(projects, graph));
}
