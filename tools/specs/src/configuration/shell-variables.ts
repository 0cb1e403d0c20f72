import type { Variable } from './variable.ts';

/** Variables of the shell that the commands and Compose read and .env.example does not have. */
export const shellVariables: readonly Variable[] = [
  {
    name: 'HOST_PORT',
    type: 'whole number',
    fallback: '30000',
    meaning: 'Port of this machine that leads to a new cluster; `npm start -- --port` sets it.',
  },
  {
    name: 'LOG_LEVEL',
    type: 'debug, info, warning or error',
    fallback: 'info',
    meaning: "The backend's, with the embedded target; on a cluster it is the chart's.",
  },
  {
    name: 'COMPOSE_PORT',
    type: 'whole number',
    fallback: '3000',
    meaning: 'Port of the app with Compose.',
  },
  {
    name: 'COMPOSE_DEV_PORT',
    type: 'whole number',
    fallback: '3001',
    meaning: 'Port of the app with hot reload, with Compose.',
  },
  {
    name: 'COMPOSE_POSTGRES',
    type: '0 or 1',
    fallback: '1',
    meaning: 'How many PostgreSQL containers Compose starts; 0 where `DATABASE_URL` leads elsewhere.',
  },
  {
    name: 'COMPOSE_POSTGRES_PORT',
    type: 'whole number',
    fallback: 'a free one',
    meaning: "Port of this machine that leads to Compose's PostgreSQL.",
  },
  {
    name: 'POSTGRES_PASSWORD_URL',
    type: 'text, as in a URL',
    fallback: 'POSTGRES_PASSWORD',
    meaning: 'The password encoded, for `docker compose` by hand; `npm start` makes it.',
  },
  {
    name: 'BASE_URL',
    type: 'URL',
    fallback: 'what runs',
    meaning: 'The app that `npm run e2e` visits.',
  },
  {
    name: 'E2E_DATABASE_URL',
    type: 'URL',
    fallback: '',
    meaning:
      "The app's database, for journeys that look whether a task is stored; empty: they ask by the API.",
  },
  {
    name: 'HOOK_BUDGET',
    type: 'seconds',
    fallback: '120',
    meaning: 'Longest time that the pre-push hook takes.',
  },
  {
    name: 'HOOK_OVER_BUDGET',
    type: 'push or block',
    fallback: 'push',
    meaning: 'What the pre-push hook does with a push that it could not check in that time.',
  },
  {
    name: 'PROOF_CLUSTER',
    type: 'small letters, digits and -',
    fallback: 'todo-proof',
    meaning: 'Profile of the cluster that `npm run proof` makes for itself.',
  },
  { name: 'PROOF_PORT', type: 'whole number', fallback: '30030', meaning: 'Its port.' },
  {
    name: 'KUBECONFIG',
    type: 'paths',
    fallback: '~/.kube/config',
    meaning: "kubectl's and helm's own; where contexts are looked for.",
  },
  {
    name: 'HELM_DRIVER',
    type: 'text',
    fallback: 'secret',
    meaning: "Helm's own: where releases are kept. With another one releases are asked of helm itself.",
  },
  {
    name: 'DOCKER_HOST',
    type: 'URL',
    fallback: "Docker's default socket",
    meaning: "Docker's own: which engine builds. Another engine is another cache.",
  },
  {
    name: 'CI',
    type: 'text',
    fallback: '',
    meaning: 'Set: no live table, no hook, and what is missing is an error.',
  },
  { name: 'NO_COLOR', type: 'text', fallback: '', meaning: 'Set: no colours.' },
];

/** What one process of a run hands to the next, what tests read, and what the system sets: nothing for a person. */
export const notForPeople: readonly string[] = [
  'E2E_RUN',
  'NX_ISOLATE_PLUGINS',
  'NX_LOAD_DOT_ENV_FILES',
  'NX_TASK_HASH',
  'NX_TUI',
  'NX_WORKSPACE_ROOT_PATH',
  'PATH',
  'TERM',
];
