import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Scenario } from './scenario.ts';

/** Writes what was seen to the folder TODO_RECORD, so that the tests without a cluster can go by it. */
export function record(scenario: Scenario, snapshot: Snapshot): void {
  const folder = process.env['TODO_RECORD'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const text = JSON.stringify(trimmed({ code: scenario.code, ...snapshot }), null, 2);
  writeFileSync(join(folder, `${scenario.name}.json`), `${text}\n`);
}

const dropped = new Set(
  (
    'managedFields resourceVersion generation source reportingComponent reportingInstance hostIP hostIPs podIP podIPs ' +
    'imageID containerID generateName tolerations apiVersion eventTime allocatedResources volumeMounts volumes ' +
    'observedGeneration lastProbeTime qosClass template selector strategy dnsPolicy schedulerName securityContext ' +
    'enableServiceLinks preemptionPolicy priority restartPolicy serviceAccount serviceAccountName env envFrom ' +
    'terminationGracePeriodSeconds terminationMessagePath terminationMessagePolicy user command'
  ).split(' '),
);
/** Those of the Deployment controller are read. */
const isKept = (key: string) => !dropped.has(key) && !/^(kubectl\.kubernetes\.io|meta\.helm\.sh)\//.test(key);

/** Without what nobody reads and what names a machine. */
function trimmed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(trimmed);
  if (typeof value === 'string')
    return value.replace(/[\w-]+-control-plane/g, 'node').replace(/todo-test-[\w-]+/g, 'default');
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => isKept(key))
      .map(([key, one]) => [key, key === 'nodeName' ? 'node' : trimmed(one)]),
  );
}
