import { attempt, failed, runJson } from '../../../cluster/src/programs/command.ts';
import { services } from '../command-line/command.ts';

/** An image of this project in the engine. */
export interface EngineImage {
  id: string;
  /** `todo-backend:h…`; without a name: what a build of the same name left behind. */
  names: string[];
  /** When it got its name, ISO 8601: equal builds have equal times of creation. */
  tagged: string;
}

interface Inspected {
  Id: string;
  RepoTags: string[] | null;
  Created: string;
  Metadata?: { LastTagTime?: string };
}

const label = 'app.kubernetes.io/part-of=todo-chatbot';

/** The images of this project in the engine, by name and by label. @throws Problem DOCKER-DOWN */
export async function engineImages(): Promise<EngineImage[]> {
  const [named, labelled] = await Promise.all([
    list(services.flatMap((name) => ['--filter', `reference=todo-${name}`])),
    list(['--filter', 'dangling=true', '--filter', `label=${label}`]),
  ]);
  const ids = [...new Set([...named, ...labelled])];
  if (ids.length === 0) return [];
  const images = await runJson<Inspected[]>('docker', ['image', 'inspect', ...ids]);
  const byId = new Map(images.map((image) => [image.Id, image]));
  return [...byId.values()].map((image) => ({
    id: image.Id,
    names: (image.RepoTags ?? []).filter((name) => services.some((one) => name.startsWith(`todo-${one}:`))),
    tagged: image.Metadata?.LastTagTime ?? image.Created,
  }));
}

/** Named images by their names, others by their ids: an image store of containerd knows no named image by its id. */
async function list(filters: string[]): Promise<string[]> {
  const format = '{{.Repository}}:{{.Tag}} {{.ID}}';
  const args = ['image', 'ls', '--no-trunc', ...filters, '--format', format];
  const listed = await attempt('docker', args);
  if (listed.exitCode !== 0) throw failed('docker', args, listed);
  return listed.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split(' ') as [string, string])
    .map(([name, id]) => (name.includes('<none>') ? id : name));
}

/** The images that containers of the engine are made from, also those that are stopped. */
export async function imagesOfContainers(): Promise<Set<string>> {
  const listed = await attempt('docker', ['ps', '-a', '--no-trunc', '--format', '{{.Image}}']);
  return new Set(listed.stdout.split('\n').filter(Boolean));
}

/** Bytes that only this image holds, by its id. Layers that it shares with another are not counted. */
export async function uniqueSizes(): Promise<Map<string, number>> {
  const args = ['system', 'df', '-v', '--format', '{{json .Images}}'];
  const asked = await attempt('docker', args, { timeout: 120 });
  if (asked.exitCode !== 0 || !asked.stdout.trim()) return new Map();
  const images = JSON.parse(asked.stdout) as { ID: string; UniqueSize: string }[];
  return new Map(images.map(({ ID, UniqueSize }) => [ID, bytesIn(UniqueSize)]));
}

const units: Record<string, number> = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };

/** `30.04MB`, as Docker writes it; 0 for `N/A`. */
export function bytesIn(text: string): number {
  const [, number, unit] = /^([\d.]+) ?([kMGT]?B)$/.exec(text) ?? [];
  return number ? Math.round(Number(number) * units[unit!]!) : 0;
}

/** `30.0 MB`: as Docker counts, in thousands. */
export function bytesAs(bytes: number): string {
  const [unit, size] = Object.entries(units).findLast(([, one]) => bytes >= one) ?? ['B', 1];
  return `${(bytes / size).toFixed(unit === 'B' || unit === 'kB' ? 0 : 1)} ${unit}`;
}
