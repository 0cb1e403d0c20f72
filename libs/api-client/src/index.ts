export { createApiClient } from './client.ts';
export type { ApiClient, ApiClientOptions, CallOptions, ListTasksOptions, OnceOptions } from './client.ts';
export { ApiError } from './errors.ts';
export type * from './types.ts';
