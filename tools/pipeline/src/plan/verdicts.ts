import { join } from 'node:path';
import type { Cluster } from '../../../cluster/src/kubernetes.ts';
import { compareRelease, judgeDrift } from '../../../cluster/src/deploy/decide.ts';
import { stampOf } from '../../../cluster/src/deploy/release/stamp.ts';
import { releaseValues } from '../../../cluster/src/deploy/values.ts';
import { isRolledOut } from '../../../cluster/src/live/deployment.ts';
import { checkLoaded } from '../../../cluster/src/image/load.ts';
import type { LiveFacts } from '../../../cluster/src/live/facts.ts';
import { isCurrent, wantedSecrets } from '../../../cluster/src/secrets/secrets.ts';
import { differs, equal, type Verdict } from '../../../cluster/src/outcome/verdict.ts';
import { workspaceRoot } from '../../../settings/src/paths.ts';
import type { EnvValues } from '../../../settings/src/env-lines.ts';
import type { PipelineTask } from './kinds.ts';
import { releaseSources } from './release-sources.ts';

/** What is wanted, beside the checkout's files. */
export interface Wanted {
  configuration: string;
  /** Image of each project that has one: `todo-backend:h…`. */
  images: Record<string, string>;
}

const later = (what: string) => differs(`${what} is looked at when the cluster runs`);

/** Holds what lives against what is wanted, for each task that looks at something. Runs nothing. */
export async function verdictsOf(
  cluster: Cluster,
  tasks: PipelineTask[],
  facts: LiveFacts,
  { configuration, images }: Wanted,
): Promise<Map<string, Verdict>> {
  const running = facts.state === 'running';
  const database = running ? facts.database : later('the database');
  // The database's place is part of the Secrets.
  const known = running && database.equal;
  const secrets = known ? await wantedSecrets(cluster, facts.podUrl) : {};
  const key = cluster.settings.value('BETTER_AUTH_SECRET');

  const judge = async ({ kind, project, release }: PipelineTask): Promise<Verdict | undefined> => {
    const image = images[project] ?? '';
    switch (kind) {
      case 'up':
        return running ? equal('the cluster is running') : differs(`the cluster is ${facts.state}`);
      case 'database':
        return database;
      case 'secrets':
        return known ? judgeSecrets(secrets, facts, key) : later('what the Secrets hold');
      case 'image':
        return facts.engine.has(image)
          ? equal(`${image} is in the engine`)
          : differs(`the engine lacks ${image}`);
      case 'load':
        if (!running) return later(`whether the node has ${image}`);
        return checkLoaded(cluster, image, facts.node);
      case 'release': {
        if (!known) return later('the release');
        const { name, chart } = release!;
        const wanted = secrets[`${name}-secrets`] ?? {};
        const values = await releaseValues(cluster, name, releaseSources(images[name], wanted, key));
        const stamp = stampOf(join(workspaceRoot, chart), configuration, values, {
          database: facts.databaseIdentity,
        });
        return judgeRelease(name, facts, stamp);
      }
      default:
        return undefined;
    }
  };
  const judged = await Promise.all(tasks.map(async (task) => [task.id, await judge(task)] as const));
  return new Map(judged.filter((one): one is [string, Verdict] => one[1] !== undefined));
}

function judgeSecrets(wanted: Record<string, EnvValues>, facts: LiveFacts, key: string): Verdict {
  const other = Object.entries(wanted).filter(([name, values]) => {
    const living = facts.releases[name.replace(/-secrets$/, '')]?.secret;
    return !isCurrent(living, values, key);
  });
  const names = other.map(([name]) => name);
  return names.length
    ? differs(`${names.join(' and ')} do not hold what .env says`)
    : equal('the Secrets hold what .env says');
}

function judgeRelease(name: string, facts: LiveFacts, stamp: Parameters<typeof compareRelease>[2]): Verdict {
  const live = facts.releases[name];
  const compared = compareRelease(name, live?.release, stamp);
  if (!compared.equal) return compared;
  const drift = judgeDrift(live?.drift ?? []);
  if (!drift.equal) return drift;
  const ready = isRolledOut(live?.deployment);
  return ready.equal ? compared : ready;
}
