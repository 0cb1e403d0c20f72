// What a thread begins with: it inherits no loader, and Node 20 reads no TypeScript.
import { register } from 'tsx/esm/api';

register();
await import('./aside-worker.ts');
