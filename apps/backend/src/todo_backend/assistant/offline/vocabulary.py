"""Words that the rules know. Data only: regular expressions are put together from it in `rules`."""


def phrases(text: str) -> tuple[str, ...]:
    """Phrases between commas; a line break is a space."""
    return tuple(" ".join(phrase.split()) for phrase in text.strip().split(",") if phrase.strip())


ADD = phrases(
    """
    add, create, make, insert, put, note, note down, write down, jot down, save, new, add in, set up
    """
)
COMPLETE = phrases("complete, finish, check off, tick off, cross off, cross out, tick, close, check, resolve")
COMPLETED = phrases(
    """
    complete, completed, done, finished, closed, ready, checked off, ticked off, off, complet, as done,
    checked
    """
)
DELETE = phrases(
    """
    delete, remove, cancel, erase, drop, discard, scratch, get rid of, throw away, throw out, trash, del
    """
)
UPDATE = phrases("change, update, rename, edit, modify, reword, retitle, correct, replace")

NOUN = phrases(
    """
    task, tasks, todo, todos, to-do, to-dos, to do, item, items, entry, reminder, reminders
    """
)
PLURAL = phrases("tasks, todos, to-dos, items, reminders, things")

# Said before a request without changing it.
POLITE_BEFORE = phrases(
    """
    please, hey, hi, hello, ok, okay, well, now, also, then, and, so, just, actually, can you, could you,
    would you, will you, can i, could i, may i, let me, let's, kindly, go ahead and, help me, thanks, thank
    you, great, perfect, alright, oh, oops, sorry, wait, um, hm, bot, assistant, no wait, wait no, hi there,
    hello there, hey there, good morning, good afternoon, good evening, finally, first of all, after that,
    afterwards, btw, by the way, would you mind, do you mind, would it be possible to, i'd like to know, i
    want to know, i would like to know, can you tell me, let me know, i wonder, plus, dear, pls, plz, can u,
    could u, i think, in addition
    """
)
POLITE_AFTER = phrases(
    """
    please, thanks, thank you, and thank you, and thanks, for me, now, right now, ok, okay, again, as well,
    too, pls, plz, thx, will you, would you, if you can, if possible, asap, instead, then, quickly, if you
    don't mind
    """
)

# "I want to …" is a request when a command follows, and a task when anything else does.
WISHES = phrases(
    """
    i want to, i want you to, i'd like to, i'd like you to, i would like to, i would like you to, i need to, i
    need you to, i have to, i wanna
    """
)
COMMANDS = phrases(
    """
    add, create, remember, show, list, see, view, delete, remove, rename, mark, update, change, edit, undo,
    know, complete task, finish task, hear
    """
)

# A task that is said as a duty: "I need to pay bills".
DUTIES = phrases(
    """
    remember to, i need to remember that i need to, remember that i need to, remember, remind me to, remind me
    that i need to, remind me about, remind me of, remind me, i need to remember to, i have to remember to, i
    need to remember, i must remember to, i should remember to, don't forget to, do not forget to, don't let
    me forget to, i need to, i have to, i must, i should, i've got to, i gotta, i want to, i'd like to, todo,
    to do, to-do, dont forget to, dont let me forget to, don't forget, dont forget, we need to, we have to, i
    also need to, i also have to, make sure i, make sure to, i ought to, i shouldn't forget to, i need, make a
    note to, remember i need to, i still need to, i still have to, keep in mind to, i will have to
    """
)

# Verbs that tasks begin with: they tell "buy milk and call mom" (two) from "milk and eggs" (one).
TASK_VERBS = phrases(
    """
    answer, arrange, ask, back, bake, book, borrow, bring, build, buy, call, cancel, change, charge, check,
    clean, close, collect, complete, contact, cook, cut, deliver, do, download, draft, drink, drop, eat,
    email, empty, exercise, feed, fetch, file, fill, find, finish, fix, fold, follow, get, give, go, grab,
    hang, help, hire, install, invite, iron, join, learn, leave, look, mail, make, meet, mop, move, mow, open,
    order, organise, organize, pack, paint, pay, phone, pick, plan, plant, play, post, practice, prepare,
    print, put, read, register, renew, rent, repair, replace, reply, return, review, ring, run, schedule,
    sell, send, set, share, shop, show, sign, sort, start, stop, study, submit, sweep, switch, take, talk,
    text, tidy, train, update, vacuum, visit, walk, wash, watch, water, wipe, work, wrap, write
    """
)

