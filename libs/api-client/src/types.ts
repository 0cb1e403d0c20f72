/** A task of the signed-in user. Times are ISO 8601 in UTC. */
export interface Task {
  id: number;
  user_id: string;
  title: string;
  description: string | null;
  completed: boolean;
  created_at: string;
  updated_at: string;
}

export interface TaskCreate {
  title: string;
  description?: string | null;
}

/** Fields that are left out stay as they are; `description: null` empties it. */
export interface TaskUpdate {
  title?: string;
  description?: string | null;
  completed?: boolean;
}

export type TaskStatus = 'all' | 'pending' | 'completed';
export type TaskSort = 'created' | 'title';

/** One MCP tool that the assistant called; `result` is what the tool returned, or the words of its error. */
export interface ToolCall {
  name: string;
  arguments: Record<string, unknown>;
  result: unknown;
  is_error: boolean;
}

/** Which assistant answered. `offline` is the rule-based one that needs no key. */
export interface AssistantInfo {
  provider: string;
  model: string;
  offline: boolean;
}

export interface ChatRequest {
  message: string;
  conversation_id?: number | null;
}

export interface ChatResponse {
  conversation_id: number;
  response: string;
  tool_calls: ToolCall[];
  assistant: AssistantInfo;
}

export interface Conversation {
  id: number;
  user_id: string;
  title: string;
  created_at: string;
  updated_at: string;
}

export interface Message {
  id: number;
  conversation_id: number;
  role: 'user' | 'assistant';
  content: string;
  tool_calls: ToolCall[];
  created_at: string;
}
