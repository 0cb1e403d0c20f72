import type { Failure, Place, Sign } from '../catalogue/failure.ts';
import type { Chapter } from './codes/code.ts';

/** Where a newcomer sees each kind of sign. */
const places: Record<Place, string> = {
  waiting: 'the container waits',
  ended: 'the container ended',
  log: 'the end of its log',
  evicted: 'the pod was put out',
  unscheduled: 'the scheduler',
  untaken: 'a pod that its node does not take up',
  warning: 'a warning about the pod',
  probe: 'a probe of the pod',
  refused: 'a ReplicaSet or Job that may make no pod',
  job: 'the Job has failed for good',
  rollout: 'the Deployment',
  helm: 'the end of helm',
};

/** How an entry's example came about. */
const shownBy: Record<Failure['tested'], string> = {
  cluster: 'made on a real cluster by the tests',
  recorded: 'recorded on a real cluster that was broken for it',
};

/** What stands for the facts of a case. */
const general: Record<string, string> = {
  kubectl: 'kubectl --context CONTEXT -n NAMESPACE',
  helmFlags: '--kube-context CONTEXT -n NAMESPACE',
  context: '--context CONTEXT',
};
const said = (text: string) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => general[name] ?? name.toUpperCase());

const isCommand = (text: string) => /^(npm|npx|kubectl|helm|docker|minikube|kind|\{kubectl\}) /.test(text);
/** Programs and keys of values are written small, also where a sentence begins with one. */
const names = /^(\w+\.\w|(kubectl|etcd|helm|npm|kind|minikube|containerd)\b)/;
/** With a capital letter, unless it begins with a name. */
export const sentence = (text: string): string =>
  names.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
const anchor = (code: string) => `[${code}](#${code.toLowerCase()})`;
const cell = (text: string) => text.replaceAll('|', '\\|');

function sign({ in: place, reasons, message }: Sign): string {
  const named = reasons?.map((one) => `\`${one}\``).join(', ');
  const words = message && `\`${message.source.replaceAll('\\/', '/')}\``;
  return [places[place], [named, words].filter(Boolean).join(' with ')].filter(Boolean).join(': ');
}

function section(failure: Failure): string {
  const { code, title, signs, example, cause, next, logs, tested } = failure;
  const steps = next.map((one) => {
    // A comment behind a command is no part of it.
    const [, command = one, comment = ''] = /^(.*?)( \(.*\))?$/.exec(said(one)) ?? [];
    return isCommand(one) ? `1. \`${command}\`${comment}` : `1. ${sentence(said(one))}`;
  });
  return [
    `### ${code}`,
    `${title}.`,
    `**What you see** (${shownBy[tested]}):`,
    `\`\`\`text\n${example}\n\`\`\``,
    `**Cause.** ${sentence(said(cause))}.${logs ? ' The last lines of its log are part of the message.' : ''}`,
    '**What to type**',
    steps.join('\n'),
    `Known by: ${[...new Set(signs.map(sign))].join('; ')}.`,
  ].join('\n\n');
}

const groups: [title: string, places: Place[]][] = [
  ['Pods', ['waiting', 'ended', 'log', 'evicted', 'unscheduled', 'untaken', 'warning', 'probe']],
  ['Jobs, ReplicaSets and Deployments', ['job', 'refused', 'rollout']],
  ['helm', ['helm']],
];

/** docs/TROUBLESHOOTING.md. */
export function renderPage(catalogue: Failure[], chapters: Chapter[]): string {
  const rest = new Set(catalogue);
  const inGroups = groups.map(([title, own]) => {
    const failures = [...rest].filter(({ signs }) => own.includes(signs[0]!.in));
    for (const one of failures) rest.delete(one);
    return { title, failures };
  });
  const table = (failures: Failure[]) =>
    [
      '| Code | Meaning |',
      '| --- | --- |',
      ...failures.map((one) => `| ${anchor(one.code)} | ${cell(one.title)} |`),
    ].join('\n');
  return [
    '<!-- Made from the catalogue in tools/cluster/src/failures by `npx nx troubleshooting cluster`. Change it there. -->',
    '# Troubleshooting',
    introduction,
    '## A release that does not come up',
    `While helm waits, the release is looked at once a second: pods, the Jobs, ReplicaSets and Deployments above them, and the
cluster's warnings. What is known to be a failure ends the deploy within seconds, and helm marks the revision as failed; the pods of
the last good revision go on serving. What passes by itself is not told: a pull that fails once, a program that starts slowly within
what its startup probe allows, a migration with a try left.`,
    ...inGroups.flatMap(({ title, failures }) => [`**${title}**`, table(failures)]),
    ...inGroups.flatMap(({ title, failures }) => [`## ${title}`, ...failures.map(section)]),
    '## All other codes',
    ...chapters.flatMap(({ title, codes }) => [
      `### ${title}`,
      [
        '| Code | Meaning | Usual cause | What to do |',
        '| --- | --- | --- | --- |',
        ...codes.map(
          (one) => `| ${one.code} | ${[one.meaning, one.cause, one.next].map(cell).join(' | ')} |`,
        ),
      ].join('\n'),
    ]),
  ].join('\n\n');
}

const introduction = `Each message of this project has a code, and ends with the command to type next:

\`\`\`text
✖ POD-CONFIG: CreateContainerConfigError: couldn't find key GROQ_API_KEY in Secret default/backend-secrets
  where:  pod backend-75964c65c8-b7858, container backend
  cause:  the pod takes GROQ_API_KEY from Secret backend-secrets, which has no such key
  next:   kubectl --context minikube -n default describe secret backend-secrets, then: npm start
\`\`\`

Look for the code on this page. In the commands below, \`CONTEXT\` and \`NAMESPACE\` are those of your cluster (\`minikube\` and
\`default\` unless you changed them) and \`RELEASE\` is the name of a service, as \`backend\`; the message itself has them filled in.

Three commands tell most: \`npm run status\` (what runs, and why a part is not ready), \`npm run doctor\` (what this machine lacks) and
\`npm run logs\` (the words of all services).`;
