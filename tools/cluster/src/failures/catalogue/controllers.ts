import type { Failure } from './failure.ts';

/** How Jobs, ReplicaSets and Deployments fail: where there is often no pod that could say it. */
export const controllerFailures: Failure[] = [
  {
    code: 'HOOK-DEADLINE',
    title: 'The migration took longer than it may',
    signs: [{ in: 'job', reasons: ['DeadlineExceeded'] }],
    example: 'DeadlineExceeded: Job was active longer than specified deadline',
    cause:
      "the Job's activeDeadlineSeconds were over: the database does not answer, or has very much to change",
    next: ['npm run doctor', 'raise migrations.activeDeadlineSeconds in the values file', 'npm start'],
    logs: true,
    looks: 1,
    tested: 'cluster',
  },
  {
    code: 'HOOK-FAILED',
    title: 'The migration failed',
    signs: [{ in: 'job' }],
    example: 'Error with exit code 1, 0 restarts',
    cause: 'the database does not answer or the migration found something that it cannot change',
    next: ['{kubectl} logs {pod}'],
    logs: true,
    looks: 1,
    tested: 'cluster',
  },
  {
    code: 'QUOTA',
    title: "The namespace's quota is used up",
    signs: [
      { in: 'refused', message: /exceeded quota|failed quota/ },
      { in: 'helm', message: /exceeded quota|failed quota/ },
    ],
    example:
      'pods "backend-5c9d9b6b8-x2x7k" is forbidden: exceeded quota: small, requested: requests.cpu=50m, used: requests.cpu=980m, limited: requests.cpu=1',
    cause: 'the pod would take more than the ResourceQuota of the namespace leaves',
    next: [
      '{kubectl} describe resourcequota {quota}',
      'lower replicaCount or resources in the values file',
      'npm start',
    ],
    tested: 'cluster',
  },
  {
    code: 'LIMIT-RANGE',
    title: 'The pod asks for more or less than the namespace allows',
    signs: [{ in: 'refused', message: /(minimum|maximum) \S+ usage per |limit to request ratio/ }],
    example:
      'pods "backend-5c9d9b6b8-x2x7k" is forbidden: maximum memory usage per Container is 64Mi, but limit is 512Mi',
    cause: 'a LimitRange of the namespace forbids these resources',
    next: ['{kubectl} describe limitrange', 'mend resources in the values file', 'npm start'],
    tested: 'cluster',
  },
  {
    code: 'POD-SECURITY',
    title: 'The namespace refuses the pod for its security settings',
    signs: [{ in: 'refused', message: /violates PodSecurity/ }],
    example:
      'pods "backend-5c9d9b6b8-x2x7k" is forbidden: violates PodSecurity "restricted:latest": runAsNonRoot != true (pod or container "backend" must set securityContext.runAsNonRoot=true)',
    cause: 'the pod has settings that the Pod Security level of the namespace forbids; each is named above',
    next: [
      '{kubectl} get namespace {namespace} --show-labels',
      "mend the chart's securityContext",
      'npm start',
    ],
    tested: 'cluster',
  },
  {
    code: 'SERVICE-ACCOUNT',
    title: "The pod's service account is missing",
    signs: [{ in: 'refused', message: /serviceaccount "[^"]*" not found/ }],
    example:
      'pods "backend-" is forbidden: error looking up service account default/backend: serviceaccount "backend" not found',
    cause: 'serviceAccount.name of the values names one that nobody made, or it was deleted',
    next: ['{kubectl} get serviceaccounts', 'mend serviceAccount in the values file', 'npm start'],
    tested: 'cluster',
  },
  {
    code: 'ADMISSION',
    title: 'A policy of the cluster refuses the object',
    signs: [
      { in: 'refused', message: /admission webhook|ValidatingAdmissionPolicy/ },
      { in: 'helm', message: /admission webhook|ValidatingAdmissionPolicy/ },
    ],
    example:
      "deployments.apps \"backend\" is forbidden: ValidatingAdmissionPolicy 'one-replica' with binding 'one-replica' denied request: one replica, no more",
    cause: 'a webhook or policy that somebody set up in this cluster forbids it, or does not answer',
    next: [
      'ask who runs the cluster',
      '{kubectl} get validatingadmissionpolicies,validatingwebhookconfigurations,mutatingwebhookconfigurations',
    ],
    tested: 'cluster',
  },
  {
    code: 'POD-REFUSED',
    title: 'The cluster refuses to make the pod',
    signs: [{ in: 'refused' }],
    example: 'pods "backend-5c9d9b6b8-" is forbidden: no PriorityClass with name no-such was found',
    cause: 'the pod that the chart describes is not allowed or not valid; see the words above',
    next: ['{kubectl} describe deployment,job -l app.kubernetes.io/instance={release}'],
    looks: 4,
    tested: 'cluster',
  },
  {
    code: 'ROLLOUT-STUCK',
    title: 'The new pods did not become ready in time',
    signs: [{ in: 'rollout', reasons: ['ProgressDeadlineExceeded'] }],
    example: 'ReplicaSet "backend-5c9d9b6b8" has timed out progressing.',
    cause: 'no pod became ready within progressDeadlineSeconds of the values, and none tells why',
    next: ['npm run status', '{kubectl} describe pods -l app.kubernetes.io/instance={release}'],
    tested: 'cluster',
  },
];
