import { hasEnvFile } from '../../../settings/src/env-file.ts';
import { peekSettings } from '../../../settings/src/settings.ts';
import { askHealth, type AppHealth } from './app-health.ts';

/** Where the app is reached from here. */
export interface Door {
  /** Undefined when none of the addresses serves. */
  url?: string;
  /** Undefined when none of them answers. */
  health?: AppHealth;
}

/** The first of the addresses that serves, and what the app says there of itself; they are asked at once. */
export async function findDoor(urls: string[]): Promise<Door> {
  const healths = await Promise.all(urls.map(askHealth));
  const at = healths.findIndex((health) => health && health.status !== 'unavailable');
  const health = at < 0 ? healths.find(Boolean) : healths[at];
  return { ...(at < 0 ? {} : { url: urls[at]! }), ...(health ? { health } : {}) };
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
