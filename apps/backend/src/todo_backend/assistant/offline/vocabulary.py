"""Words that the rules know. Data only: regular expressions are put together from it in `rules`."""


def _phrases(text: str) -> tuple[str, ...]:
    """Phrases between commas; a line break is a space."""
    return tuple(" ".join(phrase.split()) for phrase in text.strip().split(",") if phrase.strip())


ADD = _phrases("add, create, make, insert, put, note, note down, write down, jot down, save, new")
COMPLETE = _phrases("complete, finish, check off, tick off, cross off, tick, close, check, resolve")
COMPLETED = _phrases("complete, completed, done, finished, closed, ready, checked off, ticked off, off")
DELETE = _phrases("delete, remove, cancel, erase, drop, discard, scratch, get rid of, throw away, trash")
UPDATE = _phrases("change, update, rename, edit, modify, reword, retitle, correct")

NOUN = _phrases(
    """
    task, tasks, todo, todos, to-do, to-dos, to do, item, items, entry, reminder, reminders
    """
)
PLURAL = _phrases("tasks, todos, to-dos, items, reminders, things")

# Said before a request without changing it.
POLITE_BEFORE = _phrases(
    """
    please, hey, hi, hello, ok, okay, well, now, also, then, and, so, just, actually, can you, could
    you, would you, will you, can i, could i, may i, let me, let's, kindly, go ahead and, help me,
    thanks, thank you, great, perfect, alright
    """
)
POLITE_AFTER = _phrases("please, thanks, thank you, for me, now, right now, ok, okay, again")

# "I want to …" is a request when a command follows, and a task when anything else does.
WISHES = _phrases(
    """
    i want to, i want you to, i'd like to, i'd like you to, i would like to, i would like you to, i need
    to, i need you to, i have to, i wanna
    """
)
COMMANDS = _phrases(
    """
    add, create, remember, show, list, see, view, delete, remove, rename, mark, update, change, edit
    """
)

# A task that is said as a duty: "I need to pay bills".
DUTIES = _phrases(
    """
    remember to, remember that i need to, remember, remind me to, remind me that i need to, remind me
    about, remind me of, remind me, i need to remember to, i have to remember to, i need to remember, i
    must remember to, i should remember to, don't forget to, do not forget to, don't let me forget to, i
    need to, i have to, i must, i should, i've got to, i gotta, i want to, i'd like to, todo, to do,
    to-do, task
    """
)

# Verbs that tasks begin with: they tell "buy milk and call mom" (two) from "milk and eggs" (one).
TASK_VERBS = _phrases(
    """
    answer, arrange, ask, back, bake, book, borrow, bring, build, buy, call, cancel, change, charge,
    check, clean, close, collect, complete, contact, cook, cut, deliver, do, download, draft, drink,
    drop, eat, email, empty, exercise, feed, fetch, file, fill, find, finish, fix, fold, follow, get,
    give, go, grab, hang, help, hire, install, invite, iron, join, learn, leave, look, mail, make, meet,
    mop, move, mow, open, order, organise, organize, pack, paint, pay, phone, pick, plan, plant, play,
    post, practice, prepare, print, put, read, register, renew, rent, repair, replace, reply, return,
    review, ring, run, schedule, sell, send, set, share, shop, show, sign, sort, start, stop, study,
    submit, sweep, switch, take, talk, text, tidy, train, update, vacuum, visit, walk, wash, watch,
    water, wipe, work, wrap, write
    """
)

# Said alone, these begin a task: "Buy milk". Verbs that are also requests ("show", "check", "find") are left out.
BARE_VERBS = _phrases(
    """
    bake, book, buy, call, clean, cook, email, exercise, feed, fix, iron, mail, meet, mow, order, paint,
    pay, phone, plan, practice, prepare, renew, repair, return, schedule, send, study, sweep, text,
    vacuum, visit, walk, wash, water, write
    """
)

PENDING_SIGNS = _phrases(
    """
    pending, open, incomplete, unfinished, undone, outstanding, remaining, left, not done, not finished,
    not complete, not completed, not yet, haven't, have not, still, active, have to do, need to do,
    should i do, must i do, to be done, due, next
    """
)
COMPLETED_SIGNS = _phrases("completed, complete, done, finished, closed, accomplished, achieved, ticked off")

GREETINGS = _phrases(
    """
    hi, hello, hey, hi there, hello there, hey there, good morning, good afternoon, good evening, good
    day, greetings, yo, howdy, how are you, hi how are you, hello how are you
    """
)
HELP = _phrases(
    """
    help, help me, what can you do, what can i say, what can i do, what do you do, how does this work,
    how do you work, who are you, what are you, commands, instructions, what are my options, ?
    """
)
THANKS = _phrases(
    """
    thanks, thank you, thanks a lot, thank you very much, thank you so much, many thanks, thx, ty,
    cheers, great, great thanks, perfect, perfect thanks, nice, cool, awesome, good job, well done, ok
    thanks, okay thanks, ok thank you, ok, okay, bye, goodbye
    """
)

NUMBERS = {
    word: number
    for number, word in enumerate(
        _phrases(
            """
            one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen,
            sixteen, seventeen, eighteen, nineteen, twenty
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
    for number, word in enumerate(_phrases(words), start=1)
} | {"last": -1}

IT = _phrases("it, that, this, that one, the same, this one, that task, this task, the same one")
BOTH = _phrases(
    """
    both, them, these, those, them all, them both, all of them, all of those, both of them
    """
)
EVERYTHING = _phrases(
    """
    all, tasks, my list, my tasks, the list, all tasks, every task, everything, all my tasks, all the
    tasks, all done tasks, the whole list, all of my tasks, completed tasks, all completed tasks
    """
)
