import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a real server that can be cut: then connections break, and new ones are closed before a word. */
export interface Relay {
  /** The given URL, through here. */
  url: string;
  /** Connections that were begun, also those that were closed at once. */
  opened: number;
  cut(): void;
  /** From now on what comes in is taken and gets no answer, also on connections that are there. */
  silence(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Opens one to the host and port of `url`, on a free port of this machine. */
export async function relay(url: string): Promise<Relay> {
  const target = new URL(url);
  let state: 'open' | 'cut' | 'silent' = 'open';
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    way.opened++;
    near.on('error', () => {});
    sockets.add(near.on('close', () => sockets.delete(near)));
    if (state === 'cut') return void near.destroy();
    const far = connect(Number(target.port), target.hostname);
    far.on('error', () => near.destroy()).on('close', () => near.destroy());
    near.on('close', () => far.destroy());
    near.on('data', (data) => state === 'open' && far.write(data));
    far.on('data', (data) => state === 'open' && near.write(data));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  const way: Relay = {
    url: through.href,
    opened: 0,
    cut() {
      state = 'cut';
      for (const socket of sockets) socket.destroy();
    },
    silence: () => void (state = 'silent'),
    mend: () => void (state = 'open'),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
  return way;
}
