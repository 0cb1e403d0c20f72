import { hasEnvFile } from '../../../settings/src/env-file.ts';
import { peekSettings } from '../../../settings/src/settings.ts';

/** The first of the addresses whose readiness answers; they are asked at once. */
export async function answering(urls: string[]): Promise<string | undefined> {
  const answers = await Promise.all(urls.map(isReady));
  return urls.find((_, i) => answers[i]);
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/health/ready`, { signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
}

/** The user's own database, or ours at a port of this machine. */
export function localDatabase(port: number | undefined): string | undefined {
  if (!hasEnvFile()) return undefined;
  const { value, databaseUrl } = peekSettings();
  if (databaseUrl) return databaseUrl;
  return port
    ? `postgresql://todo:${encodeURIComponent(value('POSTGRES_PASSWORD'))}@127.0.0.1:${port}/todo`
    : undefined;
}
