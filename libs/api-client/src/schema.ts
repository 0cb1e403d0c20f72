// Made from openapi.json by `npx nx run api-client:generate`: change the backend's routes, not this file.
export interface paths {
    "/api/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete all that is kept of the user
         * @description Tasks, conversations with their messages, stored answers and the counted turns, all at once or not at all.
         *
         *     The account itself is the frontend's to delete. Asked again, it finds nothing and answers the same.
         */
        delete: operations["delete_all"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/chat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say something to the assistant
         * @description One turn. A model that fails is answered with 200 and plain words in `response`.
         */
        post: operations["chat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List conversations, the one used last first
         * @description The user's conversations; an empty list when there are none.
         */
        get: operations["list_conversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/conversations/{conversation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one conversation
         * @description Its title and times; the messages have a path of their own.
         */
        get: operations["get_conversation"];
        put?: never;
        post?: never;
        /**
         * Delete a conversation
         * @description Deletes it and all its messages for good. The tasks stay.
         */
        delete: operations["delete_conversation"];
        options?: never;
        head?: never;
        /**
         * Rename a conversation
         * @description It keeps its place in the list: a new title is no use of it.
         */
        patch: operations["rename_conversation"];
        trace?: never;
    };
    "/api/{user_id}/conversations/{conversation_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a conversation's messages, oldest first
         * @description All messages of the conversation.
         */
        get: operations["list_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tasks, oldest first, by title or by due date
         * @description The user's tasks; an empty list when there are none.
         */
        get: operations["list_tasks"];
        put?: never;
        /**
         * Create a task
         * @description A new task is pending. With an `Idempotency-Key` a request that is sent again makes no second task.
         */
        post: operations["create_task"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/tasks/{task_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one task
         * @description The task.
         */
        get: operations["get_task"];
        /**
         * Change a task
         * @description Changes the fields that are given.
         */
        put: operations["update_task"];
        post?: never;
        /**
         * Delete a task
         * @description Deletes the task for good.
         */
        delete: operations["delete_task"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/tasks/{task_id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Toggle a task's completion
         * @description Pending becomes completed, completed becomes pending.
         */
        patch: operations["toggle_task"];
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the process alive?
         * @description Depends on nothing else: a restart would not bring a database back.
         */
        get: operations["live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Can it serve?
         * @description Asks the database.
         */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AssistantInfo
         * @description Which assistant answered.
         */
        AssistantInfo: {
            /**
             * Model
             * @example rules
             */
            model: string;
            /**
             * Offline
             * @description True for the rule-based assistant that needs no key
             */
            offline: boolean;
            /**
             * Provider
             * @enum {string}
             */
            provider: "offline" | "groq" | "openai" | "custom";
        };
        /** ChatEvent */
        ChatEvent: components["schemas"]["ConversationEvent"] | components["schemas"]["TextEvent"] | components["schemas"]["ToolCallEvent"] | components["schemas"]["ToolResultEvent"] | components["schemas"]["TasksChangedEvent"] | components["schemas"]["DoneEvent"] | components["schemas"]["ErrorEvent"];
        /**
         * ChatRequest
         * @description One message. Without a conversation_id a new conversation begins.
         */
        ChatRequest: {
            /**
             * Conversation Id
             * @example 7
             */
            conversation_id?: number | null;
            /**
             * Message
             * @example Add a task to buy groceries
             */
            message: string;
            /**
             * Utc Offset Minutes
             * @description The user's distance from UTC, so that “tomorrow” is the user's tomorrow; UTC when left out
             * @example 300
             */
            utc_offset_minutes?: number | null;
        };
        /**
         * ChatResponse
         * @description The assistant's answer, and the tools it used.
         */
        ChatResponse: {
            assistant: components["schemas"]["AssistantInfo"];
            /** Conversation Id */
            conversation_id: number;
            /**
             * Response
             * @example Added “Buy groceries” as task 5.
             */
            response: string;
            /** Tool Calls */
            tool_calls: components["schemas"]["ToolCall"][];
        };
        /**
         * Conversation
         * @description A chat; its title is the beginning of its first message.
         */
        Conversation: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: number;
            /** Title */
            title: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** User Id */
            user_id: string;
        };
        /**
         * ConversationData
         * @description Which conversation it is: a new one is known before its first word.
         */
        ConversationData: {
            /** Conversation Id */
            conversation_id: number;
        };
        /**
         * ConversationEvent
         * @description The first event.
         */
        ConversationEvent: {
            data: components["schemas"]["ConversationData"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "conversation";
        };
        /**
         * ConversationUpdate
         * @description A new title.
         */
        ConversationUpdate: {
            /**
             * Title
             * @example Shopping
             */
            title: string;
        };
        /**
         * DoneEvent
         * @description The last event: the whole answer, as the JSON form has it.
         */
        DoneEvent: {
            data: components["schemas"]["ChatResponse"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "done";
        };
        /**
         * ErrorDetail
         * @description What went wrong, for a program (`code`) and for a person (`message`).
         */
        ErrorDetail: {
            /**
             * Code
             * @description Stable, for programs
             * @example not_found
             */
            code: string;
            /**
             * Message
             * @example There is no task 7.
             */
            message: string;
            /**
             * Request Id
             * @description Also in the header X-Request-Id and in the log
             */
            request_id: string | null;
        };
        /**
         * ErrorEvent
         * @description The last event when the answer could not be kept.
         */
        ErrorEvent: {
            data: components["schemas"]["ErrorDetail"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "error";
        };
        /**
         * ErrorResponse
         * @description Every answer that is not 2xx.
         */
        ErrorResponse: {
            error: components["schemas"]["ErrorDetail"];
        };
        /**
         * Health
         * @description The state of the process.
         */
        Health: {
            /**
             * Status
             * @constant
             */
            status: "ok";
        };
        /**
         * Message
         * @description One message of a chat.
         */
        Message: {
            assistant: components["schemas"]["AssistantInfo"] | null;
            /** Content */
            content: string;
            /** Conversation Id */
            conversation_id: number;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Id */
            id: number;
            /**
             * Role
             * @enum {string}
             */
            role: "user" | "assistant";
            /** Tool Calls */
            tool_calls: components["schemas"]["ToolCall"][];
        };
        /**
         * Task
         * @description A task. Times are UTC.
         */
        Task: {
            /** Completed */
            completed: boolean;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Description
             * @example Milk, eggs, bread
             */
            description: string | null;
            /**
             * Due Date
             * @example 2026-12-24
             */
            due_date: string | null;
            /**
             * Id
             * @example 3
             */
            id: number;
            /**
             * Title
             * @example Buy groceries
             */
            title: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** User Id */
            user_id: string;
        };
        /**
         * TaskCreate
         * @description A new task.
         */
        TaskCreate: {
            /**
             * Description
             * @example Milk, eggs, bread
             */
            description?: string | null;
            /**
             * Due Date
             * @example 2026-12-24
             */
            due_date?: string | null;
            /**
             * Title
             * @example Buy groceries
             */
            title: string;
        };
        /**
         * TasksChangedData
         * @description The task list is no longer what it was: read it again.
         */
        TasksChangedData: Record<string, never>;
        /**
         * TasksChangedEvent
         * @description After a tool changed something.
         */
        TasksChangedEvent: {
            data: components["schemas"]["TasksChangedData"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "tasks_changed";
        };
        /**
         * TaskUpdate
         * @description Fields that are left out stay as they are; `description: null` and `due_date: null` empty them.
         */
        TaskUpdate: {
            /** Completed */
            completed?: boolean;
            /** Description */
            description?: string | null;
            /** Due Date */
            due_date?: string | null;
            /**
             * Title
             * @example Buy groceries and fruits
             */
            title?: string;
        };
        /**
         * TextData
         * @description A piece of the answer, to be put behind the pieces before it.
         */
        TextData: {
            /** Delta */
            delta: string;
        };
        /**
         * TextEvent
         * @description Words.
         */
        TextEvent: {
            data: components["schemas"]["TextData"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "text";
        };
        /**
         * ToolCall
         * @description An MCP tool that the assistant called.
         */
        ToolCall: {
            /**
             * Arguments
             * @example {
             *       "title": "Buy groceries"
             *     }
             */
            arguments: {
                [key: string]: unknown;
            };
            /** Is Error */
            is_error: boolean;
            /**
             * Name
             * @example add_task
             */
            name: string;
            /**
             * Result
             * @description What the tool returned, or the words of its error
             * @example {
             *       "status": "created",
             *       "task_id": 5,
             *       "title": "Buy groceries"
             *     }
             */
            result: unknown;
        };
        /**
         * ToolCallData
         * @description The assistant calls a tool. `number` counts the calls of this turn from 1.
         */
        ToolCallData: {
            /** Arguments */
            arguments: {
                [key: string]: unknown;
            };
            /** Name */
            name: string;
            /** Number */
            number: number;
        };
        /**
         * ToolCallEvent
         * @description Before a tool runs.
         */
        ToolCallEvent: {
            data: components["schemas"]["ToolCallData"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "tool_call";
        };
        /**
         * ToolResultData
         * @description The tool has answered the call of that number.
         */
        ToolResultData: {
            /** Is Error */
            is_error: boolean;
            /** Name */
            name: string;
            /** Number */
            number: number;
            /** Result */
            result: unknown;
        };
        /**
         * ToolResultEvent
         * @description After a tool ran.
         */
        ToolResultEvent: {
            data: components["schemas"]["ToolResultData"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            event: "tool_result";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    delete_all: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The token's user */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing is kept of the user any more; the answer has no body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No token, or one that is not valid */
            401: {
                headers: {
                    /** @description `Bearer` */
                    "Www-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "A bearer token is needed.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "This path belongs to another user.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description A field is missing or has a wrong form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "title: String should have at least 1 character",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description A message of the user is still being answered */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "chat_busy",
                     *         "message": "Your last message is still being answered. Wait for it, or stop it.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The database or the sign-in keys cannot be reached */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "database_unavailable",
                     *         "message": "The database does not answer. Try again in a moment.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    chat: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request for 24 hours: sent again with the same body, it is answered with what was stored and not done again; with another body it is a 409. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /** @description The token's user */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChatRequest"];
            };
        };
        responses: {
            /** @description The answer; as `text/event-stream` the events of ChatEvent while it comes into being */
            200: {
                headers: {
                    /** @description `true` when this is the stored answer of an earlier request with the same key */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "conversation_id": 7,
                     *       "response": "Added “Buy groceries” as task #3.",
                     *       "tool_calls": [
                     *         {
                     *           "name": "add_task",
                     *           "arguments": {
                     *             "title": "Buy groceries"
                     *           },
                     *           "result": {
                     *             "task_id": 3,
                     *             "status": "created",
                     *             "title": "Buy groceries"
                     *           },
                     *           "is_error": false
                     *         }
                     *       ],
                     *       "assistant": {
                     *         "provider": "offline",
                     *         "model": "rules",
                     *         "offline": true
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ChatResponse"];
                    /**
                     * @example event: conversation
                     *     data: {"conversation_id": 7}
                     *
                     *     event: tool_call
                     *     data: {"number": 1, "name": "add_task", "arguments": {"title": "Buy groceries"}}
                     *
                     *     event: tool_result
                     *     data: {"number": 1, "name": "add_task", "result": {"task_id": 3, "status": "created", "title": "Buy groceries"}, "is_error": false}
                     *
                     *     event: tasks_changed
                     *     data: {}
                     *
                     *     event: text
                     *     data: {"delta": "Added “Buy groceries” as task #3."}
                     *
                     *     event: done
                     *     data: {"conversation_id": 7, "response": "Added “Buy groceries” as task #3.", "tool_calls": [{"name": "add_task", "arguments": {"title": "Buy groceries"}, "result": {"task_id": 3, "status": "created", "title": "Buy groceries"}, "is_error": false}], "assistant": {"provider": "offline", "model": "rules", "offline": true}}
                     */
                    "text/event-stream": components["schemas"]["ChatEvent"];
                };
            };
            /** @description The body is no text in UTF-8 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "bad_request",
                     *         "message": "There was an error parsing the body",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No token, or one that is not valid */
            401: {
                headers: {
                    /** @description `Bearer` */
                    "Www-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "A bearer token is needed.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "This path belongs to another user.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No such conversation among the user's own */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "There is no conversation 7.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The Idempotency-Key was used for another body, or its request is not over */
            409: {
                headers: {
                    /** @description Seconds to wait, where waiting helps */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "idempotency_key_reused",
                     *         "message": "This Idempotency-Key was used for another body. Take a new key.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The body is larger than 64 KiB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "body_too_large",
                     *         "message": "The body may have at most 64 KiB.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description A field is missing or has a wrong form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "title: String should have at least 1 character",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description More messages than the limits allow, or the last one is still being answered */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "too_many_messages",
                     *         "message": "At most 20 messages a minute. Try again in 12 seconds.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The database or the sign-in keys cannot be reached */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "database_unavailable",
                     *         "message": "The database does not answer. Try again in a moment.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    list_conversations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The token's user */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversations, the one used last first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": 7,
                     *         "user_id": "ada",
                     *         "title": "Add a task to buy groceries",
                     *         "created_at": "2026-11-23T08:15:00Z",
                     *         "updated_at": "2026-11-23T08:15:00Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Conversation"][];
                };
            };
            /** @description No token, or one that is not valid */
            401: {
                headers: {
                    /** @description `Bearer` */
                    "Www-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "A bearer token is needed.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "This path belongs to another user.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description A field is missing or has a wrong form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "title: String should have at least 1 character",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The database or the sign-in keys cannot be reached */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "database_unavailable",
                     *         "message": "The database does not answer. Try again in a moment.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    get_conversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conversation's number */
                conversation_id: number;
                /** @description The token's user */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 7,
                     *       "user_id": "ada",
                     *       "title": "Add a task to buy groceries",
                     *       "created_at": "2026-11-23T08:15:00Z",
                     *       "updated_at": "2026-11-23T08:15:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description No token, or one that is not valid */
            401: {
                headers: {
                    /** @description `Bearer` */
                    "Www-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "A bearer token is needed.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "This path belongs to another user.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No such conversation among the user's own */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "There is no conversation 7.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description A field is missing or has a wrong form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "title: String should have at least 1 character",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The database or the sign-in keys cannot be reached */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "database_unavailable",
                     *         "message": "The database does not answer. Try again in a moment.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    delete_conversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conversation's number */
                conversation_id: number;
                /** @description The token's user */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone; the answer has no body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No token, or one that is not valid */
            401: {
                headers: {
                    /** @description `Bearer` */
                    "Www-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "A bearer token is needed.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "This path belongs to another user.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No such conversation among the user's own */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "There is no conversation 7.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description A field is missing or has a wrong form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "title: String should have at least 1 character",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The database or the sign-in keys cannot be reached */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "database_unavailable",
                     *         "message": "The database does not answer. Try again in a moment.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    rename_conversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conversation's number */
                conversation_id: number;
                /** @description The token's user */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationUpdate"];
            };
        };
        responses: {
            /** @description The conversation as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 7,
                     *       "user_id": "ada",
                     *       "title": "Shopping",
                     *       "created_at": "2026-11-23T08:15:00Z",
                     *       "updated_at": "2026-11-23T08:15:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description The body is no text in UTF-8 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "bad_request",
                     *         "message": "There was an error parsing the body",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No token, or one that is not valid */
            401: {
                headers: {
                    /** @description `Bearer` */
                    "Www-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "A bearer token is needed.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "This path belongs to another user.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No such conversation among the user's own */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "There is no conversation 7.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The body is larger than 64 KiB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "body_too_large",
                     *         "message": "The body may have at most 64 KiB.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description A field is missing or has a wrong form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "title: String should have at least 1 character",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The database or the sign-in keys cannot be reached */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "database_unavailable",
                     *         "message": "The database does not answer. Try again in a moment.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    list_messages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conversation's number */
                conversation_id: number;
                /** @description The token's user */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The messages, oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": 11,
                     *         "conversation_id": 7,
                     *         "role": "user",
                     *         "content": "Add a task to buy groceries",
                     *         "tool_calls": [],
                     *         "assistant": null,
                     *         "created_at": "2026-11-23T08:15:00Z"
                     *       },
                     *       {
                     *         "id": 12,
                     *         "conversation_id": 7,
                     *         "role": "assistant",
                     *         "content": "Added “Buy groceries” as task #3.",
                     *         "tool_calls": [
                     *           {
                     *             "name": "add_task",
                     *             "arguments": {
                     *               "title": "Buy groceries"
                     *             },
                     *             "result": {
                     *               "task_id": 3,
                     *               "status": "created",
                     *               "title": "Buy groceries"
                     *             },
                     *             "is_error": false
                     *           }
                     *         ],
                     *         "assistant": {
                     *           "provider": "offline",
                     *           "model": "rules",
                     *           "offline": true
                     *         },
                     *         "created_at": "2026-11-23T08:15:01Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Message"][];
                };
            };
            /** @description No token, or one that is not valid */
            401: {
                headers: {
                    /** @description `Bearer` */
                    "Www-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "A bearer token is needed.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "This path belongs to another user.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No such conversation among the user's own */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "There is no conversation 7.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description A field is missing or has a wrong form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "title: String should have at least 1 character",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The database or the sign-in keys cannot be reached */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "database_unavailable",
                     *         "message": "The database does not answer. Try again in a moment.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    list_tasks: {
        parameters: {
            query?: {
                /** @description Oldest first, by title, or the next due first (those without a date last) */
                sort?: "created" | "title" | "due_date";
                /** @description Which tasks */
                status?: "all" | "pending" | "completed";
            };
            header?: never;
            path: {
                /** @description The token's user */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tasks in the order that was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": 3,
                     *         "user_id": "ada",
                     *         "title": "Buy groceries",
                     *         "description": "Milk, eggs, bread",
                     *         "completed": false,
                     *         "due_date": "2026-12-24",
                     *         "created_at": "2026-11-23T08:15:00Z",
                     *         "updated_at": "2026-11-23T08:15:00Z"
                     *       },
                     *       {
                     *         "id": 4,
                     *         "user_id": "ada",
                     *         "title": "Call mom",
                     *         "description": null,
                     *         "completed": true,
                     *         "due_date": null,
                     *         "created_at": "2026-11-23T08:15:00Z",
                     *         "updated_at": "2026-11-23T09:30:00Z"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Task"][];
                };
            };
            /** @description No token, or one that is not valid */
            401: {
                headers: {
                    /** @description `Bearer` */
                    "Www-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "A bearer token is needed.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "This path belongs to another user.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description A field is missing or has a wrong form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "title: String should have at least 1 character",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The database or the sign-in keys cannot be reached */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "database_unavailable",
                     *         "message": "The database does not answer. Try again in a moment.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    create_task: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request for 24 hours: sent again with the same body, it is answered with what was stored and not done again; with another body it is a 409. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                /** @description The token's user */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskCreate"];
            };
        };
        responses: {
            /** @description The new task */
            201: {
                headers: {
                    /** @description `true` when this is the stored answer of an earlier request with the same key */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 3,
                     *       "user_id": "ada",
                     *       "title": "Buy groceries",
                     *       "description": "Milk, eggs, bread",
                     *       "completed": false,
                     *       "due_date": "2026-12-24",
                     *       "created_at": "2026-11-23T08:15:00Z",
                     *       "updated_at": "2026-11-23T08:15:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description The body is no text in UTF-8 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "bad_request",
                     *         "message": "There was an error parsing the body",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No token, or one that is not valid */
            401: {
                headers: {
                    /** @description `Bearer` */
                    "Www-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "A bearer token is needed.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "This path belongs to another user.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The Idempotency-Key was used for another body, or its request is not over */
            409: {
                headers: {
                    /** @description Seconds to wait, where waiting helps */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "idempotency_key_reused",
                     *         "message": "This Idempotency-Key was used for another body. Take a new key.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The body is larger than 64 KiB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "body_too_large",
                     *         "message": "The body may have at most 64 KiB.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description A field is missing or has a wrong form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "title: String should have at least 1 character",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The database or the sign-in keys cannot be reached */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "database_unavailable",
                     *         "message": "The database does not answer. Try again in a moment.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    get_task: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The task's number */
                task_id: number;
                /** @description The token's user */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 3,
                     *       "user_id": "ada",
                     *       "title": "Buy groceries",
                     *       "description": "Milk, eggs, bread",
                     *       "completed": false,
                     *       "due_date": "2026-12-24",
                     *       "created_at": "2026-11-23T08:15:00Z",
                     *       "updated_at": "2026-11-23T08:15:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description No token, or one that is not valid */
            401: {
                headers: {
                    /** @description `Bearer` */
                    "Www-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "A bearer token is needed.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "This path belongs to another user.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No such task among the user's own */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "There is no task 3.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description A field is missing or has a wrong form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "title: String should have at least 1 character",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The database or the sign-in keys cannot be reached */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "database_unavailable",
                     *         "message": "The database does not answer. Try again in a moment.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    update_task: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The task's number */
                task_id: number;
                /** @description The token's user */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskUpdate"];
            };
        };
        responses: {
            /** @description The task as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 3,
                     *       "user_id": "ada",
                     *       "title": "Buy groceries and fruits",
                     *       "description": "Milk, eggs, bread",
                     *       "completed": false,
                     *       "due_date": "2026-12-24",
                     *       "created_at": "2026-11-23T08:15:00Z",
                     *       "updated_at": "2026-11-23T09:30:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description The body is no text in UTF-8 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "bad_request",
                     *         "message": "There was an error parsing the body",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No token, or one that is not valid */
            401: {
                headers: {
                    /** @description `Bearer` */
                    "Www-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "A bearer token is needed.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "This path belongs to another user.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No such task among the user's own */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "There is no task 3.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The body is larger than 64 KiB */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "body_too_large",
                     *         "message": "The body may have at most 64 KiB.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description A field is missing or has a wrong form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "title: String should have at least 1 character",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The database or the sign-in keys cannot be reached */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "database_unavailable",
                     *         "message": "The database does not answer. Try again in a moment.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    delete_task: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The task's number */
                task_id: number;
                /** @description The token's user */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone; the answer has no body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No token, or one that is not valid */
            401: {
                headers: {
                    /** @description `Bearer` */
                    "Www-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "A bearer token is needed.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "This path belongs to another user.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No such task among the user's own */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "There is no task 3.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description A field is missing or has a wrong form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "title: String should have at least 1 character",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The database or the sign-in keys cannot be reached */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "database_unavailable",
                     *         "message": "The database does not answer. Try again in a moment.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    toggle_task: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The task's number */
                task_id: number;
                /** @description The token's user */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 3,
                     *       "user_id": "ada",
                     *       "title": "Buy groceries",
                     *       "description": "Milk, eggs, bread",
                     *       "completed": true,
                     *       "due_date": "2026-12-24",
                     *       "created_at": "2026-11-23T08:15:00Z",
                     *       "updated_at": "2026-11-23T09:30:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description No token, or one that is not valid */
            401: {
                headers: {
                    /** @description `Bearer` */
                    "Www-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "A bearer token is needed.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The path names another user */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "This path belongs to another user.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description No such task among the user's own */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "There is no task 3.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description A field is missing or has a wrong form */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_failed",
                     *         "message": "title: String should have at least 1 character",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            /** @description The database or the sign-in keys cannot be reached */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "database_unavailable",
                     *         "message": "The database does not answer. Try again in a moment.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
    live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It can */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It can */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description The database does not answer, or is not migrated yet */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "database_unavailable",
                     *         "message": "The database does not answer within 2 seconds.",
                     *         "request_id": "5f1c9a528a7e4f439d0e2a8d8a4f7b11"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
        };
    };
}
