import { ApiError, readError } from './errors.ts';
import { readEvents } from './events.ts';
import type {
  ChatEvent,
  ChatRequest,
  ChatResponse,
  Conversation,
  ConversationUpdate,
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

export interface OnceOptions extends CallOptions {
  /**
   * Names this request for 24 hours: sent again with the same body, it is answered as it was and not done again.
   * Make one per thing that a person does, and keep it over retries.
   */
  idempotencyKey?: string | undefined;
}

export interface ListTasksOptions extends CallOptions {
  status?: TaskStatus | undefined;
  sort?: TaskSort | undefined;
}

export type ApiClient = ReturnType<typeof createApiClient>;

interface Call {
  method: string;
  path: string;
  body?: unknown;
  accept?: string;
  options?: OnceOptions | undefined;
}

/** Typed calls of the backend's REST paths. Each rejects with ApiError when the answer is not 2xx. */
export function createApiClient(options: ApiClientOptions) {
  const send = options.fetch ?? globalThis.fetch.bind(globalThis);
  const root = `${options.baseUrl.replace(/\/$/, '')}/api/${encodeURIComponent(options.userId)}`;

  async function request({
    method,
    path,
    body,
    accept = 'application/json',
    options,
  }: Call): Promise<Response> {
    const headers: Record<string, string> = { accept };
    const init: RequestInit = { method, headers, credentials: 'same-origin' };
    if (body !== undefined) {
      headers['content-type'] = 'application/json';
      init.body = JSON.stringify(body);
    }
    if (options?.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey;
    if (options?.signal) init.signal = options.signal;
    const response = await send(root + path, init).catch((cause: unknown) => {
      if (options?.signal?.aborted) throw cause;
      const message = 'The server did not answer. Is it running?';
      throw new ApiError(0, { code: 'network_error', message, request_id: null }, { cause });
    });
    if (!response.ok) throw await readError(response);
    return response;
  }

  async function json<T>(call: Call): Promise<T> {
    const response = await request(call);
    return (await response.json()) as T;
  }

  return {
    /** Oldest first, by title, or the next due first. */
    listTasks({ status, sort, ...options }: ListTasksOptions = {}): Promise<Task[]> {
      const query = new URLSearchParams();
      if (status) query.set('status', status);
      if (sort) query.set('sort', sort);
      const text = query.toString();
      return json({ method: 'GET', path: `/tasks${text ? `?${text}` : ''}`, options });
    },
    getTask: (id: number, options?: CallOptions) =>
      json<Task>({ method: 'GET', path: `/tasks/${id}`, options }),
    createTask: (body: TaskCreate, options?: OnceOptions) =>
      json<Task>({ method: 'POST', path: '/tasks', body, options }),
    updateTask: (id: number, body: TaskUpdate, options?: CallOptions) =>
      json<Task>({ method: 'PUT', path: `/tasks/${id}`, body, options }),
    async deleteTask(id: number, options?: CallOptions): Promise<void> {
      await request({ method: 'DELETE', path: `/tasks/${id}`, options });
    },
    /** Turns `completed` round and returns the task as it is now. */
    toggleTask: (id: number, options?: CallOptions) =>
      json<Task>({ method: 'PATCH', path: `/tasks/${id}/complete`, options }),
    /** One chat turn as JSON: resolves when the assistant has finished. */
    chat: (body: ChatRequest, options?: OnceOptions) =>
      json<ChatResponse>({ method: 'POST', path: '/chat', body, options }),
    /** One chat turn as events, while it comes into being. Leaving the loop early ends the turn. */
    async *chatEvents(body: ChatRequest, options?: OnceOptions): AsyncGenerator<ChatEvent, void, undefined> {
      const response = await request({
        method: 'POST',
        path: '/chat',
        body,
        accept: 'text/event-stream',
        options,
      });
      if (response.body) yield* readEvents(response.body);
    },
    /** The one used last first. */
    listConversations: (options?: CallOptions) =>
      json<Conversation[]>({ method: 'GET', path: '/conversations', options }),
    getConversation: (id: number, options?: CallOptions) =>
      json<Conversation>({ method: 'GET', path: `/conversations/${id}`, options }),
    renameConversation: (id: number, body: ConversationUpdate, options?: CallOptions) =>
      json<Conversation>({ method: 'PATCH', path: `/conversations/${id}`, body, options }),
    /** With all its messages; the tasks stay. */
    async deleteConversation(id: number, options?: CallOptions): Promise<void> {
      await request({ method: 'DELETE', path: `/conversations/${id}`, options });
    },
    /** Oldest first, as a chat is read. */
    listMessages: (conversationId: number, options?: CallOptions) =>
      json<Message[]>({ method: 'GET', path: `/conversations/${conversationId}/messages`, options }),
  };
}
