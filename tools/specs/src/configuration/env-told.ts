import { madeSecrets } from '../../../settings/src/env-file.ts';
import type { Told } from './variable.ts';

const secret: Told = { type: 'text, 32 or more characters', fallback: 'made on the first run' };
const name = 'small letters, digits and -';

/**
 * Types and defaults of the variables in .env.example that no service reads under the same name, and words for those
 * that have no comment of their own there. Types and defaults of the services' variables come from the services.
 */
export const envTold: Readonly<Record<string, Told>> = {
  ...Object.fromEntries(madeSecrets.map((key) => [key, secret])),
  BETTER_AUTH_SECRET: { ...secret, meaning: 'Signs the sessions and encrypts the keys that sign tokens.' },
  JWT_SECRET: {
    ...secret,
    meaning: 'Signs the tokens for the backend, with `AUTH_MODE=shared-secret` only.',
  },
  POSTGRES_PASSWORD: { ...secret, meaning: 'Password of our own PostgreSQL.' },
  DATABASE_URL: {
    type: 'URL',
    fallback: 'a PostgreSQL of our own',
    meaning: '`postgresql://user:password@host:5432/database`.',
  },
  OPENAI_API_KEY: { meaning: 'https://platform.openai.com/api-keys' },
  LLM_PROVIDER: { meaning: '`auto` takes the first one that has a key or an address, else the offline one.' },
  LLM_API_KEY: { meaning: 'Its key, where it wants one.' },
  CHAT_PER_MINUTE: { meaning: 'Messages that one person may send to the assistant in any minute.' },
  CHAT_PER_DAY: { meaning: 'The same in any 24 hours.' },
  CLUSTER_PROVIDER: { type: 'minikube, kind or context', fallback: 'minikube' },
  MINIKUBE_PROFILE: { type: name, fallback: 'minikube', meaning: 'The minikube profile.' },
  KIND_CLUSTER: {
    type: name,
    fallback: 'todo-chatbot',
    meaning: 'The kind cluster, whose context is kind-‹name›.',
  },
  KIND_CONFIG: { type: 'path of a file' },
  K8S_NAMESPACE: { type: name, fallback: 'default', meaning: 'The namespace of all releases.' },
  ALLOWED_CONTEXTS: { type: 'names, with commas' },
  CLUSTER_CONTEXT: { type: "a context's name" },
  REGISTRY: { type: 'host[:port]/path' },
  REGISTRY_USERNAME: { type: 'text' },
  REGISTRY_PASSWORD: { type: 'text', meaning: 'The same.' },
  REGISTRY_PULL_SECRET: { type: "a Secret's name", meaning: 'A pull secret that is there already.' },
  EXPOSE: {
    type: 'ingress, loadbalancer or nodeport',
    fallback: 'ingress where INGRESS_HOST is set, else loadbalancer',
    meaning: 'How people come in.',
  },
  INGRESS_HOST: { type: 'host name' },
  INGRESS_CLASS: {
    type: "a class's name",
    fallback: "the cluster's",
    meaning: "The ingress controller's class.",
  },
  INGRESS_TLS_SECRET: { type: "a Secret's name" },
  TRUSTED_HOSTS: { meaning: 'Host patterns that may be used to reach it.' },
};
