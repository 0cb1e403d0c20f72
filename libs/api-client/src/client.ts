import { ApiError, readError } from './errors.ts';
import type {
  ChatRequest,
  ChatResponse,
  Conversation,
  Message,
  Task,
  TaskCreate,
  TaskSort,
  TaskStatus,
  TaskUpdate,
} from './types.ts';

export interface ApiClientOptions {
  /** Origin in front of `/api/…`; empty for the page's own origin. */
  baseUrl: string;
  /** The signed-in user's id; it stands in every path. */
  userId: string;
  /** Defaults to the global fetch. */
  fetch?: typeof fetch | undefined;
}

export interface CallOptions {
  signal?: AbortSignal | undefined;
}

export interface ListTasksOptions extends CallOptions {
  status?: TaskStatus | undefined;
  sort?: TaskSort | undefined;
}

export type ApiClient = ReturnType<typeof createApiClient>;

/** Typed calls of the backend's REST paths. Each rejects with ApiError when the answer is not 2xx. */
export function createApiClient(options: ApiClientOptions) {
  const send = options.fetch ?? globalThis.fetch.bind(globalThis);
  const root = `${options.baseUrl.replace(/\/$/, '')}/api/${encodeURIComponent(options.userId)}`;

  async function request<T>(method: string, path: string, call: CallOptions = {}, body?: unknown): Promise<T> {
    const headers: Record<string, string> = { accept: 'application/json' };
    if (body !== undefined) headers['content-type'] = 'application/json';
    const init: RequestInit = { method, headers, credentials: 'same-origin' };
    if (body !== undefined) init.body = JSON.stringify(body);
    if (call.signal) init.signal = call.signal;
    const response = await send(root + path, init).catch((cause: unknown) => {
      if (call.signal?.aborted) throw cause;
      throw new ApiError(
        0,
        { code: 'network_error', message: 'The server did not answer. Is it running?', request_id: null },
        { cause },
      );
    });
    if (!response.ok) throw await readError(response);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  return {
    listTasks({ status, sort, ...call }: ListTasksOptions = {}): Promise<Task[]> {
      const query = new URLSearchParams();
      if (status) query.set('status', status);
      if (sort) query.set('sort', sort);
      const text = query.toString();
      return request('GET', `/tasks${text ? `?${text}` : ''}`, call);
    },
    getTask: (id: number, call?: CallOptions) => request<Task>('GET', `/tasks/${id}`, call),
    createTask: (task: TaskCreate, call?: CallOptions) => request<Task>('POST', '/tasks', call, task),
    updateTask: (id: number, change: TaskUpdate, call?: CallOptions) =>
      request<Task>('PUT', `/tasks/${id}`, call, change),
    deleteTask: (id: number, call?: CallOptions) => request<void>('DELETE', `/tasks/${id}`, call),
    /** Turns `completed` round and returns the task as it is now. */
    toggleTask: (id: number, call?: CallOptions) => request<Task>('PATCH', `/tasks/${id}/complete`, call),
    /** One chat turn as JSON: resolves when the assistant has finished. */
    chat: (message: ChatRequest, call?: CallOptions) => request<ChatResponse>('POST', '/chat', call, message),
    /** Newest first. */
    listConversations: (call?: CallOptions) => request<Conversation[]>('GET', '/conversations', call),
    /** Oldest first, as a chat is read. */
    listMessages: (conversationId: number, call?: CallOptions) =>
      request<Message[]>('GET', `/conversations/${conversationId}/messages`, call),
  };
}
