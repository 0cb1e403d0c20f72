import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

// docker-compose.yml repeats what is written elsewhere: these are the places where it can fall behind.

const workspace = join(import.meta.dirname, '../../..');

interface Service {
  image: string;
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  user?: string;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  mem_limit?: string;
  pids_limit?: number;
  cpus?: number;
  restart?: string;
  stop_signal?: string;
  stop_grace_period?: string;
  healthcheck?: { test?: string[]; disable?: boolean };
  depends_on?: Record<string, { condition: string }>;
}

const file = parse(readFileSync(join(workspace, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};
const { services } = file;
const entries = Object.entries(services);
/** Runs once and ends. */
const isStep = (name: string) => name.startsWith('migrate-');

describe.each(entries)('service %s', (name, service) => {
  it('has no right and no room that it does not need', () => {
    expect(service).toMatchObject({ cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    expect(service.mem_limit).toMatch(/^\d+[mg]$/);
    expect(service.cpus).toBeGreaterThan(0);
    expect(service.pids_limit).toBeGreaterThan(0);
    // next dev writes beside its config.
    expect(service.read_only).toBe(!name.startsWith('frontend-dev') && name !== 'migrate-frontend-dev');
  });

  it('comes up again by itself and says how it is; a step runs once, and nothing asks it', () => {
    expect(service.restart).toBe(isStep(name) ? 'no' : 'unless-stopped');
    if (isStep(name)) expect(service.healthcheck).toEqual({ disable: true });
    else expect(service.healthcheck?.test?.join(' ')).toMatch(/ready/);
    expect(service.stop_grace_period).toMatch(/^\d+s$/);
  });

  it('is open to this machine only, and its sources are mounted read-only', () => {
    for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
    for (const volume of service.volumes ?? []) {
      if (volume.startsWith('.')) expect(volume).toMatch(/:ro$/);
    }
  });

  it('is given no secret of another one', () => {
    const keys = Object.keys(service.environment ?? {});
    const foreign = service.image.startsWith('todo-backend')
      ? /AUTH_SECRET|POSTGRES_PASSWORD/
      : service.image.startsWith('todo-frontend')
        ? /GROQ|OPENAI|LLM_|POSTGRES_PASSWORD|JWT_SECRET/
        : /GROQ|OPENAI|LLM_|AUTH_SECRET|JWT_SECRET/;
    expect(keys.filter((key) => foreign.test(key))).toEqual([]);
  });
});

it('keeps the data in a volume with a name, and lets the database end its work', () => {
  expect(services['postgres']?.volumes).toEqual(['postgres-data:/var/lib/postgresql/data']);
  expect(Object.keys(file.volumes)).toContain('postgres-data');
  expect(services['postgres']).toMatchObject({ stop_signal: 'SIGINT', stop_grace_period: '30s' });
});

it('gives the running services longer to end than their answers take', () => {
  for (const name of ['backend', 'frontend']) {
    expect(parseInt(services[name]?.stop_grace_period ?? '', 10)).toBeGreaterThan(25);
  }
});

it.each(['backend', 'frontend', 'backend-dev', 'frontend-dev'])('%s waits for its own migrations', (name) => {
  const [app, dev = ''] = name.split(/(?=-dev)/);
  const migrations = `migrate-${app}${dev}`;
  expect(services[name]?.depends_on?.[migrations]).toEqual({ condition: 'service_completed_successfully' });
  const sources = (of: string) => services[of]?.volumes ?? [];
  // What is migrated is what then runs: the image's code, or this folder's.
  expect(sources(migrations)).toEqual(sources(name));
  expect(services[migrations]?.environment?.['PYTHONPATH']).toBe(services[name]?.environment?.['PYTHONPATH']);
});

it('takes the password of the database as URLs write it, where there is one', () => {
  expect(services['backend']?.environment?.['DATABASE_URL']).toContain(
    '://todo:${POSTGRES_PASSWORD_URL:-${POSTGRES_PASSWORD}}@postgres:',
  );
});

it('mounts every config file of the frontend into its development server', () => {
  const notRead = ['package.json', 'project.json', 'vitest.config.ts', 'tsconfig.lint.json', 'next-env.d.ts'];
  const configs = readdirSync(join(workspace, 'apps/frontend'), { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs|json)$/.test(entry.name) && !notRead.includes(entry.name))
    .map(({ name }) => `./apps/frontend/${name}:/workspace/apps/frontend/${name}:ro`);
  expect(configs.length).toBeGreaterThan(2);
  expect(services['frontend-dev']?.volumes).toEqual(expect.arrayContaining(configs));
});

it('picks from .env only what .env.example has, or what docs/DOCKER.md explains', () => {
  const text = readFileSync(join(workspace, 'docker-compose.yml'), 'utf8');
  const picked = [...text.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name!);
  const known =
    readFileSync(join(workspace, '.env.example'), 'utf8') +
    readFileSync(join(workspace, 'docs/DOCKER.md'), 'utf8');
  expect(picked).toContain('BETTER_AUTH_SECRET');
  expect(picked.filter((name) => !known.includes(name))).toEqual([]);
});
