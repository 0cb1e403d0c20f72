import type { ChatEvent } from '@todo/api-client';
import type { ChatMessage, ShownToolCall } from '../chat-message.ts';

/** The answer under way after one more event: a new object when anything of it changes on the page. */
export function applyEvent(answer: ChatMessage, { event, data }: ChatEvent): ChatMessage {
  switch (event) {
    case 'text':
      return { ...answer, content: answer.content + data.delta };
    case 'tool_call': {
      const call: ShownToolCall = {
        name: data.name,
        arguments: data.arguments,
        result: null,
        is_error: false,
        number: data.number,
      };
      return { ...answer, toolCalls: [...answer.toolCalls, call] };
    }
    case 'tool_result':
      return {
        ...answer,
        toolCalls: answer.toolCalls.map((call) =>
          call.number === data.number
            ? { name: call.name, arguments: call.arguments, result: data.result, is_error: data.is_error }
            : call,
        ),
      };
    case 'done':
      return { ...answer, content: data.response, toolCalls: data.tool_calls, state: 'done' };
    default:
      return answer;
  }
}
