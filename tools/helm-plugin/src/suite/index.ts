/** Tests that any chart of a web service can be held to: `import … from '@todo/helm-plugin/suite'`, under vitest. */
export {
  describeConnections,
  dnsConnections,
  metricsConnections,
  type ConnectionRow,
  type ConnectionsRequest,
} from './connections.ts';
export { describeExceptions, usualExceptions, type ExceptionsRequest } from './exceptions.ts';
export { describeFiles, type FilesRequest } from './files.ts';
export { describeHooks } from './hooks.ts';
export { describeLookups, renderInCluster } from './lookups.ts';
export { describeMetrics } from './metrics.ts';
export { describeMisfits } from './misfits.ts';
export { balancedUrl, describeNotes, type NotesRequest, type NotesRow } from './notes.ts';
export { describeObjects } from './objects.ts';
export { describePods } from './pods.ts';
export { describeRefusals } from './refusals.ts';
export { describeSecrets } from './secrets.ts';
export {
  describeChart,
  describeLookup,
  objectsFor,
  one,
  refusal,
  requestFor,
  type Subject,
} from './subject.ts';
