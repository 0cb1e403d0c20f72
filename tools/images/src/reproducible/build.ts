import { spawnSync } from 'node:child_process';
import { Problem } from '../../../../libs/problem/src/problem.ts';

export interface BuildRequest {
  app: string;
  /** The build context: a checkout's root. */
  context: string;
  /** `type=oci,dest=…,rewrite-timestamp=true` or `type=cacheonly`. */
  output: string;
  /** Seconds since 1970 that stand for the time of the build: the commit's. */
  epoch: number;
  /** Whether steps that were run before may be taken from the engine's cache. */
  cached: boolean;
}

/** A step of the build, as its plain progress tells it. */
export interface BuildStep {
  /** `[deps 5/5] RUN npm ci` */
  name: string;
  cached: boolean;
}

/**
 * Builds an app's image with BuildKit, as anybody would from a checkout. BUILDX_BUILDER chooses another builder.
 * @throws Problem IMAGE-EXPORT when the builder cannot write OCI archives, IMAGE-BUILD when the build fails
 */
export function buildImage({ app, context, output, epoch, cached }: BuildRequest): BuildStep[] {
  const args = [
    ...['buildx', 'build', '--progress=plain', '--provenance=false', '--sbom=false'],
    ...(cached ? [] : ['--no-cache']),
    ...['--output', output, '--file', `apps/${app}/Dockerfile`, '.'],
  ];
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(epoch) };
  const { status, stderr } = spawnSync('docker', args, {
    cwd: context,
    env,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (status === 0) return parseProgress(stderr);
  if (/exporter (is )?not supported for the docker driver/i.test(stderr)) {
    throw new Problem({
      code: 'IMAGE-EXPORT',
      what: 'this builder cannot write an image into a file with its time stamps set',
      where: 'docker buildx inspect',
      cause: "Docker's own builder can only with images kept by containerd",
      next: 'docker buildx create --name todo-images --driver docker-container --bootstrap && export BUILDX_BUILDER=todo-images; or turn the containerd image store on',
      words: stderr,
    });
  }
  throw new Problem({
    code: 'IMAGE-BUILD',
    what: `the image of ${app} could not be built`,
    where: `apps/${app}/Dockerfile`,
    cause: 'see the lines of docker buildx below; or Docker is not running',
    next: `docker build -f apps/${app}/Dockerfile .`,
    words: stderr ?? '',
  });
}

/** Lines `#7 [deps 5/5] RUN npm ci` and `#7 CACHED`. */
export function parseProgress(text: string): BuildStep[] {
  const steps = new Map<string, BuildStep>();
  for (const [, id = '', rest = ''] of text.matchAll(/^#(\d+) (.*)$/gm)) {
    if (rest.startsWith('[') && !rest.startsWith('[internal]') && !steps.has(id))
      steps.set(id, { name: rest, cached: false });
    const step = steps.get(id);
    if (step && rest === 'CACHED') step.cached = true;
  }
  return [...steps.values()];
}
