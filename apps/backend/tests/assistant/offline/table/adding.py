"""Adding: one task, several, with a description."""

from tests.assistant.offline.table.case import LOOKED, Calls, added, case, done, gone, listed


def with_details(title: str, description: str) -> Calls:
    """The call that adds a task with a description."""
    return [("add_task", {"title": title, "description": description})]


ONE = (
    case("add milk", calls=added("Milk"), says="Added “Milk” as task #"),
    case("ADD MILK", calls=added("MILK")),
    case("Please add a new task: water the plants", calls=added("Water the plants")),
    case("Add a new task - read chapter 5", calls=added("Read chapter 5")),
    case("new task: water plants", calls=added("Water plants")),
    case("can you create a task called Fix the bike?", calls=added("Fix the bike")),
    case("remind me to call the dentist", calls=added("Call the dentist")),
    case("remind me about the rent", calls=added("The rent")),
    case("Don't forget to feed the cat!", calls=added("Feed the cat")),
    case("dont let me forget to feed the cat", calls=added("Feed the cat")),
    case("put cheese on my list", calls=added("Cheese")),
    case('put "read book" on my to-do list', calls=added("Read book")),
    case("add buy stamps to my to-do list please", calls=added("Buy stamps")),
    case("I need to finish the report", calls=added("Finish the report")),
    case("get the report done", calls=added("Get the report done")),
    case("I have to renew my passport", calls=added("Renew my passport")),
    case("i gotta wash the car", calls=added("Wash the car")),
    case("We need to order ink", calls=added("Order ink")),
    case("make sure to lock the shed", calls=added("Lock the shed")),
    case("add 'Don't panic'", calls=added("Don't panic")),
    case("add don't panic", calls=added("Don't panic")),
    case("Hey, could you add “Read a book” for me", calls=added("Read a book")),
    case("todo: sweep the floor", calls=added("Sweep the floor")),
    case("I want to add a task to paint the fence", calls=added("Paint the fence")),
    case("I want to buy a new phone", calls=added("Buy a new phone")),
    case("add a reminder for the dentist", calls=added("The dentist")),
    case("save a reminder to call the bank", calls=added("Call the bank")),
    case("make a note to email Sara", calls=added("Email Sara")),
    case("jot down pick up laundry", calls=added("Pick up laundry")),
    case("would you mind adding milk?", calls=added("Milk")),
    case("add milk please and thank you", calls=added("Milk")),
    case("Buy milk", calls=added("Buy milk")),
    case("add: milk", calls=added("Milk")),
    case("hello, add milk", calls=added("Milk")),
    case("Hi! Add buy milk", calls=added("Buy milk")),
    case("add a task to delete old photos", calls=added("Delete old photos")),
    case("add a task to change the oil", calls=added("Change the oil")),
    case("add a task to write and delete the draft", calls=added("Write and delete the draft")),
    case("add a task to show Bob the plan", calls=added("Show Bob the plan")),
    case("add buy paint (blue)", calls=added("Buy paint (blue)")),
    case("add 50% off coupon hunt!!!", calls=added("50% off coupon hunt")),
    case("add task: email bob@example.com re: invoice #42", calls=added("Email bob@example.com re: invoice #42")),
    case("remind me to pay $40 to Sam", calls=added("Pay $40 to Sam")),
    case("add a task called \"Read 'Dune'\"", calls=added("Read 'Dune'")),
)

DETAILS = (
    case(
        "Create a task 'Call Bob' with description ask about the car",
        calls=with_details("Call Bob", "ask about the car"),
    ),
    case(
        "add a task to buy groceries with the description: milk, eggs, bread",
        calls=with_details("Buy groceries", "milk, eggs, bread"),
    ),
    case("add buy paint, description: blue, 2 liters", calls=with_details("Buy paint", "blue, 2 liters")),
    case("add a task to call Sam with notes about the trip", calls=with_details("Call Sam", "about the trip")),
)

SEVERAL = (
    case("call the plumber and pay rent", calls=added("Call the plumber", "Pay rent")),
    case("add buy milk and call Bob", calls=added("Buy milk", "Call Bob"), says="2 tasks"),
    case("add buy milk and clean the flat", calls=added("Buy milk", "Clean the flat")),
    case("add wash car & clean kitchen", calls=added("Wash car", "Clean kitchen")),
    case("add milk, eggs and bread", calls=added("Milk", "Eggs", "Bread"), says="3 tasks"),
    case(
        "Add tasks: walk the dog, wash the car and pay rent", calls=added("Walk the dog", "Wash the car", "Pay rent")
    ),
    case("add a task to buy milk and a task to call Bob", calls=added("Buy milk", "Call Bob")),
    case("add a task to buy milk and add a task to call Bob", calls=added("Buy milk", "Call Bob"), says="2 tasks"),
    case("add task buy bread and task call Bob", calls=added("Buy bread", "Call Bob")),
    case("remind me to water the plants and to feed the cat", calls=added("Water the plants", "Feed the cat")),
    case("remind me to call mom and to delete the old photos", calls=added("Call mom", "Delete the old photos")),
    case("Buy milk. Call Bob.", calls=added("Buy milk", "Call Bob")),
    case('add "Ham and eggs" and "Toast"', calls=added("Ham and eggs", "Toast")),
    case('add "Bob\'s party" and "Mom\'s gift"', calls=added("Bob's party", "Mom's gift")),
    case("add a task to buy bread and butter", calls=added("Buy bread and butter")),
    case("add salt and pepper", calls=added("Salt and pepper")),
    case("add these tasks:\n- one thing\n- another thing", calls=added("One thing", "Another thing")),
    case("add these: 1. milk\n2. eggs", calls=added("Milk", "Eggs")),
    case("add milk and milk", calls=added("Milk and milk")),
    case("add tasks: milk, milk", calls=added("Milk")),
    case(
        "add tasks: a1, a2, a3, a4, a5, a6, a7, a8, a9",
        calls=added("A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8"),
        says="Still to add: A9",
    ),
)

TOGETHER = (
    case("add milk and delete task {2}", calls=[*added("Milk"), *gone(2)], says="Deleted “Team meeting”"),
    case("mark task {1} as done and add eggs", calls=[*done(1), *added("Eggs")]),
    case("complete the groceries and delete the meeting", calls=[*LOOKED, *done(1), *gone(2)]),
    case("add milk then show my list", calls=[*added("Milk"), *LOOKED], says="Your tasks"),
    case("delete task {1} and {2}, complete {3} and show me my tasks", calls=[*gone(1, 2), *done(3), *LOOKED]),
    case("Add buy eggs. Delete task {2}. What's left?", calls=[*added("Buy eggs"), *gone(2), *listed("pending")]),
    case("add milk and mark it as done", calls=[*added("Milk"), ("complete_task", {"task_id": "{made}"})]),
    case("I finished the groceries and I need to call Bob", calls=[*LOOKED, *done(1), *added("Call Bob")]),
    case("thanks, now delete task {1} and add milk", calls=[*gone(1), *added("Milk")]),
    case(
        "add a1. complete task {1}. delete task {2}. add b2. what's pending? how many are left?",
        calls=[*added("A1"), *done(1), *gone(2), *added("B2"), *listed("pending")],
        says="“how many are left”",
    ),
)

ADDING = (*ONE, *DETAILS, *SEVERAL, *TOGETHER)
