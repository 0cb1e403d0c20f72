"""What people say, and which tools the offline assistant must then call. Data of `test_sentences`.

`{1}` is the number of the first task that the user has, and so on. A case of several sentences is a conversation;
`calls` are those of its last sentence.
"""

from dataclasses import dataclass
from typing import Any

Calls = list[tuple[str, dict[str, Any]]]

# The tasks that the user has, in this order; the completed ones are marked.
TASKS = ("Buy groceries", "Team meeting", "Call mom", "Pay bills ✓")
TWO_MEETINGS = ("Team meeting", "Project meeting", "Call mom")


@dataclass(frozen=True)
class Case:
    """`says`: words that the answer must hold."""

    sentences: tuple[str, ...]
    calls: Calls
    says: str = ""
    tasks: tuple[str, ...] = TASKS


def case(*sentences: str, calls: Calls, says: str = "", tasks: tuple[str, ...] = TASKS) -> Case:
    """A row."""
    return Case(sentences, calls, says, tasks)


def added(*titles: str) -> Calls:
    """The calls that add these titles."""
    return [("add_task", {"title": title}) for title in titles]


def listed(status: str) -> Calls:
    """The call that lists."""
    return [("list_tasks", {"status": status})]


LOOKED = listed("all")
DONE_1, DONE_2, DONE_3 = ([("complete_task", {"task_id": f"{{{n}}}"})] for n in (1, 2, 3))
GONE_1, GONE_2, GONE_3 = ([("delete_task", {"task_id": f"{{{n}}}"})] for n in (1, 2, 3))


def renamed(number: int, title: str) -> Calls:
    """The call that renames the task of this place."""
    return [("update_task", {"task_id": f"{{{number}}}", "title": title})]


def described(number: int, description: str) -> Calls:
    """The call that describes the task of this place."""
    return [("update_task", {"task_id": f"{{{number}}}", "description": description})]


SPEC = (
    case("Add a task to buy groceries", calls=added("Buy groceries"), says="“Buy groceries”", tasks=()),
    case("Show me all my tasks", calls=LOOKED, says="Team meeting"),
    case("What's pending?", calls=listed("pending"), says="Call mom"),
    case("Mark task {3} as complete", calls=DONE_3, says="“Call mom”"),
    case("Delete the meeting task", calls=[*LOOKED, *GONE_2], says="Deleted “Team meeting”"),
    case("Change task {1} to 'Call mom tonight'", calls=renamed(1, "Call mom tonight"), says="Call mom tonight"),
    case("I need to remember to pay bills", calls=added("Pay bills"), says="Added"),
    case("What have I completed?", calls=listed("completed"), says="Pay bills"),
)

ADD = (
    case("add milk", calls=added("Milk")),
    case("Please add a new task: water the plants", calls=added("Water the plants")),
    case("can you create a task called Fix the bike?", calls=added("Fix the bike")),
    case("remind me to call the dentist", calls=added("Call the dentist")),
    case("Don't forget to feed the cat!", calls=added("Feed the cat")),
    case("put cheese on my list", calls=added("Cheese")),
    case("add buy stamps to my to-do list please", calls=added("Buy stamps")),
    case("I need to finish the report", calls=added("Finish the report")),
    case("add 'Don't panic'", calls=added("Don't panic")),
    case("Hey, could you add “Read a book” for me", calls=added("Read a book")),
    case("todo: sweep the floor", calls=added("Sweep the floor")),
    case("I want to add a task to paint the fence", calls=added("Paint the fence")),
    case("add a reminder for the dentist", calls=added("The dentist")),
    case(
        "Create a task 'Call Bob' with description ask about the car",
        calls=[("add_task", {"title": "Call Bob", "description": "ask about the car"})],
    ),
    case(
        "add a task to buy groceries with the description: milk, eggs, bread",
        calls=[("add_task", {"title": "Buy groceries", "description": "milk, eggs, bread"})],
    ),
)