# Said alone, these begin a task: "Buy milk". Verbs that are also requests ("show", "check", "find") are left out.
BARE_VERBS = phrases(
    """
    bake, book, buy, call, clean, cook, email, exercise, feed, fix, iron, mail, meet, mow, order, paint, pay,
    phone, plan, practice, prepare, renew, repair, return, schedule, send, study, sweep, text, vacuum, visit,
    walk, wash, water, write
    """
)

# Verbs that are said in the past when something is done: "I bought milk" completes "Buy milk".
PAST = {
    "bought": "buy", "paid": "pay", "called": "call", "did": "do", "sent": "send", "wrote": "write", "read": "read",
    "cleaned": "clean", "washed": "wash", "fixed": "fix", "fed": "feed", "took": "take", "got": "get", "made": "make",
    "went": "go", "met": "meet", "booked": "book", "ordered": "order", "cooked": "cook", "watered": "water",
    "walked": "walk", "picked": "pick", "returned": "return", "submitted": "submit", "emailed": "email",
    "prepared": "prepare", "visited": "visit", "renewed": "renew", "swept": "sweep", "mowed": "mow", "baked": "bake",
    "printed": "print", "painted": "paint", "texted": "text", "mailed": "mail", "planned": "plan", "studied": "study",
    "repaired": "repair", "vacuumed": "vacuum", "ironed": "iron", "phoned": "phone", "replied": "reply",
}  # fmt: skip

PENDING_SIGNS = phrases(
    """
    pending, open, incomplete, unfinished, undone, outstanding, remaining, left, not done, not finished, not
    complete, not completed, not yet, haven't, have not, still, active, have to do, need to do, should i do,
    must i do, to be done, due, next
    """
)
COMPLETED_SIGNS = phrases(
    """
    completed, complete, done, finished, closed, accomplished, achieved, ticked off, finish, accomplish,
    achieve, did i do, got done
    """
)

# "would you mind adding milk?"
GERUNDS = {
    "adding": "add", "deleting": "delete", "removing": "remove", "completing": "complete", "marking": "mark",
    "showing": "show", "listing": "list", "renaming": "rename", "changing": "change", "updating": "update",
    "creating": "create", "putting": "put", "moving": "move", "setting": "set",
}  # fmt: skip

NUMBERS = {
    word: number
    for number, word in enumerate(
        phrases(
            """
            one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen,
            fifteen, sixteen, seventeen, eighteen, nineteen, twenty
            """
        ),
        start=1,
    )
}
# -1 is the last.
ORDINALS = {
    word: number
    for words in (
        "first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth",
        "1st, 2nd, 3rd, 4th, 5th, 6th, 7th, 8th, 9th, 10th",
    )
    for number, word in enumerate(phrases(words), start=1)
} | {"last": -1}

IT = phrases(
    """
    it, that, this, that one, the same, this one, that task, this task, the same one, the task, the new one
    """
)
BOTH = phrases(
    """
    both, them, these, those, them all, them both, all of them, all of those, both of them, both tasks, these
    two, those two, these tasks, those tasks, all three, the two, all of these, both of those, the two of them
    """
)
OTHER = phrases("the other, the other one, the other task, other one")
EVERYTHING = phrases(
    """
    all, tasks, my list, my tasks, the list, all tasks, every task, everything, all my tasks, all the tasks,
    the whole list, all of my tasks, all of it, every single task, my whole list, all the rest, the rest,
    everything on my list, everything on the list, my entire list, the entire list, all of the tasks, each
    task
    """
)
