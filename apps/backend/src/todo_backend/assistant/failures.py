"""Failures of a model, and the words for them: what happened and which setting to look at. A table."""

from dataclasses import dataclass

from todo_backend.assistant.providers import Access

SHORT_WAIT_SECONDS = 5.0


@dataclass(frozen=True)
class Failure:
    """A kind of failure. `retry`: the same model may be asked once more; `next_model`: another one may do."""

    code: str
    words: str
    retry: bool = False
    next_model: bool = True


# {service}, {key}, {model}, {base_url} and {seconds} are filled in.
FAILURES: dict[str, Failure] = {
    failure.code: failure
    for failure in (
        Failure("bad_key", "{service} refused the key (401). Look at {key}.", next_model=False),
        Failure("no_access", "{service} does not allow this (403). Look at {key} and LLM_MODEL."),
        Failure("no_model", "{service} has no model “{model}” (404). Look at LLM_MODEL."),
        Failure("too_long", "The chat is too long for {service} (413). Begin a new conversation."),
        Failure(
            "rate_limited",
            "{service} takes no more requests for now (429). Try again in {seconds}, or look at the limits of {key}.",
            retry=True,
        ),
        Failure(
            "timeout",
            "{service} did not answer in time. Try again; LLM_TIMEOUT_SECONDS allows longer.",
        ),
        Failure(
            "unreachable",
            "{service} cannot be reached. Look at the network and at LLM_BASE_URL.",
            retry=True,
            next_model=False,
        ),
        Failure("server_error", "{service} has trouble of its own ({status}). Try again in a while.", retry=True),
        Failure("bad_call", "The model “{model}” called a tool in a wrong way. Try other words.", retry=True),
        Failure("malformed", "{service} answered in a form that cannot be read. Look at LLM_BASE_URL.", retry=True),
        Failure(
            "bad_request",
            "{service} did not take the request ({status}). Look at LLM_MODEL and LLM_BASE_URL.",
        ),
        Failure("empty", "The model “{model}” gave an empty answer. Look at LLM_MODEL and LLM_BASE_URL.", retry=True),
    )
}

TOO_MANY_STEPS = "That took more steps than I may take for one message. Try it in smaller parts."
TURN_TIMEOUT = "That took too long, so I stopped. CHAT_TIMEOUT_SECONDS allows longer."
UNEXPECTED = "Something went wrong on my side, so I stopped. The log has the details."


class ModelFailure(Exception):  # noqa: N818 - a failure of the model, not of this program
    """A model could not answer."""

    def __init__(
        self, code: str, access: Access, model: str, status: int | None = None, wait: float | None = None
    ) -> None:
        self.kind = FAILURES[code]
        self.wait = wait
        self.status = status
        self.begun = False  # whether words had been said by then: then no other model may begin anew
        self.words = self.kind.words.format(
            service=access.provider.title,
            key=access.provider.key_setting,
            model=model,
            base_url=access.base_url or "",
            status=status or "no status",
            seconds=_wait_words(wait),
        )
        super().__init__(code)

    @property
    def may_retry(self) -> bool:
        """True when the same model may be asked again at once or after a short wait."""
        return self.kind.retry and (self.wait or 0) <= SHORT_WAIT_SECONDS


def _wait_words(seconds: float | None) -> str:
    if not seconds:
        return "a minute"
    return f"{round(seconds)} seconds" if seconds < 90 else f"{round(seconds / 60)} minutes"
