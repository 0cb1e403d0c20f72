"""Due dates: said with a new task, set, moved, taken away."""

from tests.assistant.offline.table.case import LOOKED, added, case, changed

SAID = (
    case("Add a task to buy groceries by Friday", calls=added("Buy groceries", due="{friday}"), says=", due "),
    case("add milk tomorrow", calls=added("Milk", due="{tomorrow}"), says="due tomorrow"),
    case("remind me tomorrow to call the dentist", calls=added("Call the dentist", due="{tomorrow}")),
    case("remind me on Friday about the rent", calls=added("The rent", due="{friday}")),
    case("on Friday I need to submit the report", calls=added("Submit the report", due="{friday}")),
    case("Tomorrow, remind me to call Bob", calls=added("Call Bob", due="{tomorrow}")),
    case("add for tomorrow: buy milk", calls=added("Buy milk", due="{tomorrow}")),
    case("add a task for tomorrow to buy milk", calls=added("Buy milk", due="{tomorrow}")),
    case("call mom tomorrow at 5pm", calls=added("Call mom at 5pm", due="{tomorrow}")),
    case("add call mom tonight", calls=added("Call mom tonight", due="{today}")),
    case("add a task for next week: clean the garage", calls=added("Clean the garage", due="{next monday}")),
    case("I have a dentist appointment on Monday", calls=added("Dentist appointment", due="{monday}")),
    case("dentist on Monday at 3", calls=added("Dentist at 3", due="{monday}")),
    case("do the dishes tomorrow", calls=added("Do the dishes", due="{tomorrow}")),
    case("show Bob the plan tomorrow", calls=added("Show Bob the plan", due="{tomorrow}")),
    case("groceries tomorrow", calls=added("Groceries", due="{tomorrow}")),
    case("add a task to send invoices due in 3 days", calls=added("Send invoices", due="{in 3 days}")),
    case("add renew the lease in two weeks", calls=added("Renew the lease", due="{in 2 weeks}")),
    case("add pay tax with due date 2031-05-31", calls=added("Pay tax", due="2031-05-31")),
    case("submit thesis by 24 December 2031", calls=added("Submit thesis", due="2031-12-24")),
    case("add buy a tree by Dec 5th, 2031", calls=added("Buy a tree", due="2031-12-05")),
    case("add cook dinner next Friday", calls=added("Cook dinner", due="{next friday}")),
    case("the slides have to be ready", calls=[], says="Shall I add"),
    case("the slides must be done by Friday", calls=added("The slides", due="{friday}")),
    case("add milk, eggs and bread for tomorrow", calls=added("Milk", "Eggs", "Bread", due="{tomorrow}")),
    case(
        "add buy milk by Friday and call Bob tomorrow",
        calls=[*added("Buy milk", due="{friday}"), *added("Call Bob", due="{tomorrow}")],
        says="“Call Bob”",
    ),
    case(
        "add buy paint by Friday with description: blue",
        calls=[("add_task", {"title": "Buy paint", "description": "blue", "due_date": "{friday}"})],
    ),
    # No day to do it by.
    case("add take out the trash every Monday", calls=added("Take out the trash every Monday")),
    case('add "Call mom tomorrow"', calls=added("Call mom tomorrow")),
    case("add watch the Black Friday deals", calls=added("Watch the Black Friday deals")),
    case("add buy food for Friday's party", calls=added("Buy food for Friday's party")),
    case("add meet Bob on 31 February", calls=added("Meet Bob on 31 February")),
    case("add read pages by 5", calls=added("Read pages by 5")),
)

SET = (
    case("set the due date of task {1} to Friday", calls=changed(1, due_date="{friday}"), says="is now due"),
    case("task {2} is due tomorrow", calls=changed(2, due_date="{tomorrow}")),
    case("make task {3} due on Friday", calls=changed(3, due_date="{friday}")),
    case("give task {1} a deadline of 2031-12-24", calls=changed(1, due_date="2031-12-24")),
    case("change the due date of call mom to tomorrow", calls=[*LOOKED, *changed(3, due_date="{tomorrow}")]),
    case("move the meeting to Monday", calls=[*LOOKED, *changed(2, due_date="{monday}")]),
    case("postpone the meeting to next week", calls=[*LOOKED, *changed(2, due_date="{next monday}")]),
    case("reschedule task {1} for tomorrow", calls=changed(1, due_date="{tomorrow}")),
    case("change task {2} to tomorrow", calls=changed(2, due_date="{tomorrow}")),
    case("the groceries are due on Wednesday", calls=[*LOOKED, *changed(1, due_date="{wednesday}")]),
    case("add milk", "due tomorrow", calls=changed("new", due_date="{tomorrow}")),
    case("add milk", "by Friday", calls=changed("new", due_date="{friday}")),
    case("add milk", "tomorrow", calls=changed("new", due_date="{tomorrow}")),
    case("add milk", "push it to friday", calls=changed("new", due_date="{friday}")),
    case("remove the due date from task {1}", calls=changed(1, due_date=""), says="without a due date"),
    case("task {1} has no deadline", calls=changed(1, due_date="")),
)

DAYS = (*SAID, *SET)
