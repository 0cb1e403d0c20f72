"""What people say, and which tools the offline assistant must then call. Data of `test_sentences`."""

from tests.assistant.offline.table.adding import ADDING
from tests.assistant.offline.table.conversations import CONVERSATIONS
from tests.assistant.offline.table.days import DAYS
from tests.assistant.offline.table.finishing import COMPLETING, DELETING
from tests.assistant.offline.table.looking import LOOKING
from tests.assistant.offline.table.questions import QUESTIONS
from tests.assistant.offline.table.spec import SPEC
from tests.assistant.offline.table.talk import TALK
from tests.assistant.offline.table.undoing import UNDOING
from tests.assistant.offline.table.updating import UPDATING

CASES = (
    *SPEC,
    *ADDING,
    *DAYS,
    *LOOKING,
    *COMPLETING,
    *DELETING,
    *UPDATING,
    *TALK,
    *CONVERSATIONS,
    *QUESTIONS,
    *UNDOING,
)
