"""The eight sentences of the spec."""

from tests.assistant.offline.table.case import LOOKED, added, case, done, gone, listed, renamed

SPEC = (
    case("Add a task to buy groceries", calls=added("Buy groceries"), says="“Buy groceries”", tasks=()),
    case("Show me all my tasks", calls=LOOKED, says="Team meeting"),
    case("What's pending?", calls=listed("pending"), says="Call mom"),
    case("Mark task {3} as complete", calls=done(3), says="“Call mom”"),
    case("Delete the meeting task", calls=[*LOOKED, *gone(2)], says="Deleted “Team meeting”"),
    case("Change task {1} to 'Call mom tonight'", calls=renamed(1, "Call mom tonight"), says="Call mom tonight"),
    case("I need to remember to pay bills", calls=added("Pay bills"), says="Added"),
    case("What have I completed?", calls=listed("completed"), says="Pay bills"),
)
