import { Problem } from '../../../../libs/problem/src/problem.ts';

const away =
  /Unable to connect to the server|connection to the server .* was refused|connection refused|connection reset by peer|no route to host|i\/o timeout|TLS handshake timeout|no such host|network is unreachable/i;
const missing = /context "?([^"\s]+)"? does not exist/;
const stale =
  /certificate has expired|x509: certificate signed by unknown authority|You must be logged in|getting credentials/i;

/** What kubectl's words mean when the cluster itself, and not the question, is at fault. */
export function kubectlProblem(args: string[], words: string): Problem | undefined {
  const context = args[args.indexOf('--context') + 1] ?? '';
  const where = `context ${context}`;
  if (missing.test(words)) {
    return new Problem({
      code: 'CONTEXT-MISSING',
      what: `the kubeconfig has no context ${missing.exec(words)?.[1]}`,
      where: process.env['KUBECONFIG'] ?? '~/.kube/config',
      cause: 'the cluster was deleted, or another kubeconfig is in use',
      next: 'npm start (it mends the context of a cluster on this machine)',
      class: 'preflight',
      words,
    });
  }
  if (away.test(words)) {
    return new Problem({
      code: 'CLUSTER-AWAY',
      what: 'the cluster does not answer',
      where,
      cause: 'it is stopped or gone, or its address changed when Docker was restarted',
      next: 'npm start; the context by itself: kubectl config get-contexts',
      class: 'preflight',
      words,
    });
  }
  if (!stale.test(words)) return undefined;
  return new Problem({
    code: 'CLUSTER-CREDENTIALS',
    what: 'the cluster does not take the credentials of the kubeconfig',
    where,
    cause: 'they have expired, or the cluster was made anew under the same name',
    next: 'npm start (a cluster on this machine writes them anew); one elsewhere: ask whoever runs it for a new kubeconfig',
    class: 'preflight',
    words,
  });
}
