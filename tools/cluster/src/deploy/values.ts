import { findService } from '../../../settings/src/services.ts';
import type { Cluster } from '../kubernetes.ts';
import { providerValues } from '../providers/values.ts';

/** What the values of a release are made from beside .env. */
export interface ReleaseSources {
  /** `todo-backend:h…` */
  image: string;
  /** The keyed hash of the Secret: a changed secret rolls the pods. */
  secretHash: string;
  /** As the pods get it; only its port is used. */
  databaseUrl: string;
}

/** Everything that is set beside the values files. No secret: a hash of the Secret only. */
export async function releaseValues(
  cluster: Cluster,
  release: string,
  { image, secretHash, databaseUrl }: ReleaseSources,
): Promise<Record<string, string>> {
  const secrets = findService(release)?.secrets ?? [];
  const set: Record<string, string> = {
    'image.tag': image.split(':')[1] ?? '',
    ...(secrets.length ? { existingSecret: `${release}-secrets`, secretHash } : {}),
    ...(secrets.includes('DATABASE_URL') ? databasePorts(databaseUrl) : {}),
  };
  const { value } = cluster.settings;
  // All services with tokens or none: a token of one mode is nothing in the other.
  if (value('AUTH_MODE') && secrets.includes('JWT_SECRET')) set['config.authMode'] = value('AUTH_MODE');
  if (release === 'frontend') {
    const { address } = await cluster.provider.node();
    set['config.publicUrl'] = value('PUBLIC_URL');
    set['config.trustedHosts'] = value('TRUSTED_HOSTS') || `localhost:*,127.0.0.1:*,192.168.*:*,${address}:*`;
    if (value('TRUSTED_PROXIES')) set['config.trustedProxies'] = value('TRUSTED_PROXIES');
  }
  if (release === 'backend') {
    set['config.llmProvider'] = value('LLM_PROVIDER') || 'auto';
    set['config.llmModel'] = value('LLM_MODEL');
    set['config.llmBaseUrl'] = value('LLM_BASE_URL');
    for (const [key, name] of Object.entries(limits)) if (value(name)) set[key] = value(name);
  }
  return { ...set, ...(await providerValues(cluster, release, image)) };
}

/** The network policies let pods out to these of the database's ports; any other has to be named. */
const chartPorts = ['5432', '55432'];
const portsKey = 'networkPolicy.databasePorts';
/** Limits of the chat; without a value of .env the chart's own count. */
const limits = { 'config.chatPerMinute': 'CHAT_PER_MINUTE', 'config.chatPerDay': 'CHAT_PER_DAY' };

function databasePorts(databaseUrl: string): Record<string, string> {
  const port = URL.canParse(databaseUrl) ? new URL(databaseUrl).port : '';
  return port && !chartPorts.includes(port) ? { [portsKey]: `{${port}}` } : {};
}

/** The same as arguments of `helm upgrade` and `helm template`. */
export const setArguments = (values: Record<string, string>): string[] =>
  Object.entries(values).flatMap(([key, value]) =>
    // Numbers, and a list of them, are Helm's own notation; all else is text as it stands.
    key === portsKey || key in limits
      ? ['--set', `${key}=${value}`]
      : ['--set-string', `${key}=${value.replace(/([,\\])/g, '\\$1')}`],
  );