BARE = (
    case("Buy milk", calls=added("Buy milk")),
    case("call the plumber and pay rent", calls=added("Call the plumber", "Pay rent")),
    case("add: milk", calls=added("Milk")),
    case("hello, add milk", calls=added("Milk")),
    case("add a task to delete old photos", calls=added("Delete old photos")),
    case("add a task to change the oil", calls=added("Change the oil")),
    case("add task buy bread and task call Bob", calls=added("Buy bread", "Call Bob")),
)

SEVERAL = (
    case("add buy milk and call Bob", calls=added("Buy milk", "Call Bob"), says="2 tasks"),
    case("add milk, eggs and bread", calls=added("Milk", "Eggs", "Bread"), says="3 tasks"),
    case(
        "Add tasks: walk the dog, wash the car and pay rent", calls=added("Walk the dog", "Wash the car", "Pay rent")
    ),
    case("add a task to buy milk and a task to call Bob", calls=added("Buy milk", "Call Bob")),
    case("add a task to buy milk and add a task to call Bob", calls=added("Buy milk", "Call Bob")),
    case("remind me to water the plants and to feed the cat", calls=added("Water the plants", "Feed the cat")),
    case('add "Ham and eggs" and "Toast"', calls=added("Ham and eggs", "Toast")),
    case("add a task to buy bread and butter", calls=added("Buy bread and butter")),
    case("add salt and pepper", calls=added("Salt and pepper")),
    case("add these tasks:\n- one thing\n- another thing", calls=added("One thing", "Another thing")),
    case(
        "add tasks: a1, a2, a3, a4, a5, a6, a7, a8, a9",
        calls=added("A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8"),
        says="Still to add: A9",
    ),
)

LIST = (
    case("list my tasks", calls=LOOKED),
    case("tasks", calls=LOOKED),
    case("what's on my list?", calls=LOOKED),
    case("show pending tasks", calls=listed("pending")),
    case("what do I still have to do?", calls=listed("pending")),
    case("what haven't I finished yet?", calls=listed("pending")),
    case("Can you show me my unfinished tasks, please?", calls=listed("pending")),
    case("show me the completed ones", calls=listed("completed")),
    case("which tasks are done?", calls=listed("completed")),
    case("do I have any tasks?", calls=LOOKED),
    case("Show me all my tasks", calls=LOOKED, says="empty", tasks=()),
    case("how many tasks are left?", calls=listed("pending"), says="3 tasks left"),
    case("how many tasks have I completed?", calls=listed("completed"), says="completed 1 task"),
    case("how many tasks do I have", calls=LOOKED, says="4 tasks, 3 of them pending"),
)

COMPLETE = (
    case("complete task {1}", calls=DONE_1, says="“Buy groceries”"),
    case("task {2} is done", calls=DONE_2),
    case("finish #{3}", calls=DONE_3),
    case("mark {1} and {3} as done", calls=[*DONE_1, *DONE_3], says="Completed"),
    case("I finished the meeting", calls=[*LOOKED, *DONE_2]),
    case("I've bought groceries", calls=[], says="did not understand"),
    case("mark buy groceries as completed", calls=[*LOOKED, *DONE_1]),
    case("check off call mom", calls=[*LOOKED, *DONE_3]),
    case("set task {2} to done", calls=DONE_2),
    case("done with the groceries", calls=[*LOOKED, *DONE_1]),
    case("complete the grocries task", calls=[*LOOKED, *DONE_1], says="Buy groceries"),
    case("complete buy groceries and call mom", calls=[*LOOKED, *DONE_1, *DONE_3]),
    case("mark all tasks as done", calls=[*listed("pending"), *DONE_1, *DONE_2, *DONE_3], says="Completed"),
    case("mark everything as complete", calls=listed("pending"), says="Nothing is pending", tasks=("Old ✓",)),
    case("finish up the meeting", calls=[*LOOKED, *DONE_2]),
    case("mark task {4} as not done", calls=[], says="untick"),
    case("reopen task {4}", calls=[], says="untick"),
    case("complete task 999999999", calls=[("complete_task", {"task_id": 999999999})], says="no task 999999999"),
    case("complete the laundry", calls=LOOKED, says="no task like “laundry”"),
)

