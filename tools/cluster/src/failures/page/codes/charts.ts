import { type Chapter, row } from './code.ts';

/** Values that cannot be meant, refused by `helm` itself before anything is sent to the cluster; and the charts' own targets. */
export const charts: Chapter = {
  title: 'The charts',
  codes: [
    row(
      'CHART-IMAGE-TAG-EMPTY',
      'No image tag',
      'the chart was installed without `npm start` or `nx deploy`',
      'add `--set-string image.tag=TAG`, or image.digest',
    ),
    row(
      'CHART-IMAGE-TAG-LATEST',
      'The tag is latest',
      'it names another image after each build, so nodes and rollbacks cannot rely on it',
      'name the tag of one build',
    ),
    row(
      'CHART-IMAGE-TAG-NUMBER',
      'The tag reads as a number',
      'YAML rounds such tags (1.8e+18)',
      'put a letter in front when tagging',
    ),
    row(
      'CHART-SECRET-TWICE',
      'existingSecret and secret values at once',
      'only one of them can be meant',
      'empty existingSecret, or put the key into that Secret',
    ),
    row(
      'CHART-SECRET-MISSING',
      'A key is in neither',
      'no Secret is named and the value is empty',
      'name a Secret in existingSecret, or give the value in a values file (`-f`)',
    ),
    row(
      'CHART-SECRET-ABSENT',
      'The Secret that existingSecret names is not there',
      'it was never made, or in another namespace',
      '`npm start` makes both; by hand: `kubectl create secret generic NAME --from-env-file=FILE`',
    ),
    row(
      'CHART-SECRET-OWN',
      'The Secret that existingSecret names was made by the release itself, from values',
      'Helm deletes what a release has made and makes no more, so the pods would lose it',
      'make one under another name; or keep it: `kubectl annotate secret NAME helm.sh/resource-policy=keep`',
    ),
    row(
      'CHART-SECRET-KEY-MISSING',
      'The Secret that existingSecret names lacks a key, or has an empty one',
      'the settings need it: DATABASE_URL always, others by config.authMode and config.llmProvider',
      '`npm start` after giving the value in .env; by hand: make the Secret anew with that key',
    ),
    row(
      'CHART-NODEPORT-TAKEN',
      'Another Service of the cluster has the NodePort',
      'a port of the nodes can be given once in a cluster',
      'another service.nodePort of 30000–32767, or null: then Kubernetes chooses',
    ),
    row(
      'CHART-JWT-SECRET-MISSING',
      'No key for the tokens',
      'config.authMode is shared-secret',
      'give secret.JWT_SECRET, or set config.authMode=jwks',
    ),
    row(
      'CHART-GRACE-TOO-SHORT',
      'terminationGracePeriodSeconds is shorter than what a pod needs to end',
      'requests that are under way would be killed',
      'raise it, or leave it out: it is computed',
    ),
    row(
      'CHART-DEADLINE-TOO-SHORT',
      'progressDeadlineSeconds is shorter than a pod may take to start and be ready',
      'the rollout would count as failed while probes.startup still waits; and Kubernetes wants more than minReadySeconds',
      'raise it to the seconds that are named',
    ),
    row(
      'CHART-MIGRATION-TOO-SHORT',
      'The migration may wait for the database as long as all of it may take',
      'the Job would be ended before it has said why',
      'raise migrations.activeDeadlineSeconds, or lower migrations.waitSeconds',
    ),
    row(
      'CHART-FOLDERS-TOO-LARGE',
      'tmpSizeLimit (and cacheSizeLimit) are more than the disk that a pod may use',
      'a pod that fills its folders would be evicted',
      'raise resources.limits.ephemeral-storage, or make the folders smaller',
    ),
    row(
      'CHART-NAME-INVALID',
      'The name of the objects begins with no letter',
      'a release may be called 2nd, a Service may not',
      'name the release otherwise, or set fullnameOverride',
    ),
    row(
      'CHART-PUBLIC-URL-MISSING',
      'An Ingress for all names of a domain, over https, and no address',
      'the app would take itself for one on http',
      'config.publicUrl: the address that people type',
    ),
    row(
      'CHART-MODEL-URL-MISSING',
      'config.llmProvider is custom, and config.llmBaseUrl empty',
      'the backend would not start',
      'config.llmBaseUrl=http://HOST:PORT/v1, or config.llmProvider=offline',
    ),
    row(
      'CHART-MODEL-NAME-MISSING',
      'A server of models is named, and no model',
      'the backend would not start',
      'config.llmModel: a model that the server has',
    ),
    row(
      'CHART-PROBES-SAME',
      'Liveness and readiness ask the same path',
      'a lost database would restart every pod',
      'give them different paths',
    ),
    row(
      'CHART-ENV-TWICE',
      'A name in extraEnv comes from the Secret already',
      'which of both counts would be chance',
      'put it into the Secret',
    ),
    row(
      'CHART-METRICS-PORT-TAKEN',
      'metrics.port is the port of the application',
      'both cannot listen on one port',
      'another one, such as 9464',
    ),
    row(
      'CHART-FILE-INVALID',
      'Chart.yaml or a values file of a chart cannot be read',
      'YAML that does not parse, or a name or version that is missing',
      'mend the file and the line that are named',
    ),
    row(
      'HELM-MISSING',
      'helm is not installed',
      'it was never installed, or is not on PATH in this shell',
      'install it: https://helm.sh/docs/intro/install',
    ),
    row(
      'HELM-FAILED',
      'A chart could not be rendered or packaged',
      "the message has helm's own words",
      'the helm command that is named',
    ),
    row(
      'VITEST-MISSING',
      'A chart has tests and the workspace no vitest',
      'the plugin brings none: a workspace chooses its version',
      '`npm install --save-dev vitest`',
    ),
  ],
};
