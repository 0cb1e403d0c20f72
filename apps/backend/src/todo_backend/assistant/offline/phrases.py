"""Sentences that are talk, not work. Data only: compared whole, after marks at the end and politeness are gone."""

from todo_backend.assistant.offline.intents import Kind
from todo_backend.assistant.offline.vocabulary import phrases

TALK: dict[Kind, tuple[str, ...]] = {
    "greet": phrases(
        """
        hi, hello, hey, hi there, hello there, hey there, good morning, good afternoon, good evening, good
        day, greetings, yo, howdy, hiya, hallo, salam, assalamualaikum, namaste, hola, sup, hello assistant,
        hi bot, hello bot, morning, evening, anyone there, are you there, hello again, hi again
        """
    ),
    "mood": phrases(
        """
        how are you, hi how are you, hello how are you, how are you doing, how are you today, how's it going,
        hows it going, what's up, whats up, how do you do, are you ok, hey how are you
        """
    ),
    "who": phrases(
        """
        who are you, what are you, are you a bot, are you a robot, are you human, are you real, are you an ai,
        what's your name, what is your name, whats your name, are you chatgpt, who made you, do you have a
        name, are you ai, are you offline
        """
    ),
    "help": phrases(
        """
        help, help me, what can you do, what can i say, what can i do, what do you do, how does this work, how
        do you work, commands, instructions, what are my options, ?, how can you help, how can you help me,
        what can you do for me, show help, i need help, how do i use this, how to use this, what do i do, what
        should i say, what else can you do, menu, how do i start, get started, what are your commands,
        examples, give me some examples, how do i add a task, how can i add a task, how do i delete a task,
        how do i complete a task, how do i rename a task, what do you know
        """
    ),
    "thanks": phrases(
        """
        thanks, thank you, thanks a lot, thank you very much, thank you so much, many thanks, thx, ty, cheers,
        great, great thanks, perfect, perfect thanks, nice, cool, awesome, good job, well done, ok thanks,
        okay thanks, ok thank you, thanks so much, much appreciated, that's great, thats great, that's all,
        thats all, nice one, excellent, wonderful, lovely, brilliant, amazing, you're great, you are great,
        you're awesome, i appreciate it, good, very good, good bot, super, thank u, tysm, great job, nice
        work, love it, 👍, 🙏, 😊, ❤️, ❤, :), that's perfect, got it, thanks for your help, thank you for your
        help, thanks for the help
        """
    ),
    "bye": phrases(
        """
        bye, goodbye, good bye, bye bye, see you, see you later, see you tomorrow, good night, cya, later,
        talk to you later, that's all for today, i'm done for today, gotta go, have a nice day
        """
    ),
    "calendar": phrases(
        """
        what day is it, what day is it today, what's the date, what is the date, what's today's date, what is
        today's date, whats the date, what date is it, what day is today, what is today, today's date, which
        day is it
        """
    ),
    "yes": phrases(
        """
        yes, y, yeah, yep, yup, sure, ok, okay, go ahead, do it, please do, confirm, confirmed, of course,
        correct, right, yes please, yes do it, yes go ahead, sure go ahead, ok do it, absolutely, definitely,
        that's right, yes i am sure, yes i'm sure, i'm sure, yes delete them, yes delete it, alright, all
        right, yes all of them, k
        """
    ),
    "no": phrases(
        """
        i changed my mind, actually no, no, n, nope, nah, no thanks, no thank you, never mind, nevermind,
        cancel, cancel that, forget it, forget that, stop, don't, dont, neither, none, none of them, nothing,
        leave it, keep it, keep them, no don't, no dont, not now, no leave it, neither of them, none of those,
        abort, no keep them, leave them, no never mind
        """
    ),
    "undo": phrases(
        """
        undo, undo that, undo it, undo this, undo the last change, undo last change, undo the last one, undo
        last, undo what you did, undo what you just did, revert, revert that, revert it, revert the last
        change, take that back, take it back, roll back, rollback, roll that back, put it back, put that back,
        put them back, bring it back, bring that back, bring them back, restore it, restore that, restore
        them, restore the deleted task, restore the task, i take it back, that was a mistake, that was wrong,
        i made a mistake, undo my last action, undo the last action, undo the deletion, undo the delete,
        undelete, undelete it, undelete that, undo the change, undo the last command, reverse that, can i undo
        that, ctrl z, ctrl+z, i didn't mean that, i didn't mean to do that, i didn't mean to delete that, i
        didn't mean to delete it, undo both, undo all of that, undo them, undo please, i didn't want that,
        unde that, undo the rename, undo adding that, wrong one
        """
    ),
    "redo": phrases("redo, redo that, redo it, undo the undo, undo undo, do it again, redo the last change, reapply"),
}
