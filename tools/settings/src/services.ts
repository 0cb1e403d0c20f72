import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../../libs/problem/src/problem.ts';
import { workspaceRoot } from './paths.ts';

/** A service: an app whose image is deployed as a release of the same name. Told by `metadata.service` of its project.json. */
export interface Service {
  /** Name of the project, its folder in apps/ and helm/, its image (`todo-NAME`) and its release. */
  name: string;
  /** Names of .env that its Secret `NAME-secrets` holds; DATABASE_URL is the database as pods reach it. None: no Secret. */
  secrets: readonly string[];
  /** Services that it asks. Callers come first in lists, and are rolled back last. */
  calls: readonly string[];
  /** What its image may weigh, in MB (10⁶ bytes), uncompressed: with its base, and the layers over it. */
  imageMegabytes: { whole: number; ours: number };
  /** How it runs as a process of this machine; frontend and backend have programs of their own in tools/embedded. */
  embedded?: EmbeddedFacts;
}

/** Paths are from the workspace's root, with `/`. */
export interface EmbeddedFacts {
  /** What the target embedded runs: the Node program that `build` makes. */
  program: string;
  /** What `npm run dev` runs with hot reload: the TypeScript or JavaScript file in apps/NAME that starts it. Without it, dev leaves it out. */
  source?: string;
  /** The port that is tried first. */
  port: number;
  /** The path that answers 2xx once it is ready. */
  ready: string;
}

/**
 * The services of a checkout, callers before those whom they ask, else by name. Reads a few small files and no project graph,
 * so that a command that finds nothing to do stays quick.
 * @throws Problem SERVICE-FACTS when a project.json cannot be read or says something impossible
 */
export function readServices(root = workspaceRoot): Service[] {
  const apps = join(root, 'apps');
  const found = existsSync(apps)
    ? readdirSync(apps)
        .sort()
        .flatMap((folder) => readService(apps, folder))
    : [];
  const depth = (name: string, seen: readonly string[] = []): number => {
    const callers = found.filter((one) => one.calls.includes(name) && !seen.includes(one.name));
    return Math.max(0, ...callers.map((one) => 1 + depth(one.name, [...seen, name])));
  };
  const depths = new Map(found.map(({ name }) => [name, depth(name)]));
  return found.sort((a, b) => depths.get(a.name)! - depths.get(b.name)!);
}

interface Told {
  name?: unknown;
  metadata?: { service?: Partial<Omit<Service, 'name'>> };
}

function readService(apps: string, folder: string): Service[] {
  const file = join(apps, folder, 'project.json');
  if (!existsSync(file)) return [];
  let told: Told;
  try {
    told = JSON.parse(readFileSync(file, 'utf8')) as Told;
  } catch (error) {
    throw wrong(file, (error as Error).message);
  }
  const service = told.metadata?.service;
  if (!service) return [];
  if (told.name !== folder) throw wrong(file, `"name" is not the folder's name, "${folder}"`);
  const { secrets = [], calls = [], imageMegabytes, embedded } = service;
  if (![secrets, calls].every((list) => Array.isArray(list) && list.every((one) => typeof one === 'string')))
    throw wrong(file, '"secrets" and "calls" are lists of names');
  if (!(Number(imageMegabytes?.whole) > 0 && Number(imageMegabytes?.ours) > 0))
    throw wrong(file, '"imageMegabytes" is { "whole": NUMBER, "ours": NUMBER }');
  const fault = embedded === undefined ? undefined : embeddedFault(folder, embedded);
  if (fault) throw wrong(file, `"embedded": ${fault}`);
  return [
    { name: folder, secrets, calls, imageMegabytes: imageMegabytes!, ...(embedded ? { embedded } : {}) },
  ];
}

/** What is impossible in `embedded`, in words; undefined when it can be. */
function embeddedFault(name: string, told: unknown): string | undefined {
  if (typeof told !== 'object' || told === null) return 'it is { "program", "source", "port", "ready" }';
  const { program, source, port, ready } = told as Record<keyof EmbeddedFacts, unknown>;
  const below = (path: unknown, folder: string) =>
    typeof path === 'string' && path.startsWith(folder) && !path.split('/').includes('..');
  if (!below(program, 'dist/')) return '"program" is a path that begins with dist/';
  if (source !== undefined && !(below(source, `apps/${name}/`) && /\.[cm]?[jt]s$/.test(source as string)))
    return `"source" is a .ts or .js file in apps/${name}/`;
  if (!Number.isInteger(port) || (port as number) < 1 || (port as number) > 65_535)
    return '"port" is a whole number from 1 to 65535';
  if (typeof ready !== 'string' || !ready.startsWith('/')) return '"ready" is a path that begins with /';
  return undefined;
}

const wrong = (file: string, words: string) =>
  new Problem({
    code: 'SERVICE-FACTS',
    what: `an app's facts cannot be read: ${words.split('\n')[0]}`,
    where: `${file}, metadata.service`,
    cause: 'a typing error, or a comment: the file is plain JSON',
    next: 'CONTRIBUTING.md, "A service", has an example',
  });

/** The services of this checkout. */
export const services: readonly Service[] = readServices();

/** Their names, which are those of their releases too. */
export const serviceNames: readonly string[] = services.map(({ name }) => name);

/** A service by its name; undefined for a release of something else. */
export const findService = (name: string): Service | undefined => services.find((one) => one.name === name);
