import { attempt } from './command.ts';

const mark = { namespace: 'kube-system', name: 'todo-chatbot-made-this-cluster' };

/** Leaves a mark in a cluster that was made here, so that `down` knows which clusters it may stop or delete. */
export async function setMark(context: string): Promise<void> {
  await attempt('kubectl', ['--context', context, '-n', mark.namespace, 'create', 'configmap', mark.name]);
}

/** Whether the cluster carries the mark. */
export async function hasMark(context: string): Promise<boolean> {
  const found = await attempt('kubectl', ['--context', context, '-n', mark.namespace, 'get', 'configmap', mark.name]);
  return found.exitCode === 0;
}
