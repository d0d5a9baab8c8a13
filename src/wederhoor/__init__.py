"""Wederhoor turns war reporting into a situation update in which every line shows who says it."""


def __getattr__(name: str) -> str:
    """The version is looked up only when somebody asks for it."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib.metadata import version

    return version("wederhoor")
