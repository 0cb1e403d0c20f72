"""What a script has at hand: what was said and done before, and how to call tools.

A script is a generator. It yields tool calls, gets them back answered, and returns words. The model is asked anew
after each tool: the script then runs from its beginning, with the answers that are there already (`replay`).
"""

from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from todo_backend.assistant.offline.matching import Task
from todo_backend.assistant.offline.memory import Done
from todo_backend.assistant.offline.recall import Past, Question

MAX_CALLS = 8


@dataclass(frozen=True)
class Call:
    """A tool to be called."""

    name: str
    arguments: dict[str, Any]


@dataclass(frozen=True)
class Outcome:
    """The end of a script. `shown` are the tasks that the words list, in their order."""

    words: str
    question: Question | None = None
    shown: list[int] = field(default_factory=list)
    kinds: tuple[str, ...] = ()


Calls = tuple[Call, ...]
Script = Generator[Calls, list[Done], Outcome]


class World:
    """One turn."""

    def __init__(self, past: list[Past], today: date) -> None:
        self.past, self.today = past, today
        self.done: list[Done] = []
        self._tasks: list[Task] | None = None

    @property
    def question(self) -> Question | None:
        """What the assistant asked last."""
        return self.past[-1].question if self.past else None

    @property
    def left(self) -> int:
        """How many calls this message may still bring about."""
        return MAX_CALLS - len(self.done)

    def call(self, *calls: Call) -> Generator[Calls, list[Done], list[Done]]:
        """Calls tools, as many as are left; what is beyond is not called."""
        allowed = calls[: max(self.left, 0)]
        if not allowed:
            return []
        answered = yield allowed
        self.done.extend(answered)
        for call in answered:
            self._follow(call)
        return answered

    def tasks(self, status: str = "all") -> Generator[Calls, list[Done], list[Task] | str]:
        """All tasks, asked for once a turn; words when they cannot be had."""
        if self._tasks is None or status != "all":
            answered = yield from self.call(Call("list_tasks", {"status": status}))
            if not answered or answered[0].is_error:
                return str(answered[0].result) if answered else ""
            if status != "all":
                return list(answered[0].result)
            self._tasks = [dict(task) for task in answered[0].result]
        return self._tasks

    def this_turn(self) -> list[Past]:
        """The past with what has been done in this turn: "add milk and mark it as done"."""
        if not any(call.changed for call in self.done):
            return self.past
        return [*self.past, Past("", self.done)]

    def _follow(self, call: Done) -> None:
        """Keeps the list that was read up to date."""
        if self._tasks is None or not call.changed:
            return
        if call.name == "add_task":
            self._tasks.append({"id": call.task_id, "title": call.result["title"], "completed": False})
        elif call.name == "delete_task":
            self._tasks = [task for task in self._tasks if task["id"] != call.task_id]
        else:
            completed = {"completed": True} if call.name == "complete_task" else {}
            for task in self._tasks:
                if task["id"] == call.task_id:
                    task.update({key: value for key, value in call.arguments.items() if key != "task_id"} | completed)
