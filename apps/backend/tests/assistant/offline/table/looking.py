"""Looking: lists, filters, counts, searches, one task."""

from tests.assistant.offline.table.case import LOOKED, case, listed

PENDING, COMPLETED = listed("pending"), listed("completed")

LISTS = (
    case("list my tasks", calls=LOOKED, says="Your tasks (4, 3 to do):"),
    case("tasks", calls=LOOKED),
    case("SHOW MY TASKS", calls=LOOKED),
    case("hello, can you show me my tasks please?", calls=LOOKED),
    case("gimme my list", calls=LOOKED),
    case("what's on my list?", calls=LOOKED),
    case("whats on my list", calls=LOOKED),
    case("what tasks do I have?", calls=LOOKED),
    case("do I have any tasks?", calls=LOOKED),
    case("list everything", calls=LOOKED),
    case("show pending and completed tasks", calls=LOOKED),
    case("shwo my taks", calls=LOOKED),
    case("list my tasks alphabetically", calls=LOOKED, says="Buy groceries"),
    case("Show me all my tasks", calls=LOOKED, says="empty", tasks=()),
    case("show pending tasks", calls=PENDING, says="Still to do:"),
    case("pending", calls=PENDING),
    case("what do I still have to do?", calls=PENDING),
    case("what haven't I finished yet?", calls=PENDING),
    case("Can you show me my unfinished tasks, please?", calls=PENDING),
    case("can you tell me what's left?", calls=PENDING),
    case("do I have anything left to do?", calls=PENDING),
    case("is there anything pending?", calls=PENDING),
    case("what is still open?", calls=PENDING),
    case("am I done?", calls=PENDING),
    case("have I finished everything?", calls=PENDING),
    case("hide completed tasks", calls=PENDING),
    case("only pending", calls=PENDING),
    case("i'd like to know what's left", calls=PENDING),
    case("what's pending", calls=PENDING, says="Nothing is pending", tasks=("Old ✓",)),
    case("show me the completed ones", calls=COMPLETED, says="Completed:"),
    case("which tasks are done?", calls=COMPLETED),
    case("what did I finish?", calls=COMPLETED),
    case("have I done anything?", calls=COMPLETED),
    case("show everything that is done", calls=COMPLETED),
    case("show completed tasks", calls=COMPLETED, says="Nothing is completed yet", tasks=("New",)),
)

COUNTS = (
    case("how many tasks are left?", calls=PENDING, says="3 tasks left"),
    case("how many are left?", calls=PENDING, says="3 tasks left"),
    case("how many tasks have I completed?", calls=COMPLETED, says="completed 1 task."),
    case("how many tasks do I have", calls=LOOKED, says="4 tasks, 3 of them pending"),
    case("count my tasks", calls=LOOKED, says="all done", tasks=("Old ✓",)),
    case("how many tasks are due this week?", calls=PENDING, says="Nothing is due this week"),
    case("how many are overdue", calls=PENDING, says="Nothing is overdue"),
)

DUE = (
    case("what's due today?", calls=PENDING, says="Nothing is due today"),
    case("what do I have to do tomorrow?", calls=PENDING, says="Nothing is due tomorrow"),
    case("show overdue tasks", calls=PENDING, says="Nothing is overdue"),
    case("what's due", calls=PENDING, says="No pending task has a due date"),
    case("show tasks without a due date", calls=PENDING, says="Without a due date"),
    case("task {1} is due tomorrow", "what's due tomorrow?", calls=PENDING, says="Due tomorrow:\n- #"),
    case(
        "task {1} is due 2020-01-31", "what's overdue?", calls=PENDING, says="(overdue since Friday 31 January 2020)"
    ),
    case("task {2} is due tomorrow", "what should I do next?", calls=PENDING, says="Team meeting (due tomorrow)."),
    case("sort my tasks by due date", calls=PENDING),
)

SEARCHES = (
    case("find groceries", calls=LOOKED, says="Tasks with “groceries”"),
    case("search for mom", calls=LOOKED, says="Call mom"),
    case("do I have a task about bills?", calls=LOOKED, says="Pay bills ✓"),
    case("is milk on my list?", calls=LOOKED, says="no task with “milk”"),
    case("show me tasks with meeting", calls=LOOKED, says="Team meeting"),
)

ONE = (
    case("show task {2}", calls=LOOKED, says="“Team meeting” (#"),
    case("is the meeting done?", calls=LOOKED, says="Not yet"),
    case("have I paid the bills?", calls=LOOKED, says="Yes, “Pay bills”"),
    case("did I finish the groceries?", calls=LOOKED, says="Not yet"),
    case("when is the meeting due?", calls=LOOKED, says="has no due date"),
    case("what is the most urgent task?", calls=PENDING, says="Next is #"),
    case("add milk", "what did I just add?", calls=LOOKED, says="“Milk” (#"),
    case("add milk", "show it", calls=LOOKED, says="“Milk” (#"),
    case("what about the groceries?", calls=LOOKED, says="“Buy groceries”"),
    case("show my tasks", "show me the second one", calls=LOOKED, says="“Team meeting”"),
)

LOOKING = (*LISTS, *COUNTS, *DUE, *SEARCHES, *ONE)
