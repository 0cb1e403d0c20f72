"""Talk, and what is not understood."""

from tests.assistant.offline.table.case import added, case

HINT = "did not understand"

TALK = (
    case("hello", calls=[], says="Hello"),
    case("hi 👋", calls=[], says="Hello"),
    case("Good morning!", calls=[], says="Hello"),
    case("how are you?", calls=[], says="fine"),
    case("who are you?", calls=[], says="offline assistant"),
    case("help", calls=[], says="Add a task"),
    case("What can you do?", calls=[], says="Add a task"),
    case("help me please", calls=[], says="Add a task"),
    case("I changed my mind", calls=[], says="undo that"),
    case("Hi there, I'm new here", calls=[], says=HINT),
    case("?", calls=[], says="Add a task"),
    case("thanks a lot!", calls=[], says="welcome"),
    case("thanks :)", calls=[], says="welcome"),
    case("bye", calls=[], says="Goodbye"),
    case("what day is it?", calls=[], says="Today is"),
    case("yes", calls=[], says="What shall I do"),
    case("no", calls=[], says="undo that"),
    case("what is the capital of France?", calls=[], says=HINT),
    case("tell me a joke", calls=[], says=HINT),
    case("you are stupid", calls=[], says=HINT),
    case("...", calls=[], says=HINT),
    case("the second one", calls=[], says="What shall I do"),
    case("qwertz uiop", calls=[], says="Shall I add “Qwertz uiop”"),
    case("milk", "yes", calls=added("Milk")),
    case("milk", "no", calls=[], says="left everything as it was"),
    case("milk", "eggs", calls=[], says="Shall I add “Eggs”"),
)
