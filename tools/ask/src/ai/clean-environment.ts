import { secretKey } from '../../../settings/src/redact.ts';

/** Names that hold a password inside a URL, or lead to another cluster or model than the one that is meant. */
const others = /^(DATABASE_URL|POSTGRES_URL|REDIS_URL|KUBECONFIG|OPENAI_.*|LLM_.*|GROQ_.*)$/;

/** The environment of this process without secrets, for a tool that talks to a model; `more` is put in. */
export function cleanEnvironment(
  more: Record<string, string>,
  from: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const kept = Object.entries(from).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !secretKey.test(entry[0].toUpperCase()) && !others.test(entry[0]),
  );
  return { ...Object.fromEntries(kept), ...more };
}
