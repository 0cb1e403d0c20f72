import { requireOwnDatabase } from '../database/database.ts';
import type { Cluster } from '../kubernetes.ts';
import { theRegistry } from '../registry/registry.ts';
import { theExpose } from './expose.ts';

/** A cluster elsewhere needs more in .env than one here: said before anything is built, pushed or asked. @throws Problem */
export function requireSettings(cluster: Cluster): void {
  if (cluster.provider.local) return;
  requireOwnDatabase(cluster);
  theRegistry(cluster.settings);
  theExpose(cluster.settings);
}
