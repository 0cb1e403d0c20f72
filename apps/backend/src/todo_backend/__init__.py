"""Backend of the Todo Chatbot."""

__version__ = "0.1.0"
