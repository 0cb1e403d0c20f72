import type { components, operations } from './schema.ts';

type Schemas = components['schemas'];

/** A task of the signed-in user. Times are ISO 8601 in UTC. */
export type Task = Schemas['Task'];
export type TaskCreate = Schemas['TaskCreate'];
/** Fields that are left out stay as they are; `description: null` and `due_date: null` empty them. */
export type TaskUpdate = Schemas['TaskUpdate'];
type TaskQuery = NonNullable<operations['list_tasks']['parameters']['query']>;
export type TaskStatus = NonNullable<TaskQuery['status']>;
export type TaskSort = NonNullable<TaskQuery['sort']>;

/** One MCP tool that the assistant called; `result` is what the tool returned, or the words of its error. */
export type ToolCall = Schemas['ToolCall'];
/** Which assistant answered. `offline` is the rule-based one that needs no key. */
export type AssistantInfo = Schemas['AssistantInfo'];
export type ChatRequest = Schemas['ChatRequest'];
export type ChatResponse = Schemas['ChatResponse'];
/** What a streamed chat turn sends: `conversation` first, `done` (or `error`) last. */
export type ChatEvent = Schemas['ChatEvent'];

export type Conversation = Schemas['Conversation'];
export type ConversationUpdate = Schemas['ConversationUpdate'];
export type Message = Schemas['Message'];
