"""Taking the last change back. What was there before stands in the stored tool calls: nothing is kept in memory."""

from todo_backend.assistant.offline import deeds, wording
from todo_backend.assistant.offline.intents import Intent
from todo_backend.assistant.offline.memory import Done
from todo_backend.assistant.offline.parser import parse
from todo_backend.assistant.offline.recall import Past
from todo_backend.assistant.offline.world import Call, Outcome, Script, World


def undo(_intent: Intent, world: World) -> Script:
    """Each call of the last turn that changed something, backwards. "undo" again goes one turn further back."""
    turns = world.this_turn()
    stack, renumbered = _changes(turns, world)
    if not stack:
        return Outcome(wording.NOTHING_TO_UNDO)
    return (yield from _revert(stack[-1], renumbered, world))


def redo(_intent: Intent, world: World) -> Script:
    """Takes back what "undo" has just done."""
    last = next((turn for turn in reversed(world.past) if _has_changed(turn)), None)
    if last is None or not _is_undo(last, world):
        return Outcome(wording.NOTHING_TO_REDO)
    return (yield from _revert(last, {}, world, "Done again"))


def _revert(turn: Past, renumbered: dict[int, int], world: World, opening: str = "Undone") -> Script:
    calls = [call for call in reversed(turn.done) if call.changed]
    if all(call.name == "delete_task" for call in calls):
        calls.reverse()  # they come back in the order in which they stood
    numbers = dict(renumbered)
    answered: list[Done] = []
    ticks: list[Call] = []
    lost = sum(call.name != "add_task" and call.before is None for call in calls)
    known = [call for call in calls if call.name == "add_task" or call.before is not None]
    for batch in _batches(known):
        back = yield from world.call(*(_inverse(call, numbers) for call in batch))
        answered += back
        lost += len(batch) - len(back)
        for call, done in zip(batch, back, strict=False):
            if call.name != "delete_task" or done.is_error:
                continue
            numbers[call.task_id] = done.task_id
            if (call.before or {}).get("completed"):
                ticks.append(Call("complete_task", {"task_id": done.task_id}))
    lost_ticks = len(ticks) - max(world.left, 0)
    yield from world.call(*ticks)
    if not answered:
        return Outcome(wording.CANNOT_UNDO)
    return Outcome(deeds.undone(answered, world.today, opening) + wording.not_undone(lost, lost_ticks))


def _batches(calls: list[Done]) -> list[list[Done]]:
    """Calls that can be made at once: a task that comes back has its new number only afterwards."""
    batches: list[list[Done]] = []
    coming: set[int] = set()
    for call in calls:
        if not batches or call.task_id in coming:
            batches.append([])
            coming = set()
        batches[-1].append(call)
        if call.name == "delete_task":
            coming.add(call.task_id)
    return batches


def _inverse(call: Done, numbers: dict[int, int]) -> Call:
    number = numbers.get(call.task_id, call.task_id)
    before = call.before or {}
    if call.name == "add_task":
        return Call("delete_task", {"task_id": number})
    if call.name == "delete_task":
        fields = {key: before.get(key) for key in ("title", "description", "due_date")}
        return Call("add_task", {key: value for key, value in fields.items() if value})
    return Call(
        "update_task", {"task_id": number, **{key: "" if value is None else value for key, value in before.items()}}
    )


def _changes(turns: list[Past], world: World) -> tuple[list[Past], dict[int, int]]:
    """The turns whose changes still stand, and the new numbers of tasks that were deleted and are back."""
    stack: list[Past] = []
    renumbered: dict[int, int] = {}
    for turn in turns:
        if not _has_changed(turn):
            continue
        if _is_undo(turn, world) and stack:
            gone = [call for call in reversed(stack.pop().done) if call.changed and call.name == "delete_task"]
            back = [call for call in turn.done if call.changed and call.name == "add_task"]
            renumbered |= {old.task_id: new.task_id for old, new in zip(gone, back, strict=False)}
        else:
            stack.append(turn)
    return stack, renumbered


def _has_changed(turn: Past) -> bool:
    return any(call.changed for call in turn.done)


def _is_undo(turn: Past, world: World) -> bool:
    return bool(turn.sentence) and parse(turn.sentence, world.today).kind == "undo"