DELETE = (
    case("delete task {1}", calls=GONE_1, says="Deleted “Buy groceries”"),
    case("please remove tasks {1}, {2} and {3}", calls=[*GONE_1, *GONE_2, *GONE_3]),
    case("cancel the team meeting", calls=[*LOOKED, *GONE_2]),
    case("remove 'Call mom' from my list", calls=[*LOOKED, *GONE_3]),
    case("get rid of the groceries task", calls=[*LOOKED, *GONE_1]),
    case("I don't need the meeting anymore", calls=[*LOOKED, *GONE_2]),
    case("delete the meeting task", calls=LOOKED, says="Team meeting or", tasks=TWO_MEETINGS),
    case("delete tasks {1}-{3}", calls=[*GONE_1, *GONE_2, *GONE_3]),
    case("forget the meeting", calls=[*LOOKED, *GONE_2]),
    case("thanks, now delete task {1}", calls=GONE_1),
    case("clear completed tasks", calls=[], says="only tasks that you name"),
    case("delete all my tasks", calls=[], says="only tasks that you name"),
)

UPDATE = (
    case("rename task {2} to Sprint review", calls=renamed(2, "Sprint review")),
    case("rename groceries to food shopping", calls=[*LOOKED, *renamed(1, "Food shopping")]),
    case("change the title of task {3} to Call dad", calls=renamed(3, "Call dad")),
    case('update "Team meeting" to "Team lunch"', calls=[*LOOKED, *renamed(2, "Team lunch")]),
    case("edit task {1}: Buy fruit", calls=renamed(1, "Buy fruit")),
    case("set the description of task {1} to milk and eggs", calls=described(1, "milk and eggs")),
    case("add a description to task {2}: bring the slides", calls=described(2, "bring the slides")),
    case("change the description of the meeting to room 5", calls=[*LOOKED, *described(2, "room 5")]),
    case("update task {1} with description milk", calls=described(1, "milk")),
    case("make task {2} 'Sprint review'", calls=renamed(2, "Sprint review")),
    case("rename task {1}", calls=[], says="What shall it be called"),
)

TALK = (
    case("hello", calls=[], says="Hello"),
    case("Good morning!", calls=[], says="Hello"),
    case("help", calls=[], says="Add a task"),
    case("What can you do?", calls=[], says="Add a task"),
    case("thanks a lot!", calls=[], says="welcome"),
    case("what is the capital of France?", calls=[], says="did not understand"),
    case("qwertz uiop", calls=[], says="did not understand"),
    case("the second one", calls=[], says="What shall I do"),
)

CONVERSATIONS = (
    case("add milk", "mark it as done", calls=[("complete_task", {"task_id": "{new}"})], tasks=()),
    case(
        "add milk and honey cake",
        "rename it to oat milk",
        calls=[("update_task", {"task_id": "{new}", "title": "Oat milk"})],
        tasks=(),
    ),
    case("show my tasks", "complete the second one", calls=DONE_2),
    case("show my tasks", "delete the first and the third", calls=[*GONE_1, *GONE_3]),
    case("what's pending?", "mark the last one as done", calls=DONE_3),
    case("show my tasks", "hello", "complete the first one", calls=DONE_1),
    case("complete task {2}", "delete it", calls=GONE_2),
    case("delete task {2}", "complete it", calls=[], says="Which task"),
    case("delete the meeting task", "the second one", calls=GONE_2, tasks=TWO_MEETINGS),
    case("delete the meeting task", "{1}", calls=GONE_1, tasks=TWO_MEETINGS),
    case("delete the meeting task", "the project meeting", calls=GONE_2, tasks=TWO_MEETINGS),
    case("delete the meeting task", "both", calls=[*GONE_1, *GONE_2], tasks=TWO_MEETINGS),
    case("rename the meeting to standup", "the first one", calls=renamed(1, "Standup"), tasks=TWO_MEETINGS),
    case("delete the meeting task", "show my tasks", calls=LOOKED, tasks=TWO_MEETINGS),
    case("delete it", calls=[], says="Which task"),
)

CASES = (*SPEC, *ADD, *BARE, *SEVERAL, *LIST, *COMPLETE, *DELETE, *UPDATE, *TALK, *CONVERSATIONS)
