import { containerFailures } from './containers.ts';
import type { Failure } from './failure.ts';

const describe = '{kubectl} describe pod {pod}';

/** How pods fail, and their containers. In the order in which they are asked: the most telling first. */
export const podFailures: Failure[] = [
  {
    code: 'NODE-DISK',
    title: 'The node has no disk space left',
    signs: [
      { in: 'evicted', message: /low on resource: (ephemeral-storage|inodes)|DiskPressure/ },
      { in: 'unscheduled', message: /disk-pressure/ },
      { in: 'waiting', message: /no space left on device/i },
      { in: 'warning', message: /no space left on device/i },
    ],
    example:
      'The node was low on resource: ephemeral-storage. Threshold quantity: 60100Mi, available: 59868656Ki.',
    cause: 'images, logs and volumes fill the disk that the node shares with Docker',
    next: ['docker system df', 'npm run prune'],
    tested: 'recorded',
  },
  {
    code: 'POD-DISK',
    title: 'The pod wrote more than its limit to the disk',
    signs: [{ in: 'evicted', message: /exceeds the (total )?limit|exceeded its local ephemeral storage/ }],
    example: 'Usage of EmptyDir volume "tmp" exceeds the limit "1Mi".',
    cause: 'the program writes more than tmpSizeLimit or resources.limits.ephemeral-storage allows',
    next: ['raise tmpSizeLimit or resources.limits.ephemeral-storage in the values file', 'npm start'],
    tested: 'cluster',
  },
  {
    code: 'POD-EVICTED',
    title: 'The node is short of memory or processes: it puts pods out and takes no new ones',
    signs: [{ in: 'evicted' }, { in: 'unscheduled', message: /(memory|pid)-pressure/ }],
    example:
      'The node was low on resource: memory. Threshold quantity: 22545Mi, available: 22156408Ki. Container app was using 1856852Ki, request is 64Mi, has larger consumption of memory.',
    cause:
      'all that runs on the node takes more memory or processes than it has, and this pod was the one to go',
    next: ['{kubectl} describe nodes', 'stop what else runs there, or make the cluster bigger', 'npm start'],
    tested: 'recorded',
  },
  ...containerFailures,
  {
    code: 'POD-VOLUME',
    title: 'A volume of the pod cannot be mounted',
    signs: [
      { in: 'warning', reasons: ['FailedMount', 'FailedAttachVolume', 'FailedMapVolume'] },
      { in: 'unscheduled', message: /persistentvolumeclaim|volume node affinity|PersistentVolume/ },
    ],
    example: 'MountVolume.SetUp failed for volume "certificates" : secret "backend-certificates" not found',
    cause: 'what the volume is made from (a Secret, ConfigMap or claim) is not there',
    next: [describe, 'npm start (writes the Secrets of all services anew)'],
    tested: 'cluster',
  },
  {
    code: 'POD-SANDBOX',
    title: 'The node cannot set up the pod and its network',
    signs: [
      { in: 'warning', reasons: ['FailedCreatePodSandBox'], times: 2 },
      // It is tried again every 12 seconds; without a word where the node cannot clear away the first try either.
      { in: 'warning', reasons: ['FailedCreatePodSandBox'], times: 1, looks: 25 },
      { in: 'warning', reasons: ['NetworkNotReady'], times: 1 },
    ],
    example:
      'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "ca1d19bd…": plugin type="bridge" failed (add): failed to allocate for range 0: no IP addresses available in range set: 10.244.0.2-10.244.0.3',
    cause: "the cluster's network plugin or the node's container runtime is broken",
    next: [describe, 'npm run down', 'npm start'],
    looks: 8,
    tested: 'cluster',
  },
  {
    code: 'POD-UNSCHEDULABLE',
    title: 'No node has enough CPU, memory or disk left for the pod',
    signs: [{ in: 'unscheduled', message: /Insufficient |Too many pods/ }],
    example: '0/1 nodes are available: 1 Insufficient cpu.',
    cause: 'the node has too little left for what the pod requests',
    next: ['lower resources.requests in the values file, or make the cluster bigger', 'npm start'],
    tested: 'cluster',
  },
  {
    code: 'NODE-NOT-READY',
    title: 'No node of the cluster is ready',
    signs: [
      { in: 'unscheduled', message: /node\.kubernetes\.io\/(not-ready|unreachable|network-unavailable)/ },
      { in: 'untaken', looks: 3 },
    ],
    example:
      '0/1 nodes are available: 1 node(s) had untolerated taint(s). … The taints: minikube: node.kubernetes.io/unreachable:NoSchedule, minikube: node.kubernetes.io/unreachable:NoExecute',
    cause: 'the node is still starting, or its kubelet or network does not work',
    next: ['{kubectl} describe nodes', 'npm start'],
    looks: 30,
    tested: 'recorded',
  },
  {
    code: 'POD-NODE',
    title: 'No node is one that the pod may run on',
    signs: [{ in: 'unscheduled' }],
    example: "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector.",
    cause: "the node's taints or labels do not fit the nodeSelector, affinity and tolerations of the values",
    next: ['{kubectl} describe nodes', 'mend nodeSelector and tolerations in the values file', 'npm start'],
    tested: 'cluster',
  },
];
