"""Examples of the OpenAPI document: `openapi.py` puts them in, a test checks each against its schema."""

import json
from typing import Any

_TIMES = {"created_at": "2026-11-23T08:15:00Z", "updated_at": "2026-11-23T08:15:00Z"}

TASK: dict[str, Any] = {
    "id": 3,
    "user_id": "ada",
    "title": "Buy groceries",
    "description": "Milk, eggs, bread",
    "completed": False,
    "due_date": "2026-12-24",
    **_TIMES,
}
COMPLETED_TASK: dict[str, Any] = {**TASK, "completed": True, "updated_at": "2026-11-23T09:30:00Z"}
CHANGED_TASK: dict[str, Any] = {**TASK, "title": "Buy groceries and fruits", "updated_at": "2026-11-23T09:30:00Z"}
TASKS = [TASK, {**COMPLETED_TASK, "id": 4, "title": "Call mom", "description": None, "due_date": None}]

CONVERSATION: dict[str, Any] = {"id": 7, "user_id": "ada", "title": "Add a task to buy groceries", **_TIMES}
RENAMED_CONVERSATION = {**CONVERSATION, "title": "Shopping"}

CHAT_ANSWER: dict[str, Any] = {
    "conversation_id": 7,
    "response": "Added “Buy groceries” as task #3.",
    "tool_calls": [
        {
            "name": "add_task",
            "arguments": {"title": "Buy groceries"},
            "result": {"task_id": 3, "status": "created", "title": "Buy groceries"},
            "is_error": False,
        }
    ],
    "assistant": {"provider": "offline", "model": "rules", "offline": True},
}
MESSAGES: list[dict[str, Any]] = [
    {
        "id": 11,
        "conversation_id": 7,
        "role": "user",
        "content": "Add a task to buy groceries",
        "tool_calls": [],
        "assistant": None,
        "created_at": "2026-11-23T08:15:00Z",
    },
    {
        "id": 12,
        "conversation_id": 7,
        "role": "assistant",
        "content": CHAT_ANSWER["response"],
        "tool_calls": CHAT_ANSWER["tool_calls"],
        "assistant": CHAT_ANSWER["assistant"],
        "created_at": "2026-11-23T08:15:01Z",
    },
]
# The same turn as a stream.
CHAT_EVENTS = "".join(
    f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
    for name, data in (
        ("conversation", {"conversation_id": 7}),
        ("tool_call", {"number": 1, "name": "add_task", "arguments": {"title": "Buy groceries"}}),
        (
            "tool_result",
            {"number": 1, "name": "add_task", "result": CHAT_ANSWER["tool_calls"][0]["result"], "is_error": False},
        ),
        ("tasks_changed", {}),
        ("text", {"delta": CHAT_ANSWER["response"]}),
        ("done", CHAT_ANSWER),
    )
)

NEW_TASK = {
    "title alone": {"summary": "A title is enough", "value": {"title": "Buy groceries"}},
    "all fields": {
        "summary": "With details and a due date",
        "value": {"title": "Buy groceries", "description": "Milk, eggs, bread", "due_date": "2026-12-24"},
    },
}
TASK_CHANGES = {
    "rename": {"summary": "A new title", "value": {"title": "Buy groceries and fruits"}},
    "complete": {"summary": "Done", "value": {"completed": True}},
    "empty": {"summary": "No details, no due date", "value": {"description": None, "due_date": None}},
}
CONVERSATION_CHANGE = {"rename": {"summary": "A new title", "value": {"title": "Shopping"}}}
CHAT_MESSAGES = {
    "new conversation": {"summary": "A new conversation", "value": {"message": "Add a task to buy groceries"}},
    "next message": {
        "summary": "In a conversation that is there",
        "value": {"message": "Mark it as done", "conversation_id": 7},
    },
}

# For each operation: what it may be asked, and its answer when all goes well.
REQUESTS: dict[str, dict[str, Any]] = {
    "create_task": NEW_TASK,
    "update_task": TASK_CHANGES,
    "chat": CHAT_MESSAGES,
    "rename_conversation": CONVERSATION_CHANGE,
}
ANSWERS: dict[str, Any] = {
    "live": {"status": "ok"},
    "ready": {"status": "ok"},
    "list_tasks": TASKS,
    "create_task": TASK,
    "get_task": TASK,
    "update_task": CHANGED_TASK,
    "toggle_task": COMPLETED_TASK,
    "chat": CHAT_ANSWER,
    "list_conversations": [CONVERSATION],
    "get_conversation": CONVERSATION,
    "rename_conversation": RENAMED_CONVERSATION,
    "list_messages": MESSAGES,
}
STREAMS = {"chat": CHAT_EVENTS}
