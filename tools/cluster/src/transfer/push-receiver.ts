import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Blob {
  bytes: Buffer;
  mediaType: string;
}

/**
 * The receiving half of a registry (OCI Distribution, section "Push"), in memory, for one `docker push` on this machine: the
 * engine asks which blobs are there and sends those that are not. Listens on 127.0.0.1 below a name that nobody can guess.
 */
export class PushReceiver {
  /** What was sent, by digest. */
  readonly blobs = new Map<string, Blob>();
  /** The digest of the manifest that was pushed under a tag. */
  root: string | undefined;
  readonly #known: Set<string>;
  readonly #name = randomBytes(12).toString('hex');
  readonly #uploads = new Map<string, Buffer[]>();
  readonly #server: Server;

  /** Bytes. */
  #left: number;

  /**
   * @param known digests that need not be sent
   * @param limit bytes after which it takes no more
   */
  constructor(known: Set<string>, limit = 32_000_000) {
    this.#known = known;
    this.#left = limit;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
  }

  /** Begins to listen; gives the repository to push to. */
  async open(): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}/${this.#name}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const say = (status: number, headers: Record<string, string | number> = {}) =>
      void response.writeHead(status, { 'content-length': 0, ...headers }).end();
    if (pathname === '/v2/' || pathname === '/v2') return say(200);
    const found = new RegExp(`^/v2/${this.#name}/(blobs/uploads|blobs|manifests)(?:/(.*))?$`).exec(pathname);
    if (!found) return say(404);
    const [, what, which = ''] = found;
    const place = (id: string) => `/v2/${this.#name}/blobs/uploads/${id}`;
    switch (`${request.method} ${what}`) {
      case 'HEAD blobs':
      case 'HEAD manifests':
        return say(this.#known.has(which) || this.blobs.has(which) ? 200 : 404, {
          'docker-content-digest': which,
        });
      case 'POST blobs/uploads': {
        const id = randomBytes(8).toString('hex');
        this.#uploads.set(id, []);
        return say(202, { location: place(id), range: '0-0' });
      }
      case 'PATCH blobs/uploads':
      case 'PUT blobs/uploads': {
        const parts = this.#uploads.get(which);
        if (!parts) return say(404);
        if (!(await this.#take(request, parts))) return say(413, { connection: 'close' });
        if (request.method === 'PATCH')
          return say(202, { location: place(which), range: `0-${sizeOf(parts) - 1}` });
        this.#uploads.delete(which);
        this.#keep(parts, 'application/octet-stream', searchParams.get('digest'), say);
        return;
      }
      case 'PUT manifests': {
        const parts: Buffer[] = [];
        if (!(await this.#take(request, parts))) return say(413, { connection: 'close' });
        const wanted = which.startsWith('sha256:') ? which : null;
        const digest = this.#keep(parts, request.headers['content-type'] ?? '', wanted, say);
        if (!wanted && digest) this.root = digest;
        return;
      }
      default:
        return say(405);
    }
  }

  /** Reads a body; false when it is too much. */
  async #take(request: IncomingMessage, parts: Buffer[]): Promise<boolean> {
    for await (const part of request as AsyncIterable<Buffer>) {
      this.#left -= part.length;
      if (this.#left < 0) return false;
      parts.push(part);
    }
    return true;
  }

  /** Keeps what was sent whole; what is not what it says it is is refused. */
  #keep(
    parts: Buffer[],
    mediaType: string,
    wanted: string | null,
    say: (status: number, headers?: Record<string, string>) => void,
  ): string | undefined {
    const bytes = Buffer.concat(parts);
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    if (wanted && wanted !== digest) return void say(400);
    this.blobs.set(digest, { bytes, mediaType });
    say(201, { location: `/v2/${this.#name}/blobs/${digest}`, 'docker-content-digest': digest });
    return digest;
  }
}

const sizeOf = (parts: Buffer[]) => parts.reduce((sum, { length }) => sum + length, 0);
