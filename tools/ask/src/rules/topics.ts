/** A way to do something: what a person would type without any assistant. */
export interface Topic {
  /** Stable name. */
  code: string;
  /** The question's words. */
  words: RegExp;
  what: string;
  cause: string;
  /** `{kubectl}` names context and namespace; a line with `{service}` is told of each that is asked for, `{replicas}` is the number. */
  next: string[];
  /** Told beside what the live state says, too. */
  besideState?: true;
}

/** The first that fits counts, so the narrow ones stand first. */
export const topics: Topic[] = [
  {
    code: 'HOW-TO-IMAGE',
    words: /\bdockerfiles?\b|\b(docker )?images?\b|\bdocker build\b|\bcontaineri[sz]e\b/i,
    what: 'images are made by the target docker of each service, and only when their inputs changed',
    cause:
      'the tag is the hash of all that goes in; image-check says how big each layer is and what should not be in it',
    next: [
      'npx nx run-many -t docker',
      'npx nx run-many -t image-check',
      'docker system df',
      'more: docs/DOCKER.md',
    ],
  },
  {
    code: 'HOW-TO-ROLLBACK',
    words: /\broll(ing)? ?back\b|\bundo\b|\b(last|previous) (good )?(version|revision|release)\b/i,
    what: 'a rollback goes back to the last state that ran well, all charts together',
    cause: 'helm keeps the last ten revisions of each release',
    next: ['npm run rollback -- --list', 'npm run rollback -- --dry-run', 'npm run rollback'],
  },
  {
    code: 'HOW-TO-SCALE',
    words: /\bscal(e|ing)\b|\breplicas?\b|\b(more|higher|heavy) load\b/i,
    what: 'replicaCount of the values says how many pods a service has; both charts begin with two',
    cause: 'kubectl scale changes what runs and not the values, which the next deploy applies again',
    next: [
      'set replicaCount: {replicas} in helm/{service}/values-dev.yaml',
      'npm start',
      'only for now: {kubectl} scale deployment/{service} --replicas={replicas}',
      '{kubectl} rollout status deployment/{service}',
    ],
  },
  {
    code: 'HOW-TO-RESOURCES',
    words: /\boptimi[sz]e\b|\bresources?\b|\bcpu\b|\bmemory\b|\b(limits?|requests?|allocation)\b/i,
    what: 'resources of the values say what each pod asks for and how much it may take',
    cause:
      'a limit that is too low ends a pod (POD-MEMORY), a request that is too high keeps it from a node (POD-UNSCHEDULABLE)',
    next: [
      'minikube addons enable metrics-server (once, for top)',
      '{kubectl} top pods',
      '{kubectl} describe nodes',
      'set resources in helm/{service}/values-dev.yaml',
      'npm start',
    ],
  },
  {
    code: 'HOW-TO-HEALTH',
    words: /\bhealth\w*\b|\bstatus\b|\bcluster\b.*\b(state|well|fine|ok)\b|\bwhat (is )?runs?\b/i,
    what: 'the health of the cluster, by hand',
    cause: 'nodes first, then pods of every namespace, then what the cluster warned of',
    next: [
      'npm run status',
      '{kubectl} get nodes',
      '{kubectl} get pods --all-namespaces',
      '{kubectl} get events --field-selector=type=Warning',
    ],
    besideState: true,
  },
  {
    code: 'HOW-TO-LOGS',
    words: /\blogs?\b|\boutput of\b/i,
    what: 'the logs of all services in one stream',
    cause: 'pods, containers or processes: the command finds out',
    next: ['npm run logs -- -f', 'npm run logs -- --since 10m --grep error', 'npm run logs -- --previous'],
  },
  {
    code: 'HOW-TO-RESTART',
    words: /\brestart\b|\bnew pods\b/i,
    what: 'new pods of the same state, one after the other, and a wait until they are ready',
    cause: 'the service goes on answering meanwhile',
    next: ['npm run restart -- --service {service}', 'npm run status'],
  },
  {
    code: 'HOW-TO-STOP',
    words: /\b(stop|remove|delete|uninstall|tear ?down|clean ?up)\b/i,
    what: 'what was started here is stopped and removed; data and .env stay',
    cause: '--all also deletes the cluster that was made here, --data the databases',
    next: ['npm run down -- --dry-run', 'npm run down'],
  },
  {
    code: 'HOW-TO-URL',
    words: /\b(url|address|open|browser|reach|which port|nodeport)\b/i,
    what: 'the address of the app is printed by status, which has fetched it',
    cause: 'it depends on what the app runs on',
    next: ['npm run status', 'npm run open'],
  },
  {
    code: 'HOW-TO-MODEL-SET',
    words: /\b(api[_ ]?key|groq|openai|ollama|llm)\b/i,
    what: 'a key or an address in .env gives the assistant a model; without one it is offline',
    cause: 'GROQ_API_KEY, OPENAI_API_KEY, or LLM_BASE_URL with LLM_MODEL',
    next: ['put it into .env', 'npm start', 'more: docs/ASSISTANT.md'],
  },
  {
    code: 'HOW-TO-DEPLOY',
    words: /\bdeploy\w*\b|\binstall\b|\bupgrade\b|\bhelm\b|\bstart\b/i,
    what: 'npm start builds what changed, loads it into the cluster and upgrades both releases',
    cause: 'each chart has two replicas from the beginning; what is equal is not done again',
    next: ['npm run plan', 'npm start', '{kubectl} get deployments', 'by hand: docs/HELM.md'],
  },
];
