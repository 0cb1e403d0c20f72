"""Undo: the stored tool calls are the memory."""

from tests.assistant.offline.table.case import added, case, changed, done, gone, renamed, reopened

EIGHT = tuple(f"T{number}" for number in range(1, 9))

UNDOING = (
    case("add milk", "undo that", calls=gone("new"), says="is off your list again"),
    case("add milk and call Bob", "undo", calls=gone("new", "new-1"), says="are off your list again"),
    case("complete task {1}", "undo that", calls=reopened(1), says="to be done again"),
    case("complete task {4}", "undo that", calls=changed(4, completed=True)),
    case("reopen task {4}", "undo that", calls=changed(4, completed=True), says="complete again"),
    case("rename task {1} to Food", "undo that", calls=renamed(1, "Buy groceries"), says="“Buy groceries” again"),
    case("task {1} is due tomorrow", "undo that", calls=changed(1, due_date=""), says="no due date again"),
    case(
        "task {1} is due 2031-01-31",
        "task {1} is due tomorrow",
        "undo that",
        calls=changed(1, due_date="2031-01-31"),
        says="due Friday 31 January 2031 again",
    ),
    case("describe task {1} as milk", "undo that", calls=changed(1, description=""), says="as it was"),
    case("delete task {2}", "undo that", calls=added("Team meeting"), says="back on your list"),
    case("delete the meeting task", "oops, undo", calls=added("Team meeting")),
    case("delete task {2}", "put it back", calls=added("Team meeting")),
    case("delete task {2}", "I didn't mean to delete that", calls=added("Team meeting")),
    case("delete task {4}", "undo that", calls=[*added("Pay bills"), *done("made")]),
    case(
        "describe task {1} as milk",
        "task {1} is due 2031-01-31",
        "delete task {1}",
        "undo that",
        calls=[("add_task", {"title": "Buy groceries", "description": "milk", "due_date": "2031-01-31"})],
    ),
    case("delete tasks {1} and {2}", "undo that", calls=added("Buy groceries", "Team meeting")),
    case("delete tasks {1}-{8}", "undo that", calls=added(*EIGHT), tasks=EIGHT),
    case(
        "delete tasks {1}-{8}",
        "undo that",
        calls=added(*EIGHT),
        says="1 of them was complete",
        tasks=(*EIGHT[:7], "T8 ✓"),
    ),
    case(
        "rename task {1} to Food and delete it",
        "undo that",
        calls=[*added("Food"), *renamed("made", "Buy groceries")],
    ),
    case("complete task {1}", "show my tasks", "thanks", "undo that", calls=reopened(1)),
    case("complete task {1}", "delete task {2}", "undo that", "undo that", calls=reopened(1)),
    case("rename task {2} to Lunch", "delete task {2}", "undo", "undo", calls=renamed("new", "Team meeting")),
    case("complete task {1}", "undo that", "undo that", calls=[], says="nothing to undo"),
    case("complete task {1}", "undo that", "redo", calls=changed(1, completed=True), says="Done again"),
    case("add milk", "undo that", "redo", calls=added("Milk"), says="back on your list"),
    case("add milk", "undo that", "redo", "undo that", calls=gone("new")),
    case("complete task {1}", "undo that and delete task {2}", calls=[*reopened(1), *gone(2)]),
    case("undo that", calls=[], says="nothing to undo"),
    case("redo", calls=[], says="nothing to redo"),
    case("show my tasks", "undo that", calls=[], says="nothing to undo"),
    case("complete task 999999999", "undo that", calls=[], says="nothing to undo"),
)
