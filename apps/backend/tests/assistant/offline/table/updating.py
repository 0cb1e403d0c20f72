"""Titles and descriptions."""

from tests.assistant.offline.table.case import LOOKED, case, described, renamed

UPDATING = (
    case("rename task {2} to Sprint review", calls=renamed(2, "Sprint review"), says="is now called “Sprint review”"),
    case("rename groceries to food shopping", calls=[*LOOKED, *renamed(1, "Food shopping")]),
    case("rename the call task to Call both parents", calls=[*LOOKED, *renamed(3, "Call both parents")]),
    case("change the title of task {3} to Call dad", calls=renamed(3, "Call dad")),
    case('update "Team meeting" to "Team lunch"', calls=[*LOOKED, *renamed(2, "Team lunch")]),
    case("change 'Call mom' to 'Call dad'", calls=[*LOOKED, *renamed(3, "Call dad")]),
    case('rename task {1} "Food"', calls=renamed(1, "Food")),
    case("edit task {1}: Buy fruit", calls=renamed(1, "Buy fruit")),
    case("task {1} should be called Shopping", calls=renamed(1, "Shopping")),
    case("change task {1} to buy groceries and fruits", calls=renamed(1, "Buy groceries and fruits")),
    case("change task {1} to call mom tomorrow at noon", calls=renamed(1, "Call mom tomorrow at noon")),
    case("replace task {1} with buy bread", calls=renamed(1, "Buy bread")),
    case("make task {2} 'Sprint review'", calls=renamed(2, "Sprint review")),
    case("add milk", "make it oat milk", calls=renamed("new", "Oat milk")),
    case("add milk", "I meant oat milk", calls=renamed("new", "Oat milk")),
    case("add milk", "actually call it Oat milk", calls=renamed("new", "Oat milk")),
    case("set the description of task {1} to milk and eggs", calls=described(1, "milk and eggs")),
    case("add a description to task {2}: bring the slides", calls=described(2, "bring the slides")),
    case("add a note to task {2}: bring the slides", calls=described(2, "bring the slides")),
    case("note for task {3}: ask about dinner", calls=described(3, "ask about dinner")),
    case('add description "tall ladder" to task {3}', calls=described(3, "tall ladder")),
    case("describe task {2} as weekly sync", calls=described(2, "weekly sync")),
    case("change the description of the meeting to room 5", calls=[*LOOKED, *described(2, "room 5")]),
    case("update task {1} with description milk", calls=described(1, "milk")),
    case("update task {3} description to bring flowers", calls=described(3, "bring flowers")),
    case(
        "describe task {1} as milk", "add eggs to the notes of task {1}", calls=[*LOOKED, *described(1, "milk, eggs")]
    ),
    case("describe task {1} as milk", "what's the description of task {1}", calls=LOOKED, says="milk"),
    case("remove the description of task {1}", calls=described(1, ""), says="Took the description off"),
)
