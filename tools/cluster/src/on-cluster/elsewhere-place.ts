import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { runNode, type Ran } from '../../../settings/src/fixtures/run-node.ts';
import { writeEnvLines } from '../../../settings/src/env-lines.ts';
import { inWorkspace, workspaceRoot } from '../../../settings/src/paths.ts';
import { askDatabase } from '../../../settings/src/database-check.ts';
import { versions } from '../../../settings/src/versions.ts';

const registryPort = 5000;

/**
 * A kind cluster under a neutral context name, in a kubeconfig of its own; a registry and a PostgreSQL beside it; and a
 * clone of this workspace. KIND_CONFIG names a file of kind to begin with, as in .env.
 */
export class ElsewherePlace {
  readonly name = `todo-elsewhere-${process.pid}`;
  readonly context = 'elsewhere';
  readonly folder = mkdtempSync(join(tmpdir(), 'todo-elsewhere-'));
  readonly root = join(this.folder, 'clone');
  readonly kubeconfig = join(this.folder, 'kubeconfig');
  registry = '';
  databaseUrl = '';

  program(name: string, args: string[], input?: string): string {
    return execFileSync(name, args, {
      encoding: 'utf8',
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      env: { ...process.env, KUBECONFIG: this.kubeconfig },
      ...(input === undefined ? {} : { input }),
    });
  }

  kubectl(...args: string[]): string {
    return this.program('kubectl', ['--context', this.context, '-n', 'default', ...args]);
  }

  async make(): Promise<void> {
    this.program('git', ['clone', '-q', workspaceRoot, this.root]);
    // Hard links: nothing is copied, and what the clone's tools resolve is the clone's.
    this.program('cp', ['-al', inWorkspace('node_modules'), join(this.root, 'node_modules')]);
    rmSync(join(this.root, 'node_modules/.cache'), { recursive: true, force: true });
    this.makeCluster();
    this.registry = this.startRegistry();
    await this.startDatabase();
  }

  private makeCluster(): void {
    const own = process.env['KIND_CONFIG'];
    const base = own ? (parse(readFileSync(resolve(workspaceRoot, own), 'utf8')) as object) : {};
    const certificates =
      '[plugins."io.containerd.grpc.v1.cri".registry]\n  config_path = "/etc/containerd/certs.d"\n';
    const config = {
      kind: 'Cluster',
      apiVersion: 'kind.x-k8s.io/v1alpha4',
      ...base,
      containerdConfigPatches: [certificates],
    };
    this.program(
      'kind',
      ['create', 'cluster', '--name', this.name, '--config', '-', '--wait', '120s'],
      JSON.stringify(config),
    );
    this.program('kubectl', ['config', 'rename-context', `kind-${this.name}`, this.context]);
  }

  /** A new and empty registry at the same name and port; the node reaches it under the host's name for it. */
  startRegistry(): string {
    const container = `${this.name}-registry`;
    const port = this.registry.split(/[:/]/)[1] ?? '0';
    const publish = ['-p', `127.0.0.1:${port}:${registryPort}`];
    try {
      this.program('docker', ['rm', '-f', '-v', container]);
    } catch {
      // There was none.
    }
    this.program('docker', ['run', '-d', '--name', container, '--network', 'kind', ...publish, 'registry:3']);
    const bound = this.program('docker', ['port', container, `${registryPort}/tcp`]).trim();
    const host = `localhost:${bound.split(':').at(-1)}`;
    const folder = `/etc/containerd/certs.d/${host}`;
    const hosts = `[host."http://${this.addressOf(container)}:${registryPort}"]\n`;
    const node = `${this.name}-control-plane`;
    this.program('docker', ['exec', node, 'mkdir', '-p', folder]);
    this.program('docker', ['exec', '-i', node, 'cp', '/dev/stdin', `${folder}/hosts.toml`], hosts);
    return `${host}/todo`;
  }

  /** On kind's network. */
  private addressOf(container: string): string {
    const format = '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}';
    return this.program('docker', ['container', 'inspect', '-f', format, container]).trim();
  }

  private async startDatabase(): Promise<void> {
    const container = `${this.name}-postgres`;
    const run = ['run', '-d', '--name', container, '--network', 'kind', '-e', 'POSTGRES_PASSWORD=for-a-test'];
    this.program('docker', [...run, `postgres:${versions.postgres}`]);
    this.databaseUrl = `postgresql://postgres:for-a-test@${this.addressOf(container)}:5432/postgres`;
    for (let tries = 0; tries < 60 && !(await askDatabase(this.databaseUrl, 2)).ok; tries++)
      await new Promise((done) => setTimeout(done, 1000));
  }

  /** Writes the clone's .env. */
  settings(values: Record<string, string>): void {
    const example = readFileSync(join(this.root, '.env.example'), 'utf8');
    const secrets = {
      BETTER_AUTH_SECRET: 'a'.repeat(43),
      JWT_SECRET: 'b'.repeat(43),
      POSTGRES_PASSWORD: 'c',
    };
    writeFileSync(join(this.root, '.env'), writeEnvLines(example, { ...secrets, ...values }), {
      mode: 0o600,
    });
  }

  /** `npm run …` in the clone, without npm. */
  npm(...words: string[]): Promise<Ran> {
    const env = { ...process.env, KUBECONFIG: this.kubeconfig, KIND_CONFIG: '' };
    return runNode(['tools/cli/bootstrap.mjs', ...words], this.root, env);
  }

  remove(): void {
    for (const [name, args] of [
      ['kind', ['delete', 'cluster', '-q', '--name', this.name]],
      ['docker', ['rm', '-f', '-v', `${this.name}-registry`, `${this.name}-postgres`]],
    ] as const) {
      try {
        this.program(name, [...args]);
      } catch {
        // What was not made cannot be removed.
      }
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
