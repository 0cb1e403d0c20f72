import { theCluster } from '../../../cluster/src/kubernetes.ts';
import { explained } from '../../../pipeline/src/plan/explain.ts';
import { makePlan } from '../../../pipeline/src/plan/plan.ts';
import { planLines, planReport } from '../../../pipeline/src/plan/print.ts';
import { peekSettings } from '../../../settings/src/settings.ts';
import type { Values } from '../command-line/command-table.ts';

/** `npm run plan`: what `npm start` would do on the cluster, task by task, and why. Changes nothing; exit code 0. */
export default async function plan(values: Values): Promise<number> {
  const made = await makePlan(values['configuration'] as string | undefined, theCluster(peekSettings()));
  const tasks = await explained(made);
  const report = planReport(made, tasks);
  if (values['json']) {
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return 0;
  }
  const { target, context, configuration, cluster, nothingToDo, url } = report;
  process.stdout.write(
    `npm start → ${target}, context ${context} (${cluster}), configuration ${configuration}\n\n`,
  );
  process.stdout.write(
    `${planLines(tasks, process.stdout.isTTY && !process.env['NO_COLOR']).join('\n')}\n\n`,
  );
  const count = tasks.filter(({ action }) => action === 'run').length;
  process.stdout.write(
    nothingToDo
      ? `Nothing would be done${url ? `: it runs at ${url}` : ''}.\n`
      : `${count} of ${tasks.length} tasks would run. Next: npm start\n`,
  );
  return 0;
}
