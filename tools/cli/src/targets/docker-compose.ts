import { attempt, type Output } from '../../../cluster/src/programs/command.ts';
import { hasEnvFile } from '../../../settings/src/env-file.ts';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { peekSettings, type Settings } from '../../../settings/src/settings.ts';

export interface ComposeService {
  Service: string;
  State: string;
  Health: string;
  ExitCode?: number;
  Publishers?: { PublishedPort: number; TargetPort: number }[];
}

export const composeFile = inWorkspace('docker-compose.yml');

/** What compose reads from the environment. Its own reading of .env would expand a `$` in a value. */
const variables = [
  'BETTER_AUTH_SECRET',
  'JWT_SECRET',
  'POSTGRES_PASSWORD',
  'DATABASE_URL',
  'GROQ_API_KEY',
  'OPENAI_API_KEY',
  'LLM_API_KEY',
  'LLM_BASE_URL',
  'LLM_MODEL',
  'LLM_PROVIDER',
  'CHAT_PER_MINUTE',
  'CHAT_PER_DAY',
  'PUBLIC_URL',
  'TRUSTED_HOSTS',
  'TRUSTED_PROXIES',
];

/**
 * The environment of every `docker compose` call of this project.
 * @param stand for a variable without a value: without .env there is nothing to start, but `ps` and `down` still want one
 */
export function composeEnvironment(
  { value, databaseUrl }: Settings = peekSettings(),
  stand = hasEnvFile() ? '' : 'none',
): Record<string, string> {
  return {
    ...Object.fromEntries(variables.map((key) => [key, value(key) || stand])),
    // The file puts it into a URL, where / @ : # and % would mean something.
    POSTGRES_PASSWORD_URL: encodeURIComponent(value('POSTGRES_PASSWORD')),
    ...(databaseUrl ? { COMPOSE_POSTGRES: '0' } : {}),
    // An attestation has the time in it: every build would give another image, and new containers.
    BUILDX_NO_DEFAULT_ATTESTATIONS: '1',
  };
}

/** `docker compose` with this project's file and .env; more variables in `extra`. */
export function compose(
  args: string[],
  extra: Record<string, string> = {},
  timeout?: number,
): Promise<Output> {
  const options = { env: { ...composeEnvironment(), ...extra }, ...(timeout ? { timeout } : {}) };
  return attempt('docker', ['compose', '-f', composeFile, ...args], options);
}

/** What compose runs of this project; empty without Docker. */
export async function composeServices(): Promise<ComposeService[]> {
  const listed = await compose(['ps', '-a', '--format', 'json'], {}, 20).catch(() => undefined);
  if (!listed || listed.exitCode !== 0) return [];
  const text = listed.stdout.trim();
  // One object a line since compose 2.21, an array before.
  if (text.startsWith('[')) return JSON.parse(text) as ComposeService[];
  const lines = text.split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as ComposeService);
}

/** The port of this machine that leads to a service, or undefined when it does not run. */
export function composePort(services: ComposeService[], name: string): number | undefined {
  const published = services.find((one) => one.Service === name)?.Publishers ?? [];
  return published.find((one) => one.PublishedPort)?.PublishedPort;
}

/** The services that are why the app does not come up. A step that ended well is none. */
export function ailing(services: ComposeService[]): string[] {
  return services
    .filter(
      ({ State, Health, ExitCode }) =>
        Health === 'unhealthy' || State === 'restarting' || (State === 'exited' && ExitCode !== 0),
    )
    .map(({ Service }) => Service);
}
