import { migratedDatabase } from './migrated-database.ts';
import { startStandalone, type StandaloneServer } from './standalone-server.ts';
import { startStreamingBackend, type StreamingBackend } from './streaming-backend.ts';
import { signUp, type TestAccount } from './test-app.ts';

/** The built server before a backend whose answers a test writes, and a person who has signed up. */
export interface StreamingApp {
  app: StandaloneServer;
  backend: StreamingBackend;
  me: TestAccount;
  close(): Promise<void>;
}

/** Starts both over a database that is migrated. @param settings more of the server's environment */
export async function startStreamingApp(settings: Record<string, string> = {}): Promise<StreamingApp> {
  await migratedDatabase();
  const backend = await startStreamingBackend();
  const app = await startStandalone({ BACKEND_URL: backend.url, ...settings });
  const me = await signUp(app);
  const close = async () => {
    await app.close();
    await backend.close();
  };
  return { app, backend, me, close };
}
