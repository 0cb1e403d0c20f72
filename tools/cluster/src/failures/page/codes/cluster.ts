import { type Chapter, row } from './code.ts';

export const cluster: Chapter = {
  title: 'The cluster',
  codes: [
    row(
      'MINIKUBE-START',
      'minikube did not start',
      'too little memory or disk for Docker, or a profile that is half made',
      '`minikube logs`; `minikube delete -p` with the profile',
    ),
    row(
      'KIND-START',
      'kind did not start the cluster',
      'too little memory or disk for Docker, or a cluster that is half made',
      '`kind delete cluster --name` with the name, then `npm start`',
    ),
    row(
      'KIND-IMAGE',
      "kind's node image could not be pulled",
      'no network, or a registry that cannot be reached',
      'name an image that is there in a file of kind, and the file in `.env`: `KIND_CONFIG`',
    ),
    row(
      'KIND-CONFIG',
      'The file of KIND_CONFIG cannot be used',
      'a typing error in it',
      'mend the file, or empty KIND_CONFIG',
    ),
    row(
      'CLUSTER-STOPPED',
      'The cluster is stopped',
      '`npm run down`, or a restart of this machine or of Docker',
      '`npm start`',
    ),
    row(
      'CLUSTER-CREDENTIALS',
      'The cluster does not know this user',
      'the login of the kubeconfig is over, or the cluster was made anew',
      'the command that the message names',
    ),
    row(
      'KUBECONFIG-UNREADABLE',
      'The kubeconfig cannot be read',
      'it is damaged, half written, or of another user',
      'mend the file, or `KUBECONFIG=<file> npm start`',
    ),
    row(
      'CONTEXT-REFUSED',
      'The context could be a real cluster, and is not touched',
      'it is neither minikube nor kind, nor allowed by name',
      'if you mean it: ALLOWED_CONTEXTS in `.env`',
    ),
    row(
      'CONTEXT-UNNAMED',
      'No context is named',
      'a cluster elsewhere has to be named in so many words',
      '`npm start -- --target context --context NAME`',
    ),
    row(
      'CONTEXT-NOT-OURS',
      'A cluster elsewhere is not made or removed from here',
      'others may use it',
      '`npm run down`',
    ),
    row(
      'EXPOSE',
      'The way to reach the app from outside cannot be used',
      'EXPOSE or INGRESS_HOST in `.env` do not fit the cluster',
      'set EXPOSE to ingress, loadbalancer or nodeport',
    ),
    row('COMMAND-FAILED', 'A program ended badly', 'its own last lines are shown', '`npm run doctor`'),
    row(
      'COMMAND-OUTPUT',
      'A program answered something that is not understood',
      'a version that is not known here',
      '`npm run doctor`',
    ),
  ],
};
